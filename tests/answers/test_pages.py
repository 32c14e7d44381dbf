"""The pages on which groups decide, promise, say done and say kept: who may, what is refused, what stays typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.answers.enums import DecisionKind, PromiseState, Stance
from alongside.answers.models import Decision, Promise
from alongside.core import clock
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from alongside.themes.models import Theme
from tests.factories.answers import day, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import say
from tests.factories.people import AreaFactory, GroupFactory, person_with

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def area(session: Session) -> Area:
    return session.area


@pytest.fixture
def theme(session: Session) -> Theme:
    return theme_of(say(session, PLACE, "The biscuits"))


@pytest.fixture
def asking(area: Area) -> Group:
    return GroupFactory.create(area=area, title="Aunts")


@pytest.fixture
def bystanders(area: Area) -> Group:
    return GroupFactory.create(area=area, title="Bakers")


@pytest.fixture
def aunt(area: Area, asking: Group) -> User:
    return person_with(Role.REPRESENTATIVE, area=area, group=asking)


@pytest.fixture
def baker(area: Area, bystanders: Group) -> User:
    return person_with(Role.REPRESENTATIVE, area=area, group=bystanders)


@pytest.fixture
def head(area: Area) -> User:
    return person_with(Role.DECISION_MAKER, area=area)


def _decision_of(*groups: Group, **changed: Any) -> dict[str, Any]:
    keys = [group.pk for group in groups]
    return {
        "kind": "we-will",
        "summary": "Papers come a week before.",
        "easy_summary": "You get the papers early.",
        "reason": "The law says so.",
        "considered": "By post: too slow.",
        "taken_by": keys,
        "asking_groups": keys,
        "decided_on": clock.today().isoformat(),
        **changed,
    }


def _promise_of(owner: User, due_in: timedelta) -> dict[str, Any]:
    return {
        "words": "We send them.",
        "easy_words": "You get them.",
        "owner": owner.pk,
        "owner_role": "Head of transport",
        "due": day(due_in).isoformat(),
    }


def test_a_representative_records_what_was_decided(client: Client, theme: Theme, asking: Group, aunt: User) -> None:
    client.force_login(aunt)

    response = client.post(reverse("decide", args=[theme.project.area.slug, theme.pk]), _decision_of(asking))

    decision = Decision.objects.get()
    assert response["Location"] == reverse("theme", args=[theme.project.area.slug, theme.pk])
    assert (decision.kind, decision.decided_on, decision.recorded_by) == (DecisionKind.WE_WILL, clock.today(), aunt)
    assert list(decision.stances.values_list("group", "stance")) == [(asking.pk, Stance.NOT_SAID)]


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"reason": ""}, "Fill in an answer: Why"),
        ({"taken_by": []}, "Choose an answer: Which groups took the decision?"),
        ({"decided_on": day(timedelta(days=1)).isoformat()}, "This day has not come yet."),
        ({"decided_on": "next week"}, "Enter a valid date."),
    ],
)
def test_what_was_typed_stays_when_a_decision_is_refused(
    client: Client, theme: Theme, asking: Group, aunt: User, changed: dict[str, Any], complaint: str
) -> None:
    client.force_login(aunt)
    sent = _decision_of(asking, **changed)

    response = client.post(reverse("decide", args=[theme.project.area.slug, theme.pk]), sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert [words in page for words in ("There is a problem", complaint, "You get the papers early.")] == [True] * 3
    assert not Decision.objects.exists()


def test_a_second_decision_is_told_that_the_answer_stands_until_it_is_published(
    client: Client, theme: Theme, asking: Group, aunt: User
) -> None:
    client.force_login(aunt)
    address = reverse("decide", args=[theme.project.area.slug, theme.pk])
    assert "There is an answer already" not in client.get(address).content.decode()

    decide(theme, taken_by=[asking])

    assert "There is an answer already" in client.get(address).content.decode()


def test_an_answer_is_published_by_post_alone_and_not_by_a_representative(
    client: Client, theme: Theme, asking: Group, aunt: User, head: User
) -> None:
    decision = decide(theme, taken_by=[asking], is_published=False)
    address = reverse("publish_decision", args=[theme.project.area.slug, decision.pk])

    client.force_login(aunt)
    assert client.post(address).status_code == 403
    client.force_login(head)
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302

    decision.refresh_from_db()
    assert decision.published_at is not None


def test_a_replaced_decision_that_is_published_says_why_not(
    client: Client, theme: Theme, asking: Group, head: User
) -> None:
    earlier = decide(theme, taken_by=[asking], is_published=False)
    decide(theme, taken_by=[asking], is_published=False)
    client.force_login(head)

    page = client.post(reverse("publish_decision", args=[theme.project.area.slug, earlier.pk]), follow=True)

    assert "A later decision has taken the place of this one." in page.content.decode()


def test_a_group_says_whether_it_agreed_and_finds_its_words_again(
    client: Client, theme: Theme, asking: Group, bystanders: Group, aunt: User, baker: User
) -> None:
    decision = decide(theme, taken_by=[asking], asking=[bystanders])
    address = reverse("say_stance", args=[theme.project.area.slug, decision.pk, asking.pk])

    client.force_login(baker)
    assert client.get(address).status_code == 403
    client.force_login(aunt)
    assert client.post(address, {"words": "Not so fast."}).status_code == 422
    assert client.post(address, {"stance": "dissented", "words": "Not so fast."}).status_code == 302

    assert decision.stances.values_list("stance", "words", "said_by").get() == ("dissented", "Not so fast.", aunt.pk)
    assert "Not so fast." in client.get(address).content.decode()


def test_a_group_that_did_not_take_the_decision_has_no_page_to_speak_on(
    client: Client, theme: Theme, asking: Group, bystanders: Group, baker: User
) -> None:
    decision = decide(theme, taken_by=[asking])
    client.force_login(baker)

    address = reverse("say_stance", args=[theme.project.area.slug, decision.pk, bystanders.pk])

    assert client.get(address).status_code == 404


def test_a_promise_has_an_owner_and_a_day_that_has_not_passed(
    client: Client, theme: Theme, asking: Group, head: User
) -> None:
    decision = decide(theme, taken_by=[asking])
    address = reverse("make_promise", args=[theme.project.area.slug, decision.pk])
    client.force_login(head)

    late = client.post(address, _promise_of(head, -timedelta(days=1)))
    assert late.status_code == 422
    assert [words in late.content.decode() for words in ("This day has passed.", "We send them.")] == [True, True]

    assert client.post(address, _promise_of(head, timedelta(days=30))).status_code == 302
    promise = Promise.objects.get()
    assert (promise.owner, promise.state, promise.due) == (head, PromiseState.OPEN, day(timedelta(days=30)))


def test_nobody_of_another_area_can_be_made_the_owner(client: Client, theme: Theme, asking: Group, head: User) -> None:
    decision = decide(theme, taken_by=[asking])
    stranger = person_with(Role.DECISION_MAKER, area=AreaFactory.create())
    client.force_login(head)

    address = reverse("make_promise", args=[theme.project.area.slug, decision.pk])

    assert client.post(address, _promise_of(stranger, timedelta(days=1))).status_code == 422


def test_its_owner_says_done_and_nobody_else(
    client: Client, theme: Theme, asking: Group, aunt: User, head: User
) -> None:
    promise = promise_under(decide(theme, taken_by=[asking]), owner=head)
    address = reverse("say_done", args=[theme.project.area.slug, promise.pk])

    client.force_login(aunt)
    assert client.post(address, {"evidence": "Done."}).status_code == 403
    client.force_login(head)
    assert client.post(address, {"evidence": ""}).status_code == 422
    assert client.post(address, {"evidence": "All were sent."}).status_code == 302

    promise.refresh_from_db()
    assert (promise.state, promise.evidence) == (PromiseState.SAID_DONE, "All were sent.")
    again = client.post(address, {"evidence": "Once more."})
    assert again.status_code == 422
    assert "This promise is not waiting to be done." in again.content.decode()


def test_those_who_asked_close_it_and_neither_its_owner_nor_a_bystander(
    client: Client, theme: Theme, asking: Group, bystanders: Group, aunt: User, baker: User, head: User
) -> None:
    promise = promise_under(decide(theme, taken_by=[bystanders], asking=[asking]), owner=head)
    slug = theme.project.area.slug
    address = reverse("say_kept", args=[slug, promise.pk, asking.pk])

    for person in (head, baker):
        client.force_login(person)
        assert client.post(address, {"verdict": "kept"}).status_code == 403
    assert client.get(reverse("say_kept", args=[slug, promise.pk, bystanders.pk])).status_code == 403
    client.force_login(aunt)
    assert client.post(address, {"because": "They came."}).status_code == 422
    assert client.post(address, {"verdict": "kept", "because": "They came."}).status_code == 302

    promise.refresh_from_db()
    assert promise.state == PromiseState.KEPT
    assert promise.verdicts.values_list("group", "is_kept", "because", "said_by").get() == (
        asking.pk,
        True,
        "They came.",
        aunt.pk,
    )


def test_a_representative_who_owns_the_promise_cannot_close_it(
    client: Client, theme: Theme, asking: Group, aunt: User
) -> None:
    promise = promise_under(decide(theme, taken_by=[asking]), owner=aunt)
    client.force_login(aunt)

    address = reverse("say_kept", args=[theme.project.area.slug, promise.pk, asking.pk])

    assert client.post(address, {"verdict": "kept"}).status_code == 403


def test_before_its_day_the_page_says_that_it_is_too_early(
    client: Client, theme: Theme, asking: Group, aunt: User
) -> None:
    promise = promise_under(decide(theme, taken_by=[asking]), due_in=timedelta(days=30))
    client.force_login(aunt)

    address = reverse("say_kept", args=[theme.project.area.slug, promise.pk, asking.pk])
    response = client.post(address, {"verdict": "not-kept", "because": "Nothing came."})

    assert response.status_code == 422
    page = response.content.decode()
    assert [words in page for words in ("It is too early", "Nothing came.")] == [True, True]


def test_another_area_finds_none_of_it(client: Client, theme: Theme, asking: Group) -> None:
    decision = decide(theme, taken_by=[asking])
    promise = promise_under(decision)
    other = AreaFactory.create()
    client.force_login(person_with(Role.DECISION_MAKER, area=other))

    addresses = [
        reverse("decide", args=[other.slug, theme.pk]),
        reverse("say_stance", args=[other.slug, decision.pk, asking.pk]),
        reverse("make_promise", args=[other.slug, decision.pk]),
        reverse("say_done", args=[other.slug, promise.pk]),
        reverse("say_kept", args=[other.slug, promise.pk, asking.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 5
    assert client.post(reverse("publish_decision", args=[other.slug, decision.pk])).status_code == 404


def test_a_visitor_finds_neither_an_unpublished_decision_nor_its_promise(
    client: Client, theme: Theme, asking: Group
) -> None:
    decision = decide(theme, taken_by=[asking], is_published=False)
    promise = promise_under(decision)
    slug = theme.project.area.slug

    assert client.get(reverse("say_stance", args=[slug, decision.pk, asking.pk])).status_code == 404
    assert client.get(reverse("say_done", args=[slug, promise.pk])).status_code == 404
