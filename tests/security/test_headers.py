"""The strict policy stands on every answer: pages, errors, redirects, and what is refused at the door."""

import pytest
from django.test import Client
from pytest_django import Settings

EVIL = "evil.example"


def directives(policy: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "host", "status"),
    [("/", "localhost", 200), ("/nothing-here/", "localhost", 404), ("/r/mine/", "localhost", 302), ("/", EVIL, 400)],
)
def test_no_answer_goes_without_the_policy(client: Client, address: str, host: str, status: int) -> None:
    answer = client.get(address, headers={"Host": host})

    policy = directives(answer.headers["Content-Security-Policy"])
    assert answer.status_code == status
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {policy[name] for name in policy.keys() - {"default-src", "base-uri", "frame-ancestors"}} == {"'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize(("host", "status"), [("localhost", 301), (EVIL, 400)])
def test_neither_does_a_hardened_site_that_is_asked_over_plain_http(settings: Settings, host: str, status: int) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = Client().get("/", headers={"Host": host})

    assert (answer.status_code, "Content-Security-Policy" in answer.headers) == (status, True)
