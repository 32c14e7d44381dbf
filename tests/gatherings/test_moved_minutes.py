"""A project moves to a version that asks other things of a meeting: what its minutes say stays readable, and says so."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.core import clock
from alongside.gatherings.actions import MinutesFacts, publish_minutes, write_minutes
from alongside.gatherings.models import Minutes, MinutesText
from alongside.people.enums import Role
from alongside.projects.actions import move_project
from alongside.projects.models import Project
from tests.factories.people import person_with
from tests.factories.projects import BY, PublishedProjectFactory, area_with, installed, odd_pack_files

pytestmark = pytest.mark.django_db
HEARD, WHEN = "We heard an owl.", "On the next full moon"


def files_with(*questions: dict[str, Any], version: str) -> dict[str, Any]:
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = version
    about = {"title": "Notes", "easy_title": "Notes", "summary": "What was said.", "easy_summary": "What was said."}
    files["minutes.yaml"] = {**about, "questions": list(questions)}
    return files


def question(key: str, kind: str = "long-text") -> dict[str, Any]:
    return {"id": key, "text": f"What of {key}?", "easy": f"What of {key}?", "kind": kind}


@pytest.fixture
def project() -> Project:
    before = files_with(question("owls"), question("again", "text"), version="1")
    return PublishedProjectFactory.create(area=area_with(before))


@pytest.fixture
def minutes(project: Project) -> Minutes:
    facts = MinutesFacts(answers={"owls": HEARD, "again": WHEN}, met_on=clock.today())
    minutes = write_minutes(project=project, facts=facts, by=BY)
    publish_minutes(minutes=minutes, seen=1, by=BY)
    after = files_with(question("bats"), question("again", "date"), version="2")
    move_project(project=project, to=installed(after), seen=project.pack_version.digest, by=BY)
    return minutes


def address(minutes: Minutes, name: str = "minutes") -> str:
    return reverse(name, args=[minutes.project.area.slug, minutes.project.slug, minutes.pk])


def test_what_is_not_asked_any_more_or_in_another_way_is_still_read(minutes: Minutes) -> None:
    page = Client().get(address(minutes)).content.decode()
    gone = page[page.index("Not asked any more") :]
    assert "What of owls?" in gone
    assert HEARD in gone
    assert WHEN in page
    assert "an earlier version asked this in another way" in page


def test_correcting_the_minutes_keeps_what_stood_there_before(minutes: Minutes) -> None:
    team = Client()
    team.force_login(person_with(Role.COORDINATOR, area=minutes.project.area))
    form = team.get(address(minutes, "minutes_correct")).content.decode()
    assert "What was written before" in form
    assert HEARD in form
    assert WHEN in form

    sent = {
        "met_on": clock.today().isoformat(),
        "bats": "Many bats.",
        "again": "",
        "text_seen": "1",
        "next-TOTAL_FORMS": "0",
        "next-INITIAL_FORMS": "0",
    }
    assert team.post(address(minutes, "minutes_correct"), sent).status_code == 302
    now = MinutesText.objects.get(minutes=minutes, is_current=True)
    assert now.answers == {"owls": HEARD, "again": WHEN, "bats": "Many bats."}

    team.post(address(minutes, "minutes_correct"), {**sent, "again": "2026-05-03", "text_seen": "2"})
    now = MinutesText.objects.get(minutes=minutes, is_current=True)
    assert now.answers == {"owls": HEARD, "again": "2026-05-03", "bats": "Many bats."}
    page = team.get(address(minutes)).content.decode()
    assert WHEN in page[page.index("What stood here before") :]
