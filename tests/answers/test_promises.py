"""A promise is kept when those who asked say so, not when its owner does."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.activity import actors
from alongside.answers import actions
from alongside.answers.enums import Happened, PromiseState
from alongside.answers.models import Promise
from alongside.answers.queries import tally_of
from alongside.live.models import Participant
from alongside.people.enums import Role
from alongside.people.models import Group, User
from tests.factories.answers import BY, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import joined, say
from tests.factories.people import GroupFactory, UserFactory, person_with

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"
NEXT_MONTH = timedelta(days=30)


class Asked:
    """A promise that two groups asked for, its owner, and somebody whose words led to it."""

    def __init__(self, *, due_in: timedelta = timedelta(0), is_published: bool = True) -> None:
        session = session_of_project()
        self.speaker: Participant = joined(session).participant
        self.stranger: Participant = joined(session).participant
        theme = theme_of(say(session, PLACE, "The biscuits", participant=self.speaker))
        self.first: Group
        self.second: Group
        self.bystander: Group
        self.first, self.second, self.bystander = GroupFactory.create_batch(3, area=session.area)
        decision = decide(theme, taken_by=[self.first], asking=[self.first, self.second], is_published=is_published)
        self.owner: User = person_with(Role.DECISION_MAKER, area=session.area)
        self.decision = decision
        self.promise: Promise = promise_under(decision, owner=self.owner, due_in=due_in)

    def say_done(self) -> None:
        actions.say_done(promise=self.promise, evidence="They were sent.", by=actors.person(self.owner.pk))

    def judge(self, group: Group, is_kept: bool) -> PromiseState:
        return actions.say_verdict(promise=self.promise, group=group, is_kept=is_kept, because="", by=BY)

    @property
    def state(self) -> PromiseState:
        self.promise.refresh_from_db()
        return PromiseState(self.promise.state)


def test_a_promise_is_not_kept_until_the_group_that_asked_says_so() -> None:
    asked = Asked()

    asked.say_done()
    assert asked.state is PromiseState.SAID_DONE

    assert asked.judge(asked.first, True) is PromiseState.SAID_DONE
    assert asked.judge(asked.second, True) is PromiseState.KEPT
    asked.promise.refresh_from_db()
    assert asked.promise.closed_at is not None


def test_its_owner_cannot_close_it() -> None:
    asked = Asked()

    with pytest.raises(ValidationError, match="owner of a promise cannot"):
        actions.say_verdict(
            promise=asked.promise, group=asked.first, is_kept=True, because="", by=actors.person(asked.owner.pk)
        )
    assert asked.state is PromiseState.OPEN


def test_a_group_that_did_not_ask_cannot_close_it() -> None:
    asked = Asked()

    with pytest.raises(ValidationError, match="not among those that asked"):
        asked.judge(asked.bystander, True)


def test_one_group_that_says_not_kept_is_enough() -> None:
    asked = Asked()

    asked.judge(asked.first, True)
    assert asked.judge(asked.second, False) is PromiseState.NOT_KEPT


def test_a_group_may_change_what_it_said_and_the_earlier_stays_as_history() -> None:
    asked = Asked()
    asked.judge(asked.first, False)

    assert asked.judge(asked.first, True) is PromiseState.OPEN

    verdicts = asked.promise.verdicts.order_by("pk").values_list("is_kept", "is_current")
    assert list(verdicts) == [(False, False), (True, True)]
    asked.promise.refresh_from_db()
    assert asked.promise.closed_at is None


def test_saying_it_is_done_after_not_kept_asks_everybody_again() -> None:
    asked = Asked()
    asked.judge(asked.first, True)
    asked.judge(asked.second, False)

    asked.say_done()

    assert asked.state is PromiseState.SAID_DONE
    assert not asked.promise.verdicts.filter(is_current=True).exists()


def test_what_is_kept_is_not_said_to_be_done_again() -> None:
    asked = Asked()
    asked.judge(asked.first, True)
    asked.judge(asked.second, True)

    with pytest.raises(ValidationError, match="not waiting to be done"):
        asked.say_done()


def test_before_its_day_nobody_is_asked_unless_its_owner_says_done() -> None:
    asked = Asked(due_in=NEXT_MONTH)
    with pytest.raises(ValidationError, match="too early"):
        asked.judge(asked.first, True)
    with pytest.raises(ValidationError, match="not waiting for your answer"):
        _happened(asked, asked.speaker)

    asked.say_done()

    assert asked.judge(asked.first, True) is PromiseState.SAID_DONE
    _happened(asked, asked.speaker)


def test_people_with_a_receipt_are_counted_once_with_their_latest_answer() -> None:
    asked = Asked()

    _happened(asked, asked.speaker, Happened.NO, "Mine came late.")
    _happened(asked, asked.speaker, Happened.NOT_SURE)

    tally = tally_of(asked.promise)
    assert tally.counts == {"yes": 0, "no": 0, "not-sure": 1}
    assert (tally.people, tally.not_sure, tally.words) == (1, 1, ())
    assert asked.state is PromiseState.OPEN


def test_only_those_whose_words_led_to_it_are_asked() -> None:
    asked = Asked()

    with pytest.raises(ValidationError, match="not waiting for your answer"):
        _happened(asked, asked.stranger)


def test_nobody_is_asked_about_a_promise_that_was_not_published() -> None:
    asked = Asked(is_published=False)

    with pytest.raises(ValidationError, match="not waiting for your answer"):
        _happened(asked, asked.speaker)


def test_the_owner_of_a_promise_has_a_role_in_the_area() -> None:
    asked = Asked()

    with pytest.raises(ValidationError, match="must have a role"):
        promise_under(asked.decision, owner=UserFactory.create())


def _happened(asked: Asked, who: Participant, answer: Happened = Happened.YES, words: str = "") -> None:
    asked.promise.refresh_from_db()
    actions.say_did_it_happen(promise=asked.promise, participant=who, answer=answer, words=words)
