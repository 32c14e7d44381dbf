"""A borrowed phone: what one person wrote never goes out under the name of the next."""

import pytest
from starlette.testclient import TestClient

from alongside.live.actions import Joined
from alongside.live.carrying import mark_of
from alongside.live.models import Contribution, Session
from tests.api.talk import note
from tests.factories.live import joined, make_session


def send(client: TestClient, session: Session, holder: Joined, mark: str | None) -> int:
    """What a page with this mark hears, on a phone that knows `holder` now."""
    headers = {
        "Host": "localhost",
        "Origin": "http://localhost",
        "Cookie": f"participant-{session.code}={holder.token}",
        **({"Participant-Mark": mark} if mark is not None else {}),
    }
    address = f"/api/v1/sessions/{session.code}/contributions"
    answered: int = client.post(address, json=note(), headers=headers).status_code
    return answered


def test_given_the_page_of_who_has_the_phone_then_their_words_are_stored(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    assert [send(client, session, amira, mark) for mark in (mark_of(amira.participant), None)] == [201, 201]


@pytest.mark.parametrize("kind", ["of who left", "empty", "odd"])
def test_given_an_old_page_of_who_had_the_phone_before_then_its_words_are_refused(
    client: TestClient, kind: str
) -> None:
    session = make_session()
    left, amira = joined(session, "young-people"), joined(session, "young-people")
    mark = {"of who left": mark_of(left.participant), "empty": "", "odd": "somebody"}[kind]
    assert send(client, session, amira, mark) == 401
    assert not Contribution.objects.exists()
