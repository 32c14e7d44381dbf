import pytest
from django.db import OperationalError, connection
from starlette.testclient import TestClient

from tests.api.talk import contribute
from tests.factories.live import joined, make_session


def wait_until_ready(client: TestClient) -> None:
    """Wake-ups are heard a moment after the start."""
    for _ in range(100):
        if client.get("/readyz").status_code == 200:
            return


def test_given_a_process_that_serves_then_it_lives_and_is_ready(client: TestClient) -> None:
    wait_until_ready(client)

    answers = [client.get(path) for path in ("/healthz", "/readyz")]

    assert [(answer.status_code, answer.json()) for answer in answers] == [
        (200, {"status": "alive"}),
        (200, {"status": "ready"}),
    ]


def test_given_a_writer_that_ended_then_it_is_not_ready(client: TestClient) -> None:
    wait_until_ready(client)
    live = client.app._app.state.live  # type: ignore[attr-defined]  # the application behind its guard
    assert client.portal is not None
    client.portal.call(live.writer.stop)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["detail"]) == (503, "Not ready yet: the writer.")
    assert client.get("/healthz").status_code == 200


def test_given_a_database_that_is_away_then_503_with_when_to_try_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(code: str) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    monkeypatch.setattr("alongside.api.identity.session_with_code", away)

    answer = client.get("/api/v1/sessions/999999")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "closed the connection" not in answer.text


def test_given_a_mistake_of_ours_then_500_tells_nothing_of_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(code: str) -> None:
        raise KeyError("a secret")

    monkeypatch.setattr("alongside.api.identity.session_with_code", broken)

    answer = client.get("/api/v1/sessions/999999")

    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    assert "secret" not in answer.text


@pytest.mark.postgres
def test_given_a_database_that_cut_every_connection_then_the_next_contribution_is_stored(client: TestClient) -> None:
    session = make_session()
    amira = joined(session)
    assert contribute(client, session, amira).status_code == 201

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert [contribute(client, session, amira).status_code for _ in range(5)] == [201] * 5
