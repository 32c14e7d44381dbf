"""Answering by picture, drawing, voice or sticker on the pages, and what those who run the session see of it."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.core.policies import HEADER, MICROPHONE, NOTHING
from alongside.live.actions import Joined
from alongside.live.enums import Audience, MediaKind
from alongside.live.models import Contribution, Media, Prompt, Session
from alongside.live.queries.results import notes_by_place
from alongside.live.stream import reading
from alongside.people.enums import Role
from tests.factories.live import joined, make_session, prompt_in, say
from tests.factories.media import picture, recording, sent
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db
KEEP = "bin-keep-light-bulb/keep"
STICKERS = [
    {"value": "heart", "label": "I like it", "easy_label": "I like it", "symbol": "heart"},
    {"value": "no", "label": "I do not like it", "easy_label": "I do not like it", "symbol": "no"},
]


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def amira(session: Session) -> Joined:
    return joined(session, "young-people")


@pytest.fixture
def phone(session: Session, amira: Joined) -> Client:
    client = Client()
    client.cookies[f"participant-{session.code}"] = amira.token
    return client


@pytest.fixture
def officer(session: Session) -> Client:
    client = Client()
    client.force_login(person_with(Role.COORDINATOR, area=session.area))
    return client


def question(session: Session, place: str = KEEP) -> str:
    return reverse("join_prompt", args=[session.code, prompt_in(session, place).pk])


def a_file(content: bytes, name: str = "dog.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def page_of(session: Session, name: str = "session") -> str:
    return reverse(name, args=[session.area.slug, session.code])


# ------------------------------------------------------------------- the form


def test_limits_stand_beside_a_file_before_it_is_chosen(phone: Client, session: Session) -> None:
    page = phone.get(question(session)).content.decode()

    assert "One picture, 10 MB at most. We take out where and when it was made." in page
    assert "You can speak for 2 minutes." in page
    assert 'accept="image/jpeg,image/png,image/webp,image/gif"' in page


def test_a_question_that_takes_words_only_offers_nothing_else_and_loads_nothing_for_it(
    phone: Client, session: Session
) -> None:
    Prompt.objects.update(ways=[])

    page = phone.get(question(session)).content.decode()

    assert 'type="file"' not in page
    assert "live/ways/" not in page


@pytest.mark.parametrize(
    ("ways", "policy"), [(["picture", "voice"], MICROPHONE), (["picture", "drawing"], NOTHING), ([], NOTHING)]
)
def test_only_a_page_that_takes_recordings_may_ask_for_the_microphone(
    phone: Client, session: Session, ways: list[str], policy: str
) -> None:
    Prompt.objects.update(ways=ways)

    assert phone.get(question(session)).headers[HEADER] == policy
    assert phone.get(reverse("join_answer", args=[session.code])).headers[HEADER] == NOTHING


def test_a_picture_goes_with_words_or_without(phone: Client, session: Session) -> None:
    for words in ("Our dog", ""):
        phone.post(question(session), {"uuid": uuid4(), "words": words, "picture": a_file(picture())})

    said = [
        (getattr(row, "words", None) and row.words.text, row.media.get().kind) for row in Contribution.objects.all()
    ]
    assert said == [("Our dog", "picture"), (None, "picture")]


def test_a_form_that_is_sent_twice_is_one_answer_with_one_picture(phone: Client, session: Session) -> None:
    form = {"uuid": uuid4(), "words": "Our dog"}

    for _ in range(2):
        phone.post(question(session), {**form, "picture": a_file(picture())})

    assert (Contribution.objects.count(), Media.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("field", "content", "why"),
    [
        ("picture", b"PK\x03\x04", "We cannot open this picture."),
        ("picture", b"", "We cannot open this picture."),
        ("voice", b"nothing", "We cannot hear anything in this recording."),
        ("drawing", bytes(3 * 1024**2 + 1), "This is too big: 3 MB at most."),
    ],
    ids=["a zip", "nothing", "no sound", "too much"],
)
def test_what_is_refused_says_why_and_loses_no_words(
    phone: Client, session: Session, field: str, content: bytes, why: str
) -> None:
    answer = phone.post(question(session), {"uuid": uuid4(), "words": "Our dog", field: a_file(content)})

    page = answer.content.decode()
    assert (answer.status_code, Contribution.objects.count()) == (422, 0)
    assert (why in page, ">\nOur dog</textarea>" in page) == (True, True)


def test_a_picture_that_came_with_a_form_that_was_refused_need_not_be_chosen_again(
    phone: Client, session: Session
) -> None:
    form = {"uuid": str(uuid4()), "words": "Our dog"}
    refused = phone.post(
        question(session), {**form, "picture": a_file(picture()), "voice": a_file(b"nothing", "voice.webm")}
    )
    page = refused.content.decode()
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept is not None
    assert reverse("join_media", args=[session.code, kept[1]]) in page

    phone.post(question(session), {**form, "kept": kept[1]})

    assert [str(one.pk) for one in Contribution.objects.get().media.all()] == [kept[1]]


@pytest.mark.parametrize("kept", ["nonsense", "6f6b4f0e-5d4e-4a53-8a0e-9d4b1c2a7f10"])
def test_what_is_named_as_kept_must_be_there(phone: Client, session: Session, kept: str) -> None:
    answer = phone.post(question(session), {"uuid": uuid4(), "words": "Our dog", "kept": kept})

    assert answer.status_code == (302 if kept == "nonsense" else 422)


def test_somebody_sees_what_they_sent(phone: Client, session: Session, amira: Joined) -> None:
    media = sent(amira.participant)
    say(session, KEEP, participant=amira.participant, media=[media])

    page = phone.get(question(session)).content.decode()

    assert f'src="{reverse("join_media", args=[session.code, media.pk])}"' in page
    assert 'alt="A picture. Nobody has written down yet what it shows."' in page


# ------------------------------------------------------------------- stickers


def test_a_sticker_says_something_by_itself_or_goes_with_words(
    phone: Client, session: Session, officer: Client
) -> None:
    Prompt.objects.filter(key="keep").update(values=STICKERS)

    for words in ("", "The biscuits"):
        phone.post(question(session), {"uuid": uuid4(), "value": "heart", "words": words})

    assert [row.value for row in Contribution.objects.all()] == ["heart", "heart"]
    Contribution.objects.update(is_held=False)
    screen = officer.get(page_of(session, "session_screen")).content.decode()
    assert screen.count("I like it") == 2
    assert "symbols/heart" in screen


def test_each_note_counts_be_it_words_a_picture_or_a_sticker(session: Session, amira: Joined) -> None:
    Prompt.objects.filter(key="keep").update(values=STICKERS)
    somebody = amira.participant
    say(session, KEEP, "The biscuits", participant=somebody)
    say(session, KEEP, participant=somebody, media=[sent(somebody)])
    say(session, KEEP, participant=somebody, value="heart")
    say(session, "feedback/learnt", participant=somebody, value="happy")

    place = (prompt_in(session, KEEP).pk, somebody.group_id)
    assert {where: (notes.notes, notes.people) for where, notes in notes_by_place(session).items()} == {place: (3, 1)}


# ------------------------------------------------- those who run the session


def a_recording(session: Session, **how: Any) -> tuple[Media, Contribution]:
    somebody = joined(session, "practitioners").participant
    media = sent(somebody, MediaKind.VOICE, recording(2))
    return media, say(session, KEEP, participant=somebody, media=[media], **how)


def test_the_facilitator_hears_it_and_is_asked_for_its_words(officer: Client, session: Session) -> None:
    media, _ = a_recording(session)

    page = officer.get(page_of(session)).content.decode()

    assert f'src="{reverse("session_media", args=[session.area.slug, session.code, media.pk])}"' in page
    assert 'aria-label="A recording, 2 seconds"' in page
    assert f"{page_of(session, 'session_descriptions')}#media-{media.pk}" in page


def test_the_team_sees_no_address_of_what_is_held(session: Session) -> None:
    media, _ = a_recording(session, is_shown=False)
    somebody = Client()
    somebody.force_login(person_with(Role.PRACTITIONER, area=session.area))

    page = somebody.get(page_of(session, "session_contributions")).content.decode()

    assert "Held: the facilitator reads this before anybody else." in page
    assert str(media.pk) not in page


def test_the_screen_shows_that_there_is_a_recording_and_what_it_says(officer: Client, session: Session) -> None:
    media, _ = a_recording(session, is_shown=True)
    Media.objects.filter(pk=media.pk).update(alt_text="Somebody hums")

    screen = officer.get(page_of(session, "session_screen") + "?activity=bin-keep-light-bulb").content.decode()

    assert "Somebody hums" in screen
    assert "<audio" not in screen


def test_the_screens_stream_tells_of_pictures_and_the_phones_do_not(session: Session) -> None:
    media, said = a_recording(session, is_shown=True)

    def frames(audience: Audience) -> list[Any]:
        news = reading.news(session.pk, audience, after=0)
        assert news is not None
        return [frame.data.get("media") for frame in news.frames if frame.data.get("id") == str(said.uuid)]

    assert frames(Audience.SCREEN) == [[{"id": str(media.pk), "kind": "voice", "alt": ""}]]
    assert str(media.pk) not in str([frames(Audience.PARTICIPANT), frames(Audience.FACILITATOR)])


def test_what_nobody_has_described_comes_first(officer: Client, session: Session) -> None:
    done, _ = a_recording(session)
    Media.objects.filter(pk=done.pk).update(alt_text="Somebody hums")
    waiting, _ = a_recording(session)

    page = officer.get(page_of(session, "session_descriptions")).content.decode()

    assert re.findall(r'id="media-([^"]+)"', page) == [str(waiting.pk), str(done.pk)]


def test_words_are_kept_and_an_empty_field_is_refused(officer: Client, session: Session) -> None:
    media, _ = a_recording(session)
    address = reverse("media_describe", args=[session.area.slug, session.code, media.pk])

    answers = [officer.post(address, {f"{media.pk}-alt_text": words}) for words in (" ", "Somebody hums")]

    assert [answer.status_code for answer in answers] == [422, 302]
    assert "Write what it shows or says." in answers[0].content.decode()
    media.refresh_from_db()
    assert (media.alt_text, media.alt_by is not None) == ("Somebody hums", True)


PAGES: tuple[Callable[[Session], str], ...] = (
    page_of,
    lambda session: page_of(session, "session_screen") + "?activity=bin-keep-light-bulb",
    lambda session: page_of(session, "session_contributions"),
    lambda session: page_of(session, "session_descriptions"),
)


@pytest.mark.parametrize("page", PAGES, ids=["facilitator", "screen", "contributions", "descriptions"])
def test_a_page_asks_as_often_for_many_pictures_as_for_one(
    officer: Client, session: Session, page: Callable[[Session], str], django_assert_max_num_queries: Any
) -> None:
    def some(number: int) -> None:
        for is_shown in (True, False):
            for _ in range(number):
                somebody = joined(session, "young-people").participant
                say(session, KEEP, participant=somebody, media=[sent(somebody)], is_shown=is_shown)

    some(1)
    with django_assert_max_num_queries(25) as few:
        officer.get(page(session))
    some(3)
    with django_assert_max_num_queries(25) as many:
        officer.get(page(session))
    assert len(many) == len(few)
