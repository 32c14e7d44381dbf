"""The database goes away and comes back, or takes nothing for a while: on a PostgreSQL of the test's own."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.faults.cluster import Cluster, own_cluster
from tests.faults.halls import check_nothing_is_lost_or_doubled, check_screen_is_as_a_new_one, make_hall
from tests.faults.killing import note, start_all, wait_for_all, wait_until_acknowledged
from tests.faults.stored import rows
from tests.servers import Server, Sites

PEOPLE, THINGS = 40, 15

pytestmark = [pytest.mark.fault, pytest.mark.postgres]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with own_cluster() as cluster:
        yield cluster


@pytest.fixture
def on_cluster(cluster: Cluster, tmp_path: Path) -> Iterator[Server]:
    """A server on a database of that cluster."""
    for name in ("sites", "shared"):
        (tmp_path / name).mkdir()
    url = f"{cluster.url}/postgres"
    sites = Sites(folder=tmp_path / "sites", shared=tmp_path / "shared", server_database_url=url)
    with sites.server() as server:
        yield server


def test_given_people_who_speak_when_the_database_crashes_twice_then_nothing_is_lost_or_doubled(
    cluster: Cluster, on_cluster: Server
) -> None:
    hall = make_hall(on_cluster, people=PEOPLE, things=THINGS)

    threads = start_all(hall.people)
    for share in (0.2, 0.6):
        wait_until_acknowledged(hall.people, int(PEOPLE * THINGS * share))
        cluster.stop(how="immediate")
        time.sleep(1)
        cluster.start()
    wait_for_all(threads)

    check_nothing_is_lost_or_doubled(hall)
    check_screen_is_as_a_new_one(hall)
    hall.screen.switch_off()


def test_given_a_database_that_takes_no_writes_then_a_clear_refusal_at_once_nothing_half_written_and_on_it_goes(
    cluster: Cluster, on_cluster: Server
) -> None:
    hall = make_hall(on_cluster, people=1, things=0)
    [person] = hall.people
    headers = {"Authorization": f"Bearer {person.token}"}
    count = "SELECT (SELECT count(*) FROM live_contribution), (SELECT count(*) FROM activity_auditentry), last_event FROM live_session"
    before = rows(on_cluster.site.database_url, count)

    def send() -> httpx.Response:
        address = f"{on_cluster.url}/api/v1/sessions/{hall.code}/contributions"
        return httpx.post(address, json=note("Is there room?"), headers=headers, timeout=30, trust_env=False)

    cluster.set("default_transaction_read_only", "on")
    time.sleep(0.5)
    started = time.monotonic()
    refused = send()
    took = time.monotonic() - started
    still = rows(on_cluster.site.database_url, count)
    cluster.set("default_transaction_read_only", "off")
    time.sleep(0.5)

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "20")
    assert refused.json()["detail"] == (
        "There is no room to save anything just now. Nothing was saved. Keep it, and send it again later."
    )
    assert took < 3
    assert still == before
    assert send().status_code == 201
    hall.screen.switch_off()
