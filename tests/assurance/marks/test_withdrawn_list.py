"""The list of withdrawn marks: a withdrawal is noticed, and nobody can change the list or have it unpacked for ever."""

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.marks import status_lists
from alongside.assurance.marks.documents import TakenBack
from alongside.assurance.marks.errors import NotSoundError
from tests.factories.changed_documents import changes
from tests.factories.mark_documents import SITE, MadeArea, copied

ELM = MadeArea()
MARK = ELM.mark()
LIST = ELM.withdrawn()


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


def test_any_change_to_the_list_fails_also_one_that_says_nothing() -> None:
    listed = ELM.withdrawn([taken_back(number, f"{SITE}/verify/{number}/") for number in (3, 1, 2)])
    assert ELM.verify(MARK, status=listed).is_good
    changed = {**dict(changes(listed)), "empty": {**LIST, "evidence": None}, "bare": {**LIST, "evidence": []}}

    still_good = [name for name, document in changed.items() if ELM.verify(MARK, status=document).is_good]

    assert len(changed) > 100
    assert still_good == []


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


def test_not_even_its_issuer_can_have_it_unpacked() -> None:
    listed = copied({term: value for term, value in LIST.items() if term != "proof"})
    bomb = gzip.compress(b"\0" * 50_000_000)
    listed["credentialSubject"]["encodedList"] = "u" + base64.urlsafe_b64encode(bomb).decode().rstrip("=")

    assert ELM.verify(MARK, status=ELM.sign(listed)).problems == [
        "The list of withdrawn marks can’t be believed. The list of withdrawn marks can’t be read."
    ]
