"""A project of the little pack that has earned its mark, and the mark itself."""

from dataclasses import dataclass

from alongside.assurance.actions import attest
from alongside.assurance.assessing.actions import decide, submit
from alongside.assurance.marks.actions import award
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import Signature, Submission
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people.enums import Role
from alongside.people.models import Area, User
from alongside.projects.actions import publish_project
from tests.factories.evidence import BY, project_in
from tests.factories.people import person_with
from tests.factories.projects import StageAnswerFactory
from tests.factories.signing import SignOffScene, sign_off_scene

RESERVATION = "The papers came on the day before."


@dataclass
class EarnedScene(SignOffScene):
    """Every check holds, both groups signed (one with a reservation), and an assessor awarded it."""

    officer: User
    assessor: User
    signatures: list[Signature]

    @property
    def signers(self) -> list[User]:
        return [one.signed_by for one in self.signatures]

    def award(self) -> Mark:
        return award(project=self.project, by=self.actor(self.officer))

    def mark_address(self, more: str = "") -> str:
        return f"/{self.project.area.slug}/projects/{self.project.slug}/mark/{more}"


def earned_scene(area: Area | None = None) -> EarnedScene:
    """Everything but the award itself; in an area of its own, or in one under the little pack."""
    begun = sign_off_scene(area)
    project = begun.project
    officer = person_with(Role.COORDINATOR, area=project.area)
    assessor = person_with(Role.ASSESSOR, area=project.area)
    StageAnswerFactory.create(project=project, question="who-asks", words="We all do.")
    attest(project=project, check_id="papers", note="I carried them round.", by=begun.actor(officer))
    _assessed(begun, assessor)
    signatures = [begun.signs("ecolieres"), begun.signs("aunts", Word.RESERVED, reasons=RESERVATION)]
    return EarnedScene(project, officer, assessor, signatures)


def awarded_by_an_assessor(area: Area) -> Mark:
    """The mark of a project of an area under the odd pack, where an assessor alone may award it."""
    project = project_in(area, title="By lantern light")
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=BY)
    for question in Reading(project).pack.questions:
        StageAnswerFactory.create(project=project, question=question.id, words="So it was.")
    _assessed(SignOffScene(project), person_with(Role.ASSESSOR, area=area))
    return award(project=project, by=BY)


def _assessed(scene: SignOffScene, assessor: User) -> Submission:
    submission = submit(project=scene.project, by=BY)
    read = scene.read_by_assessor(assessor)
    return decide(
        submission=submission, outcome=Outcome.AWARDED, reasons="It shows.", read=read, by=scene.actor(assessor)
    )
