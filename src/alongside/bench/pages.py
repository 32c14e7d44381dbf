"""What pages cost with a hundred contributions and with ten thousand: queries, and milliseconds of CPU.

Two areas, alike but for their size, on one database, so that both are measured in turn in the same run. A page
fits when it makes exactly as many queries for the large area as for the small one.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.bench.figures import Figure
from alongside.bench.world import make_place
from alongside.live.models import Session
from alongside.people.models import Area, User
from alongside.projects.models import Project

SIZES = (100, 10_000)
RUNS = 5
CPU_TARGET = 5.0  # a hundred times as much may cost at most this many times the CPU


@dataclass(frozen=True)
class World:
    """One area of the bench, and the addresses of its pages for whoever opens them."""

    size: int
    person: User
    token: str
    receipt: str
    session: Session
    pages: dict[str, str]


def measure(*, quick: bool = False) -> list[Figure]:
    """The figures of every page at both sizes; `quick` takes a tenth of them."""
    small, large = (_world(size // 10 if quick else size) for size in SIZES)
    return [figure for name in small.pages for figure in _page(name, small, large)]


def _page(name: str, small: World, large: World) -> Iterator[Figure]:
    browsers = {world.size: _browser(name, world) for world in (small, large)}
    queries = {world.size: _queries(browsers[world.size], world.pages[name]) for world in (small, large)}
    cpu: dict[int, list[float]] = {world.size: [] for world in (small, large)}
    for _ in range(RUNS):
        for world in (small, large):
            cpu[world.size].append(_cpu(browsers[world.size], world.pages[name]))
    first, last = small.size, large.size
    yield Figure(f"{name}.queries.{first}", queries[first], "queries")
    yield Figure(f"{name}.queries.{last}", queries[last], "queries", limit=queries[first], target=1.0)
    yield Figure(f"{name}.cpu.{first}", round(median(cpu[first]), 2), "ms")
    yield Figure(
        f"{name}.cpu.{last}", round(median(cpu[last]), 2), "ms", limit=round(median(cpu[first]), 2), target=CPU_TARGET
    )


def _browser(name: str, world: World) -> Client:
    """Somebody who may open the page: a participant, somebody with a receipt, the officer, or anybody."""
    client = Client(SERVER_NAME="127.0.0.1")
    if name == "join":
        client.cookies[f"participant-{world.session.code}"] = world.token
    if name == "receipt":
        client.post(reverse("receipt"), {"receipt": world.receipt})
    if name in ("board", "themes"):
        client.force_login(world.person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _queries(client: Client, address: str) -> int:
    _get(client, address)  # the first time fills caches that a running site has filled
    with CaptureQueriesContext(connection) as captured:
        _get(client, address)
    return len(captured)


def _cpu(client: Client, address: str) -> float:
    """Milliseconds of this process's CPU for one page."""
    started = time.process_time()
    _get(client, address)
    return (time.process_time() - started) * 1000


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}, so there is nothing to measure.")


def _world(size: int) -> World:
    place = make_place(size)
    addresses = _addresses(place.area, place.project, place.session)
    return World(size, place.person, place.token, place.receipt, place.session, addresses)


def _addresses(area: Area, project: Project, session: Session) -> dict[str, str]:
    return {
        "join": reverse("join_answer", args=[session.code]),
        "board": reverse("session_screen", args=[area.slug, session.code]) + "?activity=bin-keep-light-bulb",
        "themes": reverse("workbench", args=[area.slug, project.slug]),
        "answers": reverse("answers", args=[area.slug]),
        "receipt": reverse("receipt_mine"),
    }
