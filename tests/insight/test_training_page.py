"""From training to checklist on one page: who came and who was missing, what changed, what is in use."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.live.importing import import_csv
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions.checklists import take_up_checklist
from tests.factories import york
from tests.factories.evidence import BY, area_under
from tests.factories.live import make_session
from tests.factories.people import person_with
from tests.factories.practice import client_of
from tests.factories.projects import area_with, bare_pack_files
from tests.factories.york import STATEMENTS, told


@pytest.fixture
def area(db: None) -> Area:
    return area_under("york-training-and-checklist")


@pytest.fixture
def team(area: Area) -> Client:
    return client_of(person_with(Role.COORDINATOR, area=area))


def page(client: Client, area: Area) -> str:
    return client.get(f"/{area.slug}/practice/training/").content.decode()


def training(area: Area, rated: list[york.Rated]) -> Session:
    session = make_session("york-training", area=area)
    report = import_csv(session=session, content=york.as_csv(rated).encode(), name="stickers.csv", by=BY)
    assert report.problems == []
    return session


def test_the_figures_are_those_of_the_same_people_over_all_trainings(area: Area, team: Client) -> None:
    rated = york.ratings()
    evening = [one for one in rated if one.role == "parents-carers"]
    training(area, [one for one in rated if one not in evening])
    training(area, evening)
    shown = page(team, area)
    for statement in STATEMENTS:
        whole = told(rated, statement)
        assert f'data-heading="Before">{whole.mean_before}<' in shown
        assert f'data-heading="After">{whole.mean_after}<' in shown
        assert f"{whole.paired} people answered both times" in shown


def test_the_groups_that_never_came_are_named(area: Area, team: Client) -> None:
    assert "Nobody came so far from" not in page(team, area)
    training(area, [one for one in york.ratings() if one.role in ("practitioners", "parents-carers")])
    shown = page(team, area)
    assert "Young people, Supporters" in shown.split("Nobody came so far from")[1].split("</p>")[0]


def test_a_checklist_is_taken_up_from_here(area: Area, team: Client) -> None:
    assert "Nowhere yet." in page(team, area)
    take_up_checklist(area=area, checklist="across-the-area", about="The school transport", by=BY)
    assert "The school transport" in page(team, area)


def test_only_the_team_reads_it(area: Area) -> None:
    assert Client().get(f"/{area.slug}/practice/training/").status_code == 403


def test_the_page_asks_the_database_as_often_for_four_trainings_as_for_one(area: Area, team: Client) -> None:
    counts = []
    for many in (1, 3):
        for number in range(many):
            training(area, york.ratings()[:40])
            take_up_checklist(area=area, checklist="with-one-person", about=f"Work {number}", by=BY)
        with CaptureQueriesContext(connection) as asked:
            page(team, area)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_a_pack_with_neither_measures_nor_lists_has_no_such_page() -> None:
    area = area_with(bare_pack_files())
    client = client_of(person_with(Role.COORDINATOR, area=area))
    assert client.get(f"/{area.slug}/practice/training/").status_code == 404
