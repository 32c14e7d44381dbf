"""From a pledge to a promise in the register, and back: who may, who closes it, and what is left when it is withdrawn."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.answers.actions import say_did_it_happen, say_done, say_verdict
from alongside.answers.enums import Happened, PromiseState
from alongside.answers.models import Promise
from alongside.answers.permissions import can_close
from alongside.answers.queries import pledges_that_stand
from alongside.core import clock
from alongside.core.thread import Step
from alongside.insight.actions import take_back
from alongside.insight.answers_data import of_pledges
from alongside.insight.knots import knots_of
from alongside.insight.presenters.desk import Desk
from alongside.insight.presenters.desk_promises import own_promises, promises_to_judge
from alongside.insight.presenters.pledges import pledged_promise
from alongside.insight.receipt_data import as_data
from alongside.insight.trace import voices_of
from alongside.live.actions import Joined, hold
from alongside.live.models import Contribution, Session
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.people.standing import Standing
from tests.factories.answers import pledge_taken_up
from tests.factories.live import BY, group_in, joined, make_session, pledged, say
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db

WORDS, ME = "I will ring every family back myself", "Head of transport"


@pytest.fixture
def session() -> Session:
    return make_session("pledge-wall")


@pytest.fixture
def ruth(session: Session) -> Joined:
    return joined(session, "practitioners")


@pytest.fixture
def pledge(session: Session, ruth: Joined) -> Contribution:
    return pledged(session, WORDS, participant=ruth.participant, signed_as=ME)


@pytest.fixture
def owner(session: Session) -> User:
    return person_with(Role.DECISION_MAKER, area=session.area)


def take_up(pledge: Contribution, owner: User, **more: Any) -> Promise:
    return pledge_taken_up(pledge, owner=owner, **more)


def signed_in(role: Role, session: Session) -> Client:
    client = Client()
    client.force_login(person_with(role, area=session.area), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_pledge_becomes_a_promise_that_those_who_were_there_close(
    session: Session, pledge: Contribution, owner: User
) -> None:
    young = group_in(session, "young-people")
    promise = take_up(pledge, owner, asking_groups=[young])
    assert (promise.area, promise.askers, promise.is_public) == (session.area, [young], True)
    say_done(promise=promise, evidence="All were rung.", by=actors.person(owner.pk))
    assert say_verdict(promise=promise, group=young, is_kept=True, because="", by=BY) is PromiseState.KEPT


def test_its_owner_never_closes_it_and_neither_does_a_group_that_was_not_asked(
    session: Session, pledge: Contribution, owner: User
) -> None:
    young, parents = group_in(session, "young-people"), group_in(session, "parents-carers")
    promise = take_up(pledge, owner, asking_groups=[young])
    say_done(promise=promise, evidence="All were rung.", by=actors.person(owner.pk))
    with pytest.raises(ValidationError, match="owner"):
        say_verdict(promise=promise, group=young, is_kept=True, because="", by=actors.person(owner.pk))
    with pytest.raises(ValidationError, match="not among those that asked"):
        say_verdict(promise=promise, group=parents, is_kept=True, because="", by=BY)
    speaker = Standing(area=session.area, person_id=owner.pk, group_ids=frozenset({young.pk}), roles=frozenset())
    assert not can_close(speaker, group_id=young.pk, asking=[young.pk], owner_id=owner.pk)


def _held(pledge: Contribution) -> None:
    hold(contribution=pledge, by=BY)


def _withdrawn(pledge: Contribution) -> None:
    take_back(contribution=pledge, by=BY)


def _restricted(pledge: Contribution) -> None:
    Contribution.objects.filter(pk=pledge.pk).update(is_restricted=True)


@pytest.mark.parametrize("happens", [_held, _withdrawn, _restricted])
def test_a_pledge_that_nobody_may_see_becomes_no_promise(
    pledge: Contribution, owner: User, happens: Callable[[Contribution], None]
) -> None:
    happens(pledge)
    with pytest.raises(ValidationError, match="taken back, is held"):
        take_up(pledge, owner)


def test_a_pledge_becomes_one_promise_and_a_note_becomes_none(pledge: Contribution, owner: User) -> None:
    take_up(pledge, owner)
    with pytest.raises(ValidationError, match="a promise already"):
        take_up(pledge, owner)
    note = say(
        make_session(area=owner.memberships.get().area), "bin-keep-light-bulb/keep", "Tea", group="practitioners"
    )
    with pytest.raises(ValidationError):
        take_up(note, owner)


@pytest.mark.parametrize("words", [WORDS, "  i will ring EVERY family back, myself. "])
def test_the_pledges_own_words_do_not_become_the_promises(pledge: Contribution, owner: User, words: str) -> None:
    with pytest.raises(ValidationError, match="exact words"):
        take_up(pledge, owner, words=words)


def test_owner_and_askers_are_of_the_area(pledge: Contribution, session: Session, owner: User) -> None:
    with pytest.raises(ValidationError, match="must have a role"):
        take_up(pledge, person_with(Role.DECISION_MAKER, area=AreaFactory.create()))
    elsewhere = group_in(make_session("pledge-wall"), "young-people")
    with pytest.raises(ValidationError, match="of this area"):
        take_up(pledge, owner, asking_groups=[elsewhere])


def test_a_promise_follows_from_exactly_one_thing(pledge: Contribution, owner: User) -> None:
    due: date = clock.today()
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(words="x", easy_words="x", owner_role="x", owner=owner, due=due)


def test_the_receipt_follows_the_promise_and_asks_its_maker_nothing(
    pledge: Contribution, ruth: Joined, owner: User
) -> None:
    promise = take_up(pledge, owner, due=clock.today() - timedelta(days=1))
    [voice] = voices_of(ruth.participant)
    assert voice.promise is not None
    assert (voice.promise.promise, voice.promise.can_be_judged, voice.is_answered) == (promise, False, True)
    steps = [(knot.step, knot.heading) for knot in knots_of(voice, None, today=clock.today())]
    assert steps == [
        (Step.SAID, "Pledged"),
        (Step.PROMISED, "Promised"),
        (Step.DONE, "Late"),
        (Step.DIFFERENCE, "Made a difference"),
    ]
    told = as_data(ruth.participant)["contributions"][0]
    assert (told["signed_as"], told["promise"]["words"]) == (ME, promise.words)
    with pytest.raises(ValidationError):
        say_did_it_happen(promise=promise, participant=ruth.participant, answer=Happened.YES)


def test_a_pledge_taken_back_leaves_the_promise_and_none_of_its_own_words(
    client: Client, session: Session, pledge: Contribution, ruth: Joined, owner: User
) -> None:
    promise = take_up(pledge, owner)
    take_back(contribution=pledge, by=actors.participant(ruth.participant.pk))
    promise.refresh_from_db()
    page = client.get(f"/{session.area.slug}/promises/{promise.pk}/").content.decode()
    assert promise.words in page
    assert "has taken it back" in page
    team = signed_in(Role.COORDINATOR, session)
    pages = [f"promises/{promise.pk}/", "answers/", "", f"sessions/{session.code}/pledges/"]
    everything = "".join(team.get(f"/{session.area.slug}/{one}").content.decode() for one in pages)
    assert (WORDS in everything, ME in everything) == (False, False)
    client.post("/r/", {"receipt": ruth.receipt})
    receipt = client.get("/r/mine/").content.decode()
    assert promise.words in receipt or promise.easy_words in receipt
    assert "You took your pledge back." in receipt


def test_in_public_nobody_reads_the_name_and_the_words_only_where_they_may(
    client: Client, session: Session, owner: User
) -> None:
    for words, may_quote in (("Said for everybody here", True), ("Said for this room", False)):
        promise = take_up(pledged(session, words, signed_as=ME, may_quote=may_quote), owner)
        page = client.get(f"/{session.area.slug}/promises/{promise.pk}/").content.decode()
        assert (promise.words in page, words in page, ME in page) == (True, may_quote, False)
    assert [promise["owner_role"] for promise in of_pledges(session.area)] == ["Head of family support"] * 2


def test_a_restricted_pledge_is_on_no_page_of_its_promise(session: Session, pledge: Contribution, owner: User) -> None:
    promise = take_up(pledge, owner)
    _restricted(pledge)
    promise = Promise.objects.select_related("pledge__words", "pledge__session").get(pk=promise.pk)
    seen = pledged_promise(promise, Standing(area=session.area, person_id=1, roles=frozenset({Role.COORDINATOR})))
    assert (seen.words, seen.maker) == ("", "")


def test_the_desk_asks_owner_and_askers(session: Session, pledge: Contribution, owner: User) -> None:
    young = group_in(session, "young-people")
    promise = take_up(pledge, owner, asking_groups=[young], due=clock.today() - timedelta(days=1))
    mine = Standing(area=session.area, person_id=owner.pk, roles=frozenset({Role.DECISION_MAKER}))
    theirs = Standing(
        area=session.area, person_id=0, roles=frozenset({Role.REPRESENTATIVE}), group_ids=frozenset({young.pk})
    )
    address = f"/{session.area.slug}/promises/{promise.pk}/"
    assert [item.url for item in own_promises(Desk(mine))] == [address]
    assert [item.url for item in promises_to_judge(Desk(theirs))] == [address]


def test_everybody_finds_it_among_the_areas_promises(
    client: Client, session: Session, pledge: Contribution, owner: User
) -> None:
    promise = take_up(pledge, owner, due=clock.today() - timedelta(days=1))
    for page in ("", "answers/"):
        shown = client.get(f"/{session.area.slug}/{page}").content.decode()
        assert f"/{session.area.slug}/promises/{promise.pk}/" in shown


@pytest.mark.parametrize(("role", "status"), [(Role.COORDINATOR, 200), (Role.FACILITATOR, 403)])
def test_the_form_offers_the_groups_that_came_and_keeps_what_was_typed(
    session: Session, pledge: Contribution, owner: User, role: Role, status: int
) -> None:
    client = signed_in(role, session)
    address = f"/{session.area.slug}/sessions/{session.code}/pledges/{pledge.uuid}/promise/"
    page = client.get(address)
    assert page.status_code == status
    if status == 403:
        return
    practitioners = group_in(session, "practitioners")
    assert page.context["form"].initial["asking_groups"] == [practitioners.pk]
    typed = {
        "words": WORDS,
        "easy_words": "Easy.",
        "owner": owner.pk,
        "owner_role": "Head of family support",
        "due": (clock.today() + timedelta(days=9)).isoformat(),
        "asking_groups": [practitioners.pk],
    }
    refused = client.post(address, typed)
    assert (refused.status_code, "exact words" in refused.content.decode()) == (422, True)
    made = client.post(address, {**typed, "words": "Every family is rung back within a week"})
    assert made.headers["Location"] == f"/{session.area.slug}/sessions/{session.code}/pledges/"
    assert Promise.objects.get().pledge == pledge
    assert client.get(address).status_code == 404  # it is a promise already
    assert AuditEntry.objects.filter(verb="promise made of a pledge").count() == 1


@pytest.mark.parametrize("times", [1, 4])
def test_the_page_of_pledges_asks_the_same_of_the_database_for_one_and_for_many(
    session: Session, owner: User, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(times):
        take_up(pledged(session, f"I will do {number}"), owner)
    with django_assert_num_queries(1):
        assert [row.promise.pk for row in pledges_that_stand(session).select_related("promise")]


def test_a_pledge_of_another_area_is_not_here(session: Session, pledge: Contribution) -> None:
    other = make_session("pledge-wall")
    client = signed_in(Role.COORDINATOR, other)
    for address in (
        f"/{session.area.slug}/sessions/{session.code}/pledges/{pledge.uuid}/promise/",
        f"/{other.area.slug}/sessions/{session.code}/pledges/{pledge.uuid}/promise/",
        f"/{other.area.slug}/sessions/{other.code}/pledges/{pledge.uuid}/promise/",
    ):
        assert client.get(address).status_code in (403, 404)
