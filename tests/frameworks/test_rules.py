"""What a pack has to mean, beyond its form: references resolve, the ladder is ordered, ids are unique."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks import rules
from alongside.frameworks.loading import check_path, parse_pack
from tests.factories.frameworks import smallest_files, write_files


def ladder(*families: list[int]) -> dict[str, Any]:
    """A ladder whose families have rungs with these steps."""
    return {
        "title": "L",
        "easy_title": "L",
        "description": "D",
        "easy": "E",
        "families": [
            {
                "id": f"family-{number}",
                "title": "F",
                "easy_title": "F",
                "easy": "E",
                "rungs": [
                    {
                        "id": f"rung-{number}-{place}",
                        "step": step,
                        "title": "R",
                        "easy_title": "R",
                        "description": "D",
                        "easy": "E",
                    }
                    for place, step in enumerate(steps)
                ],
            }
            for number, steps in enumerate(families)
        ],
    }


def reasons(tmp_path: Path, **files: Any) -> list[str]:
    """What is wrong with the smallest pack together with these files."""
    named = {f"{name}.yaml": content for name, content in files.items()}
    return [error.reason for error in check_path(write_files(tmp_path, smallest_files() | named))]


@pytest.mark.parametrize(
    ("families", "expected"),
    [
        ([[1, 2], [3]], []),
        ([[3, 2], [1]], []),
        ([[1, 2], [2]], ["two rungs have the step 2"]),
        ([[1], [3]], ["the steps of the ladder have a gap"]),
        ([[2], [3]], ["the steps of the ladder have a gap"]),
        ([[1, 3], [2]], ["a rung of another family stands between the rungs of `family-0`"]),
    ],
)
def test_the_ladder_is_ordered(tmp_path: Path, families: list[list[int]], expected: list[str]) -> None:
    assert reasons(tmp_path, ladder=ladder(*families)) == expected


@given(st.permutations(range(1, 8)), st.integers(1, 6))
def test_given_any_order_in_the_file_when_read_then_rungs_go_from_the_bottom_to_the_top(
    steps: list[int], cut: int
) -> None:
    low = [step for step in steps if step <= cut]
    high = [step for step in steps if step > cut]
    pack = parse_pack({**smallest_files(), "ladder.yaml": ladder(high, low)})
    assert [rung.step for rung in pack.rungs] == list(range(1, 8))
    assert rules.findings(pack, {}) == []


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_a_ladder_of_one_family_is_sound_exactly_when_its_steps_count_up_from_one(steps: list[int]) -> None:
    pack = parse_pack({**smallest_files(), "ladder.yaml": ladder(steps)})
    is_sound = rules.findings(pack, {}) == []
    assert is_sound == (sorted(steps) == list(range(1, len(steps) + 1)))


TAG = {"id": "one", "title": "T", "easy_title": "T", "description": "D", "easy": "E"}
COMMITMENT = {"id": "one", "text": "T", "easy": "E"}
PRINCIPLE = {"id": "one", "title": "T", "easy_title": "T", "commitments": [COMMITMENT]}
SET = {**TAG, "principles": [PRINCIPLE]}
PROMPT = {"id": "one", "text": "T", "easy": "E"}
THEME = {"id": "theme", "title": "T", "easy_title": "T"}
ASKED = {**PROMPT, "takes": "many", "words": True}
ACTIVITY = {"id": "one", "title": "T", "easy_title": "T", "kind": "board", "prompts": [ASKED]}
TEMPLATE = {"id": "one", "title": "T", "easy_title": "T", "summary": "S", "groups": "pack", "activities": [ACTIVITY]}
GROUP = {"id": "bakers", "title": "B", "easy_title": "B", "symbol": "food", "may_be_under_18": False}
READY = {**PROMPT, "if_not": "N", "easy_if_not": "N"}
HARD = {**TAG, "prompt": "P", "easy_prompt": "P"}
TERM = {"id": "one", "term": "T", "meaning": "M", "easy": "E"}
VALUE = {"value": "one", "label": "L", "easy_label": "L"}
RATED = {**PROMPT, "takes": "one", "words": False, "values": [VALUE, VALUE]}

TWICE = [
    {"levels": {"levels": [TAG, TAG]}},
    {"readiness": {"questions": [READY, READY]}},
    {"challenges": {"challenges": [HARD, HARD]}},
    {"priorities": {"priorities": [TAG, TAG]}},
    {"benefits": {"benefits": [TAG, TAG]}},
    {"glossary": {"terms": [TERM, TERM]}},
    {"principles": {"sets": [SET, SET]}},
    {"principles": {"sets": [{**SET, "principles": [PRINCIPLE, PRINCIPLE]}]}},
    {"principles": {"sets": [{**SET, "principles": [{**PRINCIPLE, "commitments": [COMMITMENT, COMMITMENT]}]}]}},
    {"review": {"themes": [{**THEME, "prompts": [PROMPT, PROMPT]}]}},
    {"activities": {"templates": [TEMPLATE, TEMPLATE]}},
    {"activities": {"templates": [{**TEMPLATE, "activities": [ACTIVITY, ACTIVITY]}]}},
    {"activities": {"templates": [{**TEMPLATE, "activities": [{**ACTIVITY, "prompts": [ASKED, ASKED]}]}]}},
    {"activities": {"templates": [{**TEMPLATE, "activities": [{**ACTIVITY, "kind": "scale", "prompts": [RATED]}]}]}},
]


@pytest.mark.parametrize("files", TWICE)
def test_an_id_stands_once_in_its_list(tmp_path: Path, files: dict[str, Any]) -> None:
    assert reasons(tmp_path, **files) == ["the id `one` stands here a second time"]


def test_a_review_prompt_stands_once_in_all_themes(tmp_path: Path) -> None:
    themes = [{"id": name, "title": "T", "easy_title": "T", "prompts": [PROMPT]} for name in ("a", "b")]
    assert reasons(tmp_path, review={"themes": themes}) == ["the id `one` stands here a second time"]


def test_a_template_may_not_say_that_children_of_a_group_are_grown_up(tmp_path: Path) -> None:
    template = {**TEMPLATE, "groups": [{**GROUP, "may_be_under_18": True}]}
    assert reasons(tmp_path, activities={"templates": [template]}) == [
        "pack.yaml says otherwise about the group `bakers`"
    ]


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ({"moments": ["before", "before"], "takes": "one"}, "a moment stands here twice"),
        ({"moments": ["before", "after"]}, "what is asked at several moments takes one answer at each"),
        ({"words": False, "values": [VALUE]}, "every prompt of a board takes words"),
    ],
)
def test_a_prompt_can_be_answered_as_it_says(tmp_path: Path, prompt: dict[str, Any], reason: str) -> None:
    activity = {**ACTIVITY, "prompts": [{**ASKED, **prompt}]}
    assert reasons(tmp_path, activities={"templates": [{**TEMPLATE, "activities": [activity]}]}) == [reason]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (
            {"kind": "text", "takes": "many"},
            "only a question of the kind `choice` has `choices`, `choices_from` or `takes: many`",
        ),
        (
            {"kind": "choice", "choices": [VALUE], "choices_from": "groups"},
            "a choice needs either `choices` or `choices_from`",
        ),
        ({"kind": "choice", "choices": [VALUE, VALUE]}, "the id `one` stands here a second time"),
    ],
)
def test_a_question_offers_one_list_when_it_is_a_choice(tmp_path: Path, question: dict[str, Any], reason: str) -> None:
    stage = {
        "id": "one",
        "position": 1,
        "title": "T",
        "easy_title": "T",
        "summary": "S",
        "easy_summary": "S",
        "questions": [{**PROMPT, **question}],
    }
    assert reasons(tmp_path, **{"stages/one": stage}) == [reason]
