"""What it takes to gather the evidence of a project with a hundred contributions, and with ten thousand.

Two projects, alike but for what was said in them, on one database: its facts, its label, its dossier, its checks.
Each fits when it asks the database exactly as often for the large one as for the small one.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.assurance.check_pages import checks_page
from alongside.assurance.dossier_queries import dossier_of
from alongside.assurance.labels import label_for
from alongside.assurance.queries import evidence_of
from alongside.bench.figures import Figure
from alongside.bench.world import BY, Place, make_place
from alongside.core import clock
from alongside.frameworks.schema import Pack
from alongside.gatherings.actions import GatheringFacts, Turnout, record_gathering
from alongside.gatherings.enums import Purpose
from alongside.people.queries import standing_of
from alongside.projects.models import Project
from alongside.themes.actions import answer_member_check
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme

SIZES = (100, 10_000)
RUNS = 5
TIME_TARGET = 5.0  # a hundred times as much may take at most this many times as long
GATHERINGS = 10
ANSWERING = 10  # one in so many answers whether a theme is what they meant


def measure(*, quick: bool = False) -> list[Figure]:
    """Queries and time of each kind of evidence at both sizes; `quick` takes a tenth of them."""
    small, large = (project_of(size // 10 if quick else size) for size in SIZES)
    return [figure for name in GATHERED for figure in _gathered(name, small, large)]


def project_of(size: int) -> Place:
    """A project of this size, under a pack that has a ladder and checks, with gatherings and answers to its themes."""
    place = make_place(size, works_under=_has_ladder_and_checks)
    for number in range(GATHERINGS):
        facts = GatheringFacts(
            title=f"Gathering {number}",
            held_on=clock.today() - timedelta(days=number),
            purposes=tuple(Purpose),
        )
        record_gathering(project=place.project, facts=facts, turnout={place.group: Turnout(came=3)}, by=BY)
    for person in place.people[::ANSWERING]:
        theme = Theme.objects.filter(codes__codings__contribution__participant=person).first()
        if theme is not None:
            answer_member_check(theme=theme, participant=person, answer=CheckAnswer.YES, words="")
    return place


def _has_ladder_and_checks(pack: Pack) -> bool:
    return pack.ladder is not None and pack.checks is not None


GATHERED: dict[str, Callable[[Place], object]] = {
    "facts": lambda place: evidence_of(_fresh(place)),
    "label": lambda place: label_for(_fresh(place), standing_of(place.person, place.area)),
    "dossier": lambda place: dossier_of(_fresh(place)),
    "checks": lambda place: checks_page(_fresh(place), standing_of(place.person, place.area)),
}


def queries_of(name: str, place: Place) -> int:
    """How often the database is asked for one kind of evidence."""
    GATHERED[name](place)  # the first time fills caches that a running site has filled
    with CaptureQueriesContext(connection) as captured:
        GATHERED[name](place)
    return len(captured)


def _gathered(name: str, small: Place, large: Place) -> Iterator[Figure]:
    queries = {place.size: queries_of(name, place) for place in (small, large)}
    times: dict[int, list[float]] = {place.size: [] for place in (small, large)}
    for _ in range(RUNS):
        for place in (small, large):
            times[place.size].append(_milliseconds(name, place))
    first, last = small.size, large.size
    yield Figure(f"{name}.queries.{first}", queries[first], "queries")
    yield Figure(f"{name}.queries.{last}", queries[last], "queries", limit=queries[first], target=1.0)
    yield Figure(f"{name}.time.{first}", round(median(times[first]), 2), "ms")
    yield Figure.of_runs(f"{name}.time.{last}", times[last], "ms", limits=times[first], target=TIME_TARGET)


def _milliseconds(name: str, place: Place) -> float:
    started = time.perf_counter()
    GATHERED[name](place)
    return (time.perf_counter() - started) * 1000


def _fresh(place: Place) -> Project:
    """The project as a request fetches it: nothing of an earlier run is remembered on it."""
    return Project.objects.select_related("area", "pack_version").defer("pack_version__source").get(pk=place.project.pk)
