"""The benchmark of evidence measures what it says, and gathering never asks more often for more."""

from datetime import timedelta

import pytest

from alongside.assurance.check_pages import checks_page
from alongside.assurance.labels import label_for
from alongside.bench import evidence
from alongside.bench.world import BY
from alongside.core import clock
from alongside.gatherings.actions import GatheringFacts, Turnout, record_gathering
from alongside.gatherings.enums import Purpose
from alongside.people.queries import standing_of
from tests.factories.answers import decide, promise_under
from tests.factories.evidence import theme_in

pytestmark = pytest.mark.django_db


def test_evidence_is_gathered_with_as_many_queries_for_much_as_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "SIZES", (20, 200))
    monkeypatch.setattr(evidence, "RUNS", 1)

    measured = {figure.id: figure for figure in evidence.measure()}

    assert set(measured) == {
        f"{name}.{what}.{size}" for name in evidence.GATHERED for what in ("queries", "time") for size in (20, 200)
    }
    for name in evidence.GATHERED:
        assert measured[f"{name}.queries.200"].value == measured[f"{name}.queries.20"].value > 0
        assert measured[f"{name}.queries.200"].met is True


def test_what_is_measured_is_a_whole_label_and_a_whole_page_of_checks() -> None:
    place = evidence.project_of(20)
    standing = standing_of(place.person, place.area)

    label, checks = label_for(place.project, standing), checks_page(place.project, standing)

    assert label is not None
    assert checks is not None
    assert len(checks.rows) > 10


@pytest.mark.parametrize("name", evidence.GATHERED)
def test_nor_does_it_for_more_gatherings_themes_decisions_and_promises(name: str) -> None:
    place = evidence.project_of(20)
    before = evidence.queries_of(name, place)
    for number in range(5):
        facts = GatheringFacts(title=f"One more {number}", held_on=clock.today(), purposes=(Purpose.DECIDED,))
        met = record_gathering(project=place.project, facts=facts, turnout={place.group: Turnout(came=2)}, by=BY)
        decision = decide(theme_in(place.project, title=f"More {number}"), taken_by=[place.group], taken_in=met)
        promise_under(decision, owner=place.person, due_in=timedelta(days=number))

    assert evidence.queries_of(name, place) == before
