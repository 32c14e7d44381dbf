"""The facilitator's page: open and close, show and hold, answer calls, for whoever runs the session."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.live import actions
from alongside.live.enums import ActivityState, HelpKind, Whose
from alongside.live.models import Contribution, Participant, Session
from alongside.people.enums import Role
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


@pytest.fixture
def facilitator(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def page_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/"


def test_it_shows_how_people_join(facilitator: Client, session: Session) -> None:
    page = facilitator.get(page_of(session)).content.decode()
    assert f"{session.code[:3]} {session.code[3:]}" in page
    assert f'data-last-event="{session.last_event}"' in page
    assert f"/join/{session.code}/ for a camera" in page


def test_an_activity_is_opened_and_closed(facilitator: Client, session: Session) -> None:
    for verb, state in (("open", ActivityState.OPEN), ("close", ActivityState.CLOSED)):
        response = facilitator.post(f"{page_of(session)}activities/feedback/{verb}/")
        assert response.headers["Location"] == page_of(session)
        assert activity_in(session, "feedback").state == state


def test_opening_a_statement_again_says_that_it_asks_after(client: Client) -> None:
    training = make_session("york-training")
    client.force_login(
        person_with(Role.COORDINATOR, area=training.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    actions.close_activity(activity=activity_in(training, "understanding"), by=BY)
    assert "Open again, to ask “after”" in client.get(page_of(training)).content.decode()


def test_given_a_closed_session_when_an_activity_is_opened_then_the_page_says_what_to_do(
    facilitator: Client, session: Session
) -> None:
    facilitator.post(f"{page_of(session)}close/")
    page = facilitator.post(f"{page_of(session)}activities/feedback/open/", follow=True).content.decode()
    assert "This session is closed. Open it again first." in page
    facilitator.post(f"{page_of(session)}reopen/")
    assert Session.objects.get(pk=session.pk).closed_at is None


def test_held_notes_come_first_and_are_shown_one_by_one_or_all_together(facilitator: Client, session: Session) -> None:
    notes = [say(session, "bin-keep-light-bulb/bin", words, group="young-people") for words in ("One", "Two", "Three")]
    assert "Held for you: 3" in facilitator.get(page_of(session)).content.decode()
    facilitator.post(f"{page_of(session)}contributions/{notes[0].uuid}/show/")
    assert set(Contribution.objects.filter(is_held=True)) == set(notes[1:])
    page = facilitator.post(f"{page_of(session)}prompts/{notes[0].prompt_id}/show/", follow=True).content.decode()
    assert "2 notes are on the screen now." in page
    assert not Contribution.objects.filter(is_held=True).exists()


def test_a_shown_note_can_be_held_back(facilitator: Client, session: Session) -> None:
    note = say(session, "bin-keep-light-bulb/bin", "One", group="practitioners")
    facilitator.post(f"{page_of(session)}contributions/{note.uuid}/hold/")
    assert Contribution.objects.get().is_held


def test_a_note_of_another_session_is_not_here(facilitator: Client, session: Session) -> None:
    elsewhere = say(make_session(area=session.area), "bin-keep-light-bulb/bin", "One")
    assert facilitator.post(f"{page_of(session)}contributions/{elsewhere.uuid}/show/").status_code == 404
    assert Contribution.objects.get().is_held


def test_a_call_for_help_is_told_until_somebody_is_on_it(facilitator: Client, session: Session) -> None:
    call = actions.ask_for_help(
        participant=joined(session, "supporters").participant,
        kind=HelpKind.NEED_HELP,
        prompt=prompt_in(session, "feedback/learnt"),
    )
    assert "I need a break or help" in facilitator.get(page_of(session)).content.decode()
    facilitator.post(f"{page_of(session)}help/{call.pk}/answer/")
    assert "I need a break or help" not in facilitator.get(page_of(session)).content.decode()


def test_the_hold_is_switched_off_and_on(facilitator: Client, session: Session) -> None:
    asked = facilitator.post(f"{page_of(session)}hold/", {"hold": "no"}).content.decode()
    assert "Somebody under 18 may write here" in asked
    assert "Groups here that may be under 18: Young people." in asked
    assert Session.objects.get().hold_for_person
    facilitator.post(f"{page_of(session)}hold/", {"hold": "no", "sure": "yes"})
    assert not Session.objects.get().hold_for_person
    facilitator.post(f"{page_of(session)}hold/", {"hold": "yes"})
    assert Session.objects.get().hold_for_person


def test_the_day_to_hear_back_is_changed(facilitator: Client, session: Session) -> None:
    facilitator.post(f"{page_of(session)}hear-back/", {"hear_back_by": "2999-03-04"})
    assert Session.objects.get().hear_back_by == date(2999, 3, 4)
    refused = facilitator.post(f"{page_of(session)}hear-back/", {"hear_back_by": "soon"})
    assert refused.status_code == 422
    assert "Write the day as a date, such as 31/3/2027." in refused.content.decode()


def test_people_are_counted_by_group(facilitator: Client, session: Session) -> None:
    joined(session, "young-people")
    joined(session, "young-people")
    joined(session)
    presence = facilitator.get(page_of(session)).context["presence"]
    assert [(row.group, row.people) for row in presence] == [
        ("Young people", 2),
        ("Parents and carers", 0),
        ("Practitioners", 0),
        ("Supporters", 0),
        ("Group not given", 1),
    ]


def test_it_asks_the_database_as_often_for_many_notes_as_for_one(
    facilitator: Client, session: Session, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    say(session, "bin-keep-light-bulb/bin", "One", group="young-people")
    say(session, "bin-keep-light-bulb/keep", "Two", group="practitioners")
    with django_assert_max_num_queries(20) as one:
        facilitator.get(page_of(session))
    for number in range(10):
        say(session, "bin-keep-light-bulb/keep", f"Note {number}", group="practitioners")
        say(session, "feedback/learnt", f"Learnt {number}", group="young-people")
    with django_assert_max_num_queries(20) as many:
        facilitator.get(page_of(session))
    assert len(many) == len(one)


def test_next_closes_what_is_open_and_opens_what_it_names_once(facilitator: Client, session: Session) -> None:
    first, second, *_ = session.activities.all()
    assert f"Start: {first.title}" in facilitator.get(page_of(session)).content.decode()
    facilitator.post(f"{page_of(session)}activities/{first.key}/next/")
    page = facilitator.get(page_of(session)).content.decode()
    assert f"Next: {second.title}" in page
    for _ in range(2):  # a thumb presses twice
        facilitator.post(f"{page_of(session)}activities/{second.key}/next/")
    states = dict(session.activities.values_list("key", "state"))
    assert {key: states[key] for key in (first.key, second.key)} == {
        first.key: ActivityState.CLOSED,
        second.key: ActivityState.OPEN,
    }
    assert list(session.events.filter(kind="activity").values_list("subject_id", flat=True)) == [
        first.pk,
        first.pk,
        second.pk,
    ]


def test_a_group_that_is_here_and_says_nothing_is_a_prompt_and_one_person_never_is(
    facilitator: Client, session: Session
) -> None:
    for group in ("young-people", "young-people", "parents-carers", "parents-carers", "practitioners"):
        joined(session, group)
    assert facilitator.get(page_of(session)).context["silent"] == []  # nothing is open
    actions.open_activity(activity=activity_in(session, "feedback"), by=BY)
    say(session, "feedback/learnt", value="happy", group="young-people")
    page = facilitator.get(page_of(session))
    assert [(row.group, row.people) for row in page.context["silent"]] == [("Parents and carers", 2)]
    assert "Parents and carers: 2 here, nothing from them yet." in page.content.decode()


def test_a_note_says_how_many_people_were_asked(facilitator: Client, session: Session) -> None:
    chair = joined(session, "parents-carers").participant
    Participant.objects.filter(pk=chair.pk).update(asked_people=40, asked_how="a coffee morning")
    say(session, "bin-keep-light-bulb/bin", "One", participant=chair, whose=Whose.ON_BEHALF)
    assert "asked 40 people · how: a coffee morning" in facilitator.get(page_of(session)).content.decode()


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.DECISION_MAKER, Role.SAFEGUARDING])
def test_nobody_else_reads_what_is_held(client: Client, session: Session, role: Role) -> None:
    note = say(session, "bin-keep-light-bulb/bin", "A child's worry", group="young-people")
    client.force_login(person_with(role, area=session.area), backend="django.contrib.auth.backends.ModelBackend")
    for page in ("", "screen/", "results/", "results/contributions/", "paper/", "export/?format=csv"):
        assert b"A child" not in client.get(page_of(session) + page).content
    assert client.post(f"{page_of(session)}contributions/{note.uuid}/show/").status_code == 403
    assert Contribution.objects.get().is_held
