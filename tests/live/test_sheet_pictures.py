"""A sheet of paper as a picture: beside the form, with what was typed from it, and gone with the first of it."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from alongside.activity import actors
from alongside.core import clock
from alongside.live import actions
from alongside.live.actions.media import remove_what_is_due
from alongside.live.enums import MediaKind
from alongside.live.models import Contribution, Media, Session
from alongside.live.submissions import Status, Submission
from alongside.people.enums import Role
from tests.factories.live import BY, joined, make_session, prompt_in
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED_IN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


@pytest.fixture
def desk(client: Client, session: Session) -> Client:
    client.force_login(person_with(Role.FACILITATOR, area=session.area), backend=SIGNED_IN)
    return client


def photo(size: tuple[int, int] = (30, 40)) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG")
    return SimpleUploadedFile("sheet.jpg", out.getvalue(), "image/jpeg")


def paper(session: Session, below: str = "") -> str:
    return f"/{session.area.slug}/sessions/{session.code}/paper/{below}"


def pile(session: Session) -> str:
    return f"prompt={prompt_in(session, 'bin-keep-light-bulb/keep').pk}&group=young-people&via=paper"


def with_sheet(desk: Client, session: Session) -> str:
    """The address of the pile, with a sheet beside the form."""
    response = desk.post(paper(session, "sheet/"), {"picture": photo(), "back": pile(session)})
    return response.headers["Location"]


def types(desk: Client, address: str, words: str) -> Contribution:
    response = desk.post(
        address, {"uuid": str(uuid4()), "words": words, "whose": "own", "receipt": "", "scribe_note": ""}
    )
    assert response.status_code == 302
    assert "sheet=" in response.headers["Location"]
    return Contribution.objects.select_related("sheet").latest("pk")


def test_a_sheet_stands_beside_the_form_and_stays_with_what_is_typed_from_it(desk: Client, session: Session) -> None:
    address = with_sheet(desk, session)
    sheet = Media.objects.get()
    assert sheet.kind == MediaKind.SHEET
    picture = f"/{session.area.slug}/sessions/{session.code}/media/{sheet.pk}/"
    assert picture in desk.get(address).content.decode()
    assert desk.get(picture).headers["Content-Type"] == "image/jpeg"
    assert types(desk, address, "The biscuits").sheet == sheet
    behind = desk.get(f"/{session.area.slug}/sessions/{session.code}/results/contributions/").content.decode()
    assert picture in behind


def test_what_is_taken_back_takes_the_picture_of_its_sheet_with_it(desk: Client, session: Session) -> None:
    address = with_sheet(desk, session)
    first, second = types(desk, address, "The biscuits"), types(desk, address, "The tea")
    name = str(Media.objects.get().file.name)
    assert default_storage.exists(name)
    actions.withdraw(contribution=first, by=BY)
    second.refresh_from_db()
    assert (Media.objects.count(), default_storage.exists(name), second.sheet) == (0, False, None)
    assert second.withdrawn_at is None
    page = desk.get(address).content.decode()
    assert "Type from a picture" in page


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.DECISION_MAKER])
def test_who_does_not_read_held_words_sees_no_sheet(client: Client, desk: Client, session: Session, role: Role) -> None:
    with_sheet(desk, session)
    client.force_login(person_with(role, area=session.area), backend=SIGNED_IN)
    address = f"/{session.area.slug}/sessions/{session.code}/media/{Media.objects.get().pk}/"
    assert client.get(address).status_code == 403


def test_a_sheet_of_which_something_is_with_the_safeguarding_lead_is_with_them_too(
    desk: Client, session: Session
) -> None:
    said = types(desk, with_sheet(desk, session), "Something to worry about")
    Contribution.objects.filter(pk=said.pk).update(is_restricted=True)
    address = f"/{session.area.slug}/sessions/{session.code}/media/{Media.objects.get().pk}/"
    assert desk.get(address).status_code == 403


def test_a_sheet_of_another_session_is_no_sheet_here(desk: Client, session: Session) -> None:
    other = make_session(area=session.area)
    with_sheet(desk, other)
    sheet = Media.objects.get()
    assert desk.get(f"{paper(session)}?{pile(session)}&sheet={sheet.pk}").context["sheet"] is None
    someone = joined(other, "young-people").participant
    here = joined(make_session(), "young-people").participant
    for participant, status in ((someone, Status.ACCEPTED), (here, Status.INVALID)):
        [outcome] = actions.accept_contributions(
            [
                Submission(
                    session_id=participant.session_id,
                    participant_id=participant.pk,
                    prompt_id=prompt_in(participant.session, "bin-keep-light-bulb/keep").pk,
                    uuid=uuid4(),
                    by=actors.system("test"),
                    words="The biscuits",
                    is_transcribed=True,
                    sheet_id=sheet.pk,
                )
            ]
        )
        assert outcome.status is status


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.svg", b"<svg onload='x()'/>", "image/svg+xml"), "We cannot open this picture"),
        (SimpleUploadedFile("a.jpg", b"x" * (5 * 1024 * 1024 + 1), "image/jpeg"), "larger than 5 MB"),
        ("", "Choose a picture first"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    desk: Client, session: Session, file: SimpleUploadedFile | str, said: str
) -> None:
    response = desk.post(paper(session, "sheet/"), {"picture": file, "back": pile(session)}, follow=True)
    assert said in response.content.decode()
    assert not Media.objects.exists()


def test_a_sheet_from_which_nobody_types_is_gone_after_a_day_and_the_others_stay(
    desk: Client, session: Session
) -> None:
    types(desk, with_sheet(desk, session), "The biscuits")
    with_sheet(desk, session)
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        remove_what_is_due()
    assert [sheet.typed_from_it.count() for sheet in Media.objects.all()] == [1]
