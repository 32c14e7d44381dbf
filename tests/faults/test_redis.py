"""Redis is restarted under people who join and speak: limits do without it, and nothing is lost."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import redis

from tests.faults.halls import check_nothing_is_lost_or_doubled, make_hall
from tests.faults.killing import join, start_all, wait_for_all, wait_until_acknowledged
from tests.servers import Server, free_port

PEOPLE, THINGS = 20, 15
WRONG = 300  # of one address, as `live.guessing` has it


class Redis:
    """A Redis of the test's own, which keeps what it has when it is asked to stop."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}"

    def start(self) -> None:
        command = ["redis-server", "--port", str(self._port), "--bind", "127.0.0.1", "--dir", str(self._folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with suppress(redis.ConnectionError):
                redis.Redis.from_url(self.url).ping()
                return
            time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def stop(self) -> None:
        """As a restart by the system does: it saves, and goes."""
        assert self._process is not None
        with suppress(redis.ConnectionError):
            redis.Redis.from_url(self.url).shutdown(save=True)
        self._process.wait(10)


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[Redis]:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed here")
    own = Redis(tmp_path)
    own.start()
    yield own
    own.stop()


@pytest.mark.fault
def test_given_redis_is_restarted_then_people_join_and_speak_meanwhile_and_limits_go_on_where_they_were(
    own_redis: Redis, serve: Callable[..., Server]
) -> None:
    server = serve(REDIS_URL=own_redis.url)
    hall = make_hall(server, people=PEOPLE, things=THINGS)

    def ask(code: str) -> int:
        return httpx.get(f"{server.url}/api/v1/sessions/{code}", timeout=30, trust_env=False).status_code

    assert [ask("999999") for _ in range(WRONG)] == [404] * WRONG
    assert ask("999999") == 429

    threads = start_all(hall.people)
    wait_until_acknowledged(hall.people, PEOPLE * THINGS // 4)
    own_redis.stop()
    late = join(server.url, hall.code, number=PEOPLE, things=0)  # nobody is kept out
    while_away = ask("999999")
    own_redis.start()
    wait_for_all(threads)

    assert late.token
    assert while_away == 404
    assert ask("999999") == 429
    check_nothing_is_lost_or_doubled(hall)
    hall.screen.switch_off()
