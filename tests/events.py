"""A real event's two files, and what its own report counted; an invented one of the same shape stands in for it."""

import os
from pathlib import Path

import pytest

from alongside.live.importing import import_csv
from alongside.live.models import Session
from tests.factories.live import BY, make_session

ROOT = Path(__file__).resolve().parents[1]
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


# Notes in words, by prompt and group.
FIGURES = {
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

# How many young people chose yes, not sure, no.
SPREADS = {"learnt": (19, 0, 0), "new-ideas": (12, 7, 0), "next-event": (16, 1, 2)}
