"""Signing in: by a code, by a password, by a one-time link. Nobody has to remember anything."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from sesame.utils import get_query_string

from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.people import AreaFactory, GroupFactory, MembershipFactory, UserFactory, person_with

pytestmark = pytest.mark.django_db


def _signed_in_as(client: Client) -> int | None:
    key = client.session.get("_auth_user_id")
    return int(key) if key else None


def _with_password(password: str) -> User:
    person = UserFactory.create(email="asha@example.org")
    person.set_password(password)
    person.save()
    return person


def test_a_code_by_email_signs_in_and_leads_to_the_desk(client: Client) -> None:
    area = AreaFactory.create()
    person = person_with(Role.COORDINATOR, area=area, email="asha@example.org")

    asked = client.post(reverse("account_request_login_code"), {"email": "Asha@example.org"})
    [letter] = mail.outbox
    code = re.search(r"^    (\S+)$", str(letter.body), re.MULTILINE)
    assert code is not None
    arrived = client.post(asked.headers["Location"], {"code": code[1]}, follow=True)

    assert letter.to == ["asha@example.org"]
    assert letter.subject == f"Your code to sign in: {code[1]}"
    assert _signed_in_as(client) == person.pk
    assert [address for address, _ in arrived.redirect_chain][-1] == reverse("desk", args=[area.slug])


def test_a_wrong_code_is_told_in_plain_words_and_signs_nobody_in(client: Client) -> None:
    UserFactory.create(email="asha@example.org")
    client.post(reverse("account_request_login_code"), {"email": "asha@example.org"})

    page = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})

    assert "That is not the code we sent." in page.content.decode()
    assert _signed_in_as(client) is None


def test_an_address_without_an_account_sees_the_same_page_and_gets_no_email(client: Client) -> None:
    UserFactory.create(email="asha@example.org")
    pages = []
    for address in ("asha@example.org", "nobody@example.org"):
        answer = Client().post(reverse("account_request_login_code"), {"email": address}, follow=True)
        pages.append((answer.status_code, answer.redirect_chain, answer.templates[0].name))

    assert pages[0] == pages[1]
    assert [letter.to for letter in mail.outbox] == [["asha@example.org"]]


def test_a_password_manager_can_sign_in(client: Client) -> None:
    person = _with_password("a long sentence of mine")

    page = client.get(reverse("account_login")).content.decode()
    client.post(reverse("account_login"), {"login": "asha@example.org", "password": "a long sentence of mine"})

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert _signed_in_as(client) == person.pk


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(client: Client) -> None:
    _with_password("a long sentence of mine")

    page = client.post(reverse("account_login"), {"login": "asha@example.org", "password": "not this"})

    text = page.content.decode()
    assert "That address and password don&#x27;t belong together." in text
    assert 'value="asha@example.org"' in text


def test_whoever_was_sent_to_sign_in_comes_back_to_the_page_they_wanted(client: Client) -> None:
    person = _with_password("a long sentence of mine")
    area = AreaFactory.create()
    MembershipFactory.create(person=person, area=area)
    wanted = reverse("desk", args=[area.slug])

    sent = client.get(wanted)
    arrived = client.post(sent.headers["Location"], {"login": person.email, "password": "a long sentence of mine"})

    assert arrived.headers["Location"] == wanted


def test_nobody_can_sign_up_by_themselves(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404


def test_looking_at_a_one_time_link_does_not_use_it_up_and_the_button_does(client: Client) -> None:
    area = AreaFactory.create()
    person = person_with(Role.FACILITATOR, area=area, name="Callum")
    link = reverse("sign_in_link") + get_query_string(person)
    key = get_query_string(person).removeprefix("?key=")

    for _ in range(2):
        page = client.get(link)
        assert (page.status_code, _signed_in_as(client)) == (200, None)
        assert "Hello Callum" in page.content.decode()
    arrived = client.post(reverse("sign_in_link"), {"key": key})

    assert arrived.headers["Location"] == reverse("after_sign_in")
    assert _signed_in_as(client) == person.pk
    other_browser = Client()
    assert other_browser.get(link).status_code == 410
    assert other_browser.post(reverse("sign_in_link"), {"key": key}).status_code == 410
    assert _signed_in_as(other_browser) is None


@pytest.mark.parametrize("key", ["", "nonsense", "AAAAAAAAAAEM9rNTA1iqmj0Skvp97Q"])
def test_a_link_that_never_was_says_how_else_to_sign_in(client: Client, key: str) -> None:
    page = client.get(reverse("sign_in_link"), {"key": key})

    assert page.status_code == 410
    assert "sign in with a code by email" in page.content.decode()


def test_a_closed_account_signs_in_by_no_link(client: Client) -> None:
    person = UserFactory.create(is_active=False)

    assert client.get(reverse("sign_in_link") + get_query_string(person)).status_code == 410


def test_somebody_with_several_areas_chooses_and_somebody_with_none_is_told_whom_to_ask(client: Client) -> None:
    person = UserFactory.create()
    client.force_login(person)
    without = client.get(reverse("after_sign_in"), follow=True).content.decode()
    group = GroupFactory.create(title="Aunts")
    MembershipFactory.create(person=person, area=group.area, role=Role.REPRESENTATIVE, group=group)
    MembershipFactory.create(person=person, area=AreaFactory.create(title="Another area"))

    answer = client.get(reverse("after_sign_in"))
    page = client.get(answer.headers["Location"]).content.decode()

    assert "You have no area yet" in without
    assert answer.headers["Location"] == reverse("account")
    assert "Another area" in page
    assert "Representative of Aunts" in page


def test_somebody_sets_a_password_and_changes_it(client: Client) -> None:
    person = UserFactory.create()
    client.force_login(person)
    first, second = "a long sentence of mine", "another sentence of mine"

    client.post(reverse("account_set_password"), {"password1": first, "password2": first})
    person.refresh_from_db()
    assert person.check_password(first)
    client.post(reverse("account_change_password"), {"oldpassword": first, "password1": second, "password2": second})

    person.refresh_from_db()
    assert person.check_password(second)


def test_a_forgotten_password_is_replaced_by_way_of_a_link(client: Client) -> None:
    person = _with_password("a long sentence of mine")
    client.post(reverse("account_reset_password"), {"email": person.email})
    [letter] = mail.outbox
    link = re.search(r"http://testserver(\S+)", str(letter.body))
    assert link is not None

    form = client.get(link[1], follow=True)
    new = "a better sentence of mine"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    person.refresh_from_db()
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert person.check_password(new)


def test_signing_out_asks_first_and_leads_to_the_first_page(client: Client) -> None:
    client.force_login(UserFactory.create())

    assert client.get(reverse("account_logout")).status_code == 200
    left = client.post(reverse("account_logout"))

    assert left.headers["Location"] == reverse("landing")
    assert _signed_in_as(client) is None
