"""You said, we did: what an area published, for everybody, on screen and on paper."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, say_stance
from alongside.answers.enums import DecisionKind, Stance
from alongside.insight.presenters.published import LETTERS_ON_PAPER
from alongside.live.actions import withdraw
from alongside.live.models import Session
from alongside.people.models import Area, Group
from alongside.themes.models import Theme
from tests.factories.answers import BY, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import say
from tests.factories.people import AreaFactory, GroupFactory

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def area(session: Session) -> Area:
    return session.area


@pytest.fixture
def group(area: Area) -> Group:
    return GroupFactory.create(area=area, title="Aunts")


def _theme(session: Session, title: str, *words: str) -> Theme:
    words = words or (f"about {title}",)
    said = [say(session, PLACE, one, group="practitioners", may_quote=True, is_shown=True) for one in words]
    return theme_of(*said, title=title)


def _page(client: Client, area: Area, name: str = "answers", query: str = "") -> str:
    response = client.get(reverse(name, args=[area.slug]) + query)
    assert response.status_code == 200
    return response.content.decode()


def _titles(client: Client, area: Area, name: str = "answers", query: str = "") -> list[str]:
    response = client.get(reverse(name, args=[area.slug]) + query)
    assert response.status_code == 200
    return [row.theme.title for row in response.context["rows"]]


def test_what_was_published_here_is_told_newest_first_and_nothing_else(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    for title in ("first", "second"):
        decide(_theme(session, title), taken_by=[group])
    decide(_theme(session, "unpublished"), taken_by=[group], is_published=False)
    _theme(session, "undecided")
    elsewhere = session_of_project()
    decide(_theme(elsewhere, "elsewhere"), taken_by=[GroupFactory.create(area=elsewhere.area)])

    assert _titles(client, area) == ["second", "first"]
    assert _titles(client, area, "answers_print") == ["second", "first"]


def test_an_answer_has_its_quotes_reason_dissent_promise_and_state(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    decision = decide(_theme(session, "Biscuits", "Softer biscuits"), taken_by=[group], kind=DecisionKind.NOT_YET)
    say_stance(decision=decision, group=group, stance=Stance.DISSENTED, words="Now, please.", by=BY)
    promise_under(decision, words="We will ask the baker.")

    page = _page(client, area)

    words = (
        "Biscuits, please",
        "Softer biscuits",
        "A few people said this.",
        "Not yet",
        "You get the papers early.",
        "The law says so.",
        "Aunts did not agree.",
        "“Now, please.”",
        "We will ask the baker. Easy.",
        "Head of transport",
        "Overdue",
        reverse("theme", args=[area.slug, decision.theme_id]),
    )
    assert [one for one in words if one not in page] == []


@pytest.mark.parametrize("name", ["answers", "answers_print"])
def test_only_words_for_everybody_are_quoted(
    client: Client, session: Session, area: Area, group: Group, name: str
) -> None:
    shown = say(session, PLACE, "For everybody", group="practitioners", may_quote=True, is_shown=True)
    private = say(session, PLACE, "For the team", group="practitioners", may_quote=False, is_shown=True)
    held = say(session, PLACE, "Held back", group="young-people", may_quote=True)
    gone = say(session, PLACE, "Taken back", group="practitioners", may_quote=True, is_shown=True)
    decide(theme_of(gone, held, private, shown), taken_by=[group])
    withdraw(contribution=gone, by=actors.participant(gone.participant_id))

    page = _page(client, area, name)

    quoted = [words in page for words in ("For everybody", "For the team", "Held back", "Taken back")]
    assert quoted == [True, False, False, False]


def test_an_area_without_answers_says_what_will_be_here(client: Client) -> None:
    area = AreaFactory.create()

    assert [("No answer yet" in _page(client, area, name)) for name in ("answers", "answers_print")] == [True, True]


def test_there_are_ten_on_a_page(client: Client, session: Session, area: Area, group: Group) -> None:
    for number in range(11):
        decide(_theme(session, f"theme {number}"), taken_by=[group])

    assert len(_titles(client, area)) == 10
    assert _titles(client, area, query="?page=2") == ["theme 0"]
    assert len(_titles(client, area, query="?page=nonsense")) == 10


def test_paper_has_the_newest_three_or_the_themes_that_are_asked_for(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    themes = [_theme(session, f"theme {number}") for number in range(4)]
    for theme in themes:
        decide(theme, taken_by=[group])

    assert _titles(client, area, "answers_print") == ["theme 3", "theme 2", "theme 1"]
    assert "There is 1 more answer." in _page(client, area, "answers_print")
    assert _titles(client, area, "answers_print", f"?theme={themes[0].pk}&theme=this&theme={'9' * 30}") == ["theme 0"]


def test_paper_has_what_fits_on_a_sheet_and_quotes_whole_or_not_at_all(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    long = DecisionWords("Plain.", "A" * (LETTERS_ON_PAPER // 2), "Reason.", "Nothing.")
    for number in range(3):
        theme = _theme(session, f"theme {number}", "B" * 141)
        decide(theme, taken_by=[group], words=long)

    page = _page(client, area, "answers_print")

    assert _titles(client, area, "answers_print") == ["theme 2"]
    assert "BBB" not in page
    assert f"/{area.slug}/answers/" in page


def test_given_one_or_many_answers_when_shown_then_as_many_queries(
    client: Client, session: Session, area: Area, group: Group
) -> None:
    counts: dict[str, list[int]] = {"answers": [], "answers_print": []}
    for size in (1, 2):
        for number in range(size):
            decision = decide(_theme(session, f"{size} {number}", "one", "two"), taken_by=[group])
            promise_under(decision, due_in=timedelta(days=3))
        for name, found in counts.items():
            with CaptureQueriesContext(connection) as queries:
                _page(client, area, name)
            found.append(len(queries))

    assert {name: found[0] == found[1] for name, found in counts.items()} == {"answers": True, "answers_print": True}
