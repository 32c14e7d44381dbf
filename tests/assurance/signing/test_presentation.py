"""How something is shown is no evidence: what changes only that leaves every signature as it is."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from alongside.assurance.actions import attest, hand_in_review, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said
from alongside.assurance.signing.actions import ask_to_sign, look_again
from alongside.assurance.signing.queries import asked_in, standing_of
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack
from alongside.gatherings.actions import MinutesFacts, publish_minutes, write_minutes
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Minutes
from alongside.people.actions import set_word
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.people.queries import standing_in
from alongside.projects.actions import answer_readiness, answer_stage_question
from alongside.projects.enums import Ready
from alongside.projects.queries import pack_for_project
from tests.factories.evidence import BY, group_of, met, theme_in
from tests.factories.people import person_with
from tests.factories.projects import area_with, installed, odd_pack_files
from tests.factories.signing import SignOffScene, sign_off_scene

SIGNING = ("ecolieres", "aunts")


def files() -> dict[str, Any]:
    """The little pack, whose checks, rungs and forms speak of the word that an area may choose another for."""
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["word"] = "papers"
    files["ladder.yaml"]["families"][0]["rungs"][0]["title"] = "Telling by papers"
    files["stages/1-begin.yaml"]["questions"][1]["text"] = "Who asks for papers?"
    files["review.yaml"]["themes"][0]["prompts"][0]["text"] = "Were the papers good?"
    files["readiness.yaml"]["questions"][0]["text"] = "Is there time for papers?"
    return files


@pytest.fixture
def scene(db: None) -> SignOffScene:
    """Something of every kind is recorded, and both groups signed it."""
    scene = sign_off_scene(area_with(files(), title="Elm"))
    project = scene.project
    answer_stage_question(project=project, question="who-asks", words="We want papers.", by=BY)
    answer_readiness(project=project, answers={"time": Ready.YES}, by=BY)
    met(project, Purpose.ASKED, groups=[*SIGNING, "bakers"])
    theme_in(project, title="More papers")
    there = [group_of(project.area, key) for key in ("aunts", "ecolieres", "bakers")]
    facts = MinutesFacts(answers={"agenda": "The papers"}, met_on=clock.today(), groups=there)
    write_minutes(project=project, facts=facts, by=BY)
    attest(project=project, check_id="papers", note="I brought the papers.", by=scene.actor(_officer(scene)))
    for key in SIGNING:
        group, lines = scene.group(key), {"was-it-good": Said(ReviewAnswer.YES, "Good papers.")}
        write_review(project=project, group=group, lines=lines, seen={}, by=BY)
        hand_in_review(project=project, group=group, by=BY)
    for key in SIGNING:
        scene.signs(key)
    return scene


def _officer(scene: SignOffScene) -> User:
    return person_with(Role.COORDINATOR, area=scene.project.area)


def another_word(scene: SignOffScene) -> None:
    set_word(area=scene.project.area, word="leaves", easy_word="green leaves", because="A ballot.", by=BY)


def the_packs_word_again(scene: SignOffScene) -> None:
    another_word(scene)
    set_word(area=scene.project.area, word="", easy_word="", because="", by=BY)


def groups_are_called_otherwise(scene: SignOffScene) -> None:
    """The area goes on to a version whose groups have other names and pictures, in another order; the project stays."""
    next_files = files()
    next_files["pack.yaml"] |= {"version": "2", "groups": next_files["pack.yaml"]["groups"][::-1]}
    for group in next_files["pack.yaml"]["groups"]:
        group |= {"title": f"Dear {group['title']}", "easy_title": "Friends", "symbol": "sun"}
    adopt_pack(area=scene.project.area, version=installed(next_files), by=BY)


def people_are_called_otherwise(scene: SignOffScene) -> None:
    for person in User.objects.all():
        person.name = f"Dr {person.name}"
        person.save(update_fields=["name"])


def the_area_is_called_otherwise(scene: SignOffScene) -> None:
    scene.project.area.title = "The people of Elm"
    scene.project.area.save(update_fields=["title"])


def minutes_are_shown_to_everybody(scene: SignOffScene) -> None:
    publish_minutes(minutes=Minutes.objects.get(), seen=1, by=BY)


def groups_are_asked_once_more(scene: SignOffScene) -> None:
    ask_to_sign(project=scene.project, by=BY)


PRESENTATION: list[Callable[[SignOffScene], None]] = [
    another_word,
    the_packs_word_again,
    groups_are_called_otherwise,
    people_are_called_otherwise,
    the_area_is_called_otherwise,
    minutes_are_shown_to_everybody,
    groups_are_asked_once_more,
]


@pytest.mark.parametrize("change", PRESENTATION, ids=lambda change: change.__name__)
def test_what_is_only_shown_otherwise_leaves_signatures_as_they_are(
    change: Callable[[SignOffScene], None], scene: SignOffScene
) -> None:
    before = Reading(scene.project).snapshot
    change(scene)
    scene.project.refresh_from_db()
    now = Reading(scene.project).snapshot
    assert now.prints == before.prints
    assert now.digest == before.digest
    assert standing_of(scene.project).stale == ()
    assert look_again() == 0
    aunt = scene.project.signatures.get(group__key="aunts").signed_by
    assert asked_in(standing_in(aunt, scene.project.area.slug)) == []


def test_the_record_is_read_in_the_areas_own_word_all_the_same(scene: SignOffScene) -> None:
    another_word(scene)
    scene.project.refresh_from_db()
    assert pack_for_project(scene.project).rungs[0].title == "Telling by leaves"
    titles = {item.title for item in Reading(scene.project).snapshot.items}
    assert "Who asks for leaves?" in titles
    assert "More papers" in titles, "what people said themselves is never worded anew"


def test_what_is_evidence_asks_again(scene: SignOffScene) -> None:
    met(scene.project, Purpose.EXPLAINED, groups=["bakers"])
    assert look_again() == 1
    assert standing_of(scene.project).stale == SIGNING
