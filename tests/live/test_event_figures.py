"""A real event's figures come out as they went in; an invented one of the same shape where the real one is not here."""

import os
from pathlib import Path

import pytest

from alongside.live.importing import import_csv
from alongside.live.models import Session
from alongside.live.presenters.outcome import results_of
from tests.factories.live import BY, make_session

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
INVENTED = (ROOT / "tests/data/event-contributions.csv", ROOT / "tests/data/event-ratings.csv")
NORTH_WEST = Path(os.environ.get("NORTH_WEST_DATA", ROOT.parent / "shared/data/north-west-event"))
REAL = (NORTH_WEST / "contributions.csv", NORTH_WEST / "ratings.csv")

needs_the_real_event = pytest.mark.skipif(
    not all(file.exists() for file in REAL),
    reason=f"the North West event is not at {NORTH_WEST}: set NORTH_WEST_DATA to its folder",
)
both_events = pytest.mark.parametrize(
    "files", [pytest.param(INVENTED, id="invented"), pytest.param(REAL, id="real", marks=needs_the_real_event)]
)


def brought_in(files: tuple[Path, ...]) -> Session:
    session = make_session("north-west-event", is_open=False)
    for file in files:
        report = import_csv(session=session, content=file.read_bytes(), name=str(file), by=BY)
        assert not report.problems
    return session


@both_events
def test_notes_are_counted_by_prompt_and_group(files: tuple[Path, ...]) -> None:
    counted = {
        (results.prompt.key, row.group): row.notes.notes
        for activity in results_of(brought_in(files))
        for results in activity.drawn.shown
        for row in results.notes
    }
    assert counted == {
        ("learnt", "Young people"): 8,
        ("new-ideas", "Young people"): 9,
        ("next-event", "Young people"): 8,
        ("learnt", "Practitioners"): 10,
        ("new-ideas", "Practitioners"): 14,
        ("next-event", "Practitioners"): 14,
        ("bin", "Group not given"): 10,
        ("keep", "Group not given"): 23,
        ("light-bulb", "Group not given"): 29,
    }


@both_events
def test_ratings_are_exact_for_the_team_and_small_numbers_stay_small_for_the_public(files: tuple[Path, ...]) -> None:
    spreads = [
        (spread.figures, spread.of_whom, spread.public)
        for activity in results_of(brought_in(files))
        for results in activity.drawn.shown
        for spread in results.spreads
    ]
    assert spreads == [
        ("19 / 0 / 0", "of 19 young people", "Most said “Yes”."),
        ("12 / 7 / 0", "of 19 young people", "Yes: 10 · Not sure: 5 · No: none (about 20 people)."),
        ("16 / 1 / 2", "of 19 young people", "Most said “Yes”."),
    ]


@both_events
def test_a_second_import_adds_nothing(files: tuple[Path, ...]) -> None:
    session = brought_in(files)
    for file in files:
        report = import_csv(session=session, content=file.read_bytes(), name=str(file), by=BY)
        assert (report.new, report.already) == (0, report.rows)
