"""Nothing that somebody types into an address, a form or a header brings an error page of ours."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.core.typed import ids_in, whole_number
from alongside.people.enums import Role
from tests.factories.live import joined, make_session
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db
ODD_NUMBERS = ["²", "9" * 30, "9" * 5000, "-1", "٣", "1e3", "", "1 ", "0x1"]


@pytest.mark.parametrize("typed", ODD_NUMBERS)
def test_only_plain_whole_numbers_are_numbers(typed: str) -> None:
    assert (whole_number(typed), ids_in([typed, "7", "x"])) == (None, [7])


@pytest.mark.parametrize("typed", ODD_NUMBERS)
def test_an_odd_number_in_a_public_address_breaks_nothing(client: Client, typed: str) -> None:
    area = AreaFactory.create()
    addresses = {
        reverse("gallery_screen"): {"times": typed},
        reverse("answers", args=[area.slug]): {"page": typed},
        reverse("answers_print", args=[area.slug]): {"theme": typed},
    }

    assert [client.get(address, query).status_code for address, query in addresses.items()] == [200] * 3


@pytest.mark.parametrize("typed", ODD_NUMBERS)
def test_an_odd_number_from_a_participant_breaks_nothing(client: Client, typed: str) -> None:
    session = make_session()
    client.cookies[f"participant-{session.code}"] = joined(session).token

    assert client.post(reverse("join_help", args=[session.code]), {"prompt": typed}).status_code == 302


@pytest.mark.parametrize("typed", ODD_NUMBERS)
def test_an_odd_number_of_sheets_breaks_nothing(client: Client, typed: str) -> None:
    session = make_session()
    client.force_login(person_with(Role.COORDINATOR, area=session.area))
    sheet = reverse("session_sheet", args=[session.area.slug, session.code])

    assert client.get(sheet, {"sheets": typed}).status_code == 200


@pytest.mark.parametrize("name", ["landing", "privacy", "accessibility", "join", "receipt"])
def test_a_monitor_may_ask_for_the_head_of_a_page(client: Client, name: str) -> None:
    assert client.head(reverse(name)).status_code == 200
