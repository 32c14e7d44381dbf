"""One button at a time, and words taken back where they were said: by plain forms."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from alongside.live.actions import Joined, close_activity, set_likes
from alongside.live.likes import Likes
from alongside.live.models import Contribution, Words
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say

pytestmark = pytest.mark.django_db
FACE, BIN = "feedback/learnt", "bin-keep-light-bulb/bin"


@pytest.fixture
def amira(client: Client) -> Joined:
    """Somebody on this client's phone."""
    session = make_session()
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


def page(client: Client, somebody: Joined, place: str) -> str:
    return client.get(address(somebody, place)).content.decode()


def address(somebody: Joined, place: str) -> str:
    session = somebody.participant.session
    return f"/join/{session.code}/answer/{prompt_in(session, place).pk}/"


def test_one_press_is_the_whole_answer(client: Client, amira: Joined) -> None:
    set_likes(participant=amira.participant, likes=Likes(simple=True).as_data())
    seen = page(client, amira, FACE)
    assert re.findall(r'type="submit" name="value" value="([^"]+)"', seen) == ["happy", "unsure", "sad"]
    assert 'type="radio" name="value"' not in seen
    client.post(address(amira, FACE), {"uuid": str(uuid4()), "value": "sad", "words": ""})
    assert Contribution.objects.get().value == "sad"


def test_what_one_is_here_for_comes_before_all_else(client: Client, amira: Joined) -> None:
    set_likes(participant=amira.participant, likes=Likes(simple=True).as_data())
    seen = page(client, amira, FACE)
    first = re.search(r"<(a|button|textarea|select|summary|input(?! type=.hidden))[^>]*>", seen[seen.index("<body") :])
    assert first is not None
    assert 'name="value" value="happy"' in first[0]


def test_pictures_can_be_left_out(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    client.post(f"/join/{session.code}/how/", {"like": "pictures"})
    assert "no-pictures" in page(client, amira, FACE).partition("<head>")[0]


def test_words_are_taken_back_where_they_were_said(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    note = say(session, BIN, "Mr Tall shouted", participant=amira.participant)
    here = f"/join/{session.code}/take-back/{note.pk}/"
    assert here in page(client, amira, BIN)
    assert "Take it back?" in client.get(here).content.decode()
    done = client.post(here)
    assert done["Location"] == address(amira, BIN)
    assert not Words.objects.exists()
    assert "Mr Tall" not in page(client, amira, BIN)
    assert client.get(here).status_code == 404


def test_an_answer_is_taken_back_also_when_its_question_is_closed(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    face = say(session, FACE, value="sad", participant=amira.participant)
    close_activity(activity=activity_in(session, "feedback"), by=BY)
    assert f"/take-back/{face.pk}/" in page(client, amira, FACE)
    client.post(f"/join/{session.code}/take-back/{face.pk}/")
    assert "/take-back/" not in page(client, amira, FACE)


def test_nobody_takes_back_what_somebody_else_said(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    theirs = say(session, BIN, "Not yours", group="young-people")
    assert client.post(f"/join/{session.code}/take-back/{theirs.pk}/").status_code == 404
    elsewhere = say(make_session(), BIN, "Not here", group="young-people")
    assert client.post(f"/join/{session.code}/take-back/{elsewhere.pk}/").status_code == 404
    assert Words.objects.count() == 2
