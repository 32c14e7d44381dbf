"""A shared definition: alternatives, support, and one agreed text with its history."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client

from alongside.activity.models import AuditEntry
from alongside.live import actions
from alongside.live.enums import Audience
from alongside.live.kinds import kind_of
from alongside.live.models import Activity, AgreedText, Contribution, Participant, Session, Support
from alongside.live.presenters.results import Results
from alongside.live.queries.agreeing import Alternative, agreed_in, alternative_of, alternatives_for, support_in
from alongside.live.rules import why_no_support
from alongside.live.stream import encoding, reading
from alongside.people.enums import Role
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db
WORDS = "our-words/together"


@pytest.fixture
def session() -> Session:
    return make_session("shared-definition")


@pytest.fixture
def activity(session: Session) -> Activity:
    return activity_in(session, "our-words")


def someone(session: Session, group: str = "practitioners") -> Participant:
    return joined(session, group).participant


def writes(session: Session, words: str, *, group: str = "practitioners", is_shown: bool = True) -> Contribution:
    return say(session, WORDS, words, group=group, is_shown=is_shown)


def team(client: Client, session: Session) -> Client:
    person = person_with(Role.COORDINATOR, area=session.area)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def supporters(contribution: Contribution, people: int, group: str = "practitioners") -> None:
    for _ in range(people):
        actions.support(contribution=contribution, participant=someone(contribution.session, group))


@pytest.mark.parametrize(
    ("is_open", "is_shown", "is_own", "reason"),
    [
        (True, True, False, ""),
        (False, True, False, "This has just been closed."),
        (True, False, False, "This is not here any more."),
        (False, False, True, "This is not here any more."),
        (True, True, True, "You wrote this yourself. It counts as yours already."),
    ],
)
def test_who_may_be_for_what(is_open: bool, is_shown: bool, is_own: bool, reason: str) -> None:
    assert why_no_support(is_open=is_open, is_shown=is_shown, is_own=is_own) == reason


def test_each_person_counts_once_for_each_and_may_change_their_mind(session: Session) -> None:
    first, second = writes(session, "Deciding together"), writes(session, "Being asked first")
    amira = someone(session, "young-people")
    for contribution in (first, first, second):
        actions.support(contribution=contribution, participant=amira)
    actions.unsupport(contribution=second, participant=amira)
    actions.unsupport(contribution=second, participant=amira)
    assert list(Support.objects.values_list("contribution_id", "participant_id")) == [(first.pk, amira.pk)]
    verbs = AuditEntry.objects.filter(verb__startswith="supported").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["supported", "supported", "supported no longer"]


def test_nobody_is_for_what_is_held_taken_back_closed_or_their_own(session: Session, activity: Activity) -> None:
    held = writes(session, "Held", group="young-people", is_shown=False)
    taken_back, shown = writes(session, "Taken back"), writes(session, "Shown")
    actions.withdraw(contribution=taken_back, by=BY)
    amira = someone(session)
    for contribution, participant in ((held, amira), (taken_back, amira), (shown, shown.participant)):
        with pytest.raises(ValidationError):
            actions.support(contribution=contribution, participant=participant)
    actions.close_activity(activity=activity, by=BY)
    with pytest.raises(ValidationError, match="closed"):
        actions.support(contribution=shown, participant=amira)
    assert not Support.objects.exists()


def test_people_read_what_others_wrote_once_it_is_shown_and_never_before(session: Session) -> None:
    writes(session, "Held", group="young-people", is_shown=False)
    shown, mine = writes(session, "Deciding together"), writes(session, "Mine")
    actions.support(contribution=shown, participant=mine.participant)
    found = alternatives_for(mine.participant, prompt_in(session, WORDS))
    assert found == [Alternative(shown.uuid, "Deciding together", True)]
    elsewhere = make_session("shared-definition", area=session.area)
    with pytest.raises(Http404):
        alternative_of(someone(elsewhere), shown.uuid)


def test_support_is_counted_by_group_and_not_for_what_is_taken_back(session: Session) -> None:
    first, second = writes(session, "Deciding together"), writes(session, "Being asked first")
    supporters(first, 3)
    supporters(first, 2, "young-people")
    supporters(second, 1)
    actions.withdraw(contribution=second, by=BY)
    assert [counter.total() for counter in support_in(session).values()] == [5]


def test_the_agreed_text_has_its_history_and_its_origin_an_empty_place_where_words_went(session: Session) -> None:
    prompt = prompt_in(session, WORDS)
    first, second = writes(session, "Deciding together"), writes(session, "Being asked first")
    stems = [first.uuid, second.uuid]
    actions.agree_on(prompt=prompt, text="Together.", by=BY)
    actions.agree_on(prompt=prompt, text="We decide together.", because="Shorter", stems_from=stems, by=BY)
    actions.withdraw(contribution=second, by=BY)

    outcome = kind_of("definition").outcome(Results(session), prompt.activity)
    [exported] = outcome["prompts"]
    assert [(text["number"], text["text"], text["because"], text["stems_from"]) for text in exported["agreed"]] == [
        (2, "We decide together.", "Shorter", [str(first.uuid), None]),
        (1, "Together.", "", []),
    ]
    assert [row["words"] for row in exported["alternatives"]] == ["Deciding together"]
    assert "Being asked first" not in str(outcome)


def test_phones_hear_that_something_is_agreed_and_never_a_word_of_others(session: Session) -> None:
    before = reading.last_number(session.pk)
    assert before is not None
    shown = writes(session, "SHOWN-WORDS")
    supporters(shown, 1)
    actions.agree_on(prompt=prompt_in(session, WORDS), text="AGREED-WORDS", by=BY)
    news = reading.news(session.pk, Audience.PARTICIPANT, after=before)
    assert news is not None
    assert [(frame.name, frame.data) for frame in news.frames] == [("together", {"activity": "our-words"})]
    assert "WORDS" not in encoding.encoded(list(news.frames)).decode()


@pytest.mark.parametrize(("people", "smallest", "told"), [(5, 6, False), (6, 6, True), (7, 8, False), (8, 8, True)])
def test_the_hall_reads_how_many_are_for_one_only_from_enough_people_on(
    client: Client, people: int, smallest: int, told: bool
) -> None:
    session = make_session("shared-definition", area=AreaFactory.create(smallest_shown=smallest))
    supporters(writes(session, "Deciding together"), people)
    page = team(client, session).get(f"/{session.area.slug}/sessions/{session.code}/screen/?activity=our-words")
    assert (f"{people} people are for this" in page.content.decode()) is told
    assert "Deciding together" in page.content.decode()


def test_the_hall_sees_what_is_agreed_first(client: Client, session: Session) -> None:
    writes(session, "Deciding together")
    actions.agree_on(prompt=prompt_in(session, WORDS), text="We decide together.", by=BY)
    address = f"/{session.area.slug}/sessions/{session.code}/screen/?activity=our-words"
    page = team(client, session).get(address)
    assert (page.context["drawn"].shown.text, page.context["drawn"].place.total) == ("We decide together.", 2)
    assert "Deciding together" in client.get(f"{address}&page=2").content.decode()


def address_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/activities/our-words/agreed/together/"


def test_the_facilitator_writes_what_is_agreed(client: Client, session: Session) -> None:
    contribution = writes(session, "Deciding together")
    writes(session, "HELD-WORDS", group="young-people", is_shown=False)
    facilitator = team(client, session)
    page = facilitator.get(address_of(session)).content.decode()
    assert "Deciding together" in page
    assert "HELD-WORDS" not in page
    sent = {"text": "We decide together.", "easy_text": "Together.", "stems_from": [str(contribution.uuid)]}
    assert "Wording 1 stands now" in facilitator.post(address_of(session), sent, follow=True).content.decode()
    [text] = agreed_in(session)[prompt_in(session, WORDS).pk]
    assert (text.text, text.easy_text, list(text.stems_from.all())) == (
        "We decide together.",
        "Together.",
        [contribution],
    )
    for wrong in ({"text": " "}, {"text": "x" * 601}, {"text": "Fine", "stems_from": ["nothing"]}):
        assert facilitator.post(address_of(session), wrong).status_code == 422
    assert AgreedText.objects.count() == 1
    assert facilitator.get(address_of(session).replace("our-words", "comes-to-mind")).status_code == 404


def test_the_results_show_support_by_group_and_the_agreed_text(client: Client, session: Session) -> None:
    contribution = writes(session, "Deciding together")
    supporters(contribution, 2)
    supporters(contribution, 1, "young-people")
    actions.agree_on(prompt=prompt_in(session, WORDS), text="First try.", by=BY)
    actions.agree_on(prompt=prompt_in(session, WORDS), text="We decide together.", by=BY)
    page = team(client, session).get(f"/{session.area.slug}/sessions/{session.code}/results/").content.decode()
    for words in ("We decide together.", "First try.", "Young people 1 · Practitioners 2", "a few people"):
        assert words in page


def test_a_participant_is_for_something_with_a_plain_form(client: Client, session: Session) -> None:
    first, second = writes(session, "Deciding together"), writes(session, "Being asked first")
    amira = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = amira.token
    question = f"/join/{session.code}/answer/{prompt_in(session, WORDS).pk}/"
    assert "I am for this" in client.get(question).content.decode()
    page = client.post(f"{question}support/", {"id": first.uuid, "on": "yes"}, follow=True).content.decode()
    assert "You are for this." in page
    response = client.post(f"{question}support/", {"id": second.uuid, "on": "yes", "one": "2"}, follow=True)
    assert response.redirect_chain == [(f"{question}others/?one=2", 302)]
    assert "2 of 2" in response.content.decode()
    client.post(f"{question}support/", {"id": first.uuid, "on": "no"})
    assert list(Support.objects.values_list("contribution_id", flat=True)) == [second.pk]
    actions.withdraw(contribution=second, by=BY)
    page = client.post(f"{question}support/", {"id": second.uuid, "on": "yes"}, follow=True).content.decode()
    assert "This is not here any more." in page
    assert client.post(f"{question}support/", {"id": "x", "on": "yes"}).status_code == 404


def test_a_participant_reads_what_is_agreed_also_when_it_is_closed(
    client: Client, session: Session, activity: Activity
) -> None:
    actions.agree_on(prompt=prompt_in(session, WORDS), text="We decide together.", by=BY)
    actions.close_activity(activity=activity, by=BY)
    client.cookies[f"participant-{session.code}"] = joined(session, "young-people").token
    for page in ("", f"{prompt_in(session, WORDS).pk}/"):
        assert "We decide together." in client.get(f"/join/{session.code}/answer/{page}").content.decode()


def test_a_wall_hangs_in_one_flow_in_the_order_of_arrival(client: Client, session: Session) -> None:
    for words in ("Trust", "Time", "Tea"):
        say(session, "comes-to-mind/together", words, group="practitioners")
    page = (
        team(client, session)
        .get(f"/{session.area.slug}/sessions/{session.code}/screen/?activity=comes-to-mind")
        .context["drawn"]
    )
    assert [note.words for lane in page.shown.lanes for note in lane] == ["Trust", "Time", "Tea"]
    assert (page.shown.count, page.place.total) == (3, 1)
