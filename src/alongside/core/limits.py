"""Limits on how often somebody may try, counted in the cache: nothing of it is kept in the database."""

from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """At most `most` of something in `seconds`, for each who: an address, a participant."""

    name: str
    most: int
    seconds: int

    def is_reached(self, who: str) -> bool:
        """Whether there were as many already as there may be."""
        return int(cache.get(self._key(who), 0)) >= self.most

    def count(self, who: str) -> None:
        """One more. The time runs from the first."""
        key = self._key(who)
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
