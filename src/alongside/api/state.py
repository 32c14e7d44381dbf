"""What the endpoints share: the live path of this process, and its limits."""

from typing import cast

from starlette.requests import HTTPConnection

from alongside.api.limits import Buckets
from alongside.live.stream.service import Live


def live_of(connection: HTTPConnection) -> Live:
    return cast(Live, connection.app.state.live)


def buckets_of(connection: HTTPConnection) -> Buckets:
    return cast(Buckets, connection.app.state.buckets)


def upload_buckets_of(connection: HTTPConnection) -> Buckets:
    return cast(Buckets, connection.app.state.upload_buckets)
