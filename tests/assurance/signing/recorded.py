"""A project in whose record stands something of every kind, and everything that may change in it meanwhile."""

import copy
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from alongside.answers.actions import DecisionWords, publish_decision, say_difference, say_done, say_stance, say_verdict
from alongside.answers.enums import Difference, Stance
from alongside.answers.models import Decision, Promise
from alongside.assurance.actions import attest, hand_in_review, remark, take_back, take_back_attestation, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.models import Attestation, Remark
from alongside.assurance.reviews import Said
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.snapshot import Kind
from alongside.core import clock
from alongside.frameworks.enums import Part
from alongside.gatherings.actions import (
    GatheringFacts,
    MinutesFacts,
    Turnout,
    correct_gathering,
    correct_minutes,
    write_minutes,
)
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.gatherings.models import Gathering, Minutes
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.projects.actions import (
    agree_to_part,
    answer_readiness,
    answer_stage_question,
    move_project,
    publish_project,
    reword_part,
)
from alongside.projects.enums import Ready
from alongside.projects.queries import current_wordings
from alongside.themes.actions import ask_members
from tests.factories.answers import WORDS, decide, promise_under
from tests.factories.evidence import BY, met, project_in, theme_in
from tests.factories.journeys import theme_of
from tests.factories.live import make_session, say
from tests.factories.people import person_with
from tests.factories.projects import area_with, installed, odd_pack_files
from tests.factories.signing import SignOffScene

Change = Callable[[SignOffScene], object]
OTHER_REASON = DecisionWords(WORDS.summary, WORDS.easy_summary, "It was cheaper.", WORDS.considered, "It was cheaper.")


def recorded() -> SignOffScene:
    """A project that only its team sees yet; its groups are asked to sign, and nobody has."""
    scene = SignOffScene(project_in(area_with(), claims="telling", is_open="When"))
    project, aunts = scene.project, scene.group("aunts")
    answer_stage_question(project=project, question="who-asks", words="We all do.", by=BY)
    answer_readiness(project=project, answers={"time": Ready.YES}, by=BY)
    met(project, Purpose.ASKED, groups=["bakers"], title="The tea on Sunday")
    write_minutes(project=project, facts=_minutes("The tea"), by=BY)
    session = make_session(area=project.area, project=project)
    theme_of(say(session, "feedback/learnt", "Louder.", group="practitioners"), title="More tea")
    for key, is_published in (("aunts", True), ("bakers", False)):
        group = scene.group(key)
        promise_under(decide(theme_in(project, title=f"Of {key}"), taken_by=[group], is_published=is_published))
    write_review(project=project, group=aunts, lines={"was-it-good": Said(ReviewAnswer.YES, "")}, seen={}, by=BY)
    hand_in_review(project=project, group=aunts, by=BY)
    officer = person_with(Role.COORDINATOR, area=project.area)
    attest(project=project, check_id="papers", note="I carried them round.", by=scene.actor(officer))
    remark(project=project, words="Nobody rang us.", rung="telling", group=None, role="Cook", by=scene.actor(officer))
    ask_to_sign(project=project, by=BY)
    return scene


def _minutes(agenda: str) -> MinutesFacts:
    return MinutesFacts(answers={"agenda": agenda}, met_on=clock.today())


def _the_decision(scene: SignOffScene, key: str) -> Decision:
    return Decision.objects.get(theme__project=scene.project, theme__title=f"Of {key}", is_current=True)


def _the_promise(scene: SignOffScene) -> Promise:
    return Promise.objects.get(decision=_the_decision(scene, "aunts"))


def _move(scene: SignOffScene) -> object:
    files: dict[str, Any] = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = "2"
    seen = scene.project.pack_version.digest
    return move_project(project=scene.project, to=installed(files), seen=seen, by=BY)


def _correct_gathering(scene: SignOffScene) -> object:
    gathering = Gathering.objects.get(project=scene.project)
    facts = GatheringFacts(
        title=gathering.title, held_on=gathering.held_on, purposes=[Purpose.ASKED], access=AccessMet.PARTLY
    )
    return correct_gathering(gathering=gathering, facts=facts, turnout={scene.group("bakers"): Turnout(3)}, by=BY)


def _other_turnout(scene: SignOffScene) -> object:
    gathering = Gathering.objects.get(project=scene.project)
    facts = GatheringFacts(title=gathering.title, held_on=gathering.held_on, purposes=[Purpose.ASKED])
    return correct_gathering(gathering=gathering, facts=facts, turnout={scene.group("bakers"): Turnout(2)}, by=BY)


def _verdict(scene: SignOffScene, *, is_kept: bool) -> Promise:
    promise = _the_promise(scene)
    say_verdict(promise=promise, group=scene.group("aunts"), is_kept=is_kept, because="We saw.", by=BY)
    return promise


def _difference(scene: SignOffScene) -> object:
    promise = _verdict(scene, is_kept=True)
    Promise.objects.filter(pk=promise.pk).update(difference_from=clock.today() - timedelta(days=1))
    group = scene.group("aunts")
    return say_difference(promise=promise, group=group, answer=Difference.NO, words="None.", by=BY)


def _review(scene: SignOffScene, key: str, answer: ReviewAnswer, *, seen: int) -> object:
    lines, group = {"was-it-good": Said(answer, "")}, scene.group(key)
    write_review(project=scene.project, group=group, lines=lines, seen={"was-it-good": seen}, by=BY)
    return hand_in_review(project=scene.project, group=group, by=BY)


def _attest_again(scene: SignOffScene) -> object:
    by = scene.actor(Attestation.objects.get().attested_by)
    return attest(project=scene.project, check_id="papers", note="I sent them by post.", by=by)


# What happens, of which kind it is, and how.
CHANGES: Mapping[str, tuple[Kind, Change]] = {
    "shown to everybody": (Kind.PROJECT, lambda scene: publish_project(project=scene.project, by=BY)),
    "moved to another version": (Kind.PACK, _move),
    "another rung is supported": (Kind.LABEL, lambda scene: met(scene.project, Purpose.ASKED, groups=["aunts"])),
    "a part is worded anew": (
        Kind.PART,
        lambda scene: reword_part(project=scene.project, part=Part.OPEN, value="Nothing", by=BY),
    ),
    "a group agrees to a part": (
        Kind.PART,
        lambda scene: agree_to_part(
            wording=current_wordings(scene.project)[Part.OPEN], group=scene.group("aunts"), by=BY
        ),
    ),
    "a question before the start is answered": (
        Kind.READINESS,
        lambda scene: answer_readiness(project=scene.project, answers={"time": Ready.NO}, by=BY),
    ),
    "a form is answered otherwise": (
        Kind.STAGE,
        lambda scene: answer_stage_question(project=scene.project, question="who-asks", words="The cook.", by=BY),
    ),
    "a gathering is recorded": (
        Kind.GATHERING,
        lambda scene: met(scene.project, Purpose.EXPLAINED, groups=["bakers"]),
    ),
    "a gathering is corrected": (Kind.GATHERING, _correct_gathering),
    "one fewer came": (Kind.GATHERING, _other_turnout),
    "minutes are corrected": (
        Kind.MINUTES,
        lambda scene: correct_minutes(minutes=Minutes.objects.get(), facts=_minutes("The cake"), seen=1, by=BY),
    ),
    "a group speaks in a session": (
        Kind.SESSION,
        lambda scene: say(Session.objects.get(), "feedback/learnt", "Softer.", group="young-people"),
    ),
    "a theme is made": (Kind.THEME, lambda scene: theme_in(scene.project, title="More cake")),
    "those who said it are asked": (
        Kind.THEME,
        lambda scene: ask_members(theme=scene.project.themes.get(title="More tea"), by=BY),
    ),
    "the reason of a decision changes": (
        Kind.DECISION,
        lambda scene: decide(
            scene.project.themes.get(title="Of aunts"), taken_by=[scene.group("aunts")], words=OTHER_REASON
        ),
    ),
    "a decision is published": (
        Kind.DECISION,
        lambda scene: publish_decision(decision=_the_decision(scene, "bakers"), by=BY),
    ),
    "a group did not agree": (
        Kind.DECISION,
        lambda scene: say_stance(
            decision=_the_decision(scene, "aunts"),
            group=scene.group("aunts"),
            stance=Stance.DISSENTED,
            words="No.",
            by=BY,
        ),
    ),
    "a promise is made": (Kind.PROMISE, lambda scene: promise_under(_the_decision(scene, "aunts"))),
    "a promise is said to be done": (
        Kind.PROMISE,
        lambda scene: say_done(promise=_the_promise(scene), evidence="Sent.", by=BY),
    ),
    "a promise is closed": (Kind.PROMISE, lambda scene: _verdict(scene, is_kept=False)),
    "it made no difference": (Kind.PROMISE, _difference),
    "a review is handed in": (Kind.REVIEW, lambda scene: _review(scene, "ecolieres", ReviewAnswer.YES, seen=0)),
    "a review is answered otherwise": (Kind.REVIEW, lambda scene: _review(scene, "aunts", ReviewAnswer.NO, seen=1)),
    "something else is attested": (Kind.CHECK, _attest_again),
    "an attestation is taken back": (
        Kind.CHECK,
        lambda scene: take_back_attestation(row=Attestation.objects.get(), by=BY),
    ),
    "somebody says that it was not so": (
        Kind.REMARK,
        lambda scene: remark(project=scene.project, words="No.", rung="telling", group=None, role="Cook", by=BY),
    ),
    "somebody takes that back": (Kind.REMARK, lambda scene: take_back(row=Remark.objects.get(), by=BY)),
}
