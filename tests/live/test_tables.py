"""Tables to go round: where somebody is led, how they move, who sits where, and what came of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.insight.exporting import as_json_text
from alongside.live import actions
from alongside.live.enums import EventKind
from alongside.live.kinds import kind_of
from alongside.live.models import Contribution, LiveEvent, Participant, Prompt, Session
from alongside.live.presenters.results import Results
from alongside.live.presenters.tables import rooms
from alongside.live.queries import desk
from alongside.people.enums import Role
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

WORKS, HARD, HEARD = "tables/works", "tables/in-the-way", "tables/being-heard"


@pytest.fixture
def session() -> Session:
    return make_session("world-cafe")


@pytest.fixture
def amira(client: Client, session: Session) -> Participant:
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new.participant


def sign_in(client: Client, session: Session, role: Role) -> None:
    client.force_login(person_with(role, area=session.area), backend="django.contrib.auth.backends.ModelBackend")


def tables_of(session: Session) -> str:
    return f"/join/{session.code}/tables/tables/"


def question_of(session: Session, place: str) -> str:
    return f"/join/{session.code}/answer/{prompt_in(session, place).pk}/"


def test_who_sits_nowhere_is_led_to_the_tables_and_counts_them_as_one_thing(
    client: Client, session: Session, amira: Participant
) -> None:
    page = client.get(f"/join/{session.code}/answer/")
    assert (page.context["next_url"], page.context["total"]) == (tables_of(session), 1)
    [chapter] = page.context["chapters"]
    assert [(line.words, line.tables) for line in chapter.lines] == [("Which table do you want to go to?", "tables")]


def test_choosing_a_table_is_going_there(client: Client, session: Session, amira: Participant) -> None:
    actions.set_hosts(session=session, hosts={prompt_in(session, HARD).pk: "Ruth"}, by=BY)
    doors = client.get(tables_of(session)).content.decode()
    assert "Host: Ruth" in doors
    there = client.post(tables_of(session), {"table": prompt_in(session, HARD).pk})
    assert there.headers["Location"] == question_of(session, HARD)
    amira.refresh_from_db()
    assert amira.table == prompt_in(session, HARD)
    page = client.get(question_of(session, HARD)).content.decode()
    assert "Host of this table: <strong>Ruth</strong>" in page
    assert "Go to another table" in page
    assert "You are here" in client.get(tables_of(session)).content.decode()


def test_whoever_left_a_note_at_one_table_has_done_it_and_may_go_to_others(
    client: Client, session: Session, amira: Participant
) -> None:
    actions.go_to_table(participant=amira, table=prompt_in(session, HARD))
    say(session, WORKS, "The bus", participant=amira)  # counts, although they sit at another one
    page = client.get(f"/join/{session.code}/answer/")
    assert (page.context["next_url"], page.context["done"], page.context["total"]) == ("", 1, 1)
    assert client.get(question_of(session, HEARD)).context["page"].is_open


def test_nobody_goes_to_a_table_that_is_closed_or_somewhere_else(
    client: Client, session: Session, amira: Participant
) -> None:
    elsewhere = prompt_in(make_session("world-cafe"), WORKS)
    with pytest.raises(ValidationError):
        actions.go_to_table(participant=amira, table=elsewhere)
    assert client.post(tables_of(session), {"table": elsewhere.pk}).headers["Location"] == tables_of(session)
    board = make_session(area=session.area)
    with pytest.raises(ValidationError):
        actions.go_to_table(
            participant=joined(board, "young-people").participant, table=prompt_in(board, "bin-keep-light-bulb/bin")
        )
    actions.close_activity(activity=activity_in(session, "tables"), by=BY)
    with pytest.raises(ValidationError):
        actions.go_to_table(participant=amira, table=prompt_in(session, WORKS))
    assert client.get(tables_of(session)).headers["Location"] == f"/join/{session.code}/answer/"
    amira.refresh_from_db()
    assert amira.table is None


def test_only_the_facilitator_hears_that_somebody_moved_and_the_audit_says_so_once(
    session: Session, amira: Participant
) -> None:
    for _ in range(2):
        actions.go_to_table(participant=amira, table=prompt_in(session, WORKS))
    assert LiveEvent.objects.filter(kind=EventKind.TABLE).count() == 1
    assert AuditEntry.objects.filter(verb="went to a table").count() == 1


def test_the_facilitator_sees_people_by_table_and_group(client: Client, session: Session) -> None:
    for group in ("young-people", "young-people", "practitioners", None):
        actions.go_to_table(participant=joined(session, group).participant, table=prompt_in(session, WORKS))
    gone = joined(session, "practitioners").participant
    actions.go_to_table(participant=gone, table=prompt_in(session, WORKS))
    Participant.objects.filter(pk=gone.pk).update(removed_at=clock.now())
    [room] = rooms(session, desk.activities_of(session))
    assert [(table.people, table.groups) for table in room.tables[:2]] == [
        (4, [("Young people", 2), ("Practitioners", 1), ("Group not given", 1)]),
        (0, []),
    ]
    sign_in(client, session, Role.FACILITATOR)
    assert "At the tables: 4 people" in client.get(f"/{session.area.slug}/sessions/{session.code}/").content.decode()


def test_the_number_of_queries_does_not_grow_with_tables_and_people(
    session: Session, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    activities = desk.activities_of(session)
    for place in (WORKS, HARD):
        actions.go_to_table(participant=joined(session, "young-people").participant, table=prompt_in(session, place))
        with django_assert_num_queries(2):
            rooms(session, activities)


def test_a_host_of_the_team_reads_their_table_and_no_held_words(client: Client, session: Session) -> None:
    say(session, WORKS, "Long held", group="young-people")
    say(session, WORKS, "The lift", group="practitioners")
    sign_in(client, session, Role.PRACTITIONER)
    address = f"/{session.area.slug}/sessions/{session.code}/tables"
    page = client.get(f"{address}/{prompt_in(session, WORKS).pk}/").content.decode()
    assert ("The lift" in page, "Long held" in page) == (True, False)
    other = make_session("world-cafe")
    assert client.get(f"{address}/{prompt_in(other, WORKS).pk}/").status_code == 404


def test_results_say_which_group_left_how_much_at_which_table(session: Session) -> None:
    for place, group in ((WORKS, "young-people"), (WORKS, "young-people"), (HARD, "practitioners")):
        say(session, place, "A note", group=group)
    actions.set_hosts(session=session, hosts={prompt_in(session, WORKS).pk: "Ruth"}, by=BY)
    [activity] = desk.activities_of(session)
    told = kind_of("tables").outcome(Results(session), activity)
    assert told["tables"][:2] == [
        {
            "prompt": "works",
            "host": "Ruth",
            "notes": 2,
            "people": 2,
            "groups": {"Young people": {"notes": 2, "people": 2}},
        },
        {
            "prompt": "in-the-way",
            "host": "",
            "notes": 1,
            "people": 1,
            "groups": {"Practitioners": {"notes": 1, "people": 1}},
        },
    ]


def test_a_pack_is_told_what_tables_need() -> None:
    from types import SimpleNamespace

    one = SimpleNamespace(prompts=[SimpleNamespace(takes="one", words=True, ways=())])
    assert list(kind_of("tables").problems(one)) == [  # type: ignore[arg-type]
        "people choose between tables, so there are two prompts at least",
        "every table takes many notes, in words",
    ]


# Beforehand.


def test_the_questions_can_be_read_before_anything_is_open_and_by_nobody_in_particular(client: Client) -> None:
    session = make_session("world-cafe", is_open=False)
    page = client.get(f"/join/{session.code}/questions/")
    for prompt in Prompt.objects.filter(activity__session=session):
        assert prompt.easy_text in page.content.decode() or prompt.text in page.content.decode()
    assert not Participant.objects.exists()


def save_beforehand(client: Client, session: Session, **more: Any) -> int:
    address = f"/{session.area.slug}/sessions/{session.code}/beforehand/"
    return client.post(address, more).status_code


def test_the_day_and_the_hosts_are_kept_and_told(client: Client, session: Session) -> None:
    sign_in(client, session, Role.FACILITATOR)
    table = prompt_in(session, WORKS)
    day = clock.today() - timedelta(days=9)
    assert save_beforehand(client, session, questions_sent_on=day.isoformat(), **{f"host_{table.pk}": "Ruth"}) == 302
    session.refresh_from_db()
    table.refresh_from_db()
    assert (session.questions_sent_on, table.host) == (day, "Ruth")
    results = client.get(f"/{session.area.slug}/sessions/{session.code}/results/").content.decode()
    assert "The questions were sent beforehand, on" in results
    assert f'"questions_sent_on": "{day.isoformat()}"' in as_json_text(session)
    assert "Read the questions first" in Client().get(f"/join/{session.code}/").content.decode()
    assert [(entry.verb, entry.fields) for entry in AuditEntry.objects.order_by("-pk")[:2]] == [
        ("host of a table set", ["host"]),
        ("questions sent", ["questions_sent_on"]),
    ]


def test_a_day_that_has_not_come_is_refused_and_what_was_typed_stays(client: Client, session: Session) -> None:
    sign_in(client, session, Role.FACILITATOR)
    table = prompt_in(session, WORKS)
    tomorrow = clock.today() + timedelta(days=1)
    address = f"/{session.area.slug}/sessions/{session.code}/beforehand/"
    page = client.post(address, {"questions_sent_on": tomorrow.isoformat(), f"host_{table.pk}": "Ruth"})
    assert page.status_code == 422
    assert "This day has not come yet." in page.content.decode()
    assert 'value="Ruth"' in page.content.decode()
    with pytest.raises(ValidationError):
        actions.set_questions_sent_on(session=session, day=tomorrow, by=BY)


def test_every_table_has_a_sheet_with_its_question_and_host(client: Client, session: Session) -> None:
    actions.set_hosts(session=session, hosts={prompt_in(session, WORKS).pk: "Ruth"}, by=BY)
    sign_in(client, session, Role.FACILITATOR)
    page = client.get(f"/{session.area.slug}/sessions/{session.code}/sheet/").content.decode()
    assert page.count("sheet--table") == 4
    assert "Ruth" in page


def test_a_withdrawn_note_is_at_no_table(client: Client, session: Session) -> None:
    said = say(session, WORKS, "Taken back", group="practitioners")
    actions.withdraw(contribution=Contribution.objects.get(pk=said.pk), by=BY)
    sign_in(client, session, Role.FACILITATOR)
    for page in (f"tables/{prompt_in(session, WORKS).pk}/", "screen/", "results/"):
        shown = client.get(f"/{session.area.slug}/sessions/{session.code}/{page}").content.decode()
        assert "Taken back" not in shown
