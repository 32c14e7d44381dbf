import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from alongside.api.limits import Buckets
from alongside.core import clock
from alongside.live import actions
from alongside.live.models import Contribution, LiveEvent, Words
from tests.api.talk import bearer, contribute, fields, note
from tests.factories.live import BY, activity_in, joined, make_session

TOO_LONG = "x" * 2001


def test_given_an_open_board_when_something_is_said_then_it_is_stored_before_the_answer(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    said = note("  Caf\u0065\u0301 \r\n\u2028 and 🍪 ", whose="supported", quote=True)

    answer = contribute(client, session, amira, said)

    assert (answer.status_code, answer.json()) == (201, {"id": said["id"], "held": True, "late": False})
    stored = Contribution.objects.get()
    assert stored.words.text == said["words"]  # code point by code point
    assert (stored.participant_id, stored.whose, stored.may_quote) == (amira.participant.pk, "supported", True)


def test_given_the_same_again_then_it_is_one_contribution_also_after_it_was_withdrawn(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    said = note()

    statuses = [contribute(client, session, amira, said).status_code for _ in range(2)]
    actions.withdraw(contribution=Contribution.objects.get(), by=BY)
    statuses.append(contribute(client, session, amira, said).status_code)

    assert statuses == [201, 200, 200]
    assert Contribution.objects.count() == 1
    assert not Words.objects.exists()


def test_given_the_same_request_ten_times_at_once_then_it_is_stored_once(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "young-people")
    said = note()

    with ThreadPoolExecutor(10) as pool:
        statuses = sorted(
            pool.map(lambda _: contribute(client, session, amira, said).status_code, range(10)), reverse=True
        )

    assert statuses == [201, *[200] * 9]
    assert Contribution.objects.count() == 1


def test_given_an_id_that_somebody_else_used_then_nothing_of_theirs_is_told(client: TestClient) -> None:
    session = make_session()
    said = note("What only Amira knows")
    contribute(client, session, joined(session, "young-people"), said)

    other = contribute(client, session, joined(session, "young-people"), note("Something else", id=said["id"]))
    same_words = contribute(client, session, joined(session, "young-people"), said)

    assert [other.status_code, same_words.status_code] == [409, 409]
    assert other.json() == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "This id was used for something else already. Send it with a new id if it is new.",
    }


def test_given_a_rating_as_a_number_then_it_is_the_value_of_that_step(client: TestClient) -> None:
    session = make_session("york-training")
    amira = joined(session, "young-people")
    before = {"id": str(uuid4()), "activity": "understanding", "prompt": "use", "value": 2, "moment": "before"}
    after = {**before, "id": str(uuid4()), "value": "4", "moment": "after"}

    statuses = [contribute(client, session, amira, said).status_code for said in (before, after)]

    assert statuses == [201, 201]
    assert list(Contribution.objects.values_list("moment", "value")) == [("before", "2"), ("after", "4")]


def test_given_an_activity_that_closed_then_only_what_was_said_before_comes_in_late(client: TestClient) -> None:
    session = make_session()
    amira = joined(session, "practitioners")
    in_time = clock.now()
    actions.close_activity(activity=activity_in(session, "bin-keep-light-bulb"), by=BY)

    refused = contribute(client, session, amira)
    late = contribute(client, session, amira, note(said_at=in_time.isoformat()))

    assert (refused.status_code, late.status_code) == (403, 201)
    assert late.json() | {"id": ""} == {"id": "", "held": True, "late": True}


UNREADABLE: list[tuple[str, bytes]] = [
    ("nothing", b""),
    ("no JSON", b"words=hello"),
    ("no object", b"[]"),
    ("no UTF-8", b'{"words": "\xff"}'),
    ("far too deep", b"[" * 60_000),
]


@pytest.mark.parametrize("body", [body for _, body in UNREADABLE], ids=[name for name, _ in UNREADABLE])
def test_given_what_is_not_json_then_400(client: TestClient, body: bytes) -> None:
    session = make_session()
    address = f"/api/v1/sessions/{session.code}/contributions"

    answer = client.post(address, content=body, headers=bearer(joined(session)))

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


UNFIT: list[tuple[dict[str, Any], list[str]]] = [
    ({"id": "not-a-uuid"}, ["id"]),
    ({"id": None}, ["id"]),
    ({"activity": "no-such"}, ["activity"]),
    ({"prompt": "no-such"}, ["prompt"]),
    ({"words": "with \x00"}, ["words"]),
    ({"words": "half a pair \ud83d"}, ["words"]),
    ({"words": TOO_LONG}, ["words"]),
    ({"words": ""}, ["words"]),
    ({"words": 7}, ["words"]),
    ({"words": None}, ["words"]),
    ({"value": "happy"}, ["value"]),
    ({"value": True}, ["value"]),
    ({"value": 1.5}, ["value"]),
    ({"moment": "before"}, ["moment"]),
    ({"whose": "nobody"}, ["whose"]),
    ({"quote": "yes"}, ["quote"]),
    ({"said_at": "yesterday"}, ["said_at"]),
    ({"said_at": "2026-03-14T10:30:00"}, ["said_at"]),
    ({"said_at": 1_700_000_000}, ["said_at"]),
    ({"said_at": "0001-01-01T00:00:00+14:00"}, ["said_at"]),
    ({"wrods": "misspelt"}, ["wrods"]),
    ({"\ud83d": 1}, ["body"]),
    ({"id": "x", "words": 7, "quote": 1}, ["id", "words", "quote"]),
]


@pytest.mark.parametrize(("wrong", "complained_about"), UNFIT, ids=[ascii(wrong)[:40] for wrong, _ in UNFIT])
def test_given_something_that_cannot_be_taken_then_422_with_a_reason_for_each_field(
    client: TestClient, wrong: dict[str, Any], complained_about: list[str]
) -> None:
    session = make_session()
    address = f"/api/v1/sessions/{session.code}/contributions"

    # As bytes: half of a surrogate pair can only travel escaped.
    answer = client.post(address, content=json.dumps(note() | wrong), headers=bearer(joined(session)))

    assert (answer.status_code, fields(answer)) == (422, complained_about)
    assert all(error["reason"] for error in answer.json()["errors"])
    assert not Contribution.objects.exists()


def test_given_the_longest_words_then_they_fit_whatever_their_bytes(client: TestClient) -> None:
    session = make_session()
    longest = "🍪" * 2000

    assert contribute(client, session, joined(session), note(longest)).status_code == 201
    assert Words.objects.get().text == longest


def test_given_more_than_64_kb_then_413_however_it_is_sent(client: TestClient) -> None:
    session = make_session()
    amira = joined(session)
    address = f"/api/v1/sessions/{session.code}/contributions"
    big = json.dumps(note("x" * 70_000)).encode()

    at_once = client.post(address, content=big, headers=bearer(amira))
    in_pieces = client.post(address, content=iter([big[:40_000], big[40_000:]]), headers=bearer(amira))

    assert [at_once.status_code, in_pieces.status_code] == [413, 413]


def test_given_no_token_or_one_of_another_session_then_401(client: TestClient) -> None:
    session, other = make_session(), make_session()
    address = f"/api/v1/sessions/{session.code}/contributions"

    headers: list[dict[str, str]] = [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic YTpi"},
        {"Authorization": "Bearer " + "x" * 5000},
        bearer(joined(other)),
    ]
    statuses = [client.post(address, json=note(), headers=given).status_code for given in headers]

    assert statuses == [401] * len(headers)


@pytest.mark.parametrize("code", ["999999", "x", "%00", "ÄÖÜßøþ", "A" * 300, "..", "' OR 1=1", "999 999"])
def test_given_no_such_session_then_404_whatever_the_code_looks_like(client: TestClient, code: str) -> None:
    answer = client.post(f"/api/v1/sessions/{code}/contributions", json=note(), headers={"Authorization": "Bearer x"})

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_given_a_flood_from_one_participant_then_429_and_others_go_on(client: TestClient) -> None:
    session = make_session()
    flooding, other = joined(session), joined(session)
    client.app._app.state.buckets = Buckets(burst=3, now=lambda: 0.0)  # type: ignore[attr-defined]  # behind its guard

    answers = [contribute(client, session, flooding) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [201, 201, 201, 429]
    assert answers[-1].headers["retry-after"] == "1"
    assert contribute(client, session, other).status_code == 201


def test_given_many_at_once_then_the_events_have_no_gaps(client: TestClient) -> None:
    session = make_session()
    people = [joined(session, "young-people") for _ in range(10)]

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda number: contribute(client, session, people[number % 10]), range(100)))

    assert {answer.status_code for answer in answers} == {201}
    session.refresh_from_db()
    numbers = LiveEvent.objects.filter(session=session).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, session.last_event + 1))


def test_given_a_late_answer_from_a_wrong_clock_then_it_is_not_late_but_refused(client: TestClient) -> None:
    session = make_session()
    amira = joined(session)
    actions.close_activity(activity=activity_in(session, "bin-keep-light-bulb"), by=BY)

    answer = contribute(client, session, amira, note(said_at=(clock.now() + timedelta(days=1)).isoformat()))

    assert answer.status_code == 403


def test_given_a_pledge_then_it_may_say_who_makes_it(client: TestClient) -> None:
    session = make_session("pledge-wall")
    ruth = joined(session, "practitioners")
    said = note("I will ring back", activity="pledges", prompt="i-will", signed_as="Head of transport")

    statuses = [
        contribute(client, session, ruth, {**said, **more}).status_code
        for more in ({}, {}, {"signed_as": "Somebody else"}, {"id": str(uuid4()), "signed_as": "x" * 81})
    ]

    assert statuses == [201, 200, 409, 422]
    assert Words.objects.get().signed_as == "Head of transport"
