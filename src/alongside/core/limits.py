"""Limits on how often somebody may try, counted in the cache: nothing of it is kept in the database.

Where the cache is away (Redis is restarted), nobody is kept out: a hall that cannot join is worse than a few more
guesses at codes that are long. What was counted before is counted again where Redis keeps its data.
"""

import logging
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.core.cache import cache
from django.http import HttpRequest
from redis import RedisError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """At most `most` of something in `seconds`, for each who: an address, a participant."""

    name: str
    most: int
    seconds: int

    def is_reached(self, who: str) -> bool:
        """Whether there were as many already as there may be."""
        try:
            return int(cache.get(self._key(who), 0)) >= self.most
        except RedisError as away:
            logger.warning("Nothing is limited for a moment: %s", away)
            return False

    def count(self, who: str) -> None:
        """One more. The time runs from the first."""
        try:
            self._count(self._key(who))
        except RedisError as away:
            logger.warning("Nothing is counted for a moment: %s", away)

    def _count(self, key: str) -> None:
        if not cache.add(key, 1, self.seconds):
            try:
                cache.incr(key)
            except ValueError:  # it ran out between the two lines
                cache.set(key, 1, self.seconds)

    def _key(self, who: str) -> str:
        return f"limit:{self.name}:{who}".replace(" ", "-")  # a key of memcached has no spaces


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Many people in a hall share one address."""
    return network_of(str(request.META.get("REMOTE_ADDR", "")))


def network_of(address: str) -> str:
    """What counts as one address: with IPv6 the network of a connection, since each has 2^64 addresses to change to."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))
