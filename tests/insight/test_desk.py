"""The desk: what needs a person, by who they are. Each thing is planted and found where it belongs, and nowhere else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.answers.actions import say_done, say_verdict
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Promise
from alongside.assurance.signing.actions import ask_to_sign
from alongside.core import clock
from alongside.core.dates import long_date
from alongside.frameworks.enums import Part
from alongside.insight.presenters.desk import Desk
from alongside.insight.presenters.desk_items import Item
from alongside.insight.presenters.desk_kinds import KINDS
from alongside.live.actions import ask_for_help
from alongside.live.enums import HelpKind
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.people.standing import Standing
from alongside.projects import actions as project_actions
from alongside.projects.actions import PartText
from alongside.themes.actions import answer_member_check
from alongside.themes.enums import CheckAnswer
from tests.factories.journeys import decided, promised, session_of_project, theme_of
from tests.factories.live import joined, say
from tests.factories.people import AreaFactory, person_with, standing_of
from tests.factories.projects import BY, PartWordingFactory, ProjectFactory, area_with

pytestmark = pytest.mark.django_db
NOTE = "bin-keep-light-bulb/keep"


@pytest.fixture
def area() -> Area:
    return area_with()


def _section(standing: Standing, key: str) -> tuple[Item, ...] | None:
    """What stands in one section of somebody's desk; nothing where they don't have it."""
    return next((section.items for section in Desk(standing).sections() if section.key == key), None)


def _keys(standing: Standing) -> list[str]:
    return [section.key for section in Desk(standing).sections()]


def _session(area: Area, **more: Any) -> Session:
    return session_of_project(area, **more)


def _url(name: str, area: Area, *more: object) -> str:
    return reverse(name, args=[area.slug, *more])


def test_whoever_runs_sessions_sees_a_call_for_help_at_once(area: Area) -> None:
    session = _session(area, title="In the hall")
    ask_for_help(participant=joined(session, "young-people").participant, kind=HelpKind.NEED_HELP)

    for role in (Role.COORDINATOR, Role.FACILITATOR):
        assert _section(standing_of(role, area=area), "help") == (
            Item(
                "“I need a break or help”",
                _url("session", area, session.code),
                f"{session.groups.get(key='young-people').title}, in In the hall",
                "Now",
                "bad",
            ),
        )
    assert _section(standing_of(Role.PRACTITIONER, area=area), "help") is None
    assert _section(standing_of(Role.FACILITATOR), "help") is None


def test_notes_that_wait_are_counted_and_the_safeguarding_lead_is_told_without_a_way_to_read_them(area: Area) -> None:
    session = _session(area, title="In the hall")
    for words in ("One", "Two"):
        say(session, NOTE, words, group="young-people")
    say(session, NOTE, "A grown-up's that was read", group="practitioners", is_shown=True)

    assert _section(standing_of(Role.FACILITATOR, area=area), "held") == (
        Item("In the hall", _url("session", area, session.code), "2 notes wait"),
    )
    assert _section(standing_of(Role.SAFEGUARDING, area=area), "held") == (Item("In the hall", "", "2 notes wait"),)
    assert _section(standing_of(Role.DECISION_MAKER, area=area), "held") is None


def test_people_who_have_no_answer_are_a_debt_from_two_weeks_before_the_day(area: Area) -> None:
    today = clock.today()
    late = _session(area, title="Late", hear_back_by=today - timedelta(days=1))
    near = _session(area, title="Near", hear_back_by=today + timedelta(days=14))
    far = _session(area, title="Far", hear_back_by=today + timedelta(days=15))
    for session in (late, near, far):
        somebody = joined(session, "practitioners").participant
        say(session, NOTE, "One", participant=somebody)
        say(session, NOTE, "Two", participant=somebody)
    say(near, NOTE, "Somebody else's", group="practitioners")

    standing = standing_of(Role.COORDINATOR, area=area)

    found = _section(standing, "unanswered")
    assert found is not None
    assert [(item.title, item.meta, item.kind) for item in found] == [
        ("Late", "1 person has no answer yet", "bad"),
        ("Near", "2 people have no answer yet", "soon"),
    ]
    assert found[0].url == _url("session", area, late.code)


def test_an_answer_that_was_published_settles_the_debt_and_a_hidden_one_does_not(area: Area) -> None:
    session = _session(area, hear_back_by=clock.today())
    standing = standing_of(Role.PRACTITIONER, area=area)
    said = say(session, NOTE, "More time", group="practitioners")
    decision = decided(theme_of(said), is_published=False)

    before = _section(standing, "unanswered")
    decision.published_at = clock.now()
    decision.save()

    assert before is not None
    assert before[0].url == _url("session_results", area, session.code)
    assert _section(standing, "unanswered") is None


def test_themes_without_a_decision_wait_for_those_who_decide(area: Area) -> None:
    session = _session(area)
    theme = theme_of(say(session, NOTE, "More time"), title="More time")
    decided(theme_of(say(session, NOTE, "Less paper"), title="Less paper"))

    found = _section(standing_of(Role.DECISION_MAKER, area=area), "undecided")

    assert found is not None
    assert [(item.title, item.url) for item in found] == [("More time", _url("theme", area, theme.pk))]
    assert _section(standing_of(Role.FACILITATOR, area=area), "undecided") is None


def test_a_decision_that_nobody_was_told_of_waits_for_whoever_publishes(area: Area) -> None:
    decided(theme_of(say(_session(area), NOTE, "More time")), is_published=False)

    found = _section(standing_of(Role.DECISION_MAKER, area=area), "unpublished")

    assert found is not None
    assert [item.title for item in found] == ["More time"]
    assert _section(standing_of(Role.REPRESENTATIVE, area=area), "unpublished") is None


def test_only_the_newest_decision_of_a_theme_waits_to_be_published(area: Area) -> None:
    theme = theme_of(say(_session(area), NOTE, "More time"))
    decided(theme)
    newer = decided(theme, DecisionKind.NOT_YET, is_published=False)

    found = _section(standing_of(Role.COORDINATOR, area=area), "unpublished")

    assert found is not None
    assert [item.meta for item in found] == [f"Not yet, decided on {long_date(newer.decided_on)}"]


def test_a_theme_that_is_not_quite_right_is_counted_for_its_words_as_they_are_now(area: Area) -> None:
    session = _session(area)
    first, second = (joined(session, "practitioners").participant for _ in range(2))
    said = [say(session, NOTE, "More time", participant=one) for one in (first, second)]
    theme = theme_of(*said, is_asked=True)
    answer_member_check(theme=theme, participant=first, answer=CheckAnswer.NOT_QUITE, words="Not that")
    answer_member_check(theme=theme, participant=second, answer=CheckAnswer.YES)

    found = _section(standing_of(Role.PRACTITIONER, area=area), "questioned")

    assert found is not None
    assert [(item.title, item.meta) for item in found] == [
        ("More time", f"1 person said “not quite”, in {theme.project.title}")
    ]
    assert _section(standing_of(Role.DECISION_MAKER, area=area), "questioned") is None


@pytest.fixture
def promise(area: Area) -> Promise:
    """A promise that was due yesterday."""
    return promised(decided(theme_of(say(_session(area), NOTE, "More time"))), due=clock.today() - timedelta(days=1))


def _asking(promise: Promise) -> Group:
    [group] = promise.askers
    return group


def test_an_overdue_promise_waits_for_its_owner_and_is_watched_by_everyone_else(area: Area, promise: Promise) -> None:
    owner = Standing(area=area, person_id=promise.owner_id, roles=frozenset({Role.COORDINATOR}))
    expected = (
        Item(
            "Send the questions early.",
            _url("theme", area, promise.decision.theme_id if promise.decision else 0),
            f"Head of SEND, by {long_date(promise.due)}",
            "Overdue",
            "bad",
        ),
    )

    assert _section(owner, "mine") == expected
    assert _section(owner, "promises") is None
    assert _section(standing_of(Role.FACILITATOR, area=area), "promises") == expected


def test_only_the_group_that_asked_is_asked_for_its_word_and_only_until_it_has_spoken(
    area: Area, promise: Promise
) -> None:
    asker = standing_of(Role.REPRESENTATIVE, group=_asking(promise))
    other = standing_of(Role.REPRESENTATIVE, area=area)

    assert [item.title for item in _section(asker, "judge") or ()] == ["Send the questions early."]
    assert _section(other, "judge") is None
    say_verdict(promise=promise, group=_asking(promise), is_kept=True, because="It came.", by=asker.actor)
    assert _section(asker, "judge") is None


def test_a_promise_that_its_owner_calls_done_waits_for_those_who_asked(area: Area, promise: Promise) -> None:
    say_done(promise=promise, evidence="Sent to all.", by=actors.person(promise.owner_id))

    [item] = _section(standing_of(Role.PRACTITIONER, area=area), "promises") or ()

    assert (item.tag, item.kind) == ("Waiting for those who asked", "active")


def test_a_promise_far_ahead_bothers_nobody_but_its_owner(area: Area) -> None:
    promise = promised(
        decided(theme_of(say(_session(area), NOTE, "More time"))), due=clock.today() + timedelta(days=15)
    )
    owner = Standing(area=area, person_id=promise.owner_id, roles=frozenset({Role.COORDINATOR}))

    assert _section(owner, "mine") is not None
    assert _section(standing_of(Role.PRACTITIONER, area=area), "promises") is None
    assert _section(standing_of(Role.REPRESENTATIVE, group=_asking(promise)), "judge") is None


def test_a_group_sees_the_words_that_it_has_not_agreed_to(area: Area) -> None:
    aunts = area.groups.get(key="aunts")
    project = ProjectFactory.create(area=area, title="Bins")
    agreed = PartWordingFactory.create(project=project, part=Part.PURPOSE)
    PartWordingFactory.create(project=project, part=Part.OPEN)
    project_actions.agree_to_part(wording=agreed, group=aunts, by=BY)
    PartWordingFactory.create(project=ProjectFactory.create(area=area, finished_at=clock.now()))

    assert _section(standing_of(Role.REPRESENTATIVE, group=aunts), "parts") == (
        Item(
            "Bins: what is open",
            _url("project", area, project.slug) + "#open",
            "Not yet agreed with Aunts",
        ),
    )
    not_asked = area.groups.get(key="bakers")
    assert _section(standing_of(Role.REPRESENTATIVE, group=not_asked), "parts") is None
    assert _section(standing_of(Role.COORDINATOR, area=area), "parts") is None


def test_another_areas_desk_shows_none_of_it(area: Area, promise: Promise) -> None:
    session = _session(area, hear_back_by=clock.today())
    ask_for_help(participant=joined(session).participant, kind=HelpKind.NEED_HELP)
    say(session, NOTE, "Mine")
    elsewhere = AreaFactory.create()

    for role in Role:
        assert _keys(standing_of(role, area=elsewhere)) == []


def test_a_new_area_teaches_its_first_step_and_then_the_next(area: Area) -> None:
    officer = standing_of(Role.COORDINATOR, area=area)

    first = Desk(officer).next_steps()
    project = project_actions.start_project(
        area=area, title="Bins", parts={Part.PURPOSE: PartText("Tidy")}, by=officer.actor
    )
    second = Desk(officer).next_steps()

    assert [step.title for step in first] == ["Start a project"]
    assert [step.title for step in second] == [
        "Show “Bins” to everybody",
        "Make a session for “Bins”",
    ]
    assert second[0].url == _url("project", area, project.slug)
    assert Desk(standing_of(Role.PRACTITIONER, area=area)).next_steps() == []


def test_what_was_said_and_not_sorted_is_a_next_step(area: Area) -> None:
    session = _session(area)
    say(session, NOTE, "More time")

    steps = Desk(standing_of(Role.PRACTITIONER, area=area)).next_steps()

    assert session.project is not None
    assert [step.url for step in steps] == [_url("workbench", area, session.project.slug)]


def test_the_page_greets_shows_and_says_when_there_is_nothing(client: Client, area: Area) -> None:
    person = person_with(Role.PRACTITIONER, area=area, name="Helen")
    client.force_login(person)
    empty = client.get(_url("desk", area)).content.decode()
    say(_session(area, title="In the hall", hear_back_by=clock.today()), NOTE, "More time")

    full = client.get(_url("desk", area)).content.decode()

    assert "Your desk is clear" in empty
    assert "Hello Helen" in full
    assert "1 person has no answer yet" in full


def test_many_things_of_one_kind_fold_away(client: Client, area: Area) -> None:
    session = _session(area)
    for number in range(7):
        theme_of(say(session, NOTE, f"Note {number}"), title=f"Theme {number}")
    client.force_login(person_with(Role.DECISION_MAKER, area=area))

    page = client.get(_url("desk", area)).content.decode()

    assert "(7)" in page
    assert "2 more" in page


def test_a_visitor_is_asked_to_sign_in_and_somebody_without_a_role_here_is_refused(client: Client, area: Area) -> None:
    sent = client.get(_url("desk", area))
    client.force_login(person_with(Role.COORDINATOR, area=AreaFactory.create()))

    assert sent.headers["Location"] == f"{reverse('account_login')}?next={_url('desk', area)}"
    assert client.get(_url("desk", area)).status_code == 403


def _fill(area: Area, times: int) -> None:
    for number in range(times):
        session = _session(area, hear_back_by=clock.today())
        say(session, NOTE, "Nobody answers me", group="practitioners")
        somebody = joined(session, "young-people").participant
        ask_for_help(participant=somebody, kind=HelpKind.NEED_HELP)
        said = say(session, NOTE, "More time", participant=somebody)
        theme = theme_of(said, title=f"Theme {number}", is_asked=True)
        answer_member_check(theme=theme, participant=somebody, answer=CheckAnswer.NOT_QUITE)
        promised(decided(theme_of(said, title=f"Other {number}")), due=clock.today())
        PartWordingFactory.create(project=session.project)
        assert session.project is not None
        ask_to_sign(project=session.project, by=BY)


@pytest.mark.parametrize("times", [1, 4])
def test_the_desk_asks_the_same_of_the_database_however_much_waits(
    area: Area, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _fill(area, times)
    group = area.groups.get(key="aunts")
    somebody = person_with(Role.PRACTITIONER, area=area)  # who started none of it
    everything = Standing(area=area, person_id=somebody.pk, roles=frozenset(Role), group_ids=frozenset({group.pk}))

    with django_assert_num_queries(36):
        desk = Desk(everything)
        sections = desk.sections()
        desk.next_steps()

    assert [section.key for section in sections] == [
        "help",
        "held",
        "unanswered",
        "parts",
        "sign",
        "questioned",
        "undecided",
        "promises",
    ]


def test_no_two_kinds_have_one_key() -> None:
    # Each section's heading has its key as id: who hears the page is led by it.
    keys = [kind.key for kind in KINDS]
    assert len(keys) == len(set(keys))
