"""Pictures and recordings beyond the session: receipts, themes, published answers, files to take away."""

import csv
import io
import json
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.insight.exporting.text import as_csv, as_json_text
from alongside.live import actions
from alongside.live.actions import Joined
from alongside.live.importing.reading import read
from alongside.live.models import Contribution, Media, Session
from alongside.people.enums import Role
from tests.factories.journeys import decided, session_of_project, theme_of
from tests.factories.live import BY, joined, say
from tests.factories.media import sent
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db
KEEP = "bin-keep-light-bulb/keep"


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def amira(session: Session) -> Joined:
    return joined(session, "young-people")


@pytest.fixture
def picture(session: Session, amira: Joined) -> Media:
    """A picture without words that everybody may see, shown, and described."""
    media = sent(amira.participant)
    say(session, KEEP, participant=amira.participant, media=[media], may_quote=True, is_shown=True)
    Media.objects.update(alt_text="A dog at a\nbus stop")
    media.refresh_from_db()
    return media


def holding(amira: Joined) -> Client:
    client = Client()
    client.post("/r/", {"receipt": amira.receipt})
    return client


def public(media: Media) -> str:
    return reverse("quoted_media", args=[media.session.area.slug, media.pk])


# ------------------------------------------------------------------- receipts


def test_the_receipt_shows_what_was_sent_and_sends_it_to_its_holder_alone(
    session: Session, amira: Joined, picture: Media
) -> None:
    address = reverse("receipt_media", args=[picture.pk])

    page = holding(amira).get("/r/mine/").content.decode()

    assert (f'src="{address}"' in page, "Still waiting" in page, "Everybody may read it." in page) == (True, True, True)
    got = [holding(who).get(address).status_code for who in (amira, joined(session))]
    assert [*got, Client().get(address).status_code] == [200, 404, 302]


def test_taken_back_with_the_receipt_it_is_gone_for_its_holder_too(amira: Joined, picture: Media) -> None:
    holder = holding(amira)
    said = Contribution.objects.get()
    page = holder.get(reverse("receipt_withdraw", args=[said.pk])).content.decode()
    assert reverse("receipt_media", args=[picture.pk]) in page

    holder.post(reverse("receipt_withdraw", args=[said.pk]))

    assert holder.get(reverse("receipt_media", args=[picture.pk])).status_code == 404
    assert not Media.objects.exists()


# ------------------------------------------------------------ themes and answers


def test_a_picture_goes_into_a_theme_as_words_do(session: Session, picture: Media) -> None:
    theme_of(Contribution.objects.get())
    client = Client()
    client.force_login(person_with(Role.PRACTITIONER, area=session.area))
    assert session.project is not None

    page = client.get(reverse("workbench", args=[session.area.slug, session.project.slug])).content.decode()

    assert reverse("session_media", args=[session.area.slug, session.code, picture.pk]) in page
    assert "A dog at a\nbus stop" in page


def test_everybody_sees_it_once_an_answer_is_published_and_only_while_its_maker_says_yes(picture: Media) -> None:
    said = Contribution.objects.get()
    theme = theme_of(said)
    everybody = Client()
    before = everybody.get(public(picture)).status_code
    decided(theme)

    pages = [
        reverse("theme", args=[picture.session.area.slug, theme.pk]),
        reverse("answers", args=[picture.session.area.slug]),
    ]
    assert [public(picture) in everybody.get(page).content.decode() for page in pages] == [True, True]
    assert [before, everybody.get(public(picture)).status_code] == [404, 200]

    for change in (
        {"may_quote": False},
        {"may_quote": True, "is_held": True},
        {"is_held": False, "is_restricted": True},
    ):
        Contribution.objects.filter(pk=said.pk).update(**change)
        assert everybody.get(public(picture)).status_code == 404
    Contribution.objects.filter(pk=said.pk).update(is_restricted=False)
    assert everybody.get(public(picture)).status_code == 200
    actions.withdraw(contribution=said, by=BY)
    assert everybody.get(public(picture)).status_code == 404
    assert not any(public(picture) in everybody.get(page).content.decode() for page in pages)


def test_what_is_in_no_theme_with_an_answer_is_nobodys_to_see(session: Session, picture: Media) -> None:
    other = say(session, KEEP, "Words", group="young-people", is_shown=True)
    decided(theme_of(other))

    assert Client().get(public(picture)).status_code == 404


# -------------------------------------------------------------------- exports


def test_exports_say_what_it_is_and_what_it_shows(session: Session, picture: Media) -> None:
    [row] = csv.DictReader(io.StringIO(as_csv(session)))
    [told] = json.loads(as_json_text(session))["contributions"]

    assert (row["words"], row["media"]) == ("", "picture: A dog at a bus stop")
    assert told["media"] == [
        {
            "id": str(picture.pk),
            "kind": "picture",
            "alt": "A dog at a\nbus stop",
            "seconds": None,
            "width": 64,
            "height": 48,
        }
    ]


def test_a_picture_that_nobody_described_is_told_by_its_kind(session: Session, picture: Media) -> None:
    Media.objects.update(alt_text="")

    [row] = csv.DictReader(io.StringIO(as_csv(session)))

    assert row["media"] == "picture"


def test_a_file_that_is_brought_in_leaves_out_what_it_cannot_hold(session: Session, picture: Media) -> None:
    said = say(session, KEEP, "With words", participant=picture.participant, media=[])

    reading = read(as_csv(session))

    assert [UUID(row["id"]) for row in reading.rows] == [said.uuid]
    assert reading.unread_columns == []
