"""Everything that was said, as a file: exact words, and a CSV that can be brought in again."""

import csv
import io
import json
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from alongside.core import clock
from alongside.insight.exporting import FORMATS, as_csv, as_json_text, as_xlsx
from alongside.insight.exporting.rows import COLUMNS
from alongside.live import actions
from alongside.live.enums import Via, Whose
from alongside.live.importing import import_csv
from alongside.live.models import Contribution, Session, Words
from alongside.people.enums import Role
from alongside.themes.models import Code, Coding, Theme
from tests.factories.live import BY, joined, make_session, say
from tests.factories.people import UserFactory, person_with
from tests.factories.projects import ProjectFactory

pytestmark = pytest.mark.django_db

AWKWARD = [
    "=1+2",
    "+44",
    "-1",
    "@home",
    '"quoted", with a comma',
    "two\nlines",
    "  spaces  ",
    "caf\u00e9 \U0001f36a",
    "\ttab",
]


@pytest.fixture
def session() -> Session:
    session = make_session(title="A day together")
    someone = joined(session, "young-people", home_area="Oakshire").participant
    say(
        session,
        "feedback/learnt",
        "I learnt, a lot",
        participant=someone,
        value="happy",
        whose=Whose.SUPPORTED,
        via=Via.PAPER,
        may_quote=True,
    )
    say(session, "bin-keep-light-bulb/keep", "The biscuits", participant=someone)
    say(session, "bin-keep-light-bulb/bin", "Nobody's")
    return session


def code(contribution: Contribution, *, title: str, theme: str) -> None:
    project = ProjectFactory.create()
    made = Code.objects.create(project=project, title=title, theme=Theme.objects.create(project=project, title=theme))
    for _ in range(2):
        Coding.objects.create(contribution=contribution, code=made, coder=UserFactory.create())


def test_json_has_the_shape_of_the_contract(session: Session) -> None:
    learnt = Contribution.objects.get(prompt__key="learnt")
    code(learnt, title="learning", theme="We learn together")
    told = json.loads(as_json_text(session))
    assert told["session"]["code"] == session.code
    assert [(one["id"], one["kind"], [prompt["id"] for prompt in one["prompts"]]) for one in told["activities"]] == [
        ("feedback", "faces", ["learnt", "new-ideas", "next-event"]),
        ("bin-keep-light-bulb", "board", ["bin", "keep", "light-bulb"]),
    ]
    assert told["contributions"][0] == {
        "id": str(learnt.uuid),
        "activity": "feedback",
        "prompt": "learnt",
        "group": "young-people",
        "area": "Oakshire",
        "words": "I learnt, a lot",
        "signed_as": "",
        "value": "happy",
        "moment": "",
        "whose": "supported",
        "asked_people": None,
        "asked_how": "",
        "via": "paper",
        "quote": True,
        "media": [],
        "said_at": learnt.said_at.isoformat(),
        "codes": ["learning"],
        "themes": ["We learn together"],
    }


def test_csv_tells_who_belongs_together_without_telling_who_they_are(session: Session) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(session))))
    assert [(row["words"], row["person"], row["quote"]) for row in rows] == [
        ("I learnt, a lot", "1", "yes"),
        ("The biscuits", "1", "no"),
        ("Nobody's", "2", "no"),
    ]


def test_what_was_withdrawn_or_replaced_is_not_in_it(session: Session) -> None:
    learnt = Contribution.objects.get(prompt__key="learnt")
    say(session, "feedback/learnt", "Something else", participant=learnt.participant)
    actions.withdraw(contribution=Contribution.objects.get(prompt__key="keep"), by=BY)
    told = json.loads(as_json_text(session))
    assert [row["words"] for row in told["contributions"]] == ["Nobody's", "Something else"]


def test_a_csv_brought_in_again_adds_nothing_and_elsewhere_makes_the_same(session: Session) -> None:
    exported = as_csv(session)
    again = import_csv(session=session, content=exported.encode(), name="e.csv", by=BY)
    assert (again.new, again.already, again.problems) == (0, 3, [])
    copy = make_session(area=session.area, is_open=False)
    report = import_csv(session=copy, content=exported.encode(), name="e.csv", by=BY)
    assert (report.new, report.people, report.notes) == (3, 2, [])
    assert as_csv(copy) == exported


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_survive_the_round_trip(words: str) -> None:
    session = make_session()
    say(session, "bin-keep-light-bulb/keep", words)
    copy = make_session(area=session.area)
    import_csv(session=copy, content=as_csv(session).encode(), name="e.csv", by=BY)
    assert Words.objects.get(contribution__session=copy).text == words


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=60).filter(
        lambda words: bool(words.strip())
    )
)
def test_any_words_survive_the_round_trip(session: Session, words: str) -> None:
    source = make_session(area=session.area)
    say(source, "bin-keep-light-bulb/keep", words)
    copy = make_session(area=session.area)
    report = import_csv(session=copy, content=as_csv(source).encode(), name="e.csv", by=BY)
    assert report.problems == []
    assert Words.objects.get(contribution__session=copy).text == words


def sheets_of(session: Session) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(as_xlsx(session)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_a_spreadsheet_has_what_was_said_and_what_it_comes_to(session: Session) -> None:
    sheets = sheets_of(session)
    assert list(sheets) == ["read me", "contributions", "counts", "ratings", "before and after", "people"]
    learnt, bin_ = "Today I found out something that I did not know. What was it?", "Bin: what should stop?"
    assert sheets["counts"][1:] == [
        ("How was the day?", learnt, "Young people", 1, 1, 1),
        ("Bin, keep, light bulb", bin_, "Group not given", 1, 1, 1),
        ("Bin, keep, light bulb", "Keep: what is good as it is?", "Young people", 1, 1, 1),
    ]
    assert sheets["ratings"][1:] == [
        ("How was the day?", learnt, "Young people", "", label, people)
        for label, people in (("Yes", 1), ("Not sure", 0), ("No", 0))
    ]
    assert ("Young people", 1) in sheets["people"]


def test_a_spreadsheet_pairs_before_and_after() -> None:
    session = make_session("york-training")
    for before, after in (("2", "4"), ("3", "3"), ("4", "5")):
        someone = joined(session, "practitioners").participant
        say(session, "understanding/tools", participant=someone, value=before, moment="before")
        say(session, "understanding/tools", participant=someone, value=after, moment="after")
    [paired] = [row for row in sheets_of(session)["before and after"][1:] if row[2]]
    assert paired[2:] == (3, 3, 4, 2, 1, 0)


@pytest.mark.parametrize("words", [*AWKWARD, "https://example.org", "0123", "{=SUM(A1)}", "_x0041_"])
def test_no_formula_runs_in_a_spreadsheet_and_no_word_changes(words: str) -> None:
    session = make_session()
    say(session, "bin-keep-light-bulb/keep", words)
    sheet = load_workbook(io.BytesIO(as_xlsx(session)))["contributions"]
    cell = sheet.cell(2, COLUMNS.index("words") + 1)
    assert (cell.data_type, cell.value) == ("s", words)


def test_whoever_waits_hears_how_far_it_is(session: Session) -> None:
    for number in range(1100):
        Contribution.objects.create(
            session=session,
            participant=session.participants.all()[0],
            prompt=session.activities.all()[1].prompts.all()[0],
            uuid=uuid4(),
            said_at=clock.now(),
            received_at=clock.now(),
            value=str(number),
        )
    heard: list[tuple[int, int]] = []
    FORMATS["csv"].write(session, lambda done, total: heard.append((done, total)))
    assert heard == [(500, 1103), (1000, 1103)]


@pytest.mark.parametrize(("chosen", "content_type"), [("csv", "text/csv; charset=utf-8"), ("json", "application/json")])
def test_the_file_is_for_those_who_run_sessions(
    client: Client, session: Session, chosen: str, content_type: str
) -> None:
    address = f"/{session.area.slug}/sessions/{session.code}/export/"
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(person_with(Role.PRACTITIONER, area=session.area), backend=backend)
    assert client.get(f"{address}?format={chosen}").status_code == 403
    client.force_login(person_with(Role.COORDINATOR, area=session.area), backend=backend)
    response = client.get(f"{address}?format={chosen}")
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"].startswith(f'attachment; filename="{session.area.slug}-')
    assert b"The biscuits" in response.content
    assert "Take everything away as a file" in client.get(address).content.decode()
