"""`kill -9` in the middle: nothing that was acknowledged is lost, and nothing is doubled."""

from uuid import UUID

import pytest

from tests.faults.killing import join, start_all, wait_until_acknowledged
from tests.faults.stored import rows
from tests.servers import Server

PEOPLE = 50
THINGS = 20


@pytest.mark.fault
def test_given_fifty_people_who_speak_when_the_server_is_killed_twice_then_everything_is_stored_once(
    server: Server,
) -> None:
    server.alongside("area", "new", "elmbridge-vale", "--title", "Elmbridge Vale", "--pack", "wirral-naomie")
    session = server.alongside_json(
        "session", "new", "--area", "elmbridge-vale", "--template", "north-west-event", "--open"
    )
    people = [join(server.url, session["code"], number=number, things=THINGS) for number in range(PEOPLE)]

    threads = start_all(people)
    for share in (0.2, 0.6):
        wait_until_acknowledged(people, int(PEOPLE * THINGS * share))
        server.kill()
        server.start()
    for thread in threads:
        thread.join(timeout=150)

    assert [person.refused for person in people if person.refused] == []
    acknowledged = sorted(each for person in people for each in person.acknowledged)
    sent = {thing["id"]: thing["words"] for person in people for thing in person.things}
    assert acknowledged == sorted(sent)
    # Both kills met somebody who was speaking: else this test has proved nothing.
    assert sum(person.sent_again for person in people) >= 2

    stored = rows(
        server.site.database_url,
        "SELECT uuid, text FROM live_contribution JOIN live_words ON contribution_id = live_contribution.id",
    )
    assert len(stored) == PEOPLE * THINGS
    assert {str(UUID(str(uuid))): text for uuid, text in stored} == sent
    numbers = [number for (number,) in rows(server.site.database_url, "SELECT number FROM live_liveevent ORDER BY id")]
    [(last,)] = rows(server.site.database_url, "SELECT last_event FROM live_session")
    assert numbers == list(range(1, last + 1))
    [(audited,)] = rows(
        server.site.database_url, "SELECT count(*) FROM activity_auditentry WHERE verb = 'contribution received'"
    )
    assert audited == PEOPLE * THINGS
