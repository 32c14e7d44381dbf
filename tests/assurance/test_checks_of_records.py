"""Every check on records that people made: three projects, and for each check in which of them it holds, and in which not.

`TABLE` has a row for every check. A check of which something cannot come about says why.
"""

import copy
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.answers.actions import say_difference, say_stance, say_verdict
from alongside.answers.enums import Difference, Stance
from alongside.answers.models import Decision, Promise
from alongside.assurance.actions import hand_in_review, write_review
from alongside.assurance.check_pages import CheckRow, checks_page
from alongside.assurance.checks import State
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said
from alongside.core import clock
from alongside.frameworks.enums import CHECKS_ABOUT_GROUPS, CHECKS_WITH_DAYS, CheckKind, Part
from alongside.gatherings.actions import GatheringFacts, MinutesFacts, Turnout, record_gathering, write_minutes
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.gatherings.models import Gathering
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.people.queries import standing_in
from alongside.projects.actions import (
    PartText,
    agree_to_part,
    answer_readiness,
    answer_stage_question,
    publish_project,
    start_project,
)
from alongside.projects.enums import Ready
from alongside.projects.models import Project
from alongside.projects.queries import current_wordings
from alongside.themes.actions import answer_member_check, ask_members
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme
from tests.factories.answers import WORDS, decide, promise_under
from tests.factories.evidence import BY
from tests.factories.journeys import theme_of
from tests.factories.live import make_session, say
from tests.factories.people import person_with
from tests.factories.projects import area_with, odd_pack_files

pytestmark = pytest.mark.django_db
GROUPS = ("ecolieres", "aunts")
HOLDS, DOES_NOT, CANT_TELL = State
DAYS = 3


def pack() -> dict[str, Any]:
    """The little pack with every check there is."""
    files: dict[str, Any] = copy.deepcopy(odd_pack_files())
    files["checks.yaml"]["checks"] = [_check(kind) for kind in CheckKind]
    return files


def _check(kind: CheckKind) -> dict[str, Any]:
    about: dict[str, Any] = {"groups": list(GROUPS)} if kind in CHECKS_ABOUT_GROUPS else {}
    time: dict[str, Any] = {"days": DAYS} if kind in CHECKS_WITH_DAYS else {}
    return {"id": kind.value, "check": kind.value, "text": kind.label, "easy": kind.label, **about, **time}


# ------------------------------------------------------------------------------------------ the three projects


def _starter(area: Area) -> Actor:
    return actors.person(person_with(Role.COORDINATOR, area=area).pk)


def nothing(area: Area) -> Project:
    """Just begun: it has a title."""
    return start_project(area=area, title="Just begun", parts={}, by=_starter(area))


def whole(area: Area) -> Project:
    """Everything in order."""
    parts = {part: PartText(str(part.label)) for part in (Part.PURPOSE, Part.WHO_FOR, Part.FIXED, Part.OPEN)}
    chosen = {Part.RUNG: PartText("owning", "It is theirs."), Part.LEVEL: PartText("one", "It is about one.")}
    project = start_project(area=area, title="In order", parts=parts | chosen, by=_starter(area))
    groups = [area.groups.get(key=key) for key in GROUPS]
    for wording in current_wordings(project).values():
        for group in groups:
            agree_to_part(wording=wording, group=group, by=BY)
    answer_readiness(project=project, answers={"time": Ready.YES, "open": Ready.YES}, by=BY)
    answer_stage_question(project=project, question="who-asks", words="We all do.", by=BY)
    meeting = _met(project, groups, Purpose, papers=DAYS, access=AccessMet.MET)
    write_minutes(project=project, gathering=meeting, facts=MinutesFacts(answers={"agenda": "All of it"}), by=BY)
    theme = _theme(project, "More bread", CheckAnswer.YES)
    decision = decide(theme, taken_by=groups, taken_in=meeting)
    for group in groups:
        say_stance(decision=decision, group=group, stance=Stance.AGREED, words="", by=BY)
    promise = _kept(decision, groups)
    for group in groups:
        say_difference(promise=promise, group=group, answer=Difference.YES, words="", by=BY)
        lines = {"was-it-good": Said(ReviewAnswer.YES, "")}
        write_review(project=project, group=group, lines=lines, seen={}, by=BY)
        hand_in_review(project=project, group=group, by=BY)
    publish_project(project=project, by=BY)
    return project


def wrong(area: Area) -> Project:
    """Much was done, and none of it as it should be."""
    parts = {Part.OPEN: PartText("When"), Part.RUNG: PartText("owning", "It sounds good.")}
    project = start_project(area=area, title="Not in order", parts=parts, by=_starter(area))
    aunts, bakers = (area.groups.get(key=key) for key in ("aunts", "bakers"))
    answer_readiness(project=project, answers={"time": Ready.NO}, by=BY)
    _met(project, [bakers], [Purpose.NAMED_NEED, Purpose.LOOKED_BACK], papers=1, access=AccessMet.NOT_ASKED, ago=30)
    decide(
        _theme(project, "Not asked", None), taken_by=[aunts], words=replace(WORDS, considered=""), is_published=False
    )
    answered = decide(_theme(project, "Not quite", CheckAnswer.NOT_QUITE), taken_by=[aunts])
    promise_under(answered, words="Overdue.")
    _kept(answered, [aunts])
    return project


def _met(
    project: Project,
    groups: Collection[Group],
    purposes: Collection[Purpose],
    *,
    papers: int,
    access: AccessMet,
    ago: int = 0,
) -> Gathering:
    day = clock.today() - timedelta(days=ago)
    facts = GatheringFacts(
        title="The meeting",
        held_on=day,
        purposes=list(purposes),
        papers_sent_on=day - timedelta(days=papers),
        access=access,
    )
    return record_gathering(project=project, facts=facts, turnout=dict.fromkeys(groups, Turnout(came=3)), by=BY)


def _theme(project: Project, title: str, said: CheckAnswer | None) -> Theme:
    """A theme of somebody's words, and what they said when they were asked about it; nothing where nobody asked."""
    session = make_session(area=project.area, project=project)
    words = say(session, "feedback/learnt", title, group="supporters")
    theme = theme_of(words, title=title)
    if said is not None:
        ask_members(theme=theme, by=BY)
        answer_member_check(theme=theme, participant=words.participant, answer=said)
    return theme


def _kept(decision: Decision, groups: Collection[Group]) -> Promise:
    """A promise that was kept so long ago that it is asked whether it made a difference."""
    promise = promise_under(decision, words="Kept.")
    for group in groups:
        say_verdict(promise=promise, group=group, is_kept=True, because="", by=BY)
    Promise.objects.filter(pk=promise.pk).update(difference_from=clock.today())
    return Promise.objects.get(pk=promise.pk)


# ------------------------------------------------------------------------------------------ the table

BEGUN = "nothing"
NOT_DONE = "what is not recorded did not happen"
NOT_WRITTEN = "it is written, or it is not"


@dataclass(frozen=True)
class Row:
    """Of a check: what shows that it holds; whom it lacks and what is shown where it does not; why it can always be told.

    `fails_in` is the project in which it does not hold. Where `always_told` is empty it can't be told in one just begun.
    """

    holds: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    fails_in: str = "wrong"
    always_told: str = ""


BOTH = ("Écolières", "Aunts")
MEETING, THEME, UNPUBLISHED = ("The meeting",), ("More bread",), ("Not asked",)
TABLE: dict[CheckKind, Row] = {
    CheckKind.NEED_NAMED_WITH: Row(MEETING, lacks=BOTH, always_told=NOT_DONE),
    CheckKind.EACH_GROUP_CAME: Row(MEETING, lacks=BOTH, always_told=NOT_DONE),
    CheckKind.DECIDED_WITH: Row(MEETING, lacks=BOTH, always_told=NOT_DONE),
    CheckKind.PAPERS_AHEAD: Row(MEETING, shows=MEETING),
    CheckKind.ACCESS_ASKED: Row(MEETING, shows=MEETING),
    CheckKind.ACCESS_MET: Row(MEETING, shows=MEETING),
    CheckKind.SCOPE_TOLD: Row(("What is fixed", "What is open"), shows=("What is open",), always_told=NOT_WRITTEN),
    CheckKind.WAY_REASONED: Row(("How people work together",), fails_in=BEGUN, always_told=NOT_WRITTEN),
    CheckKind.LEVEL_REASONED: Row(("Level",), always_told=NOT_WRITTEN),
    CheckKind.READINESS_ANSWERED: Row(("Before the start",), shows=("Before the start",), always_told=NOT_WRITTEN),
    CheckKind.PARTS_AGREED: Row(tuple(part.label for part in Part), lacks=BOTH),
    CheckKind.STAGES_FILLED: Row(
        ("The project and its forms",), shows=("The project and its forms",), always_told=NOT_WRITTEN
    ),
    CheckKind.MEMBERS_ASKED: Row(THEME, shows=UNPUBLISHED),
    CheckKind.MEMBERS_CONTENT: Row(THEME, shows=("Not quite",)),
    CheckKind.EVERY_THEME_ANSWERED: Row(THEME, shows=UNPUBLISHED),
    CheckKind.DECISIONS_REASONED: Row(THEME, shows=UNPUBLISHED),
    CheckKind.STANCES_SAID: Row(THEME, lacks=("Aunts",)),
    CheckKind.YES_HAS_PROMISE: Row(THEME, shows=UNPUBLISHED),
    CheckKind.NO_PROMISE_OVERDUE: Row(("Kept.",), shows=("Overdue.",)),
    CheckKind.PROMISES_JUDGED: Row(("Kept.",), shows=("Overdue.",)),
    CheckKind.DIFFERENCE_SAID: Row(("Kept.",), shows=("Kept.",)),
    CheckKind.FEEDBACK_TO_EACH: Row(THEME, lacks=("Écolières",), always_told=NOT_DONE),
    CheckKind.MINUTES_WITHIN: Row(MEETING, shows=MEETING),
    CheckKind.DEBRIEF_HELD: Row(MEETING),
    CheckKind.REVIEWED_BY_EACH: Row(
        ("How each group looked back",), lacks=BOTH, shows=("How each group looked back",), always_told=NOT_DONE
    ),
    CheckKind.OPEN_TO_ALL: Row(("In order",), always_told="everybody sees it, or not"),
    CheckKind.LABEL_SUPPORTS_CLAIM: Row(("What the record supports",), shows=("What the record supports",)),
}


def rows_of(project: Project) -> dict[CheckKind, CheckRow]:
    """What somebody of the team reads on the page of the checks."""
    standing = standing_in(person_with(Role.COORDINATOR, area=project.area), project.area.slug)
    page = checks_page(project, standing)
    assert page is not None
    return {CheckKind(row.id): row for row in page.rows}


def titles(row: CheckRow) -> tuple[str, ...]:
    """What is linked, each with an address."""
    assert all(link.url for link in row.links)
    return tuple(link.title for link in row.links)


def test_every_check_has_a_row() -> None:
    assert set(TABLE) == set(CheckKind)


def test_each_check_holds_does_not_hold_and_cannot_be_told_as_the_record_shows() -> None:
    area = area_with(pack())
    pages = {make.__name__: rows_of(make(area)) for make in (nothing, whole, wrong)}

    assert {kind: (row.state, titles(row)) for kind, row in pages["whole"].items()} == {
        kind: (HOLDS, row.holds) for kind, row in TABLE.items()
    }
    failing = {kind: pages[row.fails_in][kind] for kind, row in TABLE.items()}
    assert {kind: (row.state, row.groups, titles(row)) for kind, row in failing.items()} == {
        kind: (DOES_NOT, row.lacks, row.shows) for kind, row in TABLE.items()
    }
    assert {kind: row.state for kind, row in pages["nothing"].items()} == {
        kind: DOES_NOT if row.always_told else CANT_TELL for kind, row in TABLE.items()
    }
    assert all(bool(row.settles) is (row.state is not HOLDS) for rows in pages.values() for row in rows.values())
