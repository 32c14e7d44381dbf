"""Kept and made a difference are told apart wherever a promise is told; small counts single nobody out."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.answers.actions import say_difference, say_own_difference, say_verdict
from alongside.answers.enums import Difference
from alongside.answers.models import Promise
from alongside.core import clock
from alongside.core.small_numbers import shares
from alongside.core.thread import BROKEN, DONE, TO_COME, Knot
from alongside.insight.answers_data import as_data
from alongside.insight.knots import knots_of
from alongside.insight.presenters.desk import Desk
from alongside.insight.presenters.differences import people_words
from alongside.insight.receipt_data import as_data as receipt_data
from alongside.insight.trace import voices_of
from alongside.live.actions import Joined
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Group
from alongside.people.queries import standing_of
from alongside.themes.models import Theme
from tests.factories.answers import BY, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import joined, say
from tests.factories.people import GroupFactory, person_with

pytestmark = pytest.mark.django_db
YES, LITTLE, NO, EARLY = Difference.YES, Difference.A_LITTLE, Difference.NO, Difference.TOO_EARLY


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def me(session: Session) -> Joined:
    return joined(session, "young-people")


@pytest.fixture
def groups(session: Session) -> list[Group]:
    return [GroupFactory.create(area=session.area, title=title) for title in ("Aunts", "Bakers")]


@pytest.fixture
def theme(session: Session, me: Joined) -> Theme:
    return theme_of(say(session, "bin-keep-light-bulb/keep", "The biscuits", participant=me.participant))


@pytest.fixture
def promise(theme: Theme, groups: list[Group]) -> Promise:
    """Kept today, as both groups that asked say; asked about in a term."""
    promise = promise_under(decide(theme, taken_by=groups))
    for group in groups:
        say_verdict(promise=promise, group=group, is_kept=True, because="", by=BY)
    return promise


def a_term_later() -> time_machine.travel:
    return time_machine.travel(clock.now() + timedelta(weeks=12), tick=False)


def says(promise: Promise, group: Group, answer: Difference, words: str = "") -> None:
    say_difference(promise=promise, group=group, answer=answer, words=words, by=BY)


def last_knot(me: Joined) -> Knot:
    [voice] = voices_of(me.participant)
    return knots_of(voice, voice.themes[0], today=clock.today())[-1]


def page(name: str, *args: Any) -> str:
    return Client().get(reverse(name, args=args)).content.decode()


def test_the_thread_ends_in_what_those_who_asked_say(me: Joined, promise: Promise, groups: list[Group]) -> None:
    assert (last_knot(me).state, last_knot(me).note[:12]) == (TO_COME, "We ask from ")
    with a_term_later():
        assert (last_knot(me).state, last_knot(me).note) == (TO_COME, "Everybody is asked now.")
        says(promise, groups[0], YES)
        says(promise, groups[1], LITTLE)
        assert (last_knot(me).state, last_knot(me).heading) == (DONE, "Made a little difference")
        assert last_knot(me).when == clock.today()
        says(promise, groups[1], NO)
        assert (last_knot(me).state, last_knot(me).note) == (BROKEN, "Bakers say no.")
        assert last_knot(me).heading == "Groups differ"


def test_everybody_reads_what_each_group_says_beside_kept(
    session: Session, theme: Theme, promise: Promise, groups: list[Group]
) -> None:
    slug = session.area.slug
    with a_term_later():
        assert "Waiting to hear if it made a difference" in page("answers", slug)
        says(promise, groups[0], YES, "It is calm.")
        says(promise, groups[1], NO, "It is loud.")
        told, whole, area, paper = (
            page("answers", slug),
            page("theme", slug, theme.pk),
            page("area", slug),
            page("answers_print", slug),
        )

    for text in (told, whole, area, paper):
        assert "Kept" in text
        assert "Groups differ on whether it made a difference" in text
    for text in (told, whole):
        assert "say it made a difference" in text
        assert "say it made no difference" in text
    assert "It is calm." in whole
    assert "It is loud." in whole


def test_the_api_tells_both(session: Session, me: Joined, promise: Promise, groups: list[Group]) -> None:
    with a_term_later():
        says(promise, groups[0], NO, "It is loud.")
        say_own_difference(promise=promise, participant=me.participant, answer=LITTLE, words="my own words")
        [answer] = as_data(session.area)
        [contribution] = receipt_data(me.participant)["contributions"]

    told = answer["promises"][0]
    assert (told["stands"], told["difference"]) == (
        "kept",
        {
            "asked_from": (clock.today() + timedelta(weeks=12)).isoformat(),
            "stands": "none",
            "groups": [{"group": groups[0].key, "answer": "no", "words": "It is loud."}],
            "waiting_for": [groups[1].key],
        },
    )
    own = contribution["themes"][0]["promises"][0]
    assert (own["difference"], own["made_a_difference"]) == (told["difference"], "a-little")
    assert "my own words" not in str(answer)


def test_a_promise_that_is_not_kept_has_no_difference(session: Session, theme: Theme, groups: list[Group]) -> None:
    promise_under(decide(theme, taken_by=groups))

    [answer] = as_data(session.area)
    assert answer["promises"][0]["difference"] is None
    assert "made a difference" not in page("area", session.area.slug)


def test_the_desk_asks_the_representatives_once_its_day_has_come(
    session: Session, promise: Promise, groups: list[Group]
) -> None:
    def asked(group: Group) -> list[str]:
        standing = standing_of(person_with(Role.REPRESENTATIVE, area=session.area, group=group), session.area)
        sections = {section.key: section for section in Desk(standing).sections()}
        return [item.url for item in sections["difference"].items] if "difference" in sections else []

    assert asked(groups[0]) == []
    with a_term_later():
        address = reverse("say_difference", args=[session.area.slug, promise.pk, groups[0].pk])
        assert asked(groups[0]) == [address]
        says(promise, groups[0], EARLY)
        assert asked(groups[0]) == []


def test_somebody_with_a_receipt_is_asked_one_thing_at_a_time(
    client: Client, session: Session, me: Joined, promise: Promise
) -> None:
    client.post(reverse("receipt"), {"receipt": me.receipt})
    address = reverse("receipt_difference", args=[promise.pk])
    assert client.get(address).status_code == 404
    with a_term_later():
        client.post(reverse("receipt"), {"receipt": me.receipt})
        mine = client.get(reverse("receipt_mine")).content.decode()
        assert ("We have 1 question for you." in mine, "<h3>Did it happen?</h3>" in mine) == (True, False)
        assert client.post(address, {"words": "same as ever"}).status_code == 422
        assert client.post(address, {"answer": "no", "words": "same as ever"}).status_code == 302
        again = client.get(reverse("receipt_mine")).content.decode()
        assert "You said: <strong>No</strong>" in again
        assert "same as ever" in client.get(address).content.decode()
        assert "same as ever" not in page("theme", session.area.slug, promise.decision.theme_id)  # type: ignore[union-attr]


def test_a_receipt_whose_words_did_not_lead_to_it_is_not_asked(
    client: Client, session: Session, promise: Promise
) -> None:
    other = joined(session)
    with a_term_later():
        client.post(reverse("receipt"), {"receipt": other.receipt})
        assert client.post(reverse("receipt_difference", args=[promise.pk]), {"answer": "yes"}).status_code == 404


def test_so_few_that_a_child_could_be_singled_out_are_not_counted_in_public(
    session: Session, theme: Theme, me: Joined, promise: Promise
) -> None:
    with a_term_later():
        assert "with their receipt" not in page("theme", session.area.slug, theme.pk)
        say_own_difference(promise=promise, participant=me.participant, answer=NO, words="only me")
        told = page("theme", session.area.slug, theme.pk)

    assert "A few people have answered with their receipt: too few to show what they said." in told
    assert "1 person has answered" not in told
    assert "only me" not in told


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((19, 0, 0, 0), "Most people who answered with their receipt said: yes."),
        ((0, 2, 1, 0), "A few people have answered with their receipt: too few to show what they said."),
        (
            (12, 0, 7, 0),
            "People who answered with their receipt, to the nearest five: yes 10, a little none, no 5, "
            "too early to say none.",
        ),
    ],
)
def test_what_people_say_is_told_in_public_by_the_rule_for_small_numbers(
    counts: tuple[int, int, int, int], words: str
) -> None:
    assert people_words(shares(dict(zip(map(str, Difference), counts, strict=True)))) == words
