"""Who may see a picture or hear a recording, and how it is sent to them."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.live import actions
from alongside.live.enums import MediaKind
from alongside.live.models import Contribution, Media, Session
from alongside.live.queries.media import quotable_media
from alongside.people.enums import Role
from alongside.people.models import Area
from tests.factories.live import BY, joined, make_session, say
from tests.factories.media import picture, sent
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"


def said_by_picture(session: Session, *, kind: MediaKind = MediaKind.PICTURE, **how: Any) -> tuple[Media, Contribution]:
    amira = joined(session, "young-people").participant
    media = sent(amira, kind)
    return media, say(session, PLACE, participant=amira, media=[media], **how)


def address(media: Media, area: Area | None = None, code: str = "") -> str:
    session = media.session
    return reverse("session_media", args=[(area or session.area).slug, code or session.code, media.pk])


def status(media: Media, *roles: Role, **elsewhere: object) -> list[int]:
    """What people with these roles in the area get."""
    found = []
    for role in roles:
        client = Client()
        client.force_login(person_with(role, area=media.session.area))
        found.append(client.get(address(media, **elsewhere)).status_code)  # type: ignore[arg-type]  # as named above
    return found


LOOKING = (Role.FACILITATOR, Role.PRACTITIONER, Role.SAFEGUARDING, Role.ASSESSOR)


def test_what_is_held_is_for_those_who_read_it_first() -> None:
    media, _ = said_by_picture(make_session())

    assert status(media, *LOOKING) == [200, 403, 200, 403]


def test_what_is_shown_is_for_the_whole_team() -> None:
    media, _ = said_by_picture(make_session(), is_shown=True)

    assert status(media, *LOOKING) == [200, 200, 200, 403]


def test_what_is_with_the_safeguarding_lead_is_theirs_alone() -> None:
    media, said = said_by_picture(make_session(), is_shown=True)
    Contribution.objects.filter(pk=said.pk).update(is_restricted=True)

    assert status(media, *LOOKING) == [403, 403, 200, 403]


def test_it_is_nowhere_but_in_its_own_session() -> None:
    media, _ = said_by_picture(make_session(), is_shown=True)
    other = make_session(area=media.session.area)

    assert status(media, Role.COORDINATOR, code=other.code) == [404]
    assert status(media, Role.COORDINATOR, area=AreaFactory.create()) == [404]


def test_what_was_replaced_taken_back_or_never_said_is_not_there() -> None:
    session = make_session()
    unsaid = sent(joined(session).participant)
    media, said = said_by_picture(session, is_shown=True)
    actions.withdraw(contribution=said, by=BY)

    assert [*status(unsaid, Role.COORDINATOR), *status(media, Role.COORDINATOR)] == [404, 404]


def test_somebody_sees_their_own_and_nobody_elses() -> None:
    session = make_session()
    amira, ben = joined(session), joined(session)
    media = sent(amira.participant)
    page = reverse("join_media", args=[session.code, media.pk])
    got = []
    for who in (amira, ben):
        client = Client()
        client.cookies[f"participant-{session.code}"] = who.token
        got.append(client.get(page).status_code)

    assert got == [200, 404]


def test_only_what_its_maker_lets_everybody_see_can_be_quoted() -> None:
    session = make_session()
    shown, _ = said_by_picture(session, is_shown=True, may_quote=True)
    said_by_picture(session, may_quote=True)
    said_by_picture(session, is_shown=True)
    _, restricted = said_by_picture(session, is_shown=True, may_quote=True)
    Contribution.objects.filter(pk=restricted.pk).update(is_restricted=True)

    assert [one.pk for one in quotable_media()] == [shown.pk]


# ----------------------------------------------------------------- how it is sent


@pytest.fixture
def officer() -> Client:
    return Client()


def sound(officer: Client) -> tuple[str, bytes]:
    """A shown recording's address, for this officer, and all of its bytes."""
    media, _ = said_by_picture(make_session(), kind=MediaKind.VOICE, is_shown=True)
    officer.force_login(person_with(Role.COORDINATOR, area=media.session.area))
    return address(media), media.file.open().read()


def test_it_is_kept_by_no_cache_and_may_do_nothing(officer: Client) -> None:
    page, whole = sound(officer)

    answer = officer.get(page, headers={"Accept-Encoding": "gzip"})

    wanted = {
        "Content-Type": "audio/mpeg",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
        "Content-Disposition": 'inline; filename="voice.mp3"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "bytes",
        "Content-Length": str(len(whole)),
    }
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert "Content-Encoding" not in answer.headers
    assert answer.content == whole


@pytest.mark.parametrize(
    ("asked", "wanted", "span"),
    [
        ("bytes=0-1", slice(0, 2), "bytes 0-1/{size}"),
        ("bytes=100-", slice(100, None), "bytes 100-{last}/{size}"),
        ("bytes=-5", slice(-5, None), "bytes {tail}-{last}/{size}"),
        ("bytes=0-99999999", slice(None), "bytes 0-{last}/{size}"),
    ],
)
def test_a_part_of_it_can_be_asked_for(officer: Client, asked: str, wanted: slice, span: str) -> None:
    page, whole = sound(officer)

    answer = officer.get(page, headers={"Range": asked})

    size = len(whole)
    told = span.format(size=size, last=size - 1, tail=size - 5)
    assert (answer.status_code, answer.headers["Content-Range"]) == (206, told)
    assert answer.content == whole[wanted]


@pytest.mark.parametrize("asked", ["bytes=", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=1-2"])
def test_what_makes_no_sense_gets_the_whole(officer: Client, asked: str) -> None:
    page, whole = sound(officer)

    answer = officer.get(page, headers={"Range": asked})

    assert (answer.status_code, answer.content) == (200, whole)


def test_a_part_that_is_not_there_is_refused(officer: Client) -> None:
    page, whole = sound(officer)

    answer = officer.get(page, headers={"Range": f"bytes={len(whole)}-"})

    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")


def test_a_file_that_is_missing_is_not_found(officer: Client) -> None:
    media, _ = said_by_picture(make_session(), is_shown=True)
    officer.force_login(person_with(Role.COORDINATOR, area=media.session.area))
    media.file.storage.delete(str(media.file.name))

    assert officer.get(address(media)).status_code == 404
    assert (
        officer.get(reverse("session_media", args=[media.session.area.slug, media.session.code, uuid4()])).status_code
        == 404
    )


def test_a_picture_is_sent_as_it_was_written_anew(officer: Client) -> None:
    media, _ = said_by_picture(make_session(), is_shown=True)
    officer.force_login(person_with(Role.COORDINATOR, area=media.session.area))

    answer = officer.get(address(media))

    assert (answer.headers["Content-Type"], answer.content == picture()) == ("image/jpeg", False)
