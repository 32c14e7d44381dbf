"""A pack is frozen, and answers for what it lacks as well as for what it has."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from alongside.frameworks.loading import parse_pack
from tests.factories.frameworks import odd_pack, smallest_files


def test_a_pack_cannot_be_changed() -> None:
    pack = odd_pack()
    with pytest.raises(ValidationError, match="frozen"):
        pack.title = "Another"  # type: ignore[misc]


def test_given_an_id_when_asked_for_then_the_thing_or_nothing_is_found() -> None:
    pack = odd_pack()
    found = (pack.group("ecole-buissonniere"), pack.stage("dusk"), pack.question("light-at-noon"))
    assert [thing.id for thing in found if thing] == ["ecole-buissonniere", "dusk", "light-at-noon"]
    assert (pack.group("x"), pack.stage("x"), pack.question("x")) == (None, None, None)


def test_given_a_pack_without_ladder_when_asked_then_there_are_no_rungs() -> None:
    pack = parse_pack(smallest_files())
    assert (pack.rungs, pack.questions) == ((), ())


def test_a_question_that_stands_in_several_stages_is_one_question() -> None:
    assert [question.id for question in odd_pack().questions] == [
        "weather",
        "light-at-dawn",
        "light-at-noon",
        "light-at-dusk",
        "light-at-night",
        "light-at-small-hours",
    ]


def test_given_a_question_that_takes_a_list_of_the_pack_then_it_offers_that_list() -> None:
    pack = odd_pack()
    question = pack.question("light-at-noon")
    assert question is not None
    assert pack.choices_of(question) == (
        ("valley", "Valley", "Valley"),
        ("slope", "Slope", "Slope"),
        ("summit", "Summit", "Top"),
    )


def test_given_a_question_with_its_own_choices_then_it_offers_those() -> None:
    question = {
        "id": "q",
        "text": "T",
        "easy": "E",
        "kind": "choice",
        "choices": [{"value": "a", "label": "An A", "easy_label": "A"}],
    }
    stage = {
        "id": "s",
        "position": 1,
        "title": "T",
        "easy_title": "T",
        "summary": "S",
        "easy_summary": "S",
        "questions": [question],
    }
    pack = parse_pack({**smallest_files(), "stages/s.yaml": stage})
    assert pack.choices_of(pack.questions[0]) == (("a", "An A", "A"),)
