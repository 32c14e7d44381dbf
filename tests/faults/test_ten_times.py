"""The same request ten times at once: a phone that is impatient, and a network that repeats what it carries."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest

from tests.faults.halls import make_hall
from tests.faults.stored import rows
from tests.servers import Server


@pytest.mark.fault
def test_given_the_same_request_ten_times_at_once_then_one_is_new_and_nine_are_the_same(server: Server) -> None:
    hall = make_hall(server, people=1, things=5)
    [person] = hall.people

    for thing in person.things:
        together = Barrier(10)

        def send(_: int, thing: dict[str, str] = thing, together: Barrier = together) -> int:
            with httpx.Client(base_url=server.url, timeout=30, trust_env=False) as client:
                together.wait()
                headers = {"Authorization": f"Bearer {person.token}"}
                return client.post(
                    f"/api/v1/sessions/{hall.code}/contributions", json=thing, headers=headers
                ).status_code

        with ThreadPoolExecutor(10) as pool:
            assert sorted(pool.map(send, range(10))) == [*[200] * 9, 201]

    assert rows(server.site.database_url, "SELECT count(*) FROM live_contribution") == [(5,)]
    assert len(hall.screen.wait_for(5)) == 5
