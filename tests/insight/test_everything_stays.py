"""A project and its area move to a version that has none of what they used: every record is still there to read.

One row for each kind of record that hangs on something in a pack: where it is read afterwards, and what must stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.assurance.actions import hand_in_review, remark, write_review
from alongside.assurance.assessing.actions import ask_back, decide, submit
from alongside.assurance.dossier_queries import dossier_of
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.marks.models import Mark
from alongside.assurance.reviews import Said
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack
from alongside.frameworks.enums import Moment, Part
from alongside.frameworks.queries import pack_of
from alongside.gatherings.actions import MinutesFacts, publish_minutes, write_minutes
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.practice.actions.barriers import record_barrier
from alongside.practice.actions.checklists import take_up_checklist, tick
from alongside.practice.actions.reflections import Said as Thought
from alongside.practice.actions.reflections import write_down
from alongside.practice.enums import Ticked
from alongside.practice.ticking import Tick
from alongside.practice.topics import topics_of
from alongside.projects.actions import (
    OnMap,
    agree_to_part,
    answer_readiness,
    answer_stage_question,
    move_project,
    put_on_map,
    reword_part,
)
from alongside.projects.enums import Ready
from alongside.projects.models import Project, ReadinessAnswer
from alongside.projects.queries import pack_for_project
from tests.factories.evidence import BY
from tests.factories.marks import RESERVATION, EarnedScene, earned_scene
from tests.factories.people import person_with
from tests.factories.practice import a_goal, looking, reflecting
from tests.factories.projects import area_with, installed, odd_pack_files

BACKEND = "django.contrib.auth.backends.ModelBackend"


def next_to_nothing(version: str = "2") -> dict[str, Any]:
    """The little pack with one group, one stage that asks something else, and nothing more."""
    files = {name: odd_pack_files()[name] for name in ("pack.yaml", "stages/1-begin.yaml")}
    files["pack.yaml"] |= {"version": version}
    files["pack.yaml"]["groups"] = [group for group in files["pack.yaml"]["groups"] if group["id"] == "bakers"]
    files["stages/1-begin.yaml"]["questions"] = [{"id": "new", "text": "New?", "easy": "New?", "kind": "text"}]
    return files


@dataclass
class Moved:
    """What was recorded under the first version, seen after the move."""

    scene: EarnedScene
    minutes: int
    checklist: int
    reflection: int
    goal: int
    barrier: int

    @property
    def project(self) -> Project:
        return self.scene.project

    def of_project(self, more: str = "") -> str:
        return f"/{self.project.area.slug}/projects/{self.project.slug}/{more}"

    def of_area(self, more: str = "") -> str:
        return f"/{self.project.area.slug}/{more}"


@pytest.fixture
def moved(db: None) -> Moved:
    moved = recorded(earned_scene(area_with(slug="elm")))
    version = installed(next_to_nothing())
    adopt_pack(area=moved.project.area, version=version, by=BY)
    move_project(project=moved.project, to=version, seen=moved.project.pack_version.digest, by=BY)
    return moved


def recorded(scene: EarnedScene) -> Moved:
    """Something of every kind, after the mark was awarded."""
    scene.award()
    project, area = scene.project, scene.project.area
    answer_stage_question(project=project, question="first-day", words="2026-05-03", by=BY)
    answer_readiness(project=project, answers={"time": Ready.NO}, by=BY)
    level = reword_part(project=project, part=Part.LEVEL, value="many", because="All of us.", by=BY)
    agree_to_part(wording=level, group=scene.group("aunts"), by=BY)
    for key in ("ecolieres", "aunts"):
        lines = {"was-it-good": Said(ReviewAnswer.PARTLY, f"So-so, say {key}.")}
        write_review(project=project, group=scene.group(key), lines=lines, seen={}, by=BY)
        hand_in_review(project=project, group=scene.group(key), by=BY)
    remark(project=project, words="It was otherwise.", rung="telling", group=scene.group("aunts"), role="", by=BY)
    assessed_again(scene)
    scene.signs("ecolieres", Word.WITHHELD, reasons="Nobody asked us.", person=scene.signatures[0].signed_by)
    facts = MinutesFacts(answers={"agenda": "Soup and bread."}, met_on=clock.today())
    minutes = write_minutes(project=project, facts=facts, by=BY)
    publish_minutes(minutes=minutes, seen=1, by=BY)
    put_on_map(project=project, who=OnMap(words="My aunt", place="nest"), by=BY)
    use = take_up_checklist(area=area, checklist="bag", about="The day out", project=None, by=BY)
    said = {"bread": Tick(Ticked.PARTLY, "Only rolls.")}
    tick(use=use, moment=Moment.BEFORE, group=scene.group("aunts"), ticks=said, by=BY)
    reflection = reflecting(area, words="We think slowly.")
    look = looking(reflection)
    question = topics_of(pack_of(look.pack_version))[0].questions[0].id
    write_down(look=look, said=[Thought("Tea helps.", question)], by=BY)
    goal = a_goal(area, [scene.group("aunts")], words="More tea", reflection=reflection, project=project)
    barrier = record_barrier(
        area=area, words="The strong ones talk.", challenge="power", project=project, group=None, role="Cook", by=BY
    )
    return Moved(scene, minutes.pk, use.pk, reflection.pk, goal.pk, barrier.pk)


def assessed_again(scene: EarnedScene) -> None:
    submission = submit(project=scene.project, by=BY)
    by = scene.actor(scene.assessor)
    ask_back(submission=submission, words="Who baked it?", by=by)
    read = scene.read_by_assessor(scene.assessor)
    decide(submission=submission, outcome=Outcome.NOT_YET, reasons="The bread is missing.", read=read, by=by)


def anybody(moved: Moved) -> Client:
    return Client()


def team(moved: Moved) -> Client:
    return signed_in(person_with(Role.PRACTITIONER, area=moved.project.area))


def officer(moved: Moved) -> Client:
    return signed_in(person_with(Role.COORDINATOR, area=moved.project.area))


def assessor(moved: Moved) -> Client:
    return signed_in(moved.scene.assessor)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


Where = Callable[[Moved], str]


def project(more: str) -> Where:
    return lambda moved: moved.of_project(more)


ROWS: dict[str, tuple[Callable[[Moved], Client], Where, list[str]]] = {
    "an answer in a form": (anybody, project("version/"), ["About who-asks?", "We all do.", "odd, version 1"]),
    "a date in a form": (anybody, project("version/"), ["About first-day?", "3 May 2026"]),
    "an answer before the start": (anybody, project("version/"), ["Is there time?", "No"]),
    "the same on its own page": (anybody, project("readiness/"), ["Is there time?", "Not asked any more"]),
    "the rung that was chosen": (anybody, project("version/"), ["How we work together", "Telling", "It fits."]),
    "the level that was chosen": (anybody, project("version/"), ["How far it reaches", "Many people", "All of us."]),
    "an agreement": (team, project("parts/level/"), ["This is from an earlier version", "Agreed by Aunts"]),
    "a review": (anybody, project("review/"), ["Was it good?", "So-so, say ecolieres.", "So-so, say aunts."]),
    "an attestation": (anybody, project("checks/"), ["Papers came early", "I carried them round.", "earlier version"]),
    "a remark": (anybody, project("label/"), ["It was otherwise.", "Aunts", "under an earlier version"]),
    "a reservation": (anybody, project("sign-off/"), [RESERVATION, "version 1", "Not asked any more"]),
    "a group that withheld": (anybody, project("sign-off/"), ["Nobody asked us.", "Withheld"]),
    "what assessors said": (team, project("assessment/"), ["The bread is missing.", "Who baked it?", "It shows."]),
    "the same, for assessors": (assessor, project("assessment/"), ["The bread is missing."]),
    "a mark": (anybody, project("mark/"), ["Awarded on", "Good", "The version of now has no mark"]),
    "a mark to withdraw": (officer, project("mark/"), ["Withdraw it"]),
    "the page of a mark": (
        anybody,
        lambda moved: f"/verify/{Mark.objects.get().pk}/",
        ["This mark is good", RESERVATION],
    ),
    "minutes": (anybody, lambda moved: moved.of_project(f"minutes/{moved.minutes}/"), ["Soup and bread."]),
    "somebody on the map": (team, project("people-map/"), ["My aunt", "A nest", "earlier version"]),
    "a checklist": (team, lambda moved: moved.of_area(f"practice/checklists/{moved.checklist}/"), ["Only rolls."]),
    "the way to it": (team, lambda moved: moved.of_area("practice/training/"), ["The day out", "The bag"]),
    "a reflection": (
        team,
        lambda moved: moved.of_area(f"practice/reflections/{moved.reflection}/"),
        ["We think slowly."],
    ),
    "a look": (team, lambda moved: moved.of_area(f"practice/reflections/{moved.reflection}/1/"), ["Tea helps."]),
    "a goal": (team, lambda moved: moved.of_area(f"practice/goals/{moved.goal}/"), ["More tea", "Aunts"]),
    "a barrier": (team, lambda moved: moved.of_area(f"practice/barriers/{moved.barrier}/"), ["Who is strong"]),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_record_of_an_earlier_version_stays_readable(row: str, moved: Moved) -> None:
    who, where, words = ROWS[row]
    answer = who(moved).get(where(moved))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert [one for one in words if one not in page] == []


def test_the_projects_page_leads_to_all_of_it(moved: Moved) -> None:
    page = team(moved).get(moved.of_project()).content.decode()
    for more in ("version", "review", "label", "checks", "sign-off", "mark", "assessment", "people-map"):
        assert f'href="{moved.of_project(more)}/"' in page, more
    public = Client().get(moved.of_project()).content.decode()
    assert f'href="{moved.of_project("people-map")}/"' not in public
    assert f'href="{moved.of_project("assessment")}/"' not in public


def test_who_signs_now_reads_what_is_not_asked_any_more_as_it_was_asked(moved: Moved) -> None:
    """The record names each thing by the question of then, not by its key."""
    items = {item.title for item in Reading(moved.project).snapshot.items}
    assert {"About who-asks?", "About first-day?", "Is there time?"} <= items


def test_nothing_of_before_counts_for_the_version_of_now(moved: Moved) -> None:
    """The version after asks before the start again, of something else."""
    files = next_to_nothing(version="3")
    files["checks.yaml"] = odd_pack_files()["checks.yaml"]
    files["checks.yaml"]["checks"][0]["may_be_attested"] = False
    files["readiness.yaml"] = odd_pack_files()["readiness.yaml"]
    files["readiness.yaml"]["questions"][0]["id"] = "bread"
    files["readiness.yaml"]["questions"] = files["readiness.yaml"]["questions"][:1]
    move_project(project=moved.project, to=installed(files), seen=moved.project.pack_version.digest, by=BY)
    assert [one.id for one in pack_for_project(moved.project).readiness] == ["bread"]
    assert ReadinessAnswer.objects.filter(project=moved.project).exists()
    assert dossier_of(moved.project).readiness_open == 1
    assert Reading(moved.project).checks["papers"] is False
    page = Client().get(moved.of_project("checks/")).content.decode()
    assert "I carried them round." in page[page.index("Attested under an earlier version") :]


def test_a_project_that_never_moved_is_not_asked_for_what_it_cannot_have(db: None) -> None:
    moved = recorded(earned_scene(area_with(slug="elm")))
    client = team(moved)
    client.get(moved.of_project())
    with CaptureQueriesContext(connection) as asked:
        page = client.get(moved.of_project()).content.decode()
    assert "From an earlier version" not in page
    assert [one["sql"] for one in asked if "assurance_attestation" in one["sql"]] == []
