"""The receipt's pages."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.answers.models import DidItHappen
from alongside.core import clock, codes
from alongside.core.dates import long_date
from alongside.live.actions import Joined, close_session, set_hear_back_by
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.live.models import Contribution, Session, Words
from alongside.themes.models import MemberCheck
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.journeys import decided, promised, session_of_project, theme_of
from tests.factories.live import BY, joined, make_session, say

pytestmark = pytest.mark.django_db

BIN, FACE = "bin-keep-light-bulb/bin", "feedback/learnt"


@pytest.fixture
def session() -> Session:
    return session_of_project(hear_back_by=clock.today() + timedelta(days=30))


@pytest.fixture
def me(session: Session, client: Client) -> Joined:
    """Somebody whose receipt is open in this client's browser."""
    new = joined(session, "young-people")
    client.post("/r/", {"receipt": new.receipt})
    return new


def seen(client: Client, address: str = "/r/mine/") -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("shape", ["{0}", "{1}-{2}", " {3} {4} "])
def test_a_receipt_is_understood_however_it_is_typed(client: Client, session: Session, shape: str) -> None:
    receipt = joined(session).receipt
    typed = shape.format(receipt, receipt[:5], receipt[5:], receipt[:5].lower(), receipt[5:].lower())
    response = client.post("/r/", {"receipt": typed})
    assert (response.status_code, response["Location"]) == (302, "/r/mine/")


def mistyped(receipt: str) -> str:
    """The same with one other letter."""
    return receipt[:2] + next(letter for letter in codes.ALPHABET if letter != receipt[2]) + receipt[3:]


def test_one_wrong_letter_is_told_from_a_receipt_that_is_not_ours(client: Client, session: Session) -> None:
    assert (
        "One letter looks wrong." in client.post("/r/", {"receipt": mistyped(joined(session).receipt)}).content.decode()
    )
    assert "We cannot find this receipt." in client.post("/r/", {"receipt": codes.new_receipt()}).content.decode()
    assert "longer or shorter" in client.post("/r/", {"receipt": "KVT7"}).content.decode()
    assert "Type your receipt first." in client.post("/r/", {"receipt": ""}).content.decode()


def test_too_many_wrong_receipts_must_wait(client: Client, session: Session) -> None:
    for _ in range(WRONG_RECEIPTS.most - 1):
        WRONG_RECEIPTS.count("127.0.0.1")
    assert client.post("/r/", {"receipt": codes.new_receipt()}).status_code == 422
    assert client.post("/r/", {"receipt": joined(session).receipt}).status_code == 429


def test_the_browser_keeps_neither_receipt_nor_token(client: Client, me: Joined) -> None:
    kept = str(dict(client.session)) + str(client.cookies)
    assert me.receipt not in kept
    assert me.token not in kept


@pytest.mark.parametrize("page", ["/r/mine/", "/r/mine/themes/1/", "/r/mine/contributions/1/withdraw/"])
def test_without_a_receipt_one_is_asked_for_it(client: Client, page: str) -> None:
    assert client.get(page)["Location"] == "/r/"


def test_each_thing_is_there_word_for_word_with_its_face(client: Client, session: Session, me: Joined) -> None:
    say(session, FACE, "  not <b>once</b> ", value="sad", participant=me.participant)
    page = seen(client)
    assert 'own-note__words">  not &lt;b&gt;once&lt;/b&gt; <' in page
    assert "<span>No</span>" in page
    assert "A person in the team reads this first." in page
    assert "Only the people there and the team may read it." in page


def test_the_day_stands_there_while_nothing_has_happened(client: Client, session: Session, me: Joined) -> None:
    say(session, BIN, "boring", participant=me.participant)
    assert f"You hear back by <strong>{long_date(clock.today() + timedelta(days=30))}</strong>" in seen(client)


def test_a_broken_promise_to_answer_is_said_plainly(client: Client, session: Session, me: Joined) -> None:
    say(session, BIN, "boring", participant=me.participant)
    yesterday = clock.today() - timedelta(days=1)
    set_hear_back_by(session=session, day=yesterday, by=BY)
    page = seen(client)
    assert f"We said you would hear by {long_date(yesterday)}." in page
    assert "We have not answered yet. That is not good enough." in page


def test_numbers_alone_are_counted_and_wait_for_no_theme(client: Client, session: Session, me: Joined) -> None:
    say(session, FACE, value="sad", participant=me.participant)
    page = seen(client)
    assert "We count these with those of everybody else." in page
    assert "Still waiting" not in page


def test_what_became_of_it_is_told_in_easy_words(client: Client, session: Session, me: Joined) -> None:
    theme = theme_of(say(session, BIN, "we need longer", participant=me.participant), is_asked=True)
    promised(decided(theme), due=clock.today() + timedelta(days=9))
    page = seen(client)
    for words in (
        "More time, please",
        "In easy words.",
        "You get the questions early.",
        "Thinking takes time.",
        "Easy: Send the questions early.",
        long_date(clock.today() + timedelta(days=9)),
        "Is this what you meant?",
        "We have 1 question for you.",
    ):
        assert words in page
    assert "Did it happen?" not in page


def test_one_says_whether_a_theme_is_what_one_meant(client: Client, session: Session, me: Joined) -> None:
    theme = theme_of(say(session, BIN, "we need longer", participant=me.participant), is_asked=True)
    here = f"/r/mine/themes/{theme.pk}/"
    assert "we need longer" in seen(client, here)
    assert client.post(here, {}).status_code == 422
    client.post(here, {"answer": "not-quite", "words": "i meant\r\nbreaks"})
    [check] = MemberCheck.objects.all()
    assert (check.participant, check.answer, check.words) == (me.participant, "not-quite", "i meant\nbreaks")
    assert "You said: <strong>not quite</strong>" in seen(client)


def test_one_says_whether_it_happened_once_its_day_has_come(client: Client, session: Session, me: Joined) -> None:
    decision = decided(theme_of(say(session, BIN, "we need longer", participant=me.participant)))
    due = promised(decision, due=clock.today())
    later = promised(decision, due=clock.today() + timedelta(days=1))
    assert client.get(f"/r/mine/promises/{later.pk}/").status_code == 404
    client.post(f"/r/mine/promises/{due.pk}/", {"answer": "no"})
    assert [(row.promise, row.answer) for row in DidItHappen.objects.all()] == [(due, "no")]
    assert "You said: <strong>No</strong>" in seen(client)


def test_words_taken_back_are_gone_and_their_place_stays(client: Client, session: Session, me: Joined) -> None:
    mine = say(session, BIN, "MY WORDS", participant=me.participant)
    theme = theme_of(mine, is_asked=True)
    client.post(f"/r/mine/themes/{theme.pk}/", {"answer": "yes", "words": "MY CHECK"})
    here = f"/r/mine/contributions/{mine.pk}/withdraw/"
    assert "What goes" in seen(client, here)
    assert "What stays" in seen(client, here)
    assert Words.objects.exists()
    client.post(here)
    assert not Words.objects.exists()
    assert "MY " not in seen(client)
    assert [check.words for check in MemberCheck.objects.all()] == [""]
    assert f"You took this back on {long_date(clock.today())}." in seen(client)
    assert client.get(here).status_code == 404


def test_who_may_read_it_can_be_changed_both_ways(client: Client, session: Session, me: Joined) -> None:
    mine = say(session, BIN, "boring", participant=me.participant)
    here = f"/r/mine/contributions/{mine.pk}/quote/"
    client.post(here, {"may_quote": "yes"})
    assert Contribution.objects.get().may_quote is True
    client.post(here, {"may_quote": "no"})
    assert Contribution.objects.get().may_quote is False


def test_nothing_of_others_is_on_any_page_or_can_be_changed(client: Client, session: Session, me: Joined) -> None:
    mine = say(session, BIN, "mine", participant=me.participant)
    theirs = say(session, BIN, "OF OTHERS", group="young-people", may_quote=True)
    theme = theme_of(theirs, title="THEME OF OTHERS", is_asked=True)
    promise = promised(decided(theme), due=clock.today())
    both = theme_of(mine, theirs, is_asked=True)
    for page in ("/r/mine/", f"/r/mine/themes/{both.pk}/"):
        assert "OF OTHERS" not in seen(client, page)
    for page in (
        f"/r/mine/themes/{theme.pk}/",
        f"/r/mine/promises/{promise.pk}/",
        f"/r/mine/contributions/{theirs.pk}/withdraw/",
        f"/r/mine/contributions/{theirs.pk}/quote/",
    ):
        assert client.post(page, {"answer": "yes", "may_quote": "no"}).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.withdrawn_at, theirs.may_quote) == (None, True)


def test_a_closed_session_keeps_its_receipts(client: Client, session: Session, me: Joined) -> None:
    say(session, BIN, "boring", participant=me.participant)
    close_session(session=session, by=BY)
    assert "boring" in seen(client)


def test_a_receipt_is_closed_on_a_borrowed_phone(client: Client, session: Session, me: Joined) -> None:
    client.post("/r/close/")
    assert client.get("/r/mine/")["Location"] == "/r/"


def test_leaving_the_session_closes_the_receipt_too(client: Client, session: Session, me: Joined) -> None:
    client.post(f"/join/{session.code}/leave/")
    assert client.get("/r/mine/")["Location"] == "/r/"


def test_who_said_nothing_is_told_what_will_be_here(client: Client, me: Joined) -> None:
    assert "You have said nothing yet" in seen(client)


def test_the_page_looks_as_somebody_liked_it(client: Client) -> None:
    session = make_session()
    new = joined(session, likes={"calm": True, "size": "bigger"})
    client.post("/r/", {"receipt": new.receipt})
    assert '<html lang="en-GB" class="size-bigger calm easy">' in seen(client)


def test_nothing_is_taken_without_its_token_against_forgery(session: Session) -> None:
    client = Client(enforce_csrf_checks=True)
    pages = ("", "close/", "mine/themes/1/", "mine/promises/1/", "mine/contributions/1/withdraw/")
    assert [client.post(f"/r/{page}", {}).status_code for page in pages] == [403] * len(pages)


@pytest.mark.parametrize("voices", [1, 12])
def test_the_page_asks_the_database_as_often_for_much_as_for_little(
    client: Client, session: Session, me: Joined, voices: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(voices):
        theme = theme_of(say(session, BIN, f"words {number}", participant=me.participant), title=f"Theme {number}")
        promised(decided(theme), due=clock.today())
    client.get("/r/mine/")
    with django_assert_num_queries(16):
        client.get("/r/mine/")


def test_an_order_of_preference_is_told_with_its_places(client: Client) -> None:
    session = make_session("choose-a-word", area=area_under_the_odd_pack())
    someone = joined(session)
    say(session, "vote/word", participant=someone.participant, value="our-say,side-by-side")
    client.post("/r/", {"receipt": someone.receipt})
    assert "1. Our say · 2. Side by side" in seen(client)
