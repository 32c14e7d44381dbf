"""When the demonstration's people can be taken on in one click: only on the machine that runs it, never in production.

A proxy on the same machine would make the whole world look as if it came from here, so its marks refuse too.
"""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address

from django.http import Http404

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
MARKS_OF_A_PROXY = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def can_be_anybody(*, is_hardened: bool, meta: Mapping[str, object], host: str) -> bool:
    """Whether whoever sent this request may sign in as a person of the demonstration.

    `meta` is the request's environment, `host` the host it was sent to, with or without a port.
    """
    if is_hardened or any(mark in meta for mark in MARKS_OF_A_PROXY):
        return False
    return _is_loopback(str(meta.get("REMOTE_ADDR", ""))) and _name_of(host) in LOOPBACK_NAMES


def check_can_be_anybody(*, is_hardened: bool, meta: Mapping[str, object], host: str) -> None:
    """Raise `Http404`: to everybody else, this address does not exist."""
    if not can_be_anybody(is_hardened=is_hardened, meta=meta, host=host):
        raise Http404("There is nothing at this address.")


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_loopback


def _name_of(host: str) -> str:
    """A host without its port: `[::1]:8000` is `[::1]`."""
    name, separator, port = host.rpartition(":")
    return (name if separator and port.isdecimal() else host).lower()
