from datetime import date

import pytest
from starlette.testclient import TestClient

from alongside.core import codes
from alongside.live import actions
from alongside.live.guessing import WRONG_CODES
from alongside.live.models import Participant
from alongside.live.queries.participants import participant_with_receipt
from tests.api.talk import bearer, contribute, fields, note, signed_in
from tests.factories.live import BY, activity_in, joined, make_session
from tests.factories.people import UserFactory


def test_given_a_code_then_everybody_sees_what_is_open(client: TestClient) -> None:
    session = make_session(title="A day together", hear_back_by=date(2027, 1, 31))
    actions.close_activity(activity=activity_in(session, "feedback"), by=BY)

    shown = client.get(f"/api/v1/sessions/{codes.grouped(session.code).lower()}").json()

    assert {name: shown[name] for name in ("code", "title", "state", "hear_back_by")} == {
        "code": session.code,
        "title": "A day together",
        "state": "open",
        "hear_back_by": "2027-01-31",
    }
    assert [group["id"] for group in shown["groups"]] == list(session.groups.values_list("key", flat=True))
    [board] = shown["activities"]
    assert (board["id"], board["kind"], board["state"]) == ("bin-keep-light-bulb", "board", "open")
    assert [(prompt["id"], prompt["takes"], prompt["words"]) for prompt in board["prompts"]] == [
        ("bin", "many", True),
        ("keep", "many", True),
        ("light-bulb", "many", True),
    ]


def test_given_a_prompt_with_values_then_they_and_its_moments_are_shown(client: TestClient) -> None:
    session = make_session("york-training")

    [activity] = client.get(f"/api/v1/sessions/{session.code}").json()["activities"]

    assert [value["value"] for value in activity["prompts"][0]["values"]] == ["1", "2", "3", "4", "5"]
    assert activity["prompts"][0]["moments"] == ["before", "after"]


def test_given_somebody_joins_then_their_token_speaks_for_them_and_their_receipt_finds_them(
    client: TestClient,
) -> None:
    session = make_session()

    answer = client.post(f"/api/v1/sessions/{session.code}/join", json={"group": "young-people", "area": "North"})

    participant = Participant.objects.get()
    assert answer.status_code == 201
    assert set(answer.json()) == {"token", "receipt"}
    assert participant_with_receipt(answer.json()["receipt"]) == participant
    assert participant.group is not None
    assert (participant.group.key, participant.home_area) == ("young-people", "North")
    said = client.post(
        f"/api/v1/sessions/{session.code}/contributions",
        json=note(),
        headers={"Authorization": f"Bearer {answer.json()['token']}"},
    )
    assert said.status_code == 201


@pytest.mark.parametrize(
    ("body", "complained_about"),
    [
        ({}, ["group"]),
        ({"group": "no-such"}, ["group"]),
        ({"group": "young-people", "area": "x" * 81}, ["area"]),
        ({"group": "young-people", "area": "\x00"}, ["area"]),
        ({"group": "young-people", "name": "Amira"}, ["name"]),
    ],
)
def test_given_a_join_that_does_not_fit_then_nobody_joins(
    client: TestClient, body: dict[str, str], complained_about: list[str]
) -> None:
    session = make_session()

    answer = client.post(f"/api/v1/sessions/{session.code}/join", json=body)

    assert (answer.status_code, fields(answer)) == (422, complained_about)
    assert not Participant.objects.exists()


def test_given_a_session_that_has_ended_then_nobody_joins(client: TestClient) -> None:
    session = make_session()
    actions.close_session(session=session, by=BY)

    answer = client.post(f"/api/v1/sessions/{session.code}/join", json={"group": "young-people"})

    assert answer.status_code == 403
    assert client.get(f"/api/v1/sessions/{session.code}").json()["state"] == "closed"


def test_given_somebody_guesses_codes_then_429_but_whoever_belongs_there_goes_on(client: TestClient) -> None:
    session, other = make_session(), make_session()
    amira = joined(session)

    for _ in range(WRONG_CODES.most - 1):
        WRONG_CODES.count("testclient")

    wrong = [client.get("/api/v1/sessions/999999").status_code for _ in range(2)]

    assert wrong == [404, 429]
    guess = client.get(f"/api/v1/sessions/{session.code}")
    assert (guess.status_code, guess.headers["retry-after"]) == (429, "600")
    assert contribute(client, session, amira).status_code == 201
    assert client.get(f"/api/v1/sessions/{other.code}", headers=bearer(amira)).status_code == 429
    client.cookies.update(signed_in(UserFactory.create()))
    assert client.get(f"/api/v1/sessions/{other.code}").status_code == 200


def test_given_somebody_who_speaks_for_others_then_they_may_say_how_many_they_asked_and_how(client: TestClient) -> None:
    session = make_session()
    address = f"/api/v1/sessions/{session.code}/join"
    asked = {"group": "young-people", "asked_people": 12, "asked_how": "At a coffee morning"}

    assert client.post(address, json=asked).status_code == 201
    somebody = Participant.objects.get()
    assert (somebody.asked_people, somebody.asked_how) == (12, "At a coffee morning")

    for wrong in ({"asked_people": -1}, {"asked_people": "12"}, {"asked_how": "x" * 201}):
        assert client.post(address, json=asked | wrong).status_code == 422
    assert Participant.objects.count() == 1
