"""A new code, a lock and a stopped phone, as programs and pages meet them."""

import httpx
from starlette.testclient import TestClient

from alongside.live import actions
from alongside.live.actions import stopping
from alongside.live.limits import JOINS
from alongside.live.models import Contribution, Session
from tests.api.listening import listening
from tests.api.talk import bearer, contribute, note
from tests.factories.live import BY, joined, make_session


def test_who_is_in_goes_on_under_the_old_code_and_newcomers_are_told(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    old = session.code
    actions.set_new_code(session=session, by=BY)

    said = client.post(f"/api/v1/sessions/{old}/contributions", json=note(), headers=bearer(amira))
    assert said.status_code == 201
    cookie = {"Cookie": f"participant-{old}={amira.token}", "Origin": "http://localhost", "Host": "localhost"}
    session.refresh_from_db()
    new = client.post(f"/api/v1/sessions/{session.code}/contributions", json=note("At the new one"), headers=cookie)
    assert new.status_code == 201
    refused = client.post(f"/api/v1/sessions/{old}/join", json={"group": "young-people"})
    assert (refused.status_code, "new code" in refused.json()["detail"]) == (404, True)
    assert Contribution.objects.count() == 2


def test_a_locked_session_takes_nobody_new(client: TestClient) -> None:
    session = make_session()
    actions.set_locked(session=session, locked=True, by=BY)
    refused = client.post(f"/api/v1/sessions/{session.code}/join", json={"group": "young-people"})
    assert (refused.status_code, "locked" in refused.json()["detail"]) == (403, True)


def test_a_stopped_phone_is_refused_and_its_words_are_not_stored(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    assert contribute(client, session, amira).status_code == 201
    stopping.stop_phone(participant=amira.participant, by=BY)
    refused = contribute(client, session, amira, note("More"))
    assert (refused.status_code, refused.json()["detail"]) == (
        403,
        "You cannot say more in this session. Ask a helper.",
    )
    assert Contribution.objects.count() == 1
    stopping.let_phone_go_on(participant=amira.participant, by=BY)
    assert contribute(client, session, amira, note("More")).status_code == 201


def test_too_many_joins_wait_and_say_how_long(client: TestClient) -> None:
    session = make_session()
    for _ in range(JOINS.most):
        JOINS.count(str(session.pk))
    refused = client.post(f"/api/v1/sessions/{session.code}/join", json={"group": "young-people"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")


def test_the_stream_of_a_stopped_phone_ends_and_the_others_go_on(address: str) -> None:
    session = make_session()
    amira, ben = joined(session, "young-people"), joined(session, "young-people")
    with (
        listening(address, session.code, headers=bearer(amira)) as hers,
        listening(address, session.code, headers=bearer(ben)) as his,
    ):
        hers.until("hello")
        his.until("hello")
        stopping.stop_phone(participant=amira.participant, by=BY)
        assert hers.next() is None
        _open_something(session)
        assert his.until("activity")[-1].name == "activity"
    again = httpx.get(f"{address}/api/v1/sessions/{session.code}/events", headers=bearer(amira))
    assert again.status_code == 403


def _open_something(session: Session) -> None:
    actions.close_activity(activity=session.activities.all()[0], by=BY)
