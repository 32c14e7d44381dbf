"""Join codes and receipts are short, so whoever guesses must wait, whatever they send along."""

import pytest
from django.test import Client

from alongside.core.limits import network_of
from alongside.live.guessing import WRONG_CODES
from tests.factories.live import joined, make_session

pytestmark = pytest.mark.django_db
HERE = "127.0.0.1"


def guess_too_often(*, at: str = HERE) -> None:
    for _ in range(WRONG_CODES.most):
        WRONG_CODES.count(at)


@pytest.mark.parametrize("cookie", ["participant-X", "participant-QQQQQQ"])
def test_a_cookie_that_nobody_gave_out_buys_no_more_guesses(client: Client, cookie: str) -> None:
    guess_too_often()
    client.cookies[cookie] = "made-up"

    assert client.get("/join/QQQQQQ/").status_code == 429


def test_a_cookie_of_one_session_buys_no_guesses_at_others(client: Client) -> None:
    session = make_session()
    client.cookies[f"participant-{session.code}"] = joined(session).token
    guess_too_often()

    statuses = [client.get(f"/join/{code}/").status_code for code in (session.code, "QQQQQQ", make_session().code)]

    assert statuses == [200, 429, 429]


def test_a_forwarded_address_is_not_believed_without_a_proxy(client: Client) -> None:
    guess_too_often()

    assert client.get("/join/QQQQQQ/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "", True),
    ],
)
def test_the_addresses_of_one_ipv6_connection_share_one_limit(one: str, other: str, is_same: bool) -> None:
    assert (network_of(one) == network_of(other)) is is_same


def test_an_ipv6_network_waits_as_a_whole(client: Client) -> None:
    guess_too_often(at=network_of("2001:db8:0:1::1"))

    assert client.get("/join/QQQQQQ/", REMOTE_ADDR="2001:db8:0:1::2").status_code == 429
