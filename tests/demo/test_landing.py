"""The first page of the site: the demonstration's path, and the one click that makes a visitor somebody."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from alongside.demo.building import build_demonstration
from alongside.demo.tour import tour
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db
SIGN_IN = "/demonstration/sign-in/"


@pytest.fixture
def demonstration() -> User:
    """The smallest demonstration: an area with one of its people."""
    return person_with(
        Role.COORDINATOR, area=AreaFactory.create(title="Somewhere"), name="Asha Verma", is_demonstration=True
    )


@pytest.fixture
def here() -> Client:
    """A browser on the machine that runs the site."""
    return Client(headers={"host": "localhost"})


def _signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_one_click_makes_a_visitor_somebody_and_leads_to_the_page(here: Client, demonstration: User) -> None:
    answer = here.post(SIGN_IN, {"person": demonstration.email, "next": "/somewhere/desk/"})

    assert answer.headers["Location"] == "/somewhere/desk/"
    assert _signed_in_as(here) == str(demonstration.pk)


@pytest.mark.parametrize("onwards", ["", "https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(here: Client, demonstration: User, onwards: str) -> None:
    answer = here.post(SIGN_IN, {"person": demonstration.email, "next": onwards})

    assert answer.headers["Location"] == reverse("after_sign_in")


def test_a_click_makes_somebody_else_of_somebody(here: Client, demonstration: User) -> None:
    other = person_with(Role.FACILITATOR, area=demonstration.memberships.get().area, is_demonstration=True)
    here.post(SIGN_IN, {"person": demonstration.email})

    here.post(SIGN_IN, {"person": other.email})

    assert _signed_in_as(here) == str(other.pk)


def test_nobody_becomes_somebody_real(here: Client, demonstration: User) -> None:
    real = person_with(Role.COORDINATOR, area=demonstration.memberships.get().area)

    assert here.post(SIGN_IN, {"person": real.email}).status_code == 404
    assert here.post(SIGN_IN, {"person": "nobody@example.org"}).status_code == 404
    assert here.post(SIGN_IN, {}).status_code == 404
    assert _signed_in_as(here) is None


def test_a_closed_account_of_the_demonstration_cannot_be_taken_on(here: Client, demonstration: User) -> None:
    User.objects.filter(pk=demonstration.pk).update(is_active=False)

    assert here.post(SIGN_IN, {"person": demonstration.email}).status_code == 404


def test_a_link_is_not_enough(here: Client, demonstration: User) -> None:
    assert here.get(SIGN_IN, {"person": demonstration.email}).status_code == 405
    assert _signed_in_as(here) is None


def test_another_site_cannot_make_the_click(demonstration: User) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})

    assert strict.post(SIGN_IN, {"person": demonstration.email}).status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"REMOTE_ADDR": "192.168.1.7"},
        {"headers": {"host": "alongside.example"}},
        {"headers": {"x-forwarded-for": "203.0.113.9"}},
    ],
)
def test_from_elsewhere_the_address_does_not_exist(
    here: Client, demonstration: User, settings: Settings, sent: dict[str, object]
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "alongside.example"]

    assert here.post(SIGN_IN, {"person": demonstration.email}, **sent).status_code == 404  # type: ignore[arg-type]
    assert _signed_in_as(here) is None


def test_on_a_hardened_site_there_is_no_demonstration(here: Client, demonstration: User, settings: Settings) -> None:
    settings.IS_HARDENED = True

    page = here.get("/").content.decode()

    assert here.post(SIGN_IN, {"person": demonstration.email}).status_code == 404
    assert tour() is None
    assert "Asha Verma" not in page
    assert "I have a code" in page


def test_without_a_demonstration_the_first_page_shows_the_ways_in(here: Client) -> None:
    area = AreaFactory.create(title="A real place")

    page = here.get("/").content.decode()

    for name in ("join", "receipt", "account_login"):
        assert f'href="{reverse(name)}"' in page
    assert reverse("area", args=[area.slug]) in page
    assert "demonstration" not in page


def test_from_elsewhere_the_path_can_be_read_and_nobody_be_taken_on(demonstration: User) -> None:
    page = Client(headers={"host": "localhost"}).get("/", REMOTE_ADDR="192.168.1.7").content.decode()

    assert "You can look, but not be anybody" in page
    assert SIGN_IN not in page
    assert "Beside the thread" not in page  # nothing of it is there, as in an area that was made before it was told


def test_a_banner_says_who_one_is_and_how_to_be_somebody_else(here: Client, demonstration: User) -> None:
    here.post(SIGN_IN, {"person": demonstration.email})

    page = here.get(reverse("account")).content.decode()

    assert "This is a demonstration." in page
    assert "You are Asha Verma." in page
    assert '<a href="/">Be somebody else</a>' in page


def test_the_whole_demonstration_leads_through_ten_steps_each_of_which_opens(here: Client) -> None:
    build_demonstration()
    found = tour()
    assert found is not None

    page = here.get("/").content.decode()

    assert (len(found.steps), len(found.beside)) == (10, 8)
    for step in (*found.steps, *found.beside):
        assert step.title in page.replace("&#x27;", "'")
        for action in step.actions:
            browser = Client(headers={"host": "localhost"})
            if action.person:
                browser.post(SIGN_IN, {"person": action.person})
            if action.receipt:
                answer = browser.post(action.url, {"receipt": action.receipt}, follow=True)
            else:
                answer = browser.get(action.url, follow=True)
            assert answer.status_code == 200, (step.title, action)
            assert not action.receipt or answer.redirect_chain[-1][0] == reverse("receipt_mine")


def test_what_the_command_prints_of_the_demonstration() -> None:
    build_demonstration()
    found = tour()
    assert found is not None
    assert found.session is not None

    data = found.as_data()

    assert sorted(data) == ["addresses", "area", "join_code", "receipt", "sign_ins"]
    assert data["area"] == found.area.slug
    assert data["join_code"] == found.session.code
    assert data["addresses"]["desk"] == f"http://127.0.0.1:8000/{found.area.slug}/desk/"
    assert all(one["url"].startswith("http://127.0.0.1:8000/sign-in/link/?key=") for one in data["sign_ins"])
    assert any(data["receipt"] in line for line in found.as_lines())
