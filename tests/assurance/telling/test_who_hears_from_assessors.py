"""Assessors are written to when something waits for them, and officers when assessors wait for the project."""

from collections.abc import Callable

import pytest
from django.core import mail

from alongside.assurance.assessing.actions import answer, ask_back, decide, submit
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import AssessorQuestion, Submission
from alongside.assurance.telling.actions import send_what_waits
from alongside.people.enums import Role
from alongside.people.models import Membership, User
from tests.assurance.signing.people import PEOPLE
from tests.factories.evidence import BY, project_in
from tests.factories.people import MembershipFactory, person_with
from tests.factories.projects import StageAnswerFactory, area_with
from tests.factories.signing import SignOffScene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> SignOffScene:
    """A project that only its team sees, whose form is filled in; its starter runs the area's participation."""
    scene = SignOffScene(project_in(area_with(), claims="telling", is_open="When"))
    StageAnswerFactory.create(project=scene.project, question="who-asks", words="We all do.")
    return scene


@pytest.fixture
def assessor(scene: SignOffScene) -> User:
    return person_with(Role.ASSESSOR, area=scene.project.area)


@pytest.fixture
def submission(scene: SignOffScene, assessor: User) -> Submission:
    """It is with the assessor, who was told."""
    row = submit(project=scene.project, by=BY)
    told()
    return row


def starter(scene: SignOffScene) -> User:
    assert scene.project.started_by is not None
    return scene.project.started_by


def told() -> dict[str, str]:
    """What letters went to whom since this was asked last."""
    send_what_waits()
    found = {letter.to[0]: str(letter.subject).split(":")[0] for letter in mail.outbox}
    assert len(found) == len(mail.outbox), "nobody has two"
    mail.outbox.clear()
    return found


def decided(scene: SignOffScene, submission: Submission, assessor: User, outcome: Outcome) -> None:
    read = scene.read_by_assessor(assessor)
    decide(submission=submission, outcome=outcome, reasons="So.", read=read, by=scene.actor(assessor))


@pytest.mark.parametrize("name", [name for name, make in PEOPLE.items() if name != "visitor"])
def test_a_submission_is_told_to_assessors_from_outside_with_no_part_in_it(scene: SignOffScene, name: str) -> None:
    person = PEOPLE[name](scene)
    assert person is not None
    submit(project=scene.project, by=BY)
    is_told = name in ("assessor", "assessor who signed once")  # nobody was asked to sign yet, so they did not
    assert told() == ({person.email: "A project waits for you as an assessor"} if is_told else {})


def test_an_assessor_who_signed_once_or_started_it_is_not_told(scene: SignOffScene, assessor: User) -> None:
    scene.project.started_by = assessor
    scene.project.save()
    ask_to_sign(project=scene.project, by=BY)
    PEOPLE["assessor who signed once"](scene)
    submit(project=scene.project, by=BY)
    assert told() == {}


def test_what_was_decided_before_the_letter_went_out_is_told_to_no_other_assessor(
    scene: SignOffScene, assessor: User
) -> None:
    person_with(Role.ASSESSOR, area=scene.project.area)
    decided(scene, submit(project=scene.project, by=BY), assessor, Outcome.AWARDED)
    assert told() == {}


def test_questions_are_told_to_officers_in_one_letter_and_the_answers_to_who_asked(
    scene: SignOffScene, submission: Submission, assessor: User
) -> None:
    officer = person_with(Role.COORDINATOR, area=scene.project.area)
    for role in (Role.PRACTITIONER, Role.DECISION_MAKER):
        person_with(role, area=scene.project.area)
    first, second = (ask_back(submission=submission, words=f"{n}?", by=scene.actor(assessor)) for n in ("Who", "When"))
    send_what_waits()
    assert "an answer to 2 questions" in mail.outbox[0].body
    assert "Who?" not in mail.outbox[0].body
    assert told() == dict.fromkeys([starter(scene).email, officer.email], "The assessors ask you something")
    answer(question=first, words="We.", by=BY)
    assert told() == {}, "one is still to be answered"
    answer(question=second, words="Now.", by=BY)
    answer(question=second, words="Today.", by=BY)
    assert told() == {assessor.email: "Your questions are answered"}


def _answered(scene: SignOffScene, submission: Submission, assessor: User) -> None:
    answer(question=AssessorQuestion.objects.get(), words="We.", by=BY)
    Membership.objects.filter(person=assessor).delete()


def _left(scene: SignOffScene, submission: Submission, assessor: User) -> None:
    Membership.objects.filter(person=starter(scene)).delete()


@pytest.mark.parametrize("meanwhile", [_answered, _left])
def test_a_question_that_is_settled_before_the_letter_goes_out_is_told_to_nobody(
    scene: SignOffScene,
    submission: Submission,
    assessor: User,
    meanwhile: Callable[[SignOffScene, Submission, User], None],
) -> None:
    ask_back(submission=submission, words="Who?", by=scene.actor(assessor))
    meanwhile(scene, submission, assessor)
    assert told() == {}


def test_not_yet_is_told_to_officers_and_to_whoever_started_it_and_sending_it_again_to_the_assessors(
    scene: SignOffScene, submission: Submission, assessor: User
) -> None:
    started = person_with(Role.PRACTITIONER, area=scene.project.area)
    officer, scene.project.started_by = starter(scene), started
    scene.project.save()
    decided(scene, submission, assessor, Outcome.NOT_YET)
    assert told() == dict.fromkeys([started.email, officer.email], "The assessors said")
    submit(project=scene.project, by=BY)
    assert told() == {assessor.email: "A project waits for you as an assessor"}


def test_an_award_by_assessors_asks_no_officer(scene: SignOffScene, submission: Submission, assessor: User) -> None:
    decided(scene, submission, assessor, Outcome.AWARDED)
    assert told() == {}


def test_whoever_became_one_of_the_areas_own_people_is_not_asked_as_an_assessor(
    scene: SignOffScene, assessor: User
) -> None:
    submit(project=scene.project, by=BY)
    MembershipFactory.create(person=assessor, area=scene.project.area, role=Role.PRACTITIONER)
    assert told() == {}
