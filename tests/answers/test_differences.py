"""Some time after a promise was kept, everybody who had a part in it says whether it made a difference."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from alongside.activity import actors
from alongside.answers.actions import forget_tally_words, say_difference, say_own_difference, say_verdict
from alongside.answers.difference_queries import DifferenceSaid, difference_of, difference_tally, weeks_before_asking
from alongside.answers.enums import Difference, PromiseState
from alongside.answers.models import GroupDifference, Promise
from alongside.answers.rules import Made
from alongside.core import clock
from alongside.live.models import Participant
from alongside.people.enums import Role
from alongside.people.models import Group, User
from tests.factories.answers import BY, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import joined, say
from tests.factories.people import AreaFactory, GroupFactory, person_with
from tests.factories.projects import area_with, odd_pack_files

pytestmark = pytest.mark.django_db
A_TERM_LATER = timedelta(weeks=12)
YES, NO, EARLY = Difference.YES, Difference.NO, Difference.TOO_EARLY


class Kept:
    """A promise that the first group asked for and the second decided, kept today; and somebody whose words led to it."""

    def __init__(self) -> None:
        session = session_of_project()
        self.area = session.area
        self.speaker: Participant = joined(session, "young-people").participant
        self.stranger: Participant = joined(session).participant
        theme = theme_of(say(session, "bin-keep-light-bulb/keep", "The biscuits", participant=self.speaker))
        self.asking: Group = GroupFactory.create(area=self.area, title="Aunts")
        self.deciding: Group = GroupFactory.create(area=self.area, title="Bakers")
        self.bystander: Group = GroupFactory.create(area=self.area, title="Cooks")
        self.owner: User = person_with(Role.DECISION_MAKER, area=self.area)
        self.decision = decide(theme, taken_by=[self.deciding], asking=[self.asking])
        self.promise: Promise = promise_under(self.decision, owner=self.owner)
        self.judge(True)

    def judge(self, is_kept: bool) -> PromiseState:
        state = say_verdict(promise=self.promise, group=self.asking, is_kept=is_kept, because="", by=BY)
        self.promise.refresh_from_db()
        return state

    def say(self, group: Group, answer: Difference, words: str = "") -> GroupDifference:
        return say_difference(promise=self.promise, group=group, answer=answer, words=words, by=BY)

    @property
    def said(self) -> DifferenceSaid:
        found = difference_of(Promise.objects.get(pk=self.promise.pk))
        assert found is not None
        return found


@pytest.fixture
def kept() -> Kept:
    return Kept()


def later(days: int = 0) -> time_machine.travel:
    return time_machine.travel(clock.now() + A_TERM_LATER + timedelta(days=days), tick=False)


def test_a_term_after_it_was_kept_those_who_asked_and_those_who_decided_are_asked(kept: Kept) -> None:
    assert weeks_before_asking(kept.promise) == 12
    assert kept.promise.difference_from == clock.today() + A_TERM_LATER
    assert (kept.said.made, kept.said.silent) == (Made.NOT_ASKED_YET, (kept.asking, kept.deciding))

    with later():
        assert kept.said.made is Made.WAITING
        kept.say(kept.deciding, YES, "Quieter")
        assert kept.said.made is Made.WAITING  # those who asked have not spoken
        kept.say(kept.asking, YES)
        assert (kept.said.made, kept.said.silent) == (Made.MADE, ())


def test_kept_and_made_a_difference_are_two_things(kept: Kept) -> None:
    with later():
        kept.say(kept.asking, NO, "Nothing got better")
        kept.promise.refresh_from_db()

        assert (kept.promise.state, kept.said.made) == (PromiseState.KEPT, Made.NONE)


def test_nobody_says_so_too_soon_nor_of_a_promise_that_was_not_kept(kept: Kept) -> None:
    with pytest.raises(ValidationError, match="too soon"):
        kept.say(kept.asking, YES)
    with later():
        kept.judge(False)
        with pytest.raises(ValidationError, match="not kept"):
            kept.say(kept.asking, YES)


def test_neither_its_owner_nor_a_bystander_says_so(kept: Kept) -> None:
    with later():
        with pytest.raises(ValidationError, match="owner"):
            say_difference(
                promise=kept.promise, group=kept.asking, answer=YES, words="", by=actors.person(kept.owner.pk)
            )
        with pytest.raises(ValidationError, match="not asked"):
            kept.say(kept.bystander, YES)


def test_a_group_has_one_answer_and_its_earlier_ones_stay_as_history(kept: Kept) -> None:
    with later():
        kept.say(kept.asking, EARLY)
        kept.say(kept.asking, YES)

        assert [one.answer for one in kept.said.said] == ["yes"]
        rows = kept.promise.differences.order_by("pk")
        assert list(rows.values_list("answer", "is_current")) == [("too-early", False), ("yes", True)]


def test_who_says_too_early_is_asked_again_after_another_term(kept: Kept) -> None:
    with later():
        kept.say(kept.asking, EARLY)
        assert kept.said.waits_for(kept.asking) is False
    with later(days=7 * 12):
        assert kept.said.waits_for(kept.asking) is True


def test_when_it_is_kept_no_longer_what_was_said_is_history_and_it_is_asked_anew(kept: Kept) -> None:
    with later():
        kept.say(kept.asking, YES)
        say_own_difference(promise=kept.promise, participant=kept.speaker, answer=YES)
        assert kept.judge(False) is PromiseState.NOT_KEPT
        assert (kept.promise.difference_from, difference_of(kept.promise)) == (None, None)

        assert kept.judge(True) is PromiseState.KEPT
        assert (kept.said.made, kept.said.said) == (Made.NOT_ASKED_YET, ())
        assert difference_tally(kept.promise).people == 0
        assert kept.promise.differences.count() == 1


def test_only_those_whose_words_led_to_it_answer_with_their_receipt(kept: Kept) -> None:
    with pytest.raises(ValidationError, match="too soon"):
        say_own_difference(promise=kept.promise, participant=kept.speaker, answer=NO)
    with later():
        with pytest.raises(ValidationError, match="not waiting"):
            say_own_difference(promise=kept.promise, participant=kept.stranger, answer=YES)
        say_own_difference(promise=kept.promise, participant=kept.speaker, answer=YES)
        say_own_difference(promise=kept.promise, participant=kept.speaker, answer=NO, words="still loud")

        tally = difference_tally(kept.promise)
        assert (tally.rows, [one.words for one in tally.words]) == (
            [("Yes", 0), ("A little", 0), ("No", 1), ("Too early to say", 0)],
            ["still loud"],
        )
        assert kept.said.made is Made.WAITING  # a handful of receipts is not everybody


def test_who_withdraws_takes_these_words_back_too(kept: Kept) -> None:
    with later():
        say_own_difference(promise=kept.promise, participant=kept.speaker, answer=NO, words="still loud")
        forget_tally_words(participant=kept.speaker)

    assert list(kept.promise.difference_tally.values_list("answer", "words")) == [("no", "")]


def test_a_representative_says_so_on_the_page_and_what_is_wrong_keeps_what_was_typed(
    client: Client, kept: Kept
) -> None:
    aunt = person_with(Role.REPRESENTATIVE, area=kept.area, group=kept.asking)
    cook = person_with(Role.REPRESENTATIVE, area=kept.area, group=kept.bystander)
    stranger = person_with(Role.COORDINATOR, area=AreaFactory.create())
    address = reverse("say_difference", args=[kept.area.slug, kept.promise.pk, kept.asking.pk])

    client.force_login(aunt)
    early = client.post(address, {"answer": "yes", "words": "It is calm"})
    assert (early.status_code, "too soon" in early.content.decode(), "It is calm" in early.content.decode()) == (
        422,
        True,
        True,
    )
    with later():
        client.force_login(aunt)
        assert client.post(address, {"words": "It is calm"}).status_code == 422
        assert client.post(address, {"answer": "yes", "words": "x" * 2001}).status_code == 422
        assert client.post(address, {"answer": "a-little", "words": "It is calm"}).status_code == 302
        assert "It is calm" in client.get(address).content.decode()
        for person, status in ((cook, 403), (kept.owner, 403), (stranger, 403)):
            client.force_login(person)
            assert client.post(address, {"answer": "no"}).status_code == status
        elsewhere = reverse("say_difference", args=[AreaFactory.create().slug, kept.promise.pk, kept.asking.pk])
        assert client.get(elsewhere).status_code == 404
    assert [(one.answer, one.words, one.said_by) for one in kept.said.said] == [("a-little", "It is calm", aunt)]


@pytest.mark.parametrize("weeks", [1, 30])
def test_a_pack_says_after_how_many_weeks_it_is_asked(weeks: int) -> None:
    files = odd_pack_files()
    files["pack.yaml"] |= {"id": f"odd-{weeks}", "difference_after_weeks": weeks}
    session = session_of_project(area_with(files))
    group = GroupFactory.create(area=session.area)
    promise = promise_under(decide(theme_of(say(session, "bin-keep-light-bulb/keep", "Biscuits")), taken_by=[group]))

    say_verdict(promise=promise, group=group, is_kept=True, because="", by=BY)

    promise.refresh_from_db()
    assert promise.difference_from == clock.today() + timedelta(weeks=weeks)
    with time_machine.travel(clock.now() + timedelta(weeks=weeks), tick=False):
        said = say_difference(promise=promise, group=group, answer=EARLY, words="", by=BY)
        assert said.ask_again_on == clock.today() + timedelta(weeks=weeks)
