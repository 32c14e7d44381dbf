"""A mark holds as it was signed, and any change to it is noticed."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.marks import canonical, moments, multikey
from alongside.assurance.marks.contexts import CREDENTIALS, OPEN_BADGES
from alongside.assurance.marks.verifying import NO_LIST, fingerprint
from tests.factories.changed_documents import at, changes
from tests.factories.mark_documents import AWARDED, NOW, SITE, UNTIL, MadeArea, copied

ELM = MadeArea()
MARK = ELM.mark()
LIST = ELM.withdrawn()
MADE_BY_ANOTHER = MadeArea().mark()


def test_a_mark_as_it_was_signed_is_good() -> None:
    verdict = ELM.verify(MARK, status=LIST)

    assert (verdict.problems, verdict.warnings, verdict.status_as_of) == ([], [], NOW)


def test_without_a_list_of_withdrawn_marks_it_is_good_with_a_warning() -> None:
    verdict = ELM.verify(MARK)

    assert (verdict.is_good, verdict.warnings) == (True, [NO_LIST])


@pytest.mark.parametrize("indent", [None, 1, 9])
def test_white_space_is_free(indent: int | None) -> None:
    written = json.dumps(json.loads(canonical.spelled(MARK)), ensure_ascii=False, indent=indent)

    assert ELM.verify(f" \n\t{written}\r\n".encode()).is_good


def test_any_change_to_any_place_fails() -> None:
    changed = dict(changes(MARK))

    still_good = [name for name, document in changed.items() if ELM.verify(document).is_good]

    assert len(changed) > 300
    assert still_good == []


BARE = ELM.mark(found=(), signatures=())
NOT_THERE = [
    (place, term)
    for place in ((), ("issuer",), ("credentialSubject",), ("credentialSubject", "achievement"))
    for term in ("evidence", "result", "resultDescription", "description", "@index")
    if term not in at(BARE, place)
]


@pytest.mark.parametrize(("place", "term"), NOT_THERE)
@pytest.mark.parametrize("nothing", [None, []])
def test_a_term_with_nothing_in_it_fails_although_it_says_nothing(
    place: tuple[str, ...], term: str, nothing: object
) -> None:
    assert ELM.verify(BARE).is_good
    changed = copied(BARE)
    at(changed, place)[term] = nothing

    assert not ELM.verify(changed).is_good


@pytest.mark.parametrize("term", ["grade", "@type", "@graph", "@included", "nonce", "termsOfUse"])
def test_another_term_at_the_top_fails(term: str) -> None:
    verdict = ELM.verify({**MARK, term: "excellent"})

    assert verdict.problems == [f"It is no mark as we know it: {term}: this term is not defined."]


def test_even_its_issuer_cannot_sign_an_undefined_term() -> None:
    unsigned = copied({term: value for term, value in MARK.items() if term != "proof"})
    unsigned["credentialSubject"]["grade"] = "excellent"

    assert ELM.verify(ELM.sign(unsigned)).problems == [
        "It is no mark as we know it: credentialSubject.grade: this term is not defined."
    ]


def text() -> str:
    return canonical.saved(MARK).decode()


@pytest.mark.parametrize(
    ("name", "encoded"),
    [
        ("a needless escape", text().replace("VerifiableCredential", "\\u0056erifiableCredential").encode()),
        ("an escaped letter", text().replace("É", "\\u00c9").encode()),
        ("a slash that is escaped", text().replace("https://", "https:\\/\\/", 1).encode()),
        ("a term twice", text().replace('"name"', '"name": "Elmbridge Vale",\n"name"', 1).encode()),
        ("terms in another order", json.dumps(dict(reversed(MARK.items())), ensure_ascii=False).encode()),
        ("a byte order mark", b"\xef\xbb\xbf" + text().encode()),
        ("another alphabet", text().encode("utf-16")),
        ("Latin letters as single bytes", text().encode("latin-1")),
        ("something behind it", text().encode() + b"{}"),
        ("a comment", b"/* good */" + text().encode()),
        ("a letter in two parts", text().replace("É", "E\u0301").encode()),
        ("a space that is none", text().replace("\n", "\u00a0\n", 1).encode()),
        ("a list around it", b"[" + text().encode() + b"]"),
        ("nothing", b""),
        ("a number without end", b'{"a": NaN}'),
        ("boxes in boxes", b"[" * 100_000),
        ("far too much", b" " * canonical.LONGEST + text().encode()),
    ],
)
def test_no_other_spelling_is_taken(name: str, encoded: bytes) -> None:
    assert ELM.verify(text().encode()).is_good
    assert not ELM.verify(encoded).is_good, name


def other_spellings(value: str) -> Iterator[str]:
    """A signature in the same bytes, written otherwise."""
    raw = multikey.from_text(value, length=64)
    yield f"z1{value[1:]}"
    yield f"u{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"
    yield f"m{base64.b64encode(raw).decode()}"
    yield f"f{raw.hex()}"
    yield f"Z{value[1:]}"
    yield f"{value} "
    order = 2**252 + 27742317777372353535851937790883648493
    high = int.from_bytes(raw[32:], "little") + order
    yield multikey.to_text(raw[:32] + high.to_bytes(32, "little"))


def test_a_signature_has_one_spelling() -> None:
    for spelling in other_spellings(MARK["proof"]["proofValue"]):
        changed = copied(MARK)
        changed["proof"]["proofValue"] = spelling
        assert not ELM.verify(changed).is_good, spelling


@given(st.binary(min_size=64, max_size=64))
def test_no_other_signature_is_taken(raw: bytes) -> None:
    changed = copied(MARK)
    changed["proof"]["proofValue"] = multikey.to_text(raw)

    assert not ELM.verify(changed).is_good


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_no_mark_is_refused_with_a_reason(content: bytes) -> None:
    assert len(ELM.verify(content).problems) == 1


def test_the_mark_of_one_area_is_not_anothers() -> None:
    oak = MadeArea(slug="oak")
    stolen = copied(MARK)
    stolen["issuer"] = {**stolen["issuer"], "id": oak.places.issuer}

    assert oak.verify(MARK).problems == ["The issuer’s document belongs to another issuer than the mark names."]
    assert oak.verify(stolen).problems == ["It was signed with a key that its issuer does not have."]


def test_a_key_that_the_issuer_does_not_sign_with_is_not_taken() -> None:
    issuer = ELM.issuer()
    issuer["assertionMethod"] = [f"{ELM.places.issuer}#key-2"]

    assert ELM.verify(MARK, issuer=issuer).problems == ["It was signed with a key that its issuer does not have."]


def test_an_issuer_with_the_name_of_another_and_a_key_of_its_own_is_found_out() -> None:
    forger = MadeArea()

    assert ELM.verify(forger.mark()).problems == ["It was changed after it was signed, or somebody else signed it."]
    assert fingerprint(forger.issuer()) != fingerprint(ELM.issuer())


@pytest.mark.parametrize(
    "change",
    [
        lambda issuer: issuer["verificationMethod"][0].update(controller=f"{SITE}/oak"),
        lambda issuer: issuer["verificationMethod"][0].update(publicKeyMultibase="z6Mk"),
        lambda issuer: issuer["verificationMethod"][0].update(type="JsonWebKey"),
        lambda issuer: issuer["verificationMethod"].append(issuer["verificationMethod"][0]),
        lambda issuer: issuer.update(alsoKnownAs="somebody"),
    ],
)
def test_an_issuer_document_that_is_not_sound_is_not_believed(change: Callable[[dict[str, Any]], object]) -> None:
    issuer = copied(ELM.issuer())
    change(issuer)

    assert not ELM.verify(MARK, issuer=issuer).is_good


def test_addresses_of_another_site_are_not_taken() -> None:
    elsewhere = copied({term: value for term, value in MARK.items() if term != "proof"})
    elsewhere["credentialSubject"]["id"] = "https://elsewhere.example/elm/projects/quiet-rooms/"

    assert ELM.verify(ELM.sign(elsewhere)).problems == ["It names addresses of another site than its issuer’s."]


@pytest.mark.parametrize(
    "address",
    [
        "https://together.example@elsewhere.example/.well-known/marks/elm/issuer.json",
        "https://together.example/\x1b[2J",
        "https://together.example/\u202egpj",
        "https://together.example/ elm",
        "https://[together.example/",
        "//together.example/elm",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_could_pass_for_another_is_not_taken_from_anybody(address: str) -> None:
    issuer = MadeArea()
    unsigned = copied({term: value for term, value in MARK.items() if term != "proof"})
    unsigned["issuer"]["id"] = address

    (problem,) = issuer.verify(issuer.sign(unsigned)).problems
    assert problem.startswith("It is no mark as we know it: issuer.id:")


def test_a_mark_that_is_signed_twice_over_is_not_taken() -> None:
    assert not ELM.verify({**MARK, "proof": [MARK["proof"], MADE_BY_ANOTHER["proof"]]}).is_good
    assert not ELM.verify({**MARK, "proof": MADE_BY_ANOTHER["proof"]}).is_good


@pytest.mark.parametrize(
    "vocabularies",
    [
        [CREDENTIALS],
        [OPEN_BADGES, CREDENTIALS],
        [CREDENTIALS, OPEN_BADGES.replace("3.0.3", "3.0.1")],
        [CREDENTIALS, OPEN_BADGES, "https://elsewhere.example/context.json"],
        [CREDENTIALS, OPEN_BADGES, {"grade": "https://schema.org/name"}],
        [CREDENTIALS, OPEN_BADGES, OPEN_BADGES],
        CREDENTIALS,
        {"@vocab": "https://schema.org/"},
    ],
)
def test_other_vocabularies_are_not_taken_and_never_fetched(vocabularies: object) -> None:
    assert not ELM.verify({**MARK, "@context": vocabularies}).is_good


def test_it_begins_on_its_day_and_ends_after_its_last() -> None:
    second = timedelta(seconds=1)

    assert ELM.verify(MARK, now=AWARDED - second).problems == ["It is not valid yet. It begins on 1 March 2026."]
    assert ELM.verify(MARK, now=AWARDED).is_good
    assert ELM.verify(MARK, now=UNTIL).is_good
    assert ELM.verify(MARK, now=UNTIL + second).problems == ["It ran out. 1 March 2028 was its last day."]


# Where clocks stand on summer time, a day ends an hour earlier than in UTC; on two days of the year it is 23 or 25 hours.
@pytest.mark.parametrize(
    ("awarded_on", "months", "last_day", "last_second"),
    [
        (date(2026, 1, 31), 1, "28 February 2026", "2026-02-28T23:59:59Z"),
        (date(2026, 2, 14), 5, "14 July 2026", "2026-07-14T22:59:59Z"),
        (date(2025, 3, 29), 12, "29 March 2026", "2026-03-29T22:59:59Z"),
        (date(2025, 3, 28), 12, "28 March 2026", "2026-03-28T23:59:59Z"),
        (date(2024, 10, 25), 24, "25 October 2026", "2026-10-25T23:59:59Z"),
        (date(2024, 10, 24), 24, "24 October 2026", "2026-10-24T22:59:59Z"),
        (date(2024, 2, 29), 24, "28 February 2026", "2026-02-28T23:59:59Z"),
    ],
)
def test_its_last_day_ends_when_it_ends_where_the_areas_are(
    awarded_on: date, months: int, last_day: str, last_second: str
) -> None:
    until = moments.end_of(moments.months_after(awarded_on, months))
    mark = ELM.mark(valid_from=datetime(2024, 1, 1, tzinfo=UTC), valid_until=until)

    assert mark["validUntil"] == last_second
    assert ELM.verify(mark, now=until + timedelta(microseconds=999_999)).is_good
    assert ELM.verify(mark, now=until + timedelta(seconds=1)).problems == [f"It ran out. {last_day} was its last day."]
