"""Two processes behind a balancer, on one database: one of them is killed, and nobody notices for long."""

import os

import pytest

from tests.faults.halls import check_nothing_is_lost_or_doubled, check_screen_is_as_a_new_one, make_hall
from tests.faults.killing import start_all, wait_for_all, wait_until_acknowledged
from tests.faults.proxy import proxy_before
from tests.servers import Server

PEOPLE, THINGS = 60, 15


@pytest.mark.fault
@pytest.mark.postgres
def test_given_two_processes_when_one_is_killed_and_comes_back_then_nothing_is_lost_and_numbers_have_no_gap(
    server: Server,
) -> None:
    redis = {"REDIS_URL": os.environ["REDIS_URL"]} if "REDIS_URL" in os.environ else {}
    other = Server(server.site, more_environment=redis)
    other.start()
    try:
        with proxy_before(server.port, other.port) as proxy:
            hall = make_hall(server, people=PEOPLE, things=THINGS, address=proxy.url)

            threads = start_all(hall.people)
            wait_until_acknowledged(hall.people, PEOPLE * THINGS // 4)
            other.kill()
            wait_until_acknowledged(hall.people, PEOPLE * THINGS // 2)
            other.start()
            wait_for_all(threads)

            assert sum(person.sent_again for person in hall.people) >= 1
            check_nothing_is_lost_or_doubled(hall)
            check_screen_is_as_a_new_one(hall)
            hall.screen.switch_off()
    finally:
        other.stop()
