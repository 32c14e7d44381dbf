"""`kill -9` in the middle: nothing that was acknowledged is lost, and nothing is doubled."""

import pytest

from tests.faults.halls import check_nothing_is_lost_or_doubled, check_screen_is_as_a_new_one, make_hall
from tests.faults.killing import start_all, wait_for_all, wait_until_acknowledged
from tests.servers import Server

PEOPLE = 200
THINGS = 6


@pytest.mark.fault
def test_given_two_hundred_people_who_speak_when_the_server_is_killed_twice_then_everything_is_stored_and_shown_once(
    server: Server,
) -> None:
    hall = make_hall(server, people=PEOPLE, things=THINGS)

    threads = start_all(hall.people)
    for share in (0.2, 0.6):
        wait_until_acknowledged(hall.people, int(PEOPLE * THINGS * share))
        server.kill()
        server.start()
    wait_for_all(threads)

    # Both kills met somebody who was speaking: else this test has proved nothing.
    assert sum(person.sent_again for person in hall.people) >= 2
    check_nothing_is_lost_or_doubled(hall)
    assert hall.screen.connected >= 2
    check_screen_is_as_a_new_one(hall)
