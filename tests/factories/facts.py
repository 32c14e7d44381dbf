"""How each fact that a ladder can ask for is recorded, through the product's own actions.

One way for each fact of the vocabulary, so that a test records whatever a pack asks for without knowing the pack.
None of them shows another fact by the way, apart from the promise, which comes of a decision.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from alongside.answers.actions import publish_decision, say_verdict
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Decision
from alongside.frameworks.enums import FACTS_ABOUT_GROUPS, Fact, Part
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Gathering
from alongside.gatherings.queries import gatherings_of
from alongside.projects.actions import publish_project, reword_part
from alongside.projects.models import Project
from tests.factories.answers import decide, promise_under
from tests.factories.evidence import BY, met, theme_in

Recorder = Callable[[Project, Collection[str]], object]


@dataclass(frozen=True)
class Recorded:
    """One thing to record: a fact, and the groups that it is about, where it is about any."""

    fact: Fact
    groups: tuple[str, ...] = ()


def record(project: Project, things: Collection[Recorded]) -> None:
    """Record all of these, the gatherings before the decisions that may have been taken at them."""
    for thing in sorted(things, key=lambda one: (one.fact not in FACTS_ABOUT_GROUPS, list(Fact).index(one.fact))):
        RECORDERS[thing.fact](project, thing.groups)


def _at(purpose: Purpose) -> Recorder:
    return lambda project, groups: met(project, purpose, groups=groups)


def _asked_on_two_days(project: Project, groups: Collection[str]) -> None:
    for days_ago in (30, 10):
        met(project, Purpose.ASKED, groups=groups, days_ago=days_ago)


def _open_part(project: Project, groups: Collection[str]) -> None:
    reword_part(project=project, part=Part.OPEN, value="When and where", by=BY)


def _published_project(project: Project, groups: Collection[str]) -> None:
    publish_project(project=project, by=BY)


def _yes(project: Project, groups: Collection[str] = ()) -> Decision:
    """A yes that nobody can read yet."""
    return _decided(project, DecisionKind.WE_WILL)


def _answers(project: Project, groups: Collection[str]) -> None:
    """What was decided can be read; where nothing was, a theme is refused, so that nothing changes."""
    decisions = list(Decision.objects.filter(theme__project=project, is_current=True))
    for decision in decisions or [_decided(project, DecisionKind.WE_CANT)]:
        publish_decision(decision=decision, by=BY)


def _kept_promise(project: Project, groups: Collection[str]) -> None:
    yes = Decision.objects.filter(theme__project=project, kind=DecisionKind.WE_WILL, is_current=True).first()
    promise = promise_under(yes or _yes(project))
    for asker in promise.askers:
        say_verdict(promise=promise, group=asker, is_kept=True, because="", by=BY)


def _decided(project: Project, kind: DecisionKind) -> Decision:
    """A decision on a theme of its own, by all groups, where it was decided if that is recorded."""
    everybody = list(project.area.groups.all())
    return decide(theme_in(project), taken_by=everybody, kind=kind, is_published=False, taken_in=_deciding(project))


def _deciding(project: Project) -> Gathering | None:
    return next((one for one in gatherings_of(project) if Purpose.DECIDED in one.purposes), None)


RECORDERS: Mapping[Fact, Recorder] = {
    Fact.TOLD: _published_project,
    Fact.EXPLAINED_TO: _at(Purpose.EXPLAINED),
    Fact.ASKED: _at(Purpose.ASKED),
    Fact.ASKED_AGAIN: _asked_on_two_days,
    Fact.SOMETHING_OPEN: _open_part,
    Fact.SOMETHING_CHANGED: _yes,
    Fact.EVERY_THEME_ANSWERED: _answers,
    Fact.ASKERS_CONFIRMED: _kept_promise,
    Fact.NEED_NAMED_WITH: _at(Purpose.NAMED_NEED),
    Fact.DESIGNED_WITH: _at(Purpose.DESIGNED),
    Fact.DECIDED_WITH: _at(Purpose.DECIDED),
    Fact.DONE_WITH: _at(Purpose.DID),
}
