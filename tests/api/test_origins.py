"""A page of another site cannot act for whoever looks at it."""

import pytest
from starlette.testclient import TestClient

from tests.factories.live import joined, make_session


@pytest.mark.parametrize("origin", ["http://[", "null", "", "http://testserver.evil.example", "//", "http://[::1"])
def test_an_origin_that_is_not_ours_is_refused_in_plain_words(client: TestClient, origin: str) -> None:
    session = make_session()
    cookie = f"participant-{session.code}={joined(session).token}"

    answer = client.post(
        f"/api/v1/sessions/{session.code}/contributions",
        json={},
        headers={"Host": "localhost", "Origin": origin, "Cookie": cookie},
    )

    assert (answer.status_code, answer.json()["detail"]) == (
        403,
        "This was sent from a page of another site, so we did not take it.",
    )
