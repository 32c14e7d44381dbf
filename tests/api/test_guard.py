import pytest
from django.conf import settings
from starlette.testclient import TestClient

from tests.api.talk import bearer, note
from tests.factories.live import joined, make_session


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 403),
        ("null", 403),
        ("https://evil.example", 403),
        ("http://testserver.evil.example", 403),
        ("http://testserver", 201),
        (settings.SITE_URL, 201),
    ],
)
def test_given_a_cookie_then_only_this_sites_own_pages_may_speak_with_it(
    client: TestClient, origin: str | None, status: int
) -> None:
    session = make_session()
    client.cookies.set(f"participant-{session.code}", joined(session).token)

    answer = client.post(
        f"/api/v1/sessions/{session.code}/contributions",
        json=note(),
        headers={"Origin": origin} if origin else {},
    )

    assert answer.status_code == status


def test_given_a_token_then_a_program_needs_no_origin_and_another_sites_page_is_refused(client: TestClient) -> None:
    session = make_session()
    headers = bearer(joined(session))
    address = f"/api/v1/sessions/{session.code}/contributions"

    assert client.post(address, json=note(), headers=headers).status_code == 201
    elsewhere = client.post(address, json=note(), headers=headers | {"Origin": "https://evil.example"})
    assert elsewhere.status_code == 403


def test_given_another_host_name_then_400_except_where_a_balancer_asks(client: TestClient) -> None:
    evil = {"Host": "evil.example"}

    assert client.get("/api/v1/openapi.json", headers=evil).status_code == 400
    assert client.get("/healthz", headers=evil).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/openapi.json", 200),
        ("GET", "/api/v1/no-such-thing", 404),
        ("GET", "/api/v1/sessions/999999/", 404),
        ("DELETE", "/api/v1/openapi.json", 405),
        ("GET", "/api/v1/sessions/999999/contributions", 405),
        ("GET", "/api/v1/sessions/999999", 404),
    ],
)
def test_every_answer_is_safe_to_keep_and_every_error_is_a_problem_document(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)

    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in answer.headers
    if status >= 400:
        document = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert (document["type"], document["status"]) == ("about:blank", status)
        assert all((document["title"], document["detail"]))
