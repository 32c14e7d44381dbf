from datetime import date
from typing import Any

import httpx
import pytest

from alongside.live import actions
from alongside.live.enums import HelpKind
from alongside.live.models import Contribution, Session
from alongside.people.enums import Role
from tests.api.listening import Ear, Heard, listening
from tests.api.talk import bearer, contribute, note, signed_in
from tests.factories.live import BY, activity_in, group_in, joined, make_session, prompt_in, say
from tests.factories.people import person_with

BOARD = "bin-keep-light-bulb"


def on_screen(state: dict[str, Any], heard: Heard) -> None:
    """What a screen's page does with an event."""
    if heard.name == "contribution":
        state[heard.data["id"]] = heard.data
    if heard.name == "gone":
        state.pop(heard.data["id"], None)


def team_of(session: Session, role: Role = Role.FACILITATOR) -> dict[str, str]:
    return signed_in(person_with(role, area=session.area))


def hear_number(ear: Ear) -> int:
    """Wait until the stream has caught up; the number it has reached."""
    return int(ear.until("hello")[-1].data["number"])


def test_given_a_screen_when_a_note_is_said_then_it_appears_with_what_the_screen_shows(address: str) -> None:
    session = make_session(hold_for_person=False)
    amira = joined(session, "young-people")

    with listening(address, session.code, cookies=team_of(session), audience="screen") as screen:
        number = hear_number(screen)
        with httpx.Client(base_url=address, trust_env=False) as client:
            said = note("Café\n🍪")
            assert contribute(client, session, amira, said).status_code == 201
        heard = screen.next()

    assert heard == Heard(
        "contribution",
        str(number + 1),
        {
            "id": said["id"],
            "activity": BOARD,
            "prompt": "keep",
            "moment": "",
            "group": group_in(session, "young-people").title,
            "late": False,
            "words": "Café\n🍪",
            "value": "",
        },
    )


def test_given_words_of_a_child_then_no_screen_hears_them_until_they_are_shown(address: str) -> None:
    session = make_session()

    with listening(address, session.code, cookies=team_of(session), audience="screen") as screen:
        hear_number(screen)
        held = say(session, f"{BOARD}/keep", "What waits", group="young-people")
        waiting = screen.next()
        actions.show(contribution=held, by=BY)
        shown = screen.next()
        actions.hold(contribution=held, by=BY)
        held_again = screen.next()

    assert [waiting, held_again] == [
        Heard("gone", event.id, {"id": str(held.uuid)}) for event in (waiting, held_again) if event
    ]
    assert shown is not None
    assert (shown.name, shown.data["words"]) == ("contribution", "What waits")


def test_given_words_that_are_withdrawn_then_the_screen_lets_them_go_and_a_replay_never_tells_them(
    address: str,
) -> None:
    session = make_session()
    team = team_of(session)
    said = say(session, f"{BOARD}/keep", "Taken back", group="practitioners", is_shown=True)

    with listening(address, session.code, cookies=team, audience="screen") as screen:
        hear_number(screen)
        actions.withdraw(contribution=said, by=BY)
        heard = screen.next()
    with listening(address, session.code, cookies=team, audience="screen", since=0) as screen:
        replayed = screen.until("hello")

    assert heard is not None
    assert (heard.name, heard.data) == ("gone", {"id": str(said.uuid)})
    assert "Taken back" not in str(replayed)


def test_given_a_connection_that_broke_when_it_goes_on_after_its_last_number_then_nothing_is_missed(
    address: str,
) -> None:
    session = make_session(hold_for_person=False)
    team = team_of(session)
    with listening(address, session.code, cookies=team, audience="screen") as screen:
        number = hear_number(screen)
    missed = [say(session, f"{BOARD}/bin", f"Note {each}", group="practitioners") for each in range(5)]

    with listening(address, session.code, cookies=team, audience="screen", since=number) as screen:
        *replayed, hello = screen.until("hello")

    session.refresh_from_db()
    assert [event.data["id"] for event in replayed] == [str(each.uuid) for each in missed]
    assert hello == Heard("hello", "", {"number": session.last_event, "state": "open"})


def test_given_everything_that_can_happen_then_state_and_events_are_a_fresh_state(address: str) -> None:
    session = make_session(hold_for_person=False)
    team = team_of(session)
    amira, ben = joined(session, "young-people").participant, joined(session, "practitioners").participant
    kept = say(session, f"{BOARD}/keep", "The biscuits", participant=amira)

    with (
        listening(address, session.code, cookies=team, audience="screen", since=0) as first,
        listening(address, session.code, cookies=team, audience="screen") as second,
    ):
        state: dict[str, Any] = {}
        for event in first.until("hello"):
            on_screen(state, event)
        hear_number(second)
        say(session, "feedback/learnt", value="happy", participant=amira)
        say(session, "feedback/learnt", value="sad", participant=amira)
        doubted = say(session, f"{BOARD}/bin", "Long letters", participant=ben)
        actions.withdraw(contribution=kept, by=BY)
        actions.hold(contribution=doubted, by=BY)
        actions.show(contribution=doubted, by=BY)
        for each in range(20):
            say(session, f"{BOARD}/light-bulb", f"Idea {each}", participant=ben)
        actions.close_session(session=session, by=BY)
        heard_by_both = [ear.until("session") for ear in (first, second)]
        for event in heard_by_both[0]:
            on_screen(state, event)
    fresh: dict[str, Any] = {}
    with listening(address, session.code, cookies=team, audience="screen", since=0) as third:
        for event in third.until("hello"):
            on_screen(fresh, event)

    assert state == fresh
    assert set(state) == {
        str(uuid)
        for uuid in Contribution.objects.filter(is_current=True, withdrawn_at=None).values_list("uuid", flat=True)
    }
    for heard in heard_by_both:
        numbers = [int(event.id) for event in heard if event.id]
        assert numbers == sorted(set(numbers))


def test_given_a_phone_then_it_hears_of_activities_and_the_session_and_nothing_that_anybody_says(address: str) -> None:
    session = make_session(hold_for_person=False)
    amira = joined(session, "young-people")

    with listening(address, session.code, headers=bearer(amira), since=0) as phone:
        replayed = phone.until("hello")
        say(session, f"{BOARD}/keep", "Somebody else's words", group="practitioners")
        actions.ask_for_help(participant=amira.participant, kind=HelpKind.NEED_HELP)
        actions.close_activity(activity=activity_in(session, BOARD), by=BY)
        actions.set_hear_back_by(session=session, day=date(2027, 1, 31), by=BY)
        heard = phone.until("session")

    assert [event.name for event in replayed] == ["activity", "activity", "hello"]
    assert [event.name for event in heard] == ["activity", "session"]
    assert (heard[0].data["id"], heard[0].data["state"]) == (BOARD, "closed")
    assert heard[1].data == {"state": "open", "title": session.title, "hear_back_by": "2027-01-31"}


def test_given_the_facilitator_then_they_hear_ids_counts_people_and_calls_for_help_but_no_words(address: str) -> None:
    session = make_session()

    with listening(address, session.code, cookies=team_of(session), audience="facilitator") as page:
        hear_number(page)
        amira = joined(session, "young-people").participant
        people = page.next()
        said = say(session, f"{BOARD}/keep", "What waits", participant=amira)
        counts, contribution = page.until("contribution")
        actions.ask_for_help(
            participant=amira, kind=HelpKind.DONT_UNDERSTAND, prompt=prompt_in(session, f"{BOARD}/bin")
        )
        called = page.next()

    title = group_in(session, "young-people").title
    assert people is not None
    assert people.data == {"total": 1, "groups": [{"group": title, "people": 1}]}
    assert counts.data == {"activity": BOARD, "prompt": "keep", "shown": 0, "held": 1}
    assert contribution.data == {
        "id": str(said.uuid),
        "activity": BOARD,
        "prompt": "keep",
        "moment": "",
        "group": title,
        "late": False,
        "held": True,
    }
    assert called is not None
    assert called.data | {"id": 0, "asked_at": ""} == {
        "id": 0,
        "kind": "dont-understand",
        "activity": BOARD,
        "prompt": "bin",
        "group": title,
        "asked_at": "",
        "answered": False,
    }


def test_given_a_number_from_a_database_that_was_put_back_then_the_page_is_told_to_load_anew(address: str) -> None:
    session = make_session()

    with listening(address, session.code, headers=bearer(joined(session)), since=10_000) as phone:
        assert [event.name for event in phone.until("hello")] == ["reload", "hello"]


def test_given_a_bigger_number_in_the_address_then_the_browsers_own_header_wins(address: str) -> None:
    session = make_session()
    phone = httpx.Client(base_url=address, headers=bearer(joined(session)), trust_env=False)

    with (
        phone,
        phone.stream(
            "GET", f"/api/v1/sessions/{session.code}/events?last_event_id=9999", headers={"Last-Event-ID": "0"}
        ) as response,
    ):
        assert [event.name for event in Ear(response).until("hello")] == ["activity", "activity", "hello"]


@pytest.mark.parametrize(
    ("audience", "role", "status"),
    [
        ("participant", Role.FACILITATOR, 401),
        ("screen", None, 401),
        ("screen", Role.FACILITATOR, 200),
        ("screen", Role.REPRESENTATIVE, 200),
        ("screen", Role.ASSESSOR, 403),
        ("facilitator", Role.COORDINATOR, 200),
        ("facilitator", Role.PRACTITIONER, 403),
        ("facilitator", None, 401),
        ("everybody", Role.FACILITATOR, 400),
    ],
)
def test_who_may_listen(address: str, audience: str, role: Role | None, status: int) -> None:
    session = make_session()
    group = group_in(session, "young-people") if role is Role.REPRESENTATIVE else None
    cookies = signed_in(person_with(role, area=session.area, group=group)) if role else {}

    assert head(address, session, cookies, audience) == status


def test_given_the_team_of_another_area_or_a_participant_then_no_screen_for_them(address: str) -> None:
    session, other = make_session(), make_session()
    amira = joined(session)

    assert head(address, session, team_of(other), "screen") == 403
    assert head(address, session, {f"participant-{session.code}": amira.token}, "screen") == 401
    assert head(address, session, {f"participant-{session.code}": amira.token}, "participant") == 200
    assert head(address, other, {f"participant-{other.code}": amira.token}, "participant") == 401


def head(address: str, session: Session, cookies: dict[str, str], audience: str) -> int:
    """The status with which a stream would start."""
    with httpx.Client(base_url=address, cookies=cookies, trust_env=False) as client:
        return client.head(f"/api/v1/sessions/{session.code}/events", params={"audience": audience}).status_code
