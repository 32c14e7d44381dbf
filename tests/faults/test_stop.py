"""A server that is asked to stop ends in order and at once, also while people listen."""

import time

import httpx
import pytest

from tests.faults.killing import join
from tests.servers import Server


@pytest.mark.fault
def test_given_open_streams_when_the_server_is_asked_to_stop_then_they_end_and_it_is_gone_soon(server: Server) -> None:
    server.alongside("area", "new", "elmbridge-vale", "--title", "Elmbridge Vale", "--pack", "wirral-naomie")
    session = server.alongside_json(
        "session", "new", "--area", "elmbridge-vale", "--template", "north-west-event", "--open"
    )
    person = join(server.url, session["code"], number=1, things=0)
    headers = {"Authorization": f"Bearer {person.token}"}

    # The same process serves the ordinary pages.
    assert httpx.get(f"{server.url}/join/", trust_env=False).status_code == 200
    with httpx.stream(
        "GET", f"{server.url}/api/v1/sessions/{session['code']}/events", headers=headers, trust_env=False
    ) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "retry: 1000"
        asked = time.monotonic()
        server.stop()
        list(lines)  # the stream ends in order: a stream that broke off raises here

    assert time.monotonic() - asked < 5
    assert "Traceback" not in server.log
