"""One click makes a visitor somebody of the demonstration: only on the machine that runs it."""

import pytest
from django.http import Http404

from alongside.demo import permissions

HERE = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.mark.parametrize(
    ("is_hardened", "meta", "host", "allowed"),
    [
        (False, HERE, "127.0.0.1:8000", True),
        (False, HERE, "localhost", True),
        (False, HERE, "LOCALHOST:80", True),
        (False, {"REMOTE_ADDR": "127.8.9.1"}, "localhost:8000", True),
        (False, {"REMOTE_ADDR": "::1"}, "[::1]:8000", True),
        (False, {"REMOTE_ADDR": "::1"}, "[::1]", True),
        (False, {"REMOTE_ADDR": "::ffff:127.0.0.1"}, "localhost", True),
        (True, HERE, "127.0.0.1:8000", False),
        (False, {"REMOTE_ADDR": "192.168.1.7"}, "127.0.0.1:8000", False),
        (False, {"REMOTE_ADDR": "::ffff:192.168.1.7"}, "localhost", False),
        (False, {"REMOTE_ADDR": ""}, "localhost", False),
        (False, {}, "localhost", False),
        (False, HERE, "alongside.example", False),
        (False, HERE, "localhost.example:8000", False),
        (False, HERE, "127.0.0.1.example", False),
        (False, HERE | {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "localhost", False),
        (False, HERE | {"HTTP_FORWARDED": "for=203.0.113.9"}, "localhost", False),
        (False, HERE | {"HTTP_VIA": "1.1 proxy"}, "localhost", False),
    ],
)
def test_who_can_be_anybody(is_hardened: bool, meta: dict[str, str], host: str, allowed: bool) -> None:
    assert permissions.can_be_anybody(is_hardened=is_hardened, meta=meta, host=host) == allowed
    if allowed:
        permissions.check_can_be_anybody(is_hardened=is_hardened, meta=meta, host=host)
        return
    with pytest.raises(Http404):
        permissions.check_can_be_anybody(is_hardened=is_hardened, meta=meta, host=host)
