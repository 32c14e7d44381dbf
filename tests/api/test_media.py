"""Pictures and recordings by the API: the file first, then a contribution that names it."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.testclient import TestClient

from alongside.api.limits import Buckets
from alongside.frameworks.enums import Way
from alongside.live.actions import Joined
from alongside.live.media.limits import MOST_BYTES
from alongside.live.models import Contribution, Media, Session
from tests.api.talk import bearer, contribute, fields, note
from tests.factories.live import joined, make_session
from tests.factories.media import picture, recording


def send(
    client: TestClient,
    session: Session,
    who: Joined,
    content: bytes,
    *,
    kind: str = "picture",
    media_id: UUID | None = None,
) -> httpx.Response:
    address = f"/api/v1/sessions/{session.code}/media"
    named = {"id": str(media_id or uuid4()), "kind": kind}
    answer: httpx.Response = client.post(address, params=named, content=content, headers=bearer(who))
    return answer


def test_a_picture_is_kept_and_then_said(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "practitioners")
    media_id = uuid4()

    sent = send(client, session, amira, picture((80, 60)), media_id=media_id)
    said = contribute(client, session, amira, note("", media=[str(media_id)]))

    size = Media.objects.get().size
    assert (sent.status_code, sent.json()) == (
        201,
        {"id": str(media_id), "kind": "picture", "size": size, "width": 80, "height": 60, "seconds": None},
    )
    assert (said.status_code, said.json()["held"]) == (201, True)
    assert [one.pk for one in Contribution.objects.get().media.all()] == [media_id]


@pytest.mark.parametrize(
    ("kind", "content"), [("drawing", picture(form="PNG")), ("voice", recording())], ids=["drawing", "voice"]
)
def test_drawings_and_recordings_too(client: TestClient, kind: str, content: bytes) -> None:
    session = make_session()

    sent = send(client, session, joined(session), content, kind=kind)

    assert (sent.status_code, sent.json()["kind"]) == (201, kind)


def test_the_same_file_again_is_the_same_and_another_is_a_conflict(client: TestClient) -> None:
    session = make_session()
    amira, ben = joined(session), joined(session)
    media_id = uuid4()

    answers = [
        send(client, session, who, content, media_id=media_id).status_code
        for who, content in ((amira, picture()), (amira, picture()), (amira, picture(colour="red")), (ben, picture()))
    ]

    assert answers == [201, 200, 409, 409]


def test_what_is_no_picture_is_refused_with_a_reason(client: TestClient) -> None:
    session = make_session()

    refused = send(client, session, joined(session), b"<svg/>")

    assert (refused.status_code, fields(refused)) == (422, ["media"])
    assert refused.json()["detail"] == "We cannot open this picture. Choose another one. Or say it in words."


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [({}, ["id", "kind"]), ({"id": "1"}, ["id", "kind"]), ({"id": str(uuid4()), "kind": "sheet"}, ["kind"])],
)
def test_id_and_kind_are_needed(client: TestClient, asked: dict[str, Any], wrong: list[str]) -> None:
    session = make_session()
    address = f"/api/v1/sessions/{session.code}/media"

    refused = client.post(address, params=asked, content=picture(), headers=bearer(joined(session)))

    assert (refused.status_code, fields(refused)) == (422, wrong)


@pytest.mark.parametrize("kind", [way.value for way in Way])
def test_what_is_too_large_is_refused_while_it_arrives(client: TestClient, kind: str) -> None:
    session = make_session()

    refused = send(client, session, joined(session), bytes(MOST_BYTES[kind] + 1), kind=kind)

    assert refused.status_code == 413
    assert refused.json()["detail"] == f"That is too large: {MOST_BYTES[kind] // 1024**2} MB at most."
    assert not Media.objects.exists()


def test_nobody_sends_without_taking_part(client: TestClient) -> None:
    session = make_session()
    address = f"/api/v1/sessions/{session.code}/media?id={uuid4()}&kind=picture"
    elsewhere = bearer(joined(make_session()))

    answers = [client.post(address, content=picture(), headers=headers).status_code for headers in ({}, elsewhere)]

    assert answers == [401, 401]


def test_the_pages_cookie_counts_from_our_own_pages_only(client: TestClient) -> None:
    session = make_session()
    cookies = {f"participant-{session.code}": joined(session).token}
    client.cookies.update(cookies)

    answers = [
        client.post(
            f"/api/v1/sessions/{session.code}/media?id={uuid4()}&kind=picture", content=picture(), headers=headers
        ).status_code
        for headers in ({"Origin": "http://testserver"}, {"Origin": "http://evil.example"}, {})
    ]

    assert answers == [201, 403, 403]


def test_nobody_sends_more_than_a_hall_can_take(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    session = make_session()
    amira = joined(session)
    few = Buckets(burst=1, every=60)
    monkeypatch.setattr("alongside.api.endpoints.media.upload_buckets_of", lambda _: few)

    answers = [send(client, session, amira, picture()) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 429]
    assert int(answers[1].headers["Retry-After"]) > 0


def test_given_too_many_on_their_way_then_the_next_is_told_to_come_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = make_session()
    monkeypatch.setattr("alongside.api.endpoints.media.MOST_AT_ONCE", 0)

    busy = send(client, session, joined(session), picture())

    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "2")
