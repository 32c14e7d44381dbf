"""How fast a live session is, against its targets and against the barest thing that could do the same.

On SQLite in one process, on PostgreSQL in two, with everything on: validation, limits, identity, holding, audit. The
people of the measurement join through the API, as many as the rates imply, so that nobody exceeds what one may do.
"""

import asyncio

from django.db import connection

from alongside.bench.figures import Figure
from alongside.bench.live import accepting, serving, showing, size
from alongside.bench.live.world import World, make_world

__all__ = ["measure"]


def measure(*, quick: bool = False) -> list[Figure]:
    """All figures; `quick` is a small measurement, whose times say nothing."""
    wanted = size.QUICK if quick else size.FULL
    files = serving.raise_file_limit()
    if files < 2 * max(wanted.phones) + 500:
        raise RuntimeError(f"This system lets a process open {files} files, and {max(wanted.phones)} phones need more.")
    world = make_world()
    connection.close()
    with serving.product(2 if connection.vendor == "postgresql" else 1) as product:
        return asyncio.run(_measure(world, product, wanted))


async def _measure(world: World, product: serving.Servers, wanted: size.Size) -> list[Figure]:
    return [*await accepting.measure(world, product, wanted), *await showing.measure(world, product, wanted)]
