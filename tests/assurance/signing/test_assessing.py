"""A project's forms go to assessors of another area: what they see, ask, and say; and never of their own area."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.activity.models import AuditEntry
from alongside.assurance.assessing.actions import MOST_QUESTIONS, answer, ask_back, decide, submit
from alongside.assurance.signing.actions import RecordChangedError
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.queries import standing_of
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.rules import Assessed
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.projects.models import Project
from tests.factories.evidence import BY, met, project_in
from tests.factories.people import AreaFactory, MembershipFactory, person_with
from tests.factories.projects import StageAnswerFactory, area_with
from tests.factories.signing import SignOffScene, sign_off_scene


@pytest.fixture
def scene(db: None) -> SignOffScene:
    """A project that only its team sees, with its form filled in."""
    scene = SignOffScene(project_in(area_with(), claims="telling", is_open="When"))
    StageAnswerFactory.create(project=scene.project, question="who-asks", words="We all do.")
    return scene


def assessor(scene: SignOffScene) -> User:
    return person_with(Role.ASSESSOR, area=scene.project.area)


def address(project: Project, more: str = "") -> str:
    return f"/{project.area.slug}/projects/{project.slug}/assessment/{more}"


def officer(scene: SignOffScene) -> User:
    return person_with(Role.COORDINATOR, area=scene.project.area)


def decided(scene: SignOffScene, outcome: Outcome, *, reasons: str = "It shows.") -> Submission:
    person = assessor(scene)
    submission = Submission.objects.get(project=scene.project, is_current=True)
    return decide(
        submission=submission, outcome=outcome, reasons=reasons, read=read(scene, person), by=scene.actor(person)
    )


def read(scene: SignOffScene, person: User) -> Read:
    return scene.read_by_assessor(person)


def sealed(page: str) -> str:
    found = re.search(r'name="read" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_from_submission_to_award_with_a_question_on_the_way(scene: SignOffScene) -> None:
    team, outside = scene.browser(officer(scene)), scene.browser(assessor(scene))
    assert outside.get(address(scene.project)).status_code == 404
    team.post(address(scene.project, "submit/"))
    page = outside.get(address(scene.project)).content.decode()
    assert "We all do." in page
    outside.post(address(scene.project, "ask/"), {"ask-words": "Who is “we”?"})
    [question] = Submission.objects.get().questions.all()
    team.post(address(scene.project, f"questions/{question.pk}/"), {f"answer-{question.pk}-words": "Four aunts."})
    page = outside.get(address(scene.project)).content.decode()
    assert "Four aunts." in page
    data = {"decide-outcome": "awarded", "decide-reasons": "It shows.", "read": sealed(page)}
    assert outside.post(address(scene.project, "decide/"), data).status_code == 302
    assert standing_of(scene.project).assessed is Assessed.AWARDED
    told = str([entry.__dict__ for entry in AuditEntry.objects.all()])
    assert "Four aunts" not in told
    assert {"submitted to assessors", "assessor asked", "assessor answered", "assessed: awarded"} <= set(
        AuditEntry.objects.values_list("verb", flat=True)
    )


def test_an_assessor_reads_which_groups_came_and_neither_how_many_nor_what_somebody_needed(
    scene: SignOffScene,
) -> None:
    gathering = met(scene.project, Purpose.ASKED, groups=["aunts"], title="The tea on Sunday")
    gathering.access_note = "A lift for one wheelchair"
    gathering.save()
    submit(project=scene.project, by=BY)
    team, outside = (
        scene.browser(one).get(address(scene.project)).content.decode() for one in (officer(scene), assessor(scene))
    )
    assert ("Who came: Aunts 3." in team, "wheelchair" in team) == (True, True)
    assert ("Who came: Aunts." in outside, "wheelchair" in outside) == (True, False)


def test_an_assessor_sees_what_was_submitted_and_nothing_else_of_the_project(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    outside = scene.browser(assessor(scene))
    base = f"/{scene.project.area.slug}/projects/{scene.project.slug}/"
    pages = ["", "label/", "checks/", "review/", "sign-off/", "readiness/", "stages/begin/", "workbench/"]
    got = {page: outside.get(base + page).status_code for page in pages}
    assert set(got.values()) <= {403, 404}
    other = project_in(scene.project.area, title="Another")
    assert outside.get(address(other)).status_code == 404


@pytest.mark.parametrize("also", [Role.PRACTITIONER, Role.SAFEGUARDING, Role.REPRESENTATIVE, Role.NETWORK_COORDINATOR])
def test_nobody_assesses_who_has_another_role_in_the_area(scene: SignOffScene, also: Role) -> None:
    submit(project=scene.project, by=BY)
    person = assessor(scene)
    group = scene.group("bakers") if also is Role.REPRESENTATIVE else None
    MembershipFactory.create(person=person, area=scene.project.area, role=also, group=group)
    client = scene.browser(person)
    data = {"decide-outcome": "awarded", "decide-reasons": "We are good.", "read": read(scene, person).sealed()}
    assert client.post(address(scene.project, "decide/"), data).status_code in (403, 404)
    assert client.post(address(scene.project, "ask/"), {"ask-words": "Why?"}).status_code in (403, 404)
    assert Submission.objects.get().outcome == ""


def test_an_assessor_of_another_area_finds_nothing_here(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    elsewhere = person_with(Role.ASSESSOR, area=AreaFactory.create())
    assert scene.browser(elsewhere).get(address(scene.project)).status_code == 403


def test_an_empty_form_does_not_go_in(scene: SignOffScene) -> None:
    other = project_in(scene.project.area, title="Another", claims="telling")
    with pytest.raises(ValidationError, match="Nothing is written yet under: Begin"):
        submit(project=other, by=BY)


def test_it_goes_in_once_and_again_after_not_yet(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    with pytest.raises(ValidationError, match="with the assessors already"):
        submit(project=scene.project, by=BY)
    decided(scene, Outcome.NOT_YET, reasons="Who is “we”?")
    assert standing_of(scene.project).assessed is Assessed.NOT_YET
    submit(project=scene.project, by=BY)
    decided(scene, Outcome.AWARDED)
    with pytest.raises(ValidationError, match="awarded already"):
        submit(project=scene.project, by=BY)
    assert [one.outcome for one in Submission.objects.all()] == ["awarded", "not-yet"]


def test_an_award_stands_on_the_record_that_was_read(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    person = assessor(scene)
    before = read(scene, person)
    met(scene.project, Purpose.ASKED, groups=["bakers"])
    with pytest.raises(RecordChangedError):
        decide(
            submission=Submission.objects.get(),
            outcome=Outcome.AWARDED,
            reasons="It shows.",
            read=before,
            by=scene.actor(person),
        )
    decided(scene, Outcome.AWARDED)
    assert standing_of(scene.project).assessed is Assessed.AWARDED
    met(scene.project, Purpose.DECIDED, groups=["aunts"])
    assert standing_of(scene.project).assessed is Assessed.STALE


def test_what_a_group_read_awards_nothing(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    aunt = scene.speaker("aunts")
    with pytest.raises(ValidationError, match="made for something else"):
        decide(
            submission=Submission.objects.get(),
            outcome=Outcome.AWARDED,
            reasons="It shows.",
            read=scene.read("aunts", aunt),
            by=scene.actor(aunt),
        )


def test_after_the_outcome_nothing_is_asked_answered_or_decided(scene: SignOffScene) -> None:
    submission = submit(project=scene.project, by=BY)
    question = ask_back(submission=submission, words="Who?", by=BY)
    decided(scene, Outcome.NOT_YET)
    with pytest.raises(ValidationError, match="decided on this already"):
        decided(scene, Outcome.AWARDED)
    with pytest.raises(ValidationError, match="decided on this already"):
        ask_back(submission=submission, words="Who else?", by=BY)
    with pytest.raises(ValidationError, match="decided on this already"):
        answer(question=question, words="Us.", by=BY)


def test_what_was_typed_stays_where_something_is_missing(scene: SignOffScene) -> None:
    submit(project=scene.project, by=BY)
    outside = scene.browser(assessor(scene))
    got = outside.post(address(scene.project, "decide/"), {"decide-reasons": "It shows.", "read": "made up"})
    assert got.status_code == 422
    assert "It shows." in got.content.decode()
    assert "Choose what you say." in got.content.decode()


def test_desks_tell_assessors_what_came_in_and_the_team_what_was_asked(scene: SignOffScene) -> None:
    desk = f"/{scene.project.area.slug}/desk/"
    submission = submit(project=scene.project, by=BY)
    outside, team = scene.browser(assessor(scene)), scene.browser(officer(scene))
    assert "Submitted to you as an assessor" in outside.get(desk).content.decode()
    assert "Assessors ask" not in team.get(desk).content.decode()
    ask_back(submission=submission, words="Who?", by=BY)
    assert "Assessors ask" in team.get(desk).content.decode()
    decided(scene, Outcome.AWARDED)
    assert "Submitted to you as an assessor" not in outside.get(desk).content.decode()


def test_what_assessors_sent_back_waits_on_the_desk_until_it_is_submitted_again(scene: SignOffScene) -> None:
    desk = f"/{scene.project.area.slug}/desk/"
    team = scene.browser(officer(scene))
    submit(project=scene.project, by=BY)
    assert "The assessors said: not yet" not in team.get(desk).content.decode()
    decided(scene, Outcome.NOT_YET)
    assert "The assessors said: not yet" in team.get(desk).content.decode()
    submit(project=scene.project, by=BY)
    assert "The assessors said: not yet" not in team.get(desk).content.decode()


def test_an_assessor_who_works_in_the_area_reads_why_they_do_not_assess(scene: SignOffScene) -> None:
    own = person_with(Role.ASSESSOR, area=scene.project.area)
    MembershipFactory.create(person=own, area=scene.project.area, role=Role.PRACTITIONER)
    submit(project=scene.project, by=BY)
    page = scene.browser(own).get(address(scene.project)).content.decode()
    assert "You work in this area yourself" in page
    assert "What comes of it" not in page
    outside = scene.browser(assessor(scene)).get(address(scene.project)).content.decode()
    assert "You work in this area yourself" not in outside


def test_the_page_asks_the_database_as_often_for_many_questions_as_for_one(scene: SignOffScene) -> None:
    submission = submit(project=scene.project, by=BY)
    outside = scene.browser(assessor(scene))
    counts = []
    for number in range(3):
        ask_back(submission=submission, words=f"Question {number}?", by=BY)
        with CaptureQueriesContext(connection) as asked:
            outside.get(address(scene.project))
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_everybody_reads_how_far_it_is_on_the_page_of_the_sign_off(db: None) -> None:
    scene = sign_off_scene()
    StageAnswerFactory.create(project=scene.project, question="who-asks", words="We all do.")
    submit(project=scene.project, by=BY)
    assert "With the assessors" in Client().get(scene.address()).content.decode()
    assert "We all do." not in Client().get(scene.address()).content.decode()


def test_questions_come_to_an_end(scene: SignOffScene) -> None:
    submission = submit(project=scene.project, by=BY)
    for number in range(MOST_QUESTIONS):
        ask_back(submission=submission, words=f"Question {number}?", by=BY)
    with pytest.raises(ValidationError, match="questions have been asked"):
        ask_back(submission=submission, words="One more?", by=BY)
