"""Many notes typed at once: how lines are read, and that a pile comes in whole and once."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.choices import Choice
from alongside.live.lines import Line, NotAChoiceError, doubles_in, ids_of, lines_of, read_line
from alongside.live.models import Contribution, Participant, Session
from alongside.people.enums import Role
from tests.factories.live import make_session, prompt_in, say
from tests.factories.people import person_with

FACES = (Choice("happy", "Yes", "happy"), Choice("unsure", "Not sure", "unsure"), Choice("sad", "No", "sad"))
STEPS = tuple(Choice(str(step), label, "") for step, label in enumerate(("Never", "Sometimes", "Always"), start=1))


@pytest.mark.parametrize(
    ("typed", "words", "value"),
    [
        ("2", "", "unsure"),
        (" 3 ", "", "sad"),
        ("happy", "", "happy"),
        ("not  SURE: It was loud: very", "It was loud: very", "unsure"),
        ("1:", "", "happy"),
        ("3,1: both", "both", "sad,happy"),
        ("I liked it: a lot", "I liked it: a lot", ""),
    ],
)
def test_a_choice_stands_before_its_words(typed: str, words: str, value: str) -> None:
    assert read_line(7, typed, choices=FACES, takes_words=True) == Line(7, words, value)


def test_an_id_is_itself_before_it_is_a_place() -> None:
    assert read_line(1, "3", choices=STEPS, takes_words=False) == Line(1, value="3")


@pytest.mark.parametrize(("typed", "takes_words"), [("4", True), ("0", True), ("1,9: x", True), ("perhaps", False)])
def test_what_is_none_of_the_answers_says_what_there_is(typed: str, takes_words: bool) -> None:
    with pytest.raises(NotAChoiceError, match="There is: 1 Yes, 2 Not sure, 3 No"):
        read_line(1, typed, choices=FACES, takes_words=takes_words)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"), min_size=1).filter(lambda line: bool(line.strip()))))
def test_words_alone_are_kept_exactly_whatever_they_are(typed: list[str]) -> None:
    lines = lines_of("\r\n".join(typed))
    assert [read_line(number, line, choices=(), takes_words=True).words for number, line in lines] == typed
    assert [number for number, _ in lines] == list(range(1, len(typed) + 1))


@given(st.lists(st.sampled_from(["a", "b", "c"])), st.lists(st.sampled_from(["a", "b", "c"])))
def test_every_note_has_an_id_of_its_own_that_a_line_put_in_between_does_not_change(
    first: list[str], more: list[str]
) -> None:
    batch = UUID(int=7)
    ids = ids_of(batch, [Line(0, words) for words in first])
    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(ids_of(batch, [Line(0, words) for words in [*more, *first]]))


def test_doubles_are_those_that_are_here_already_or_stood_on_an_earlier_line() -> None:
    lines = [Line(1, "tea"), Line(2, "bread"), Line(3, "tea"), Line(4, value="1"), Line(5, value="1")]
    assert doubles_in(lines, known={"bread"}) == [lines[1], lines[2]]


@pytest.fixture
def session(db: None) -> Session:
    return make_session(is_open=False)


@pytest.fixture
def desk(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def pile(session: Session, place: str = "bin-keep-light-bulb/keep") -> str:
    here = f"/{session.area.slug}/sessions/{session.code}/paper/"
    return f"{here}?prompt={prompt_in(session, place).pk}&group=young-people&via=paper&mode=many&many=40"


def typed(lines: str, **more: str) -> dict[str, str]:
    return {"batch": str(uuid4()), "lines": lines, "whose": "own", **more}


def told() -> list[tuple[str, str]]:
    rows = Contribution.objects.filter(withdrawn_at__isnull=True).select_related("words")
    return [(row.words.text if hasattr(row, "words") else "", row.value) for row in rows]


def test_every_line_is_a_note_of_somebody_of_their_own(desk: Client, session: Session) -> None:
    response = desk.post(pile(session), typed("The biscuits\r\n\r\n  The tea \r\n"))
    assert response.headers["Location"] == pile(session)
    assert told() == [("The biscuits", ""), ("  The tea ", "")]
    assert {one.group.key for one in Participant.objects.all() if one.group} == {"young-people"}
    assert Participant.objects.count() == 2
    assert "2 of about 40" in desk.get(pile(session)).content.decode()


def test_sent_twice_a_pile_comes_in_once(desk: Client, session: Session) -> None:
    same = typed("tea\nbread\ncake")
    for _ in range(2):
        assert desk.post(pile(session), same).status_code == 302
    assert (Contribution.objects.count(), Participant.objects.count()) == (3, 3)


def test_words_that_are_here_already_wait_for_a_choice_and_nothing_typed_is_lost(
    desk: Client, session: Session
) -> None:
    say(session, "bin-keep-light-bulb/keep", "tea")
    same = typed("bread\ntea\nbread")
    page = desk.post(pile(session), same)
    assert [line.number for line in page.context["doubles"]] == [2, 3]
    assert page.context["form"]["lines"].value() == "bread\ntea\nbread"
    assert Contribution.objects.count() == 1
    desk.post(pile(session), same | {"doubles": "leave"})
    assert told() == [("tea", ""), ("bread", "")]


def test_the_same_words_of_somebody_else_are_saved_where_the_helper_says_so(desk: Client, session: Session) -> None:
    desk.post(pile(session), typed("tea\ntea", doubles="keep"))
    assert told() == [("tea", ""), ("tea", "")]


def test_one_line_that_cannot_come_in_keeps_all_of_them_out(desk: Client, session: Session) -> None:
    page = desk.post(pile(session), typed(f"tea\n{'x' * 2001}"))
    assert page.context["form"].errors["lines"] == [
        "Line 2: That is too long: 2000 characters at most. Send it in two parts."
    ]
    assert not Contribution.objects.exists()
    assert not Participant.objects.exists()
    assert page.context["form"]["lines"].value().startswith("tea\n")


@pytest.mark.parametrize("lines", ["", " \n\t"])
def test_an_empty_pile_is_refused(desk: Client, session: Session, lines: str) -> None:
    page = desk.post(pile(session), typed(lines))
    assert page.context["form"].errors["lines"] == ["There is nothing in it. Type one note on each line."]


def test_stickers_are_counted_and_not_typed_one_by_one(desk: Client, session: Session) -> None:
    same = typed("2: It was loud", **{"count-0": "3", "count-2": "1"})
    for _ in range(2):
        desk.post(pile(session, "feedback/learnt"), same)
    assert told() == [("", "happy"), ("", "happy"), ("", "happy"), ("", "sad"), ("It was loud", "unsure")]


def test_too_many_at_once_are_refused_in_words(desk: Client, session: Session) -> None:
    page = desk.post(pile(session), typed("\n".join(f"note {number}" for number in range(301))))
    assert page.context["form"].errors["lines"] == ["That is 301. Save 300 at most at once, then the others."]


def test_a_pile_saved_at_once_is_taken_out_again_at_once(desk: Client, session: Session) -> None:
    say(session, "bin-keep-light-bulb/keep", "Somebody else’s")
    desk.post(pile(session), typed("tea\nbread"))
    assert desk.get(pile(session)).context["last"] == 2
    desk.post(f"/{session.area.slug}/sessions/{session.code}/paper/undo/")
    assert told() == [("Somebody else’s", "")]
    assert desk.get(pile(session)).context["last"] == 0


@pytest.mark.parametrize("since", ["", "x", "99999999999999999999", "-5"])
def test_an_odd_beginning_of_a_pile_breaks_no_page(desk: Client, session: Session, since: str) -> None:
    assert desk.get(f"{pile(session)}&since={since}").status_code == 200
