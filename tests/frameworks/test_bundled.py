"""The packs that come with the product: whole as their sources are, in plain words, and fixed once published."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.frameworks.loading import PACKS_FOLDER, bundled_folders, check_path, common_templates, load_pack
from alongside.frameworks.schema import Pack, SessionTemplate

PUBLISHED = Path(__file__).parent / "published_digests.json"
LONGEST_EASY_SENTENCE = 15

# How many answers a prompt takes, whether it takes words, its values, its moments.
Shape = tuple[str, bool, list[str], list[str]]


@functools.cache
def bundled(pack_id: str) -> Pack:
    return load_pack(PACKS_FOLDER / pack_id)


def sizes(pack: Pack) -> dict[str, Any]:
    return {
        "rungs": [rung.id for rung in pack.rungs],
        "levels": [level.id for level in pack.levels],
        "readiness": len(pack.readiness),
        "challenges": len(pack.challenges),
        "stages": {stage.id: len(stage.questions) for stage in pack.stages},
        "review": [len(theme.prompts) for theme in pack.review],
        "principles": {set_.id: [len(one.commitments) for one in set_.principles] for set_ in pack.principles},
        "priorities": len(pack.priorities),
        "benefits": len(pack.benefits),
    }


def whatever_else(pack: Pack) -> dict[str, Any]:
    """How much there is of what only some packs have; nothing of what a pack has not."""
    counts = {
        "reflective questions": [len(one.questions) for set_ in pack.principles for one in set_.principles],
        "opening": len(pack.reflection.opening) if pack.reflection else 0,
        "reflection": [one.id for one in pack.reflection.sets] if pack.reflection else [],
        "planning": [one.id for one in pack.planning.questions] if pack.planning else [],
        "checklists": {one.level: len(one.items) for one in pack.checklists},
        "measures": [one.id for one in pack.measures],
        "minutes": len(pack.minutes.questions) if pack.minutes else 0,
        "people-map": len(pack.people_map.places) if pack.people_map else 0,
        "work-map": len(pack.work_map.cells) if pack.work_map else 0,
        "both-ways": len(pack.both_ways.sides) if pack.both_ways else 0,
    }
    return {name: count for name, count in counts.items() if count and (not isinstance(count, list) or any(count))}


@pytest.mark.parametrize("folder", bundled_folders(), ids=lambda folder: folder.name)
def test_every_bundled_pack_is_sound_and_named_as_its_folder(folder: Path) -> None:
    assert check_path(folder) == []
    assert load_pack(folder).id == folder.name


def test_the_pack_after_stoke_has_what_its_source_has() -> None:
    assert sizes(bundled("stoke-plan-do-review")) == {
        "rungs": ["coercion", "educating", "informing", "consultation", "engagement", "co-design", "co-production"],
        "levels": ["individual", "organisational", "strategic"],
        "readiness": 5,
        "challenges": 3,
        "stages": {"plan": 15, "do": 5, "review": 7},
        "review": [],
        "principles": {},
        "priorities": 5,
        "benefits": 0,
    }


def test_the_pack_after_stoke_has_minutes_a_garden_twelve_cells_and_both_halves_of_its_promise() -> None:
    pack = bundled("stoke-plan-do-review")
    assert whatever_else(pack) == {"minutes": 5, "people-map": 6, "work-map": 12, "both-ways": 2}
    assert pack.work_map is not None
    kinds, levels = [kind.id for kind in pack.work_map.kinds], [level.id for level in pack.levels]
    assert all(pack.work_map.cell(kind, level) for kind in kinds for level in levels)


def test_the_pack_after_the_north_west_has_nine_principles_and_no_ladder() -> None:
    pack = bundled("north-west-nine-principles")
    principles = pack.principles[0].principles
    assert [one.id for one in principles if one.at_centre] == ["culture"]
    assert (len(principles), pack.rungs, pack.stages, pack.review) == (9, (), (), ())
    assert whatever_else(pack) == {
        "reflective questions": [3, 3, 4, 4, 3, 3, 3, 4, 3],
        "opening": 4,
        "reflection": ["resources", "activities", "effectiveness", "sustainability"],
        "planning": ["space", "voice", "audience", "influence"],
    }


def test_the_pack_after_york_has_measures_and_two_checklists_and_no_ladder() -> None:
    pack = bundled("york-training-and-checklist")
    assert (pack.rungs, pack.stages, pack.principles) == ((), (), ())
    assert whatever_else(pack) == {
        "opening": 3,
        "reflection": ["honesty", "culture", "resources", "relaunching", "communication"],
        "checklists": {"individual": 8, "strategic": 9},
        "measures": ["understand", "use", "tools", "colleagues"],
    }


def test_the_measures_after_york_are_the_statements_of_its_session() -> None:
    [session] = [template for template in common_templates() if template.id == "york-training"]
    asked = {prompt.id: prompt.easy for prompt in session.activities[0].prompts}
    assert set(asked) == {measure.id for measure in bundled("york-training-and-checklist").measures}


def test_the_pack_after_wirral_has_what_its_source_has() -> None:
    assert sizes(bundled("wirral-naomie")) == {
        "rungs": ["consultation", "co-design", "co-production"],
        "levels": ["individual", "strategic"],
        "readiness": 3,
        "challenges": 0,
        "stages": {
            "need": 4,
            "aim": 2,
            "objective": 4,
            "method": 3,
            "implementation": 3,
            "evaluation": 5,
            "agreements": 7,
        },
        "review": [2, 4, 3, 2, 5, 3],
        "principles": {"cornerstones": [5, 4, 3, 4], "wirral": [7, 2, 2, 1, 2, 3]},
        "priorities": 0,
        "benefits": 9,
    }


def shape(template: SessionTemplate) -> dict[str, dict[str, Shape]]:
    return {
        activity.id: {
            prompt.id: (
                prompt.takes.value,
                prompt.words,
                [v.value for v in prompt.values],
                [str(m) for m in prompt.moments],
            )
            for prompt in activity.prompts
        }
        for activity in template.activities
    }


FACES: Shape = ("one", True, ["happy", "unsure", "sad"], [])
NOTES: Shape = ("many", True, [], [])
STATEMENT: Shape = ("one", False, ["1", "2", "3", "4", "5"], ["before", "after"])
BOARD = {"bin": NOTES, "keep": NOTES, "light-bulb": NOTES}


def test_the_common_templates_are_shaped_as_the_contract_says() -> None:
    shapes = {template.id: shape(template) for template in common_templates()}
    assert {key: shapes[key] for key in ("listening-session", "north-west-event", "york-training")} == {
        "listening-session": {
            "how-it-is": {"feeling": FACES},
            "bin-keep-light-bulb": BOARD,
            "before-and-after": {"heard": STATEMENT},
        },
        "north-west-event": {
            "feedback": {"learnt": FACES, "new-ideas": FACES, "next-event": FACES},
            "bin-keep-light-bulb": BOARD,
        },
        "york-training": {
            "understanding": dict.fromkeys(["understand", "use", "tools", "colleagues"], STATEMENT),
        },
    }


def test_two_common_templates_have_the_groups_that_the_contract_names() -> None:
    groups = {template.id: template.groups for template in common_templates()}
    assert groups["listening-session"] == "pack"
    for own in (groups["north-west-event"], groups["york-training"]):
        assert not isinstance(own, str)
        assert [(group.id, group.may_be_under_18) for group in own] == [
            ("young-people", True),
            ("parents-carers", False),
            ("practitioners", False),
            ("supporters", False),
        ]


def said_easily(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a participant may read, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.startswith("easy") and isinstance(inner, str):
                yield f"{place}/{key}", inner
            yield from said_easily(inner, f"{place}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from said_easily(inner, f"{place}/{number}")


def everything() -> Iterator[tuple[str, Any]]:
    for folder in bundled_folders():
        yield folder.name, json.loads(load_pack(folder).canonical)
    yield "_common", [template.model_dump(mode="json") for template in common_templates()]


def test_easy_words_come_in_short_sentences() -> None:
    long = [
        (place, sentence)
        for name, content in everything()
        for place, text in said_easily(content, name)
        for sentence in re.split(r"(?<=[.?!])\s+", text)
        if len(sentence.split()) > LONGEST_EASY_SENTENCE
    ]
    assert long == []


def test_no_pack_names_a_person_to_write_to() -> None:
    for name, content in everything():
        assert re.findall(r"[\w.]+@[\w.]+|\b0\d{4}\s?\d{6}\b", json.dumps(content)) == [], name


@pytest.mark.parametrize("folder", bundled_folders(), ids=lambda folder: folder.name)
def test_a_published_version_is_never_changed(folder: Path) -> None:
    """Sites that installed a version refuse other words under its number.

    So changed words get a new `version` in pack.yaml, and their digest is added to published_digests.json.
    """
    pack = load_pack(folder)
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published[pack.id].get(pack.version) == pack.digest
