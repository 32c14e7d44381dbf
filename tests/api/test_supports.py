from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from alongside.live import actions
from alongside.live.actions import Joined
from alongside.live.models import Session, Support
from tests.api.talk import bearer, fields
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say


@pytest.fixture
def session(transactional_db: None) -> Session:
    return make_session("shared-definition")


def test_given_what_others_wrote_when_somebody_is_for_it_then_it_counts_once_and_can_be_taken_back(
    client: TestClient, session: Session
) -> None:
    shown = say(session, "our-words/together", "Deciding together", group="practitioners")
    say(session, "our-words/together", "HELD", group="young-people")
    actions.agree_on(prompt=prompt_in(session, "our-words/together"), text="Together.", easy_text="Us.", by=BY)
    amira = joined(session, "young-people")
    address = f"/api/v1/sessions/{session.code}"

    def stands() -> bool:
        answer = client.get(f"{address}/alternatives", headers=bearer(amira))
        [definition] = answer.json()["definitions"]
        assert (definition["agreed"], definition["easy_agreed"]) == ("Together.", "Us.")
        [alternative] = definition["alternatives"]
        assert (alternative["id"], alternative["words"]) == (str(shown.uuid), "Deciding together")
        return bool(alternative["support"])

    assert not stands()
    for _ in range(2):
        answer = client.post(f"{address}/supports", json={"id": str(shown.uuid)}, headers=bearer(amira))
        assert (answer.status_code, answer.json()) == (200, {"id": str(shown.uuid), "support": True})
    assert Support.objects.count() == 1
    assert stands()
    client.post(f"{address}/supports", json={"id": str(shown.uuid), "support": False}, headers=bearer(amira))
    assert not stands()


def test_given_what_cannot_be_supported_then_the_answer_says_why(client: TestClient, session: Session) -> None:
    shown = say(session, "our-words/together", "Deciding together", group="practitioners")
    held = say(session, "our-words/together", "HELD", group="young-people")
    amira = joined(session, "young-people")
    elsewhere = joined(make_session("shared-definition", area=session.area), "young-people")
    address = f"/api/v1/sessions/{session.code}/supports"

    def status(body: object, who: Joined = amira) -> int:
        return int(client.post(address, json=body, headers=bearer(who)).status_code)

    assert status({"id": str(held.uuid)}) == status({"id": str(uuid4())}) == 404
    assert status({"id": str(shown.uuid)}, elsewhere) == 401
    assert client.post(address, json={"id": str(shown.uuid)}).status_code == 401
    wrong = client.post(address, json={"id": "x", "support": "yes", "more": 1}, headers=bearer(amira))
    assert (wrong.status_code, fields(wrong)) == (422, ["id", "support", "more"])
    actions.close_activity(activity=activity_in(session, "our-words"), by=BY)
    closed = client.post(address, json={"id": str(shown.uuid)}, headers=bearer(amira))
    assert (closed.status_code, closed.json()["detail"]) == (403, "This has just been closed.")
    assert not Support.objects.exists()
