"""Send to safeguarding: gone from everywhere but the leads' page, told without words, acknowledged in time."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.insight.actions import take_back
from alongside.live import actions
from alongside.live.actions import safeguarding
from alongside.live.enums import Audience
from alongside.live.models import Concern, ConcernTold, Contribution, Session, Words, WorryList
from alongside.live.stream import reading
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.live import BY, activity_in, joined, make_session, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

BIN = "bin-keep-light-bulb/bin"
WORDS = "somebody hurts me at home"


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def note(session: Session) -> Contribution:
    return say(session, BIN, WORDS, group="young-people", is_shown=True)


@pytest.fixture
def lead(session: Session) -> User:
    return person_with(Role.SAFEGUARDING, area=session.area, name="Iris Quill", email="iris@quill.example")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def facilitator(session: Session) -> Client:
    return signed_in(person_with(Role.FACILITATOR, area=session.area))


def page_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/"


def sent(note: Contribution, words: str = "") -> Concern:
    concern = safeguarding.send_to_safeguarding(contribution=note, note=words, by=BY)
    note.refresh_from_db()
    return concern


def test_a_facilitator_sends_it_and_the_leads_are_told_by_an_email_without_the_words(
    facilitator: Client,
    session: Session,
    note: Contribution,
    lead: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    address = f"{page_of(session)}contributions/{note.uuid}/safeguarding/"
    assert "It goes to: <strong>Iris Quill</strong>" in facilitator.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        page = facilitator.post(address, {"note": "She was crying"}, follow=True).content.decode()

    concern = Concern.objects.get()
    assert "It is with the safeguarding lead now" in page
    assert "With the safeguarding lead: 1" in page
    assert WORDS not in page
    [letter] = mail.outbox
    assert letter.to == ["iris@quill.example"]
    assert f"/{session.area.slug}/safeguarding/{concern.pk}/" in letter.body
    assert not any(words in f"{letter.body} {letter.subject}" for words in (WORDS, "crying", session.title))
    assert [(told.person, told.way) for told in ConcernTold.objects.all()] == [(lead, "email")]
    assert concern.acknowledge_by - concern.raised_at == timedelta(minutes=60)


def test_where_the_letter_does_not_go_out_nobody_is_said_to_have_been_told(
    note: Contribution,
    lead: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    with django_capture_on_commit_callbacks(execute=True):
        concern = sent(note)
    page = signed_in(lead).get(f"/{note.session.area.slug}/safeguarding/{concern.pk}/").content.decode()
    assert "Nobody could be told by email." in page
    assert not ConcernTold.objects.exists()


def test_an_area_without_a_lead_says_so_plainly_and_takes_it_off_the_screen_all_the_same(
    facilitator: Client, session: Session, note: Contribution
) -> None:
    address = f"{page_of(session)}contributions/{note.uuid}/safeguarding/"
    asked = facilitator.get(address).content.decode()
    assert "Nobody will be told" in asked
    assert session.area.contact in asked
    page = facilitator.post(address, follow=True).content.decode()
    assert "Sent to safeguarding, and nobody has it" in page
    assert Contribution.objects.get().is_restricted
    desk = signed_in(person_with(Role.COORDINATOR, area=session.area)).get(f"/{session.area.slug}/desk/")
    assert "Sent to safeguarding, and nobody has it" in desk.content.decode()


def test_screens_hear_that_it_is_gone(session: Session, note: Contribution) -> None:
    before = session.last_event + 10
    session.refresh_from_db()
    before = session.last_event
    sent(note)
    for audience in (Audience.SCREEN, Audience.FACILITATOR):
        news = reading.news(session.pk, audience, after=before)
        assert news is not None
        frames = [frame for frame in news.frames if frame.name != "counts"]
        assert [(frame.name, frame.data) for frame in frames] == [("gone", {"id": str(note.uuid)})]
    news = reading.news(session.pk, Audience.PARTICIPANT, after=before)
    assert news is not None
    assert news.frames == []


def test_all_versions_of_an_answer_go_together_and_what_comes_after_is_held(session: Session) -> None:
    actions.set_hold_for_person(session=session, hold=False, by=BY)
    someone = joined(session, "practitioners").participant
    first = say(session, "feedback/learnt", "the first wording", participant=someone)
    second = say(session, "feedback/learnt", "the second wording", participant=someone)
    sent(second)
    first.refresh_from_db()
    assert first.is_restricted
    third = say(session, "feedback/learnt", "the third wording", participant=someone, is_shown=False)
    assert (third.is_held, third.is_restricted) == (True, False)


def test_pressed_twice_it_is_one_concern(note: Contribution) -> None:
    assert sent(note) == sent(note)
    assert AuditEntry.objects.filter(verb="sent to safeguarding").count() == 1


def test_a_lead_acknowledges_writes_what_was_done_and_the_facilitators_page_stops_asking(
    facilitator: Client, session: Session, note: Contribution, lead: User
) -> None:
    with clock.standing_at(clock.now() - timedelta(minutes=61)):
        concern = sent(note, "She was crying")
    assert "Not acknowledged yet: go and tell them in person" in facilitator.get(page_of(session)).content.decode()
    client, address = signed_in(lead), f"/{session.area.slug}/safeguarding/{concern.pk}/"
    desk = client.get(f"/{session.area.slug}/desk/").content.decode()
    assert "Overdue: say that you have it" in desk
    assert WORDS not in desk
    page = client.get(address).content.decode()
    assert [words in page for words in (WORDS, "She was crying", "Overdue")] == [True, True, True]

    client.post(f"{address}acknowledge/")
    client.post(f"{address}outcome/", {"outcome": "Rang the school"})

    concern.refresh_from_db()
    assert (concern.acknowledged_by, concern.outcome) == (lead, "Rang the school")
    page = facilitator.get(page_of(session)).content.decode()
    assert "safeguarding lead" not in page
    assert "go and tell them" not in page
    assert client.post(f"{address}outcome/", {"outcome": ""}).status_code == 422


def test_what_is_no_concern_comes_back_held_and_can_be_sent_again(note: Contribution, session: Session) -> None:
    concern = sent(note, "first")
    safeguarding.return_to_session(concern=concern, by=BY)
    note.refresh_from_db()
    assert (note.is_restricted, note.is_held) == (False, True)
    again = sent(note, "second")
    assert (again.pk, again.note, again.returned_at, again.acknowledged_at) == (
        concern.pk,
        "first\n\nsecond",
        None,
        None,
    )
    assert note.is_restricted


def test_another_areas_lead_reads_nothing(note: Contribution) -> None:
    concern = sent(note)
    elsewhere = make_session()
    stranger = signed_in(person_with(Role.SAFEGUARDING, area=elsewhere.area))
    assert stranger.get(f"/{note.session.area.slug}/safeguarding/{concern.pk}/").status_code == 403
    assert stranger.get(f"/{elsewhere.area.slug}/safeguarding/{concern.pk}/").status_code == 404
    listed = stranger.get(f"/{elsewhere.area.slug}/safeguarding/")
    assert "Nothing was sent to you" in listed.content.decode()


def test_who_takes_it_back_takes_it_from_everywhere_but_the_leads_until_they_delete_it(
    session: Session, lead: User, client: Client
) -> None:
    me = joined(session, "young-people")
    said = say(session, BIN, WORDS, participant=me.participant)
    concern = sent(said)
    client.post("/r/", {"receipt": me.receipt})
    mine = client.get("/r/mine/").content.decode()
    assert WORDS in mine
    assert "A person who keeps people safe has these words." in mine
    withdraw = f"/r/mine/contributions/{said.pk}/withdraw/"
    assert "They keep them until they know that people are safe." in client.get(withdraw).content.decode()

    page = client.post(withdraw, follow=True).content.decode()

    assert "A person who keeps people safe still has it" in page
    assert WORDS not in client.get("/r/mine/").content.decode()
    address = f"/{session.area.slug}/safeguarding/{concern.pk}/"
    lead_client = signed_in(lead)
    assert "They took this back" in lead_client.get(address).content.decode()
    assert WORDS in lead_client.get(address).content.decode()

    assert "Say first that you have it." in lead_client.post(f"{address}delete/", follow=True).content.decode()
    lead_client.post(f"{address}acknowledge/")
    lead_client.post(f"{address}delete/")
    assert not Words.objects.filter(contribution=said).exists()
    assert "The words are deleted." in lead_client.get(address).content.decode()


def test_taken_back_and_no_concern_leaves_nothing(note: Contribution) -> None:
    concern = sent(note)
    take_back(contribution=note, by=BY)
    assert Words.objects.filter(contribution=note).exists()
    safeguarding.return_to_session(concern=Concern.objects.get(pk=concern.pk), by=BY)
    assert not Words.objects.filter(contribution=note).exists()


def test_a_flagged_note_comes_first_says_why_and_is_not_shown_with_the_others(
    facilitator: Client, session: Session
) -> None:
    actions.set_hold_for_person(session=session, hold=False, by=BY)
    flagged = say(session, BIN, "they locked in my brother, ask Mr Potts", group="practitioners", is_shown=False)
    assert (flagged.is_held, flagged.is_flagged) == (True, True)
    actions.set_hold_for_person(session=session, hold=True, by=BY)
    plain = [say(session, BIN, f"Long meetings {number}", group="practitioners", is_shown=False) for number in range(2)]

    page = facilitator.get(page_of(session)).content.decode()

    assert "May be a worry: locked in" in page
    assert "May name somebody" in page
    assert page.index("locked in my brother") < page.index("Long meetings")
    assert "Show all 2 without a flag" in page
    facilitator.post(f"{page_of(session)}prompts/{flagged.prompt_id}/show/")
    assert list(Contribution.objects.filter(is_held=True)) == [flagged]
    assert set(Contribution.objects.filter(is_held=False)) == set(plain)


def test_whoever_wrote_it_never_sees_the_flag(session: Session, client: Client) -> None:
    me = joined(session, "young-people")
    say(session, BIN, "he has a knife", participant=me.participant)
    client.post("/r/", {"receipt": me.receipt})
    page = client.get("/r/mine/").content.decode()
    assert "knife" in page
    assert "worry" not in page.lower()


def test_an_areas_own_words_flag_from_then_on_and_the_audit_does_not_hold_them(session: Session, lead: User) -> None:
    client, address = signed_in(lead), f"/{session.area.slug}/safeguarding/settings/"
    assert (
        client.post(
            address, {"acknowledge_minutes": "20", "words": " trapping \n\ntrapping\nthe  old mill"}
        ).status_code
        == 302
    )
    session.area.refresh_from_db()
    assert (session.area.acknowledge_minutes, WorryList.objects.get().words) == (20, ["trapping", "the old mill"])
    assert say(session, BIN, "They meet at THE OLD MILL").is_flagged
    assert not say(make_session(), BIN, "They meet at THE OLD MILL").is_flagged
    assert "trapping" not in str(list(AuditEntry.objects.values()))
    refused = client.post(address, {"acknowledge_minutes": "2", "words": "x" * 70})
    assert refused.status_code == 422
    assert "x" * 70 in refused.content.decode()


def test_a_practitioner_sends_what_they_read_in_the_results(session: Session, note: Contribution) -> None:
    client = signed_in(person_with(Role.PRACTITIONER, area=session.area))
    address = f"{page_of(session)}contributions/{note.uuid}/safeguarding/"
    assert address in client.get(f"{page_of(session)}results/contributions/").content.decode()
    assert client.post(address).headers["Location"] == f"{page_of(session)}results/"
    assert client.get(address).status_code == 404


def test_the_page_asks_the_same_of_the_database_for_many_concerns(session: Session, lead: User) -> None:
    client = signed_in(lead)
    counts: list[int] = []
    for _ in range(2):
        for number in range(4 if counts else 1):
            sent(say(session, BIN, f"words {number}", group="young-people"))
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/{session.area.slug}/safeguarding/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_closed_activity_can_still_be_sent(session: Session, note: Contribution) -> None:
    actions.close_activity(activity=activity_in(session, "bin-keep-light-bulb"), by=BY)
    actions.close_session(session=session, by=BY)
    assert sent(note).contribution == note
