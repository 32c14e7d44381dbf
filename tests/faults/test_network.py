"""The network goes away for a while, as a hall's does."""

import os
import time

import pytest

from tests.faults.halls import check_nothing_is_lost_or_doubled, check_screen_is_as_a_new_one, make_hall
from tests.faults.killing import start_all, wait_for_all, wait_until_acknowledged
from tests.faults.proxy import proxy_before
from tests.servers import Server

PEOPLE, THINGS = 30, 10
# A minute is what it stands for. Nothing in the product changes between these seconds and a minute but the waiting.
CUT_FOR = float(os.environ.get("NETWORK_CUT_FOR", "6"))


@pytest.mark.fault
def test_given_a_network_that_is_cut_in_the_middle_then_everything_arrives_once_and_the_screen_catches_up(
    server: Server,
) -> None:
    with proxy_before(server.port) as proxy:
        hall = make_hall(server, people=PEOPLE, things=THINGS, address=proxy.url)

        threads = start_all(hall.people)
        wait_until_acknowledged(hall.people, PEOPLE * THINGS // 4)
        proxy.cut()
        time.sleep(CUT_FOR)
        proxy.mend()
        wait_for_all(threads)

        assert sum(person.sent_again for person in hall.people) >= PEOPLE // 2
        check_nothing_is_lost_or_doubled(hall)
        check_screen_is_as_a_new_one(hall)
        hall.screen.switch_off()
