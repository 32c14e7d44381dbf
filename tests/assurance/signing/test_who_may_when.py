"""Who may do what in which state, as tables: signing for a group, and everything about an assessment."""

from collections.abc import Callable

import pytest

from alongside.assurance.assessing.actions import ask_back, decide, submit
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.evidence import BY, met, project_in
from tests.factories.people import AreaFactory, MembershipFactory, person_with
from tests.factories.projects import StageAnswerFactory, area_with
from tests.factories.signing import SignOffScene

DONE, TURNED_AWAY, NOT_THERE, IN_THE_WAY, NOT_LIKE_THIS = 302, 403, 404, 409, 422


@pytest.fixture
def scene(db: None) -> SignOffScene:
    """A project that only its team sees; nobody has been asked to sign, nothing was submitted."""
    scene = SignOffScene(project_in(area_with(), claims="telling", is_open="When"))
    StageAnswerFactory.create(project=scene.project, question="who-asks", words="We all do.")
    return scene


def changes(scene: SignOffScene) -> None:
    met(scene.project, Purpose.ASKED, groups=["bakers"])


# ------------------------------------------------------------------------------ signing

SIGNING: dict[str, list[Callable[[SignOffScene], object]]] = {
    "not asked": [],
    "asked": [lambda scene: ask_to_sign(project=scene.project, by=BY)],
    "signed": [lambda scene: ask_to_sign(project=scene.project, by=BY), lambda scene: scene.signs("aunts")],
    "withheld": [
        lambda scene: ask_to_sign(project=scene.project, by=BY),
        lambda scene: scene.signs("aunts", Word.WITHHELD),
    ],
    "changed": [
        lambda scene: ask_to_sign(project=scene.project, by=BY),
        lambda scene: scene.signs("aunts"),
        changes,
    ],
}


def leading(scene: SignOffScene) -> User:
    """Speaks for the group and started the project."""
    person = scene.speaker("aunts")
    scene.project.started_by = person
    scene.project.save()
    return person


def officer_too(scene: SignOffScene) -> User:
    """Speaks for the group and runs participation here."""
    person = scene.speaker("aunts")
    MembershipFactory.create(person=person, area=scene.project.area, role=Role.COORDINATOR)
    return person


def signed_elsewhere(scene: SignOffScene) -> User:
    """Speaks for two groups, and has signed for the other where that could be."""
    person = scene.speaker("aunts")
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    if hasattr(scene.project, "sign_off"):
        scene.signs("ecolieres", person=person)
    return person


def with_role(role: Role) -> Callable[[SignOffScene], User]:
    return lambda scene: person_with(role, area=scene.project.area)


SIGNERS: dict[str, tuple[Callable[[SignOffScene], User | None], dict[str, int]]] = {
    "speaks for the group": (
        lambda scene: scene.speaker("aunts"),
        {"not asked": IN_THE_WAY} | dict.fromkeys(("asked", "signed", "withheld", "changed"), DONE),
    ),
    "speaks for it and leads": (leading, dict.fromkeys(SIGNING, IN_THE_WAY)),
    "speaks for it and runs participation": (officer_too, dict.fromkeys(SIGNING, IN_THE_WAY)),
    "signed for another group": (signed_elsewhere, dict.fromkeys(SIGNING, IN_THE_WAY)),
    "speaks for another group": (lambda scene: scene.speaker("ecolieres"), dict.fromkeys(SIGNING, TURNED_AWAY)),
    "coordinator": (with_role(Role.COORDINATOR), dict.fromkeys(SIGNING, TURNED_AWAY)),
    "decision-maker": (with_role(Role.DECISION_MAKER), dict.fromkeys(SIGNING, TURNED_AWAY)),
    "assessor": (with_role(Role.ASSESSOR), dict.fromkeys(SIGNING, NOT_THERE)),
    "visitor": (lambda scene: None, dict.fromkeys(SIGNING, NOT_THERE)),
    "speaks for a group elsewhere": (
        lambda scene: SignOffScene(project_in(area_with())).speaker("aunts"),
        dict.fromkeys(SIGNING, NOT_THERE),
    ),
}


@pytest.mark.parametrize("state", SIGNING)
@pytest.mark.parametrize("who", SIGNERS)
def test_who_signs_in_which_state(scene: SignOffScene, who: str, state: str) -> None:
    for step in SIGNING[state]:
        step(scene)
    make, expected = SIGNERS[who]
    person = make(scene)
    read = scene.read("aunts", person).sealed() if person else ""
    answer = scene.browser(person).post(scene.address("for/aunts/"), {"word": "signed", "reasons": "", "read": read})
    assert answer.status_code == expected[state]


# --------------------------------------------------------------------------- assessment


def outcome(scene: SignOffScene, said: Outcome) -> None:
    person = person_with(Role.ASSESSOR, area=scene.project.area)
    read = Read.now(Reading(scene.project).snapshot, project=scene.project, group=None, person_id=person.pk)
    submission = Submission.objects.get(is_current=True)
    ask_back(submission=submission, words="Who?", by=BY)
    decide(submission=submission, outcome=said, reasons="So.", read=read, by=scene.actor(person))


ASSESSING: dict[str, list[Callable[[SignOffScene], object]]] = {
    "not submitted": [],
    "waiting": [
        lambda scene: submit(project=scene.project, by=BY),
        lambda scene: ask_back(submission=Submission.objects.get(), words="Who?", by=BY),
    ],
    "not yet": [
        lambda scene: submit(project=scene.project, by=BY),
        lambda scene: outcome(scene, Outcome.NOT_YET),
    ],
    "awarded": [
        lambda scene: submit(project=scene.project, by=BY),
        lambda scene: outcome(scene, Outcome.AWARDED),
    ],
}


def _in(waiting: int, *, decided: int, not_submitted: int = NOT_THERE) -> dict[str, int]:
    return {"not submitted": not_submitted, "waiting": waiting, "not yet": decided, "awarded": decided}


ASSESSOR = with_role(Role.ASSESSOR)
PEOPLE: dict[str, Callable[[SignOffScene], User | None]] = {
    "assessor": ASSESSOR,
    "coordinator": with_role(Role.COORDINATOR),
    "practitioner": with_role(Role.PRACTITIONER),
    "safeguarding": with_role(Role.SAFEGUARDING),
    "assessor of another area": lambda scene: person_with(Role.ASSESSOR, area=AreaFactory.create()),
    "visitor": lambda scene: None,
}
ALWAYS_AWAY = _in(TURNED_AWAY, decided=TURNED_AWAY, not_submitted=TURNED_AWAY)
ALL_AWAY = dict.fromkeys(PEOPLE, ALWAYS_AWAY)
ASKED: dict[str, dict[str, dict[str, int]]] = {
    "": ALL_AWAY
    | {
        "assessor": _in(200, decided=200),
        "coordinator": _in(200, decided=200, not_submitted=200),
        "practitioner": _in(200, decided=200, not_submitted=200),
    },
    "ask/": ALL_AWAY | {"assessor": _in(DONE, decided=NOT_LIKE_THIS)},
    "decide/": ALL_AWAY | {"assessor": _in(DONE, decided=NOT_LIKE_THIS)},
    "answer/": ALL_AWAY | dict.fromkeys(("coordinator", "practitioner"), _in(DONE, decided=NOT_LIKE_THIS)),
}


@pytest.mark.parametrize("state", ASSESSING)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("what", ASKED)
def test_who_does_what_with_an_assessment_in_which_state(scene: SignOffScene, what: str, who: str, state: str) -> None:
    for step in ASSESSING[state]:
        step(scene)
    person = PEOPLE[who](scene)
    base = f"/{scene.project.area.slug}/projects/{scene.project.slug}/assessment/"
    client = scene.browser(person)
    if not what:
        assert client.get(base).status_code == ASKED[what][who][state]
        return
    question = Submission.objects.first().questions.first().pk if state != "not submitted" else 1  # type: ignore[union-attr]
    address = base + (f"questions/{question}/" if what == "answer/" else what)
    read = Read.now(
        Reading(scene.project).snapshot, project=scene.project, group=None, person_id=person.pk if person else 0
    )
    data = {
        "ask-words": "Who else?",
        f"answer-{question}-words": "Us.",
        "decide-outcome": "awarded",
        "decide-reasons": "So.",
        "read": read.sealed(),
    }
    assert client.post(address, data).status_code == ASKED[what][who][state]
