"""Every state in which a project's sign-off, assessment and mark can stand, and how it comes to it.

`FACTS` says of each what is in the database then; the table's test looks whether it is so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from alongside.assurance.actions import attest
from alongside.assurance.assessing.actions import answer, ask_back, decide, submit
from alongside.assurance.marks.actions import withdraw
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.queries import sign_off_of, signatures_of, standing_of
from alongside.assurance.signing.rules import Assessed
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, met, project_in
from tests.factories.marks import earned_scene
from tests.factories.people import person_with
from tests.factories.projects import StageAnswerFactory, area_with
from tests.factories.signing import SignOffScene


@dataclass(frozen=True)
class Facts:
    """Whether groups are asked, the word of the aunts and whether it is old, how far assessors are, and the mark."""

    is_asked: bool = True
    word: Word | None = None
    is_stale: bool = False
    assessed: Assessed = Assessed.NOT_SUBMITTED
    mark: str = ""


NO_MARK, STANDS, WITHDRAWN, RAN_OUT = "", "stands", "withdrawn", "ran out"
_SIGNED_AND_ASSESSED = Facts(word=Word.RESERVED, assessed=Assessed.AWARDED)
FACTS: dict[str, Facts] = {
    "open": Facts(is_asked=False),
    "asked": Facts(),
    "signed": Facts(word=Word.SIGNED),
    "reserved": Facts(word=Word.RESERVED),
    "withheld": Facts(word=Word.WITHHELD),
    "changed": Facts(word=Word.SIGNED, is_stale=True),
    "submitted": Facts(assessed=Assessed.WAITING),
    "questioned": Facts(assessed=Assessed.WAITING),
    "answered": Facts(assessed=Assessed.WAITING),
    "not yet": Facts(assessed=Assessed.NOT_YET),
    "assessed": Facts(assessed=Assessed.AWARDED),
    "outdated": Facts(assessed=Assessed.STALE),
    "earned": _SIGNED_AND_ASSESSED,
    "marked": Facts(word=Word.RESERVED, assessed=Assessed.AWARDED, mark=STANDS),
    "withdrawn": Facts(word=Word.RESERVED, assessed=Assessed.AWARDED, mark=WITHDRAWN),
    "expired": Facts(word=Word.RESERVED, assessed=Assessed.AWARDED, mark=RAN_OUT),
}


def facts_of(project: Project) -> Facts:
    """What stands in the database."""
    said = next((one for one in signatures_of(project) if one.group.key == "aunts"), None)
    standing = standing_of(project)
    return Facts(
        is_asked=sign_off_of(project) is not None,
        word=Word(said.word) if said else None,
        is_stale="aunts" in standing.stale,
        assessed=standing.assessed,
        mark=_mark(Mark.objects.filter(project=project).first()),
    )


def _mark(mark: Mark | None) -> str:
    if mark is None:
        return NO_MARK
    return WITHDRAWN if mark.is_withdrawn else RAN_OUT if mark.has_run_out else STANDS


def _open() -> SignOffScene:
    """A project that everybody sees and whose form is filled in."""
    project = project_in(area_with(), claims="telling", is_open="When")
    publish_project(project=project, by=BY)
    StageAnswerFactory.create(project=project, question="who-asks", words="We all do.")
    scene = SignOffScene(project)
    officer = person_with(Role.COORDINATOR, area=project.area)
    attest(project=project, check_id="papers", note="I carried them round.", by=scene.actor(officer))
    return scene


def _asked() -> SignOffScene:
    scene = _open()
    ask_to_sign(project=scene.project, by=BY)
    return scene


def _said(word: Word) -> SignOffScene:
    scene = _asked()
    scene.signs("aunts", word)
    return scene


def _then_changed(scene: SignOffScene) -> SignOffScene:
    met(scene.project, Purpose.EXPLAINED, groups=["bakers"])
    return scene


def _submitted() -> SignOffScene:
    scene = _asked()
    submit(project=scene.project, by=BY)
    return scene


def _questioned() -> SignOffScene:
    scene = _submitted()
    ask_back(submission=Submission.objects.get(project=scene.project), words="Who?", by=BY)
    return scene


def _answered() -> SignOffScene:
    scene = _questioned()
    answer(question=Submission.objects.get(project=scene.project).questions.get(), words="We.", by=BY)
    return scene


def _decided(outcome: Outcome) -> SignOffScene:
    scene = _answered()
    person = person_with(Role.ASSESSOR, area=scene.project.area)
    decide(
        submission=Submission.objects.get(project=scene.project),
        outcome=outcome,
        reasons="So.",
        read=scene.read_by_assessor(person),
        by=scene.actor(person),
    )
    return scene


def _marked() -> SignOffScene:
    scene = earned_scene()
    scene.award()
    return scene


def _withdrawn() -> SignOffScene:
    scene = earned_scene()
    withdraw(mark=scene.award(), because="It was not kept.", by=BY)
    return scene


STATES: dict[str, Callable[[], SignOffScene]] = {
    "open": _open,
    "asked": _asked,
    "signed": lambda: _said(Word.SIGNED),
    "reserved": lambda: _said(Word.RESERVED),
    "withheld": lambda: _said(Word.WITHHELD),
    "changed": lambda: _then_changed(_said(Word.SIGNED)),
    "submitted": _submitted,
    "questioned": _questioned,
    "answered": _answered,
    "not yet": lambda: _decided(Outcome.NOT_YET),
    "assessed": lambda: _decided(Outcome.AWARDED),
    "outdated": lambda: _then_changed(_decided(Outcome.AWARDED)),
    "earned": earned_scene,
    "marked": _marked,
    "withdrawn": _withdrawn,
    "expired": _marked,  # and then its last day goes by
}
