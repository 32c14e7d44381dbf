"""How often somebody may: per participant in this process, and wrong codes per address in the shared cache."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import HTTPConnection

from alongside.api import problems
from alongside.core.limits import Limit, network_of

BURST = 300
EVERY = 0.2  # seconds for each one after the burst: five a second
# A picture costs a thousand times what words cost.
UPLOADS_BURST = 12
UPLOADS_EVERY = 5.0
MOST_REMEMBERED = 50_000


class Buckets:
    """A token bucket for each participant: `burst` at once, then one `every` so many seconds.

    Only one number is kept for each: the time at which the bucket would be full again.
    """

    def __init__(self, *, burst: int = BURST, every: float = EVERY, now: Callable[[], float] = time.monotonic) -> None:
        self._every = every
        self._room = burst * every
        self._now = now
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def take(self, who: str) -> None:
        """Take one, or 429."""
        now = self._now()
        full_at = max(self._full_at.get(who, now), now) + self._every
        if full_at - now > self._room + _ROUNDING:
            raise problems.too_often(math.ceil(full_at - now - self._room))
        self._full_at[who] = full_at
        self._full_at.move_to_end(who)
        if len(self._full_at) > MOST_REMEMBERED:
            self._full_at.popitem(last=False)

    def forget(self, who: str) -> None:
        """It turned out to be nobody: whoever makes names up must not push others' out."""
        self._full_at.pop(who, None)


# Sums of fractions of a second differ from their product by less than this.
_ROUNDING = 1e-6


def address_of(connection: HTTPConnection) -> str:
    """Where a request comes from. Many people in a hall share one address."""
    return network_of(connection.client.host) if connection.client else ""


def check(limit: Limit, address: str) -> None:
    """429 where somebody at this address guesses."""
    if limit.is_reached(address):
        raise problems.too_often(limit.seconds)
