"""What a phone may keep: the server says so of each page, and for whom."""

import pytest
from django.test import Client
from pytest_django import Settings

from alongside.live.actions import Joined
from alongside.live.carrying import mark_of
from tests.factories.live import joined, make_session, prompt_in

pytestmark = pytest.mark.django_db
KEEP = "Alongside-Keep"


@pytest.fixture
def amira(client: Client) -> Joined:
    """Somebody on this client's phone."""
    session = make_session()
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


def test_the_list_and_the_questions_may_be_kept_and_nothing_else(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    question = prompt_in(session, "feedback/learnt").pk
    pages = ("", "who/", "whose/", "asked/", "before/", "how/", "help/", "answer/", f"answer/{question}/", "done/")
    kept = {page: client.get(f"/join/{session.code}/{page}").headers.get(KEEP) for page in pages}
    mine = f"{session.code} {mark_of(amira.participant)}"
    assert {page: said for page, said in kept.items() if said} == {"answer/": mine, f"answer/{question}/": mine}


def test_a_page_for_nobody_says_that_what_was_kept_goes(client: Client, amira: Joined) -> None:
    session = amira.participant.session
    client.post(f"/join/{session.code}/leave/")
    assert client.get(f"/join/{session.code}/").headers[KEEP] == f"{session.code} -"


def test_no_receipt_is_ever_kept(client: Client, amira: Joined) -> None:
    client.post("/r/", {"receipt": amira.receipt})
    assert [KEEP in client.get(path).headers for path in ("/r/", "/r/mine/")] == [False, False]


def test_the_mark_does_not_tell_the_participant_and_is_not_anothers(amira: Joined) -> None:
    other = joined(amira.participant.session).participant
    assert mark_of(amira.participant) != mark_of(other)
    assert str(amira.participant.pk)[:8] not in mark_of(amira.participant)


def test_the_service_worker_is_of_the_version_of_the_static_files(client: Client) -> None:
    answer = client.get("/join/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.content.decode().startswith('const VERSION = "source";\nconst IS_HASHED = false;\n')
    assert "no-cache" in answer.headers["Cache-Control"]


def test_a_site_that_wants_none_takes_it_away_again(client: Client, amira: Joined, settings: Settings) -> None:
    page = f"/join/{amira.participant.session.code}/answer/"
    assert 'data-worker="/join/sw.js"' in client.get(page).content.decode()
    settings.OFFLINE_PAGES = False
    assert 'data-worker=""' in client.get(page).content.decode()
    assert "unregister()" in client.get("/join/sw.js").content.decode()


def test_the_page_without_a_network_is_the_same_for_everybody(client: Client, amira: Joined) -> None:
    assert client.get("/join/offline/").content == Client().get("/join/offline/").content


def test_a_phone_that_was_never_here_gets_the_words_before_the_look() -> None:
    def has_look_in_head(client: Client) -> bool:
        page = client.get("/join/").content.decode()
        assert page.count('rel="stylesheet"') == 1
        return 'rel="stylesheet"' in page.partition("</head>")[0]

    phone = Client()
    assert [has_look_in_head(phone), has_look_in_head(phone)] == [False, True]
