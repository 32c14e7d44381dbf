"""A real event's figures come out as they went in; an invented one of the same shape where the real one is not here."""

from pathlib import Path

import pytest

from alongside.live.importing import import_csv
from alongside.live.presenters.outcome import results_of
from tests.events import FIGURES, both_events, brought_in
from tests.factories.live import BY

pytestmark = pytest.mark.django_db


@both_events
def test_notes_are_counted_by_prompt_and_group(files: tuple[Path, ...]) -> None:
    counted = {
        (results.prompt.key, row.group): row.notes.notes
        for activity in results_of(brought_in(files))
        for results in activity.drawn.shown
        for row in results.notes
    }
    assert counted == FIGURES


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
