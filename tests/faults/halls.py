"""A session in which people speak, and what must hold of it afterwards, whatever happened meanwhile."""

from dataclasses import dataclass
from uuid import UUID

from tests.faults.killing import Person, join
from tests.faults.screens import Screen, sign_in
from tests.faults.stored import change, rows
from tests.servers import Server

AREA = "elmbridge-vale"


@dataclass
class Hall:
    """One session, the people in it, and a screen."""

    server: Server
    code: str
    people: list[Person]
    screen: Screen
    cookies: dict[str, str]

    @property
    def sent(self) -> dict[str, str]:
        """Everything that anybody has to say, by its id."""
        return {thing["id"]: thing["words"] for person in self.people for thing in person.things}


def make_hall(server: Server, *, people: int, things: int, address: str = "") -> Hall:
    """So many people with so many things to say, at the server itself or at an address in front of it."""
    server.alongside("area", "new", AREA, "--title", "Elmbridge Vale", "--pack", "wirral-naomie")
    session = server.alongside_json("session", "new", "--area", AREA, "--template", "north-west-event", "--open")
    # Nobody reads first here: what is acknowledged has to stand on the screen.
    change(server.site.database_url, "UPDATE live_session SET hold_for_person = false")
    cookies = sign_in(server, area=AREA)
    at = address or server.url
    everybody = [join(server.url, session["code"], number=number, things=things) for number in range(people)]
    for person in everybody:
        person.address = at
    return Hall(server, session["code"], everybody, Screen(at, session["code"], cookies), cookies)


def check_nothing_is_lost_or_doubled(hall: Hall) -> None:
    """Sent, acknowledged, stored and shown are the same; events have no gap; audit entries are as many."""
    url = hall.server.site.database_url
    assert [person.refused for person in hall.people if person.refused] == []
    acknowledged = sorted(each for person in hall.people for each in person.acknowledged)
    assert acknowledged == sorted(hall.sent)

    stored = rows(
        url, "SELECT uuid, text FROM live_contribution JOIN live_words ON contribution_id = live_contribution.id"
    )
    assert len(stored) == len(hall.sent)
    assert {str(UUID(str(uuid))): text for uuid, text in stored} == hall.sent

    shown = hall.screen.wait_for(len(hall.sent))
    assert {uuid: data["words"] for uuid, data in shown.items()} == hall.sent
    assert hall.screen.numbers == sorted(hall.screen.numbers)

    numbers = [number for (number,) in rows(url, "SELECT number FROM live_liveevent ORDER BY id")]
    [(last,)] = rows(url, "SELECT last_event FROM live_session")
    assert numbers == list(range(1, last + 1))
    [(audited,)] = rows(url, "SELECT count(*) FROM activity_auditentry WHERE verb = 'contribution received'")
    assert audited == len(hall.sent)


def check_screen_is_as_a_new_one(hall: Hall) -> None:
    """A screen that was there all the time, whatever it missed, shows what one shows that is opened now."""
    fresh = Screen(hall.server.url, hall.code, hall.cookies)
    try:
        assert fresh.wait_for(len(hall.screen.shown)) == hall.screen.shown
    finally:
        fresh.switch_off()
