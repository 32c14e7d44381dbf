from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from alongside.core import clock, codes
from alongside.live import actions
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.people.models import Area
from tests.factories.journeys import decided, promised, session_of_project, theme_of
from tests.factories.live import BY, joined, say
from tests.factories.people import AreaFactory

BOARD = "bin-keep-light-bulb"


def test_given_a_receipt_then_it_tells_what_became_of_each_thing_and_of_nobody_elses(client: TestClient) -> None:
    session = session_of_project()
    amira = joined(session, "young-people")
    said = say(session, f"{BOARD}/bin", "Long letters", participant=amira.participant)
    say(session, f"{BOARD}/keep", "The biscuits", participant=amira.participant)
    say(session, f"{BOARD}/bin", "NOT-MINE", group="young-people")
    promised(decided(theme_of(said, title="More time", is_asked=True)), due=clock.today() + timedelta(days=30))

    answer = client.get(f"/api/v1/receipts/{codes.grouped(amira.receipt).lower()}")

    receipt = answer.json()
    assert answer.status_code == 200
    assert [(row["id"] == str(said.uuid), row["words"]) for row in receipt["contributions"]] == [
        (True, "Long letters"),
        (False, "The biscuits"),
    ]
    [theme] = receipt["contributions"][0]["themes"]
    assert (theme["title"], theme["check"], theme["decision"]["kind"]) == ("More time", "asked", "we-will")
    assert [(promise["owner_role"], promise["state"]) for promise in theme["promises"]] == [("Head of SEND", "open")]
    assert len(theme["thread"]) == 7
    assert "NOT-MINE" not in answer.text


def test_given_words_that_were_withdrawn_then_their_place_is_empty(client: TestClient) -> None:
    session = session_of_project()
    amira = joined(session, "young-people")
    actions.withdraw(contribution=say(session, f"{BOARD}/bin", "GONE", participant=amira.participant), by=BY)

    answer = client.get(f"/api/v1/receipts/{amira.receipt}")

    [row] = answer.json()["contributions"]
    assert (row["words"], row["withdrawn"], row["themes"]) == ("", True, [])


@pytest.mark.parametrize("typed", ["KVT72-MPXQ4", "x", "%00", "Ä" * 300])
def test_given_no_such_receipt_then_404(client: TestClient, typed: str) -> None:
    assert client.get(f"/api/v1/receipts/{typed}").status_code == 404


def test_given_somebody_guesses_receipts_then_429(client: TestClient) -> None:
    for _ in range(WRONG_RECEIPTS.most - 1):
        WRONG_RECEIPTS.count("testclient")

    statuses = [client.get(f"/api/v1/receipts/{codes.new_receipt()}").status_code for _ in range(2)]

    assert statuses == [404, 429]


def test_given_an_area_then_its_published_answers_and_nothing_else(client: TestClient) -> None:
    session = session_of_project()
    quoted = say(session, f"{BOARD}/bin", "QUOTED", group="practitioners", may_quote=True, is_shown=True)
    silent = say(session, f"{BOARD}/bin", "NOT-QUOTED", group="practitioners", is_shown=True)
    promised(decided(theme_of(quoted, silent, title="More time")), due=clock.today() + timedelta(days=30))
    decided(theme_of(silent, title="Not published yet"), is_published=False)
    elsewhere = session_of_project()
    decided(theme_of(say(elsewhere, f"{BOARD}/bin", "x", group="practitioners"), title="Another area's"))

    answer = client.get(f"/api/v1/areas/{session.area.slug}/answers")

    assert answer.status_code == 200
    assert answer.json()["area"] == {"slug": session.area.slug, "title": session.area.title}
    [published] = answer.json()["answers"]
    assert published["you_said"] == {
        "title": "More time",
        "easy_title": "More time, please",
        "people": None,
        "quotes": ["QUOTED"],
    }
    assert [(promise["words"], promise["stands"]) for promise in published["promises"]] == [
        ("Send the questions early.", "promised")
    ]


def test_given_an_area_without_answers_or_no_area_then_an_empty_list_or_404(client: TestClient) -> None:
    area: Area = AreaFactory.create()

    assert client.get(f"/api/v1/areas/{area.slug}/answers").json()["answers"] == []
    assert [client.get(f"/api/v1/areas/{slug}/answers").status_code for slug in ("no-such", "%00", "..")] == [404] * 3
