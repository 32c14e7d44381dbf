"""How questions are put on sheets of paper: every question once, in order, and no sheet fuller than it can be."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.enums import Choosing
from alongside.live.models import Session
from alongside.live.presenters.sheets import answer_pages, sticker_sheets
from alongside.live.sheets import HEAD, PAGE, STRIP, VERSIONS, Question, how_to_choose, pages_of, room_for
from alongside.people.enums import Role
from tests.factories.live import make_session, prompt_in
from tests.factories.people import person_with

rooms = st.lists(st.floats(min_value=5, max_value=200), max_size=12)


@given(rooms, st.floats(min_value=0, max_value=60))
def test_every_question_stands_once_in_its_order_and_no_page_is_too_full(needed: list[float], first: float) -> None:
    pages = pages_of(list(enumerate(needed)), first=first, last=STRIP)
    assert [question for page in pages for question in page.questions] == list(range(len(needed)))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert [(page.is_first, page.is_last) for page in pages] == [
        (number == 0, number == len(pages) - 1) for number in range(len(pages))
    ]
    for page in pages:
        used = HEAD + sum(needed[one] for one in page.questions) + (first if page.is_first else 0)
        assert used + (STRIP if page.is_last else 0) <= PAGE or len(page.questions) == 1


def test_bigger_print_takes_more_room() -> None:
    question = Question("What should we keep doing?", ["Yes", "Not sure", "No"], moments=2, has_hint=True)
    assert room_for(question, VERSIONS["full"]) < room_for(question, VERSIONS["easy"])
    assert room_for(question, VERSIONS["easy"]) < room_for(question, VERSIONS["big"])


@pytest.mark.parametrize(
    ("choosing", "most", "words"),
    [
        (Choosing.ONE, None, "Tick one."),
        (Choosing.SEVERAL, 3, "Tick up to 3."),
        (Choosing.SEVERAL, None, "Tick as many as you like."),
        (Choosing.RANKED, 3, "Write 1 for the best, then 2, up to 3."),
        (Choosing.RANKED, None, "Write 1 for the best, then 2, then 3."),
    ],
)
def test_paper_says_how_to_choose(choosing: Choosing, most: int | None, words: str) -> None:
    assert how_to_choose(choosing, most) == words


@pytest.fixture
def session(db: None) -> Session:
    return make_session()


def sheet(client: Client, session: Session, query: str) -> str:
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client.get(f"/{session.area.slug}/sessions/{session.code}/sheet/?{query}").content.decode()


def test_easy_and_full_words_are_those_of_the_session(client: Client, session: Session) -> None:
    prompt = prompt_in(session, "bin-keep-light-bulb/bin")
    easy, full = (sheet(client, session, f"version={version}&sheets=1") for version in ("easy", "full"))
    assert (prompt.easy_text in easy, prompt.text in easy) == (True, False)
    assert (prompt.easy_text in full, prompt.text in full) == (False, True)


def test_only_what_was_chosen_is_printed(client: Client, session: Session) -> None:
    only = sheet(client, session, "parts=stickers&stickers=2")
    assert (only.count("sheet--join"), only.count("strip__code"), only.count("sheet--stickers")) == (0, 0, 2)


@pytest.mark.parametrize("query", ["parts=nonsense&version=huge&sheets=-1&stickers=x", "", "stickers=9999"])
def test_odd_wishes_come_to_the_usual_pack(client: Client, session: Session, query: str) -> None:
    page = sheet(client, session, query)
    assert (page.count("sheet--join"), page.count("strip__code")) == (1, 4)


def test_stickers_are_one_sheet_for_each_set_of_answers_with_24_on_it(session: Session) -> None:
    [faces] = sticker_sheets(session, VERSIONS["easy"])
    assert [one.label for one in faces.stickers] == ["Yes"] * 8 + ["Not sure"] * 8 + ["No"] * 8


def test_where_nothing_is_chosen_there_are_no_stickers_to_print(client: Client, session: Session) -> None:
    for activity in session.activities.all():
        activity.prompts.update(values=[])
    assert "Round stickers" not in sheet(client, session, "parts=stickers")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_question_of_a_session_is_on_paper(session: Session, version: str) -> None:
    pages = answer_pages(session, VERSIONS[version], groups=["Young people"])
    keys = [asked.prompt.key for page in pages for asked in page.questions]
    assert keys == ["learnt", "new-ideas", "next-event", "bin", "keep", "light-bulb"]
