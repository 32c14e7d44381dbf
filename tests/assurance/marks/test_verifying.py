"""A mark holds as it was signed, and any change to it is noticed."""

import base64
import gzip
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.marks import canonical, multikey, status_lists
from alongside.assurance.marks.documents import TakenBack
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.verifying import NO_LIST, fingerprint
from tests.factories.mark_documents import AWARDED, NOW, SITE, UNTIL, MadeArea, copied

ELM = MadeArea()
MARK = ELM.mark()
LIST = ELM.withdrawn()


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


def paths(value: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document, leaves and branches."""
    if so_far:
        yield so_far
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*so_far, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*so_far, number))


def at(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        document = document[step]
    return document


def changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each document that differs in one place: changed, taken out, doubled, wrapped, turned round, with more in it."""
    for path in paths(document):
        name = ".".join(map(str, path))
        for how, change in CHANGES.items():
            changed = copied(document)
            if change(at(changed, path[:-1]), path[-1]):
                yield f"{how} {name}", changed


def _say_something_else(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], str):
        return False
    holder[key] += "x"
    return True


def _take_out(holder: Any, key: Any) -> bool:
    del holder[key]
    return True


def _wrap(holder: Any, key: Any) -> bool:
    holder[key] = [holder[key]]
    return True


def _empty(holder: Any, key: Any) -> bool:
    holder[key] = None
    return True


def _turn_round(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], list) or len(holder[key]) < 2:
        return False
    holder[key].reverse()
    return True


def _say_twice(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], list):
        return False
    holder[key].append(holder[key][-1])
    return True


def _add_an_undefined_term(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], dict):
        return False
    holder[key]["grade"] = "excellent"
    return True


def _add_a_defined_term(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], dict) or "description" in holder[key]:
        return False
    holder[key]["description"] = "excellent"
    return True


CHANGES: dict[str, Callable[[Any, Any], bool]] = {
    "changed": _say_something_else,
    "taken out": _take_out,
    "wrapped": _wrap,
    "emptied": _empty,
    "turned round": _turn_round,
    "said twice": _say_twice,
    "undefined term in": _add_an_undefined_term,
    "defined term in": _add_a_defined_term,
}


def test_any_change_to_any_place_fails() -> None:
    changed = dict(changes(MARK))

    still_good = [name for name, document in changed.items() if ELM.verify(document).is_good]

    assert len(changed) > 300
    assert still_good == []


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


def test_it_begins_on_its_day_and_ends_after_its_last() -> None:
    second = timedelta(seconds=1)

    assert ELM.verify(MARK, now=AWARDED - second).problems == ["It is not valid yet. It begins on 1 March 2026."]
    assert ELM.verify(MARK, now=AWARDED).is_good
    assert ELM.verify(MARK, now=UNTIL).is_good
    assert ELM.verify(MARK, now=UNTIL + second).problems == ["It ran out. 1 March 2028 was its last day."]


def taken_back(index: int = 94_567, mark: str = "") -> TakenBack:
    return TakenBack(mark=mark or ELM.places.mark, index=index, because="The promise was not kept.")


def test_once_it_is_withdrawn_it_fails_with_the_reason() -> None:
    verdict = ELM.verify(MARK, status=ELM.withdrawn([taken_back()]))

    assert verdict.problems == ["It was withdrawn. The promise was not kept."]


def test_another_mark_that_was_withdrawn_does_not_touch_it() -> None:
    others = [taken_back(index, f"{SITE}/verify/{index}/") for index in (94_566, 94_568, 0, status_lists.LENGTH - 1)]

    assert ELM.verify(MARK, status=ELM.withdrawn(others)).is_good


def test_a_list_that_somebody_else_signed_is_not_believed() -> None:
    listed = copied(ELM.withdrawn([taken_back()]))
    listed["credentialSubject"]["encodedList"] = status_lists.packed([])

    for forged in (listed, MadeArea().withdrawn(), MadeArea(slug="oak").withdrawn()):
        (problem,) = ELM.verify(MARK, status=forged).problems
        assert problem.startswith("The list of withdrawn marks can’t be believed.")


@given(st.sets(st.integers(0, status_lists.LENGTH - 1), max_size=20), st.integers(0, status_lists.LENGTH - 1))
def test_a_list_tells_of_exactly_those_that_are_in_it(withdrawn: set[int], index: int) -> None:
    assert status_lists.is_set(status_lists.packed(withdrawn), index) == (index in withdrawn)


@pytest.mark.parametrize("encoded", ["", "u", "uH4sI", "z123", "u!!!!", "uH4sIAAAAAAAC"])
def test_what_is_no_list_is_not_read(encoded: str) -> None:
    with pytest.raises(NotSoundError):
        status_lists.is_set(encoded, 1)


def test_a_list_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(NotSoundError):
        status_lists.is_set("u" + base64.urlsafe_b64encode(bomb).decode().rstrip("="), 1)
