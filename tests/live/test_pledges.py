"""A pledge with the name or role of its maker: who may sign, where it stands, and that it goes with the words."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from alongside.activity import actors
from alongside.insight.exporting import as_csv, as_json_text
from alongside.live import actions, rules
from alongside.live.actions import show_all_held
from alongside.live.importing import import_csv
from alongside.live.kinds import kind_of
from alongside.live.models import Contribution, Participant, Session, Words
from alongside.live.presenters.blocks import Quotes, Said
from alongside.live.presenters.results import Results
from alongside.live.queries import desk
from alongside.live.rules import Asked
from alongside.live.submissions import Outcome, Status, Submission
from alongside.people.enums import Role
from tests.factories.live import BY, joined, make_session, prompt_in
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

PLEDGE = "pledges/i-will"
ME = "Head of transport"


@pytest.fixture
def session() -> Session:
    return make_session("pledge-wall")


def pledge(
    session: Session, participant: Participant, words: str = "I will ride the bus", **more: object
) -> tuple[Submission, Outcome]:
    given: dict[str, object] = {"uuid": uuid4(), "signed_as": ME, **more}
    submission = Submission(
        session_id=session.pk,
        participant_id=participant.pk,
        prompt_id=prompt_in(session, PLEDGE).pk,
        by=actors.participant(participant.pk),
        words=words,
        **given,  # type: ignore[arg-type]  # whatever a submission takes
    )
    return submission, actions.accept_contributions([submission])[0]


def adult(session: Session) -> Participant:
    return joined(session, "practitioners").participant


def test_a_pledge_keeps_who_made_it_beside_the_words(session: Session) -> None:
    pledge(session, adult(session))
    assert list(Words.objects.values_list("text", "signed_as")) == [("I will ride the bus", ME)]


@pytest.mark.parametrize("group", ["young-people", None])
def test_nobody_who_may_be_a_child_signs(session: Session, group: str | None) -> None:
    participant = joined(session, group).participant
    _, outcome = pledge(session, participant)
    assert (outcome.status, [problem.field for problem in outcome.problems]) == (Status.INVALID, ["signed_as"])
    assert pledge(session, participant, signed_as="")[1].status is Status.ACCEPTED


def test_the_same_id_signed_by_somebody_else_is_a_conflict(session: Session) -> None:
    participant = adult(session)
    first, _ = pledge(session, participant)
    assert pledge(session, participant, uuid=first.uuid)[1].status is Status.SAME
    assert pledge(session, participant, uuid=first.uuid, signed_as="Somebody else")[1].status is Status.CONFLICT
    assert pledge(session, participant, uuid=first.uuid, signed_as="")[1].status is Status.CONFLICT


def test_the_name_goes_with_the_words(session: Session) -> None:
    pledge(session, adult(session))
    actions.withdraw(contribution=Contribution.objects.get(), by=BY)
    assert not Words.objects.exists()
    assert ME not in as_csv(session) + as_json_text(session)


@pytest.mark.parametrize(
    ("asked", "words", "signed_as", "fields"),
    [
        (Asked(True, (), (), may_sign=True), "I will", ME, []),
        (Asked(True, (), (), may_sign=True), "I will", "x" * rules.LONGEST_SIGNATURE, []),
        (Asked(True, (), (), may_sign=True), "I will", "x" * (rules.LONGEST_SIGNATURE + 1), ["signed_as"]),
        (Asked(True, (), (), may_sign=True), "I will", "nul\x00", ["signed_as"]),
        (Asked(True, ("1", "2"), (), may_sign=True), "", ME, ["words", "words"]),
        (Asked(True, (), ()), "I will", ME, ["signed_as"]),
    ],
)
def test_what_may_stand_under_a_pledge(asked: Asked, words: str, signed_as: str, fields: list[str]) -> None:
    problems = rules.problems_with(asked, words=words, value="", moment="", signed_as=signed_as)
    assert [problem.field for problem in problems] == fields


@pytest.mark.parametrize(("group", "is_asked"), [("practitioners", True), ("young-people", False), (None, False)])
def test_the_page_asks_only_adults_for_a_name(client: Client, session: Session, group: str, is_asked: bool) -> None:
    client.cookies[f"participant-{session.code}"] = joined(session, group).token
    page = client.get(f"/join/{session.code}/answer/{prompt_in(session, PLEDGE).pk}/").content.decode()
    assert ("Only if you want to be asked about it." in page) is is_asked
    assert ("Without your name." in page) is is_asked


def test_a_pledge_by_a_plain_form_stands_on_the_wall_with_its_maker(client: Client, session: Session) -> None:
    client.cookies[f"participant-{session.code}"] = joined(session, "practitioners").token
    address = f"/join/{session.code}/answer/{prompt_in(session, PLEDGE).pk}/"
    uuid = re.search(r'name="uuid" value="([^"]+)"', client.get(address).content.decode())
    assert uuid is not None
    client.post(address, {"uuid": uuid[1], "words": "I will ring back", "signed_as": f"  {ME} "})
    assert ME in client.get(address).content.decode()
    show_all_held(prompt=prompt_in(session, PLEDGE), by=BY)
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    for page in ("", "screen/", "results/contributions/"):
        shown = client.get(f"/{session.area.slug}/sessions/{session.code}/{page}").content.decode()
        assert "I will ring back" in shown
        assert ME in shown


def test_a_file_brings_names_in_and_takes_them_out_again(session: Session) -> None:
    file = f"activity,prompt,group,words,signed_as\npledges,i-will,practitioners,I will ring back,{ME}\n"
    report = import_csv(session=session, content=file.encode(), name="p.csv", by=BY)
    assert (report.new, report.problems) == (1, [])
    assert import_csv(session=session, content=file.encode(), name="p.csv", by=BY).already == 1
    copy = make_session("pledge-wall", area=session.area)
    import_csv(session=copy, content=as_csv(session).encode(), name="e.csv", by=BY)
    assert Words.objects.get(contribution__session=copy).signed_as == ME


def test_a_file_may_not_sign_for_a_child(session: Session) -> None:
    file = "activity,prompt,group,words,signed_as\npledges,i-will,young-people,I will ring back,A name\n"
    report = import_csv(session=session, content=file.encode(), name="p.csv", by=BY)
    assert [(problem.line, problem.reason) for problem in report.problems] == [
        (2, "There is no place for a name here. Send it without one.")
    ]


@pytest.mark.parametrize(("is_public", "source"), [(False, ME), (True, "")])
def test_a_report_names_who_pledged_only_for_the_team(session: Session, is_public: bool, source: str) -> None:
    pledge(session, adult(session), may_quote=True)
    actions.show(contribution=Contribution.objects.get(), by=BY)
    [activity] = desk.activities_of(session)
    blocks = kind_of("pledges").report(Results(session), activity, is_public=is_public)
    [quotes] = [block for block in blocks if isinstance(block, Quotes)]
    assert list(quotes.quotes) == [Said("I will ride the bus", source)]
