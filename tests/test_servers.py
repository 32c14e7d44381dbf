"""The real servers that other tests stand on: they start, keep their data through a kill, and leave nothing."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tests.servers import Server, Sites


@pytest.mark.fault
def test_given_a_killed_server_when_started_again_then_it_is_at_its_address_with_its_data(server: Server) -> None:
    server.alongside("area", "new", "elm", "--title", "Elm", "--pack", "stoke-plan-do-review")
    server.kill()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/healthz")
    server.start()
    assert httpx.get(f"{server.url}/elm/").status_code == 200


@pytest.mark.fault
def test_given_two_servers_when_one_is_changed_then_the_other_is_as_it_was(serve: Callable[..., Server]) -> None:
    one, other = serve(), serve()
    one.alongside("area", "new", "elm", "--title", "Elm", "--pack", "stoke-plan-do-review")
    statuses = [httpx.get(f"{server.url}/elm/").status_code for server in (one, other)]
    assert statuses == [200, 404]


@pytest.mark.fault
def test_given_a_site_when_its_test_is_over_then_its_folder_is_gone(sites: Sites) -> None:
    with sites.new() as site:
        assert site.folder.is_dir()
    assert not site.folder.exists()
