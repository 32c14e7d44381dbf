"""Everything that was said, as a file: exact words, and a CSV that can be brought in again."""

import csv
import io
import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.insight.exporting import as_csv, as_json_text
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
        "via": "paper",
        "quote": True,
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
