"""Whether a promise that was kept made a difference, in words: each group's own answer, and nobody's averaged away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alongside.answers.difference_queries import DifferenceSaid, difference_of
from alongside.answers.enums import Difference
from alongside.answers.models import GroupDifference, Promise
from alongside.answers.permissions import can_say_difference
from alongside.answers.rules import Made
from alongside.core.small_numbers import Shares
from alongside.people.models import Group
from alongside.people.standing import Standing

TAGS = {
    Made.NOT_ASKED_YET: "none",
    Made.WAITING: "active",
    Made.TOO_EARLY: "none",
    Made.MADE: "good",
    Made.A_LITTLE: "good",
    Made.DIFFERS: "soon",
    Made.NONE: "bad",
}
_SAYS = {
    Difference.YES: "say it made a difference",
    Difference.A_LITTLE: "say it made a little difference",
    Difference.NO: "say it made no difference",
    Difference.TOO_EARLY: "say it is too early to say",
}
_ICONS = {Difference.YES: "check", Difference.A_LITTLE: "check", Difference.NO: "cross", Difference.TOO_EARLY: "clock"}


@dataclass(frozen=True)
class GroupLine:
    """What a group says: in words, with its sign, and its own words."""

    group: Group
    says: str
    icon: str
    words: str
    is_yes: bool
    is_no: bool


@dataclass(frozen=True)
class DifferencePanel:
    """The difference of a kept promise as pages show it. `people` is what those with a receipt say, as anybody may read."""

    made: Made
    tag: str
    asked_from: date
    is_asked: bool
    lines: tuple[GroupLine, ...]
    silent: tuple[Group, ...]
    people: str

    @property
    def words(self) -> str:
        """Where it stands, for a tag."""
        return self.made.value


def difference_panel(said: DifferenceSaid | None, *, people: str = "") -> DifferencePanel | None:
    """For whoever looks; nothing while the promise is not kept. `people` comes from `people_words`."""
    if said is None or said.promise.difference_from is None:
        return None
    return DifferencePanel(
        made=said.made,
        tag=TAGS[said.made],
        asked_from=said.promise.difference_from,
        is_asked=said.is_asked,
        lines=tuple(_line(one) for one in said.said),
        silent=said.silent if said.is_asked else (),
        people=people,
    )


def _line(said: GroupDifference) -> GroupLine:
    answer = Difference(said.answer)
    return GroupLine(
        group=said.group,
        says=_SAYS[answer],
        icon=_ICONS[answer],
        words=said.words,
        is_yes=answer in (Difference.YES, Difference.A_LITTLE),
        is_no=answer is Difference.NO,
    )


def people_words(told: Shares[str]) -> str:
    """What people with a receipt say, as everybody may read it: rounded, and nothing where so few could be named."""
    if told.most is not None:
        return f"Most people who answered with their receipt said: {Difference(told.most).label.lower()}."
    if told.is_hidden:
        return "A few people have answered with their receipt: too few to show what they said."
    shown = [(Difference(key).label.lower(), figure) for key, figure in told.figures.items()]
    parts = ", ".join(f"{label} {figure.words}" for label, figure in shown)
    return f"People who answered with their receipt, to the nearest five: {parts}."


def differences_asked_of(standing: Standing, promises: Iterable[Promise]) -> Iterator[tuple[Promise, Group]]:
    """Of kept promises, those of which a group that this person speaks for is asked now, with the group."""
    for promise in promises:
        said, asked = difference_of(promise), promise.asked_of_difference
        keys = [group.pk for group in asked]
        for group in asked:
            may = can_say_difference(standing, group_id=group.pk, asked=keys, owner_id=promise.owner_id)
            if may and said is not None and said.waits_for(group):
                yield promise, group
