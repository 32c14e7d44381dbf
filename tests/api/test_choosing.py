"""Several answers at once, and a whole training, sent as programs and phones send them."""

from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from alongside.live.models import Contribution
from alongside.live.presenters.outcome import results_of
from tests.api.talk import contribute, fields
from tests.factories import york
from tests.factories.live import joined, make_session


def test_several_answers_are_sent_with_commas_between_however_long_they_are(client: TestClient) -> None:
    session = make_session("parents-evening")
    amira = joined(session, "parents-carers")
    every = "phone,text,email,letter,in-person"
    body = {"id": str(uuid4()), "activity": "hearing", "prompt": "ways", "value": every}
    assert contribute(client, session, amira, body).status_code == 201
    assert Contribution.objects.get().value == every


@pytest.mark.parametrize("value", ["friends,help,calm,known", "friends,friends", "friends,nothing", "friends,"])
def test_too_many_a_double_or_an_unknown_one_is_refused_at_its_field(client: TestClient, value: str) -> None:
    session = make_session("pupil-voice")
    body = {"id": str(uuid4()), "activity": "matters", "prompt": "most", "value": value}
    answer = contribute(client, session, joined(session, "young-people"), body)
    assert (answer.status_code, fields(answer)) == (422, ["value"])


def test_a_training_of_32_people_sent_by_their_phones_gives_the_figures_worked_out_apart(client: TestClient) -> None:
    rated = york.ratings()
    session = make_session("york-training")
    phones = {one.person: joined(session, one.role) for one in rated}
    for one in rated:
        body = {
            "id": str(uuid4()),
            "activity": "understanding",
            "prompt": one.statement,
            "value": one.value,
            "moment": one.moment,
        }
        assert contribute(client, session, phones[one.person], body).status_code == 201

    shown = {results.prompt.key: results.progress for results in results_of(session)[0].drawn.shown}
    for statement in york.STATEMENTS:
        row, figures = shown[statement].everybody, york.told(rated, statement)
        assert (row.moved.first, row.moved.second, row.moved.paired) == (figures.before, figures.after, figures.paired)
        assert (row.before_words, row.after_words) == (figures.mean_before, figures.mean_after)
        assert (row.moved.up, row.moved.same, row.moved.down) == (figures.up, figures.same, figures.down)
