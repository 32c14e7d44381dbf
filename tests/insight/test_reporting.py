"""The report of a session as a PDF: tagged, with every figure, in two editions that tell different things."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from alongside.insight.reporting import Edition, report_of, typeset
from alongside.insight.reporting.typeset import Letters
from alongside.live import actions
from alongside.live.models import Session
from tests.factories.live import BY, joined, make_session, say
from tests.pdfs import tags_of_pdf, words_of_pdf

pytestmark = pytest.mark.django_db


def pdf_of(session: Session, edition: Edition = Edition.TEAM) -> bytes:
    return typeset(report_of(session, edition))


def words_of(session: Session, edition: Edition = Edition.TEAM) -> str:
    return words_of_pdf(pdf_of(session, edition))


@pytest.fixture
def session() -> Session:
    session = make_session(title="A day together")
    for number in range(12):
        someone = joined(session, "young-people").participant
        say(session, "feedback/learnt", participant=someone, value="happy" if number < 11 else "sad")
    say(session, "bin-keep-light-bulb/keep", "The biscuits", group="young-people", may_quote=True, is_shown=True)
    say(session, "bin-keep-light-bulb/keep", "My teacher's jokes", group="young-people", is_shown=True)
    say(session, "bin-keep-light-bulb/keep", "Still to be read", group="young-people", may_quote=True)
    return session


def test_the_pdf_says_of_itself_that_it_is_accessible_and_has_the_structure_for_it(session: Session) -> None:
    content = pdf_of(session)
    pdf = PdfReader(io.BytesIO(content))
    catalogue: dict[str, Any] = dict(pdf.root_object)
    assert (str(catalogue["/MarkInfo"]["/Marked"]), str(catalogue["/Lang"])) == ("True", "en-GB")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_object().get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "A day together"
    assert {"H1", "H2", "H3", "P", "Table", "TH", "TD", "L", "LI"} <= tags_of_pdf(content)


def test_the_team_reads_exact_figures_and_all_words_that_wait_for_nobody(session: Session) -> None:
    words = words_of(session)
    assert "Young people: 11 / 0 / 1, of 12 young people" in words
    assert "Young people 3 3" in words  # notes and people under "keep"
    assert "1 of them wait for a person to read them first" in words
    assert ("The biscuits" in words, "My teacher's jokes" in words, "Still to be read" in words) == (True, True, False)


def test_everybody_reads_no_small_number_and_only_words_that_may_be_quoted(session: Session) -> None:
    words = words_of(session, Edition.EVERYBODY)
    assert "Most said “Yes”." in words
    assert ("11" in words.split(), "12" in words.split()) == (False, False)
    assert "Young people a few people" in words
    assert ("The biscuits" in words, "My teacher's jokes" in words, "Still to be read" in words) == (True, False, False)


@pytest.mark.parametrize("edition", Edition)
def test_what_was_withdrawn_or_went_to_safeguarding_is_in_no_report(session: Session, edition: Edition) -> None:
    for words in ("taken back", "for the safeguarding lead"):
        said = say(session, "bin-keep-light-bulb/bin", words, may_quote=True, is_shown=True)
        if words == "taken back":
            actions.withdraw(contribution=said, by=BY)
        else:
            type(said).objects.filter(pk=said.pk).update(is_restricted=True)
    told = words_of(session, edition)
    assert ("taken back" in told, "for the safeguarding lead" in told) == (False, False)


@pytest.mark.parametrize(
    "words", ['#eval("1+1")', "$x^2$ *bold* _it_ = heading", '#import "x.typ": *', "\\u{41} <a> @b"]
)
def test_nothing_that_anybody_said_is_read_as_source(session: Session, words: str) -> None:
    say(session, "bin-keep-light-bulb/bin", words, is_shown=True)
    assert " ".join(words.split()) in words_of(session)


def test_a_character_that_no_font_has_is_named_and_breaks_nothing(session: Session) -> None:
    say(session, "bin-keep-light-bulb/bin", "More \U0001f36a\x07 caf\u00e9s,\nSt. Łukasz", is_shown=True)
    pdf = typeset(report_of(session, Edition.TEAM), fonts=Letters(of_the_machine=False))
    assert "More [cookie] cafés, St. Łukasz" in words_of_pdf(pdf)


def test_before_and_after_are_told_with_means_and_who_moved() -> None:
    session = make_session("york-training")
    for before, after in [("2", "4")] * 9 + [("3", "3")] * 2 + [("4", "3")]:
        someone = joined(session, "practitioners").participant
        say(session, "understanding/tools", participant=someone, value=before, moment="before")
        say(session, "understanding/tools", participant=someone, value=after, moment="after")
    assert "2.33 3.75" in words_of(session)
    assert "Of 12 people, 9 went up, 2 stayed the same, 1 went down." in words_of(session)
    assert "Most went up." in words_of(session, Edition.EVERYBODY)


def test_before_and_after_of_few_people_stay_inside_the_team() -> None:
    session = make_session("york-training")
    for _ in range(9):
        someone = joined(session, "practitioners").participant
        say(session, "understanding/tools", participant=someone, value="2", moment="before")
        say(session, "understanding/tools", participant=someone, value="4", moment="after")
    assert "Too few people answered both times to say more." in words_of(session, Edition.EVERYBODY)


@pytest.mark.parametrize("edition", Edition)
def test_an_empty_session_has_a_report_too(edition: Edition) -> None:
    assert "Nobody has taken part yet." in words_of(make_session(), edition)


def test_a_report_asks_the_database_as_often_for_many_as_for_one(session: Session) -> None:
    def asked() -> int:
        fresh = Session.objects.get(pk=session.pk)
        with CaptureQueriesContext(connection) as queries:
            report_of(fresh, Edition.TEAM)
        return len(queries)

    before = asked()
    for number in range(20):
        say(session, "bin-keep-light-bulb/bin", f"note {number}", group="practitioners", is_shown=True)
    assert asked() == before
