"""Who may do what in which state, in sign-off, assessment and mark: what somebody does × who × state.

A line of letters has one for each state of `states.STATES`, in their order. `WHO` says which of an action's lines
holds for whom. A state, a person, a route or a role without its place here fails the test beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import newest_mark
from alongside.assurance.signing.queries import as_it_stands, signatures_of, submission_of
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people.enums import Role
from alongside.people.models import Group, User
from alongside.projects.rules import mark_of
from tests.assurance.signing.people import PEOPLE
from tests.assurance.signing.states import STATES
from tests.factories.signing import SignOffScene

DONE, READ, NOTHING, AWAY, NOT_THERE = "D", "R", ".", "-", "0"
GROUP = "aunts"
NOBODY_CALLED_SO = "00000000-0000-4000-8000-000000000000"

Row = Mapping[str, str]


def row(letters: str) -> Row:
    """What happens in each state. `ValueError` where a state has no letter."""
    return dict(zip(STATES, letters.split(), strict=True))


def _always(letter: str) -> Row:
    return dict.fromkeys(STATES, letter)


_AWAY, _READ, _NOT_THERE, _NOTHING = _always(AWAY), _always(READ), _always(NOT_THERE), _always(NOTHING)

#                    the groups are asked, and say something  | with the assessors          | the mark
#             open asked signed reserved withheld changed | submitted questioned answered not-yet assessed outdated |
#                                                          earned marked withdrawn expired
_ASK = row(
    "      D    .     .      .        .       .          .         .         .       .       .        .    .  .  .  ."
)
_SIGN = row(
    "     .    D     D      D        D       D          D         D         D       D       D        D    D  D  D  D"
)
_SUBMIT = row(
    "   D    D     D      D        D       D          .         .         .       D       .        D    .  .  .  ."
)
_ASSESS = row(
    "   0    0     0      0        0       0          D         D         D       .       .        .    .  .  .  ."
)
_ASSESSED = row(
    " 0    0     0      0        0       0          R         R         R       R       R        R    R  R  R  R"
)
_ANSWER = row(
    "   0    0     0      0        0       0          0         D         D       .       .        .    0  0  0  0"
)
_AWARD = row(
    "    .    .     .      .        .       .          .         .         .       .       .        .    D  .  D  D"
)
_WITHDRAW = row(
    " 0    0     0      0        0       0          0         0         0       0       0        0    0  D  .  D"
)
_MARK = row(
    "     0    0     0      0        0       0          0         0         0       0       0        0    0  R  R  R"
)

COORDINATOR, DECISION_MAKER = Role.COORDINATOR.value, Role.DECISION_MAKER.value
ASSESSOR, REPRESENTATIVE = Role.ASSESSOR.value, Role.REPRESENTATIVE.value
AUNTS = frozenset({REPRESENTATIVE, "representative who signed for another group"})
AUNTS_WHO_LEAD = frozenset({"representative who started it", "representative who is a coordinator"})
SPEAK_FOR_SOMEBODY = AUNTS | AUNTS_WHO_LEAD | {"representative of another group"}
ANSWER_FOR_THE_AREA = frozenset({COORDINATOR, DECISION_MAKER, "representative who is a coordinator"})
TEAM = (
    SPEAK_FOR_SOMEBODY
    | ANSWER_FOR_THE_AREA
    | {Role.FACILITATOR.value, Role.PRACTITIONER.value, "assessor who is a practitioner"}
)


def who(allowed: Mapping[str, Row], *, otherwise: Row) -> Mapping[str, Row]:
    """The line of each person."""
    assert set(allowed) <= set(PEOPLE), "somebody whom nobody knows"
    return {name: allowed.get(name, otherwise) for name in PEOPLE}


def _for(names: frozenset[str], line: Row) -> Mapping[str, Row]:
    return dict.fromkeys(names, line)


_SIGNING = who(
    {
        REPRESENTATIVE: _SIGN,
        "representative who signed for another group": _NOTHING,
        **_for(AUNTS_WHO_LEAD, _NOTHING),
    },
    otherwise=_AWAY,
)
_ASSESSING = who({ASSESSOR: _ASSESS, "assessor who signed once": _NOT_THERE}, otherwise=_AWAY)
_FOR_EVERYBODY = who({}, otherwise=_READ)
_FOR_EVERYBODY_ONCE_AWARDED = who({}, otherwise=_MARK)
_OF_THE_TEAM = _for(SPEAK_FOR_SOMEBODY | ANSWER_FOR_THE_AREA, _ASK)


@dataclass
class Desk:
    """What lies before everybody: a project with its record as it stands, read once."""

    scene: SignOffScene

    def __post_init__(self) -> None:
        """Read it."""
        project = self.scene.project
        submission = submission_of(project)
        mark = Mark.objects.filter(project=project).first()
        question = submission.questions.first() if submission else None
        self.known: Mapping[str, Any] = {
            "slug": project.area.slug,
            "project_slug": project.slug,
            "group": GROUP,
            "mark_id": str(mark.pk) if mark else NOBODY_CALLED_SO,
            "pk": question.pk if question else 0,
        }
        self._snapshot = Reading(project).snapshot
        self._signature = next((one.pk for one in signatures_of(project) if one.group.key == GROUP), None)
        self._submission = as_it_stands(submission) if submission else ""
        self.answer_seen = mark_of(question.answer) if question else ""

    def read_for_the_group(self, person: User | None) -> str:
        """What somebody who signs has read."""
        return self._sealed(person, group=self.scene.group(GROUP), signature_id=self._signature)

    def read_by_an_assessor(self, person: User | None) -> str:
        """What somebody who assesses has read."""
        return self._sealed(person, group=None, submission=self._submission)

    def _sealed(self, person: User | None, *, group: Group | None, **more: Any) -> str:
        person_id = person.pk if person else 0
        return Read.now(self._snapshot, project=self.scene.project, group=group, person_id=person_id, **more).sealed()


Send = Callable[[Desk, User | None], Mapping[str, str]]


@dataclass(frozen=True)
class Action:
    """One thing that somebody does: at which route, with what they send (nothing where they only look)."""

    route: str
    lines: Mapping[str, Row]
    data: Send | None = None

    def expected(self, name: str, state: str) -> str:
        """What comes of it."""
        return self.lines[name][state]

    def address(self, desk: Desk) -> str:
        """Where it is done."""
        return reverse(self.route, kwargs={name: desk.known[name] for name in ARGUMENTS[self.route]})


_PROJECT = ("slug", "project_slug")
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "project_sign_off": _PROJECT,
    "sign_off_ask": _PROJECT,
    "project_sign": (*_PROJECT, "group"),
    "project_assessment": _PROJECT,
    "assessment_submit": _PROJECT,
    "assessment_ask": _PROJECT,
    "assessment_answer": (*_PROJECT, "pk"),
    "assessment_decide": _PROJECT,
    "project_mark": _PROJECT,
    "mark_withdraw": (*_PROJECT, "mark_id"),
    "mark": ("mark_id",),
    "mark_credential": ("mark_id",),
    "mark_drawing": ("mark_id",),
    "mark_issuer": ("slug",),
    "withdrawn_marks": ("slug",),
}


def _sends(**data: str) -> Send:
    return lambda desk, person: data


def _says(word: str) -> Send:
    return lambda desk, person: {"word": word, "reasons": "So it was.", "read": desk.read_for_the_group(person)}


def _decides(outcome: str) -> Send:
    said = {"decide-outcome": outcome, "decide-reasons": "It shows."}
    return lambda desk, person: {**said, "read": desk.read_by_an_assessor(person)}


def _answers(desk: Desk, person: User | None) -> Mapping[str, str]:
    number = desk.known["pk"]
    return {f"answer-{number}-words": "Four aunts.", f"answer-{number}-seen": desk.answer_seen}


def _awards(desk: Desk, person: User | None) -> Mapping[str, str]:
    return {"seen": newest_mark(desk.scene.project)}


ACTIONS: Mapping[str, Action] = {
    "ask the groups": Action("sign_off_ask", who(_OF_THE_TEAM, otherwise=_AWAY), _sends()),
    "read before signing": Action("project_sign", who(_for(AUNTS | AUNTS_WHO_LEAD, _READ), otherwise=_AWAY)),
    "sign": Action("project_sign", _SIGNING, _says("signed")),
    "sign with a reservation": Action("project_sign", _SIGNING, _says("reserved")),
    "withhold": Action("project_sign", _SIGNING, _says("withheld")),
    "read the sign-off": Action("project_sign_off", _FOR_EVERYBODY),
    "submit": Action(
        "assessment_submit",
        who(_for(SPEAK_FOR_SOMEBODY | ANSWER_FOR_THE_AREA, _SUBMIT), otherwise=_AWAY),
        _sends(),
    ),
    "read the assessment": Action(
        "project_assessment",
        who(
            {**_for(TEAM, _READ), ASSESSOR: _ASSESSED, "assessor who signed once": _NOT_THERE},
            otherwise=_AWAY,
        ),
    ),
    "ask back": Action("assessment_ask", _ASSESSING, _sends(**{"ask-words": "Who else?"})),
    "answer": Action("assessment_answer", who(_for(TEAM, _ANSWER), otherwise=_AWAY), _answers),
    "award as an assessor": Action("assessment_decide", _ASSESSING, _decides("awarded")),
    "say not yet": Action("assessment_decide", _ASSESSING, _decides("not-yet")),
    "read what the mark needs": Action("project_mark", _FOR_EVERYBODY),
    "award the mark": Action("project_mark", who(_for(ANSWER_FOR_THE_AREA, _AWARD), otherwise=_AWAY), _awards),
    "look at withdrawing": Action("mark_withdraw", who(_for(ANSWER_FOR_THE_AREA, _MARK), otherwise=_AWAY)),
    "withdraw": Action(
        "mark_withdraw",
        who(_for(ANSWER_FOR_THE_AREA, _WITHDRAW), otherwise=_AWAY),
        _sends(because="It was not kept."),
    ),
    "see the mark": Action("mark", _FOR_EVERYBODY_ONCE_AWARDED),
    "save the mark": Action("mark_credential", _FOR_EVERYBODY_ONCE_AWARDED),
    "see its picture": Action("mark_drawing", _FOR_EVERYBODY_ONCE_AWARDED),
    "read the area’s keys": Action("mark_issuer", _FOR_EVERYBODY_ONCE_AWARDED),
    "read which marks were withdrawn": Action("withdrawn_marks", _FOR_EVERYBODY_ONCE_AWARDED),
}
