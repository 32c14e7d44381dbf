"""How many contributions a second are accepted, complete, while a hundred people send one after the other."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import median

from asgiref.sync import sync_to_async

from alongside.bench.figures import Figure
from alongside.bench.live import serving
from alongside.bench.live.clients import Caller, callers, part, post
from alongside.bench.live.serving import Servers
from alongside.bench.live.size import Size
from alongside.bench.live.world import BY, World, join, make_session, note, prompt_ids
from alongside.live.actions.arriving import Arrival, add_participants
from alongside.live.models import Session

Requests = Callable[[], bytes]


@dataclass(frozen=True)
class Run:
    """What came of one run: accepted a second, milliseconds of CPU for each, p95 of the answer in milliseconds."""

    rate: float
    cpu: float
    p95: float


async def measure(world: World, product: Servers, size: Size) -> list[Figure]:
    """Ours, the bare endpoint and the plain view in turn, each on a session of its own in the same database."""
    ours = await sync_to_async(make_session)(world, "Accepted")
    tokens = await join(product.ports, ours.code, size.people)
    with (
        serving.beside("driver", len(product.ports)) as driver,
        serving.beside("django", len(product.ports)) as django,
    ):
        kinds: list[tuple[Servers, Requests]] = [
            (product, _ours(ours, tokens)),
            (driver, await sync_to_async(_bare)(world, "Driver")),
            (django, await sync_to_async(_bare)(world, "Django")),
        ]
        for servers, request in kinds:
            await _run(servers, request, size.clients, seconds=size.seconds / 3)  # what is done for the first time
        runs = [
            [await _run(servers, request, size.clients, seconds=size.seconds) for servers, request in kinds]
            for _ in range(size.runs)
        ]
    return list(_figures(runs))


def _figures(runs: Sequence[Sequence[Run]]) -> Iterator[Figure]:
    ours, driver, django = ([run[kind] for run in runs] for kind in range(3))
    yield _at_least("accepted.against-driver", ours, driver, 0.5)
    yield _at_least("accepted.against-django", ours, django, 10.0)
    yield Figure.of_runs("accepted.cpu", [run.cpu for run in ours], "ms", limits=[run.cpu for run in driver])
    yield Figure("accepted.p95", round(median(run.p95 for run in ours), 1), "ms")
    yield Figure("accepted.driver.p95", round(median(run.p95 for run in driver), 1), "ms")


def _at_least(name: str, ours: Sequence[Run], others: Sequence[Run], target: float) -> Figure:
    rates, limits = [run.rate for run in ours], [run.rate for run in others]
    return Figure.of_runs(name, rates, "a second", limits=limits, target=target, at_least=True)


def _ours(session: Session, tokens: Sequence[str]) -> Requests:
    """Everybody's next note, in turn, so that nobody comes near to the limit for one person."""
    path = f"/api/v1/sessions/{session.code}/contributions"
    order = cycle(tokens)
    return lambda: post(path, note()[1], token=next(order))


def _bare(world: World, title: str) -> Requests:
    """The same note, with the ids that a bare endpoint does not look up."""
    session = make_session(world, title)
    prompts = prompt_ids(session)
    arrivals = [Arrival(group=None) for _ in range(100)]
    people = [str(someone.pk) for someone in add_participants(session=session, arrivals=arrivals, by=BY)]
    path = f"/{session.pk}/{world.area.pk}"

    def request() -> bytes:
        said = json.loads(note()[1]) | {"participant": random.choice(people), "prompt": random.choice(prompts)}  # noqa: S311
        return post(path, json.dumps(said).encode())

    return request


async def _run(servers: Servers, request: Requests, clients: int, *, seconds: float) -> Run:
    everybody = await callers(servers.ports, clients)
    times: list[float] = []
    started, cpu = time.monotonic(), servers.cpu()
    until = started + seconds

    async def say_one_after_the_other(caller: Caller) -> None:
        while (sent := time.monotonic()) < until:
            answer = await caller.ask(request())
            if answer.status != 201:
                raise RuntimeError(f"Not accepted: {answer.status} {answer.body.decode()}")
            times.append((answer.at - sent) * 1000)

    await asyncio.gather(*(say_one_after_the_other(caller) for caller in everybody))
    took = time.monotonic() - started
    used = servers.cpu() - cpu
    for caller in everybody:
        caller.close()
    return Run(round(len(times) / took, 1), round(used / len(times), 3), part(times, 0.95))
