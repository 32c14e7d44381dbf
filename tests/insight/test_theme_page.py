"""A theme's page: one page for everybody, less what is not for everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.activity import actors
from alongside.answers.actions import say_did_it_happen, say_stance, say_verdict
from alongside.answers.enums import DecisionKind, Happened, Stance
from alongside.answers.models import Decision
from alongside.live.actions import withdraw
from alongside.live.models import Contribution, Session
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.themes.actions import Wording, answer_member_check, reword_theme
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme
from tests.factories.answers import BY, decide, promise_under
from tests.factories.journeys import coder_of, session_of_project, theme_of
from tests.factories.live import joined, say
from tests.factories.people import AreaFactory, GroupFactory, person_with

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"
BUTTONS = ("Record a new decision", "Change the words or codes", "Publish this answer", "Make a promise")


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def area(session: Session) -> Area:
    return session.area


@pytest.fixture
def group(area: Area) -> Group:
    return GroupFactory.create(area=area, title="Aunts")


def _said(session: Session, words: str = "The biscuits") -> Contribution:
    return say(session, PLACE, words, group="practitioners", may_quote=True, is_shown=True)


def _address(theme: Theme, area: Area | None = None) -> str:
    return reverse("theme", args=[(area or theme.project.area).slug, theme.pk])


def _page(client: Client, theme: Theme) -> str:
    response = client.get(_address(theme))
    assert response.status_code == 200
    return response.content.decode()


def _signed_in(role: Role, area: Area, group: Group | None = None) -> Client:
    client = Client()
    client.force_login(person_with(role, area=area, group=group))
    return client


def _there(page: str, *words: str) -> list[bool]:
    return [one in page for one in words]


def test_given_no_published_answer_then_only_the_team_finds_the_page(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    theme = theme_of(_said(session))
    decide(theme, taken_by=[group], is_published=False)
    elsewhere = _signed_in(Role.COORDINATOR, AreaFactory.create())

    assert client.get(_address(theme)).status_code == 404
    assert elsewhere.get(_address(theme)).status_code == 404
    assert _signed_in(Role.ASSESSOR, area).get(_address(theme)).status_code == 404
    page = _page(_signed_in(Role.PRACTITIONER, area), theme)
    assert _there(page, "Only the team sees this page", "Only the team sees this decision.") == [True, True]


def test_a_theme_of_another_area_is_not_here_even_when_it_is_published(
    client: Client, session: Session, group: Group
) -> None:
    theme = theme_of(_said(session))
    decide(theme, taken_by=[group])

    assert client.get(_address(theme)).status_code == 200
    assert client.get(_address(theme, AreaFactory.create())).status_code == 404


def test_everybody_reads_only_words_that_their_speakers_let_everybody_read(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    shown = _said(session, "For everybody")
    private = say(session, PLACE, "For the team", group="practitioners", may_quote=False, is_shown=True)
    held = say(session, PLACE, "Held back", group="young-people", may_quote=True)
    gone = _said(session, "Taken back")
    theme = theme_of(shown, private, held, gone)
    withdraw(contribution=gone, by=actors.participant(gone.participant_id))
    decide(theme, taken_by=[group])
    words = ("For everybody", "For the team", "Held back: a person", "Taken back")

    assert held.is_held
    public = _page(client, theme)
    assert _there(public, *words) == [True, False, False, False]
    assert "Held back" not in public
    assert _there(_page(_signed_in(Role.PRACTITIONER, area), theme), *words) == [True, True, False, False]
    assert _there(_page(_signed_in(Role.FACILITATOR, area), theme), *words) == [True, True, True, False]


@pytest.mark.parametrize(("people", "told"), [(2, "A few people said this."), (7, "About 5 people said this.")])
def test_a_small_number_is_told_to_the_team_and_never_to_everybody(
    client: Client, session: Session, area: Area, group: Group, people: int, told: str
) -> None:
    theme = theme_of(*(_said(session, f"words {number}") for number in range(people)))
    decide(theme, taken_by=[group])
    exact = f"by {people} people"
    clicked_down = reverse("workbench", args=[area.slug, theme.project.slug]) + f"?theme={theme.pk}"

    assert _there(_page(client, theme), told, exact, clicked_down) == [True, False, False]
    team = _page(_signed_in(Role.PRACTITIONER, area), theme)
    assert _there(team, told, exact, clicked_down) == [False, True, True]


def test_the_team_reads_what_members_answered_and_everybody_whether_it_is_right(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    said = _said(session)
    theme = theme_of(said, is_asked=True)
    answer_member_check(
        theme=theme, participant=said.participant, answer=CheckAnswer.YES, words="Yes, and softer ones."
    )
    decide(theme, taken_by=[group])
    words = ("Checked by those who said it", "Yes, and softer ones.", "1 said “yes")

    assert _there(_page(client, theme), *words) == [True, False, False]
    assert _there(_page(_signed_in(Role.PRACTITIONER, area), theme), *words) == [True, True, True]


def test_a_decision_shows_who_agreed_who_did_not_and_who_has_not_said(
    client: Client, session: Session, area: Area
) -> None:
    agrees, dissents, silent = (GroupFactory.create(area=area, title=title) for title in ("Aunts", "Bakers", "Cooks"))
    theme = theme_of(_said(session))
    decision = decide(theme, taken_by=[agrees, dissents, silent])
    say_stance(decision=decision, group=agrees, stance=Stance.AGREED, words="We like it.", by=BY)
    say_stance(decision=decision, group=dissents, stance=Stance.DISSENTED, words="Too little.", by=BY)

    page = _page(client, theme)

    assert (
        _there(
            page,
            "<strong>Aunts</strong> agreed",
            "“We like it.”",
            "<strong>Bakers</strong> did not agree",
            "“Too little.”",
            "<strong>Cooks</strong> took part and has not said yet",
            "Sending them by post.",
        )
        == [True] * 6
    )


def test_a_visitor_finds_nothing_to_press(client: Client, session: Session, group: Group) -> None:
    theme = theme_of(_said(session))
    promise_under(decide(theme, taken_by=[group]))

    assert _there(_page(client, theme), *BUTTONS, "Say whether", "Was it kept?", 'method="post"') == [False] * 7


def test_publishing_is_offered_while_there_is_something_to_publish(session: Session, area: Area, group: Group) -> None:
    theme = theme_of(_said(session))
    officer = _signed_in(Role.COORDINATOR, area)
    assert "Publish this answer" not in _page(officer, theme)

    decision = decide(theme, taken_by=[group], is_published=False)
    assert "Publish this answer" in _page(officer, theme)
    assert "Publish this answer" not in _page(_signed_in(Role.REPRESENTATIVE, area, group), theme)

    officer.post(reverse("publish_decision", args=[area.slug, decision.pk]))
    assert "Publish this answer" not in _page(officer, theme)


def test_each_may_press_what_is_theirs(session: Session, area: Area, group: Group) -> None:
    owner = person_with(Role.DECISION_MAKER, area=area)
    theme = theme_of(_said(session))
    decision = decide(theme, taken_by=[group])
    promise = promise_under(decision, owner=owner)
    done = reverse("say_done", args=[area.slug, promise.pk])
    kept = reverse("say_kept", args=[area.slug, promise.pk, group.pk])
    stance = reverse("say_stance", args=[area.slug, decision.pk, group.pk])
    owners = Client()
    owners.force_login(owner)

    representatives = _signed_in(Role.REPRESENTATIVE, area, group)

    assert _there(_page(owners, theme), done, kept, stance) == [True, False, False]
    assert _there(_page(representatives, theme), done, kept, stance) == [False, True, True]
    assert _there(_page(_signed_in(Role.PRACTITIONER, area), theme), done, kept, stance) == [False, False, False]


def test_a_promise_that_is_not_due_is_not_judged(session: Session, area: Area, group: Group) -> None:
    theme = theme_of(_said(session))
    promise_under(decide(theme, taken_by=[group]), due_in=timedelta(days=30))

    assert "Was it kept?" not in _page(_signed_in(Role.REPRESENTATIVE, area, group), theme)


def test_a_promise_says_where_it_stands_and_why_those_who_asked_say_so(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    said = _said(session)
    theme = theme_of(said)
    promise = promise_under(decide(theme, taken_by=[group]))
    say_did_it_happen(promise=promise, participant=said.participant, answer=Happened.NO, words="None came to me.")
    say_verdict(promise=promise, group=group, is_kept=False, because="No papers came.", by=BY)
    words = ("Not kept", "<strong>Aunts</strong> say it was not kept", "“No papers came.”", "None came to me.")

    assert _there(_page(client, theme), *words) == [True, True, True, False]
    assert _there(_page(_signed_in(Role.PRACTITIONER, area), theme), *words) == [True] * 4


def test_an_answer_stands_until_the_new_one_is_published_and_is_history_then(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    theme = theme_of(_said(session))
    decide(theme, taken_by=[group])
    newer = decide(theme, taken_by=[group], kind=DecisionKind.WE_CANT, is_published=False)
    officer = _signed_in(Role.COORDINATOR, area)
    waits, before = "This one takes its place when it is published.", "What was decided before"

    public = _page(client, theme)
    assert _there(public, "decision--will", "decision--cannot", waits, before) == [True, False, False, False]
    assert _there(_page(officer, theme), "decision--will", "decision--cannot", waits) == [True, True, True]

    officer.post(reverse("publish_decision", args=[area.slug, newer.pk]))

    public = _page(client, theme)
    assert _there(public, "decision--will", "decision--cannot", before) == [True, True, True]
    assert public.index("decision--cannot") < public.rindex(before) < public.index("decision--will")


def test_earlier_words_of_the_theme_stay_with_the_reason(client: Client, session: Session, group: Group) -> None:
    theme = theme_of(_said(session), title="First words")
    new = Wording("Second words", "Second", "Better.", "Better.")
    reword_theme(theme=theme, wording=new, because="Somebody said not quite", by=BY)
    decide(theme, taken_by=[group])

    page = _page(client, theme)

    assert _there(page, "How this theme was worded before", "First words", "Somebody said not quite") == [True] * 3


def test_given_few_or_many_voices_when_shown_then_as_many_queries(session: Session, area: Area, group: Group) -> None:
    for client in (Client(), _signed_in(Role.COORDINATOR, area, None)):
        counts = [_queries_for(client, session, group, size) for size in (1, 5)]

        assert counts[0] == counts[1]


def _queries_for(client: Client, session: Session, group: Group, size: int) -> int:
    voices = [_said(session, f"words {number}") for number in range(size)]
    theme = theme_of(*voices, title=f"size {size} {joined(session).receipt}", is_asked=True)
    for voice in voices:
        answer_member_check(theme=theme, participant=voice.participant, answer=CheckAnswer.YES, words="Yes.")
    decision: Decision = decide(theme, taken_by=[group, *GroupFactory.create_batch(size, area=session.area)])
    for _ in range(size):
        promise = promise_under(decision)
        say_did_it_happen(promise=promise, participant=voices[0].participant, answer=Happened.YES, words="Yes.")
        say_verdict(promise=promise, group=group, is_kept=True, because="", by=BY)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(_address(theme)).status_code == 200
    return len(queries)


def test_the_coder_of_the_area_is_offered_to_ask_members_once(session: Session, area: Area) -> None:
    client = Client()
    client.force_login(coder_of(area))
    theme = theme_of(_said(session))
    assert "Ask those who said it" in _page(client, theme)

    client.post(reverse("ask_members", args=[area.slug, theme.pk]))

    assert "Ask those who said it" not in _page(client, theme)
