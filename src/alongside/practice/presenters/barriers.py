"""Barriers in words: what was in the way, what was tried, what helped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alongside.frameworks.queries import packs_worked_under
from alongside.frameworks.schema import Pack
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.practice.enums import Helped
from alongside.practice.models import Attempt, Barrier
from alongside.practice.queries.barriers import HELPED

_KINDS: Mapping[Helped, str] = {Helped.YES: "good", Helped.PARTLY: "good", Helped.NO: "", Helped.TOO_SOON: ""}


@dataclass(frozen=True)
class AttemptLine:
    """One thing that was tried, and whether it helped; `waits` where it was written since the barrier was shared."""

    attempt: Attempt
    tag: str
    kind: str
    waits: bool


@dataclass(frozen=True)
class BarrierCard:
    """A barrier as the list and its page show it; `by` is a group or a role, never a name."""

    barrier: Barrier
    about: str
    by: str
    attempts: tuple[AttemptLine, ...]

    @property
    def waiting(self) -> int:
        """How many of them only the team reads yet, while everybody reads the barrier."""
        return sum(line.waits for line in self.attempts)

    @property
    def seen(self) -> int:
        """The newest of them: what somebody who shares the barrier has read."""
        return max((line.attempt.pk for line in self.attempts), default=0)

    @property
    def what_helped(self) -> list[str]:
        """What was tried and helped, in short."""
        return [line.attempt.words for line in self.attempts if line.attempt.helped in HELPED]


def barrier_cards(barriers: Iterable[Barrier], pack: Pack | None) -> list[BarrierCard]:
    """Barriers for a list. `pack` names their challenges, or else an earlier pack of the area that has the barrier."""
    rows = list(barriers)
    titles = _titles([pack] if pack else [])
    strange = {row.area_id for row in rows if row.challenge and row.challenge not in titles}
    titles = _titles(packs_worked_under(strange)) | titles if strange else titles
    return [_card(row, titles) for row in rows]


def barrier_card(barrier: Barrier, pack: Pack | None) -> BarrierCard:
    """One barrier."""
    return barrier_cards([barrier], pack)[0]


def _titles(packs: Iterable[Pack]) -> dict[str, str]:
    return {challenge.id: challenge.title for pack in packs for challenge in pack.challenges}


def _card(barrier: Barrier, titles: Mapping[str, str]) -> BarrierCard:
    is_shared = barrier.shared_at is not None
    return BarrierCard(
        barrier=barrier,
        about=titles.get(barrier.challenge, ""),
        by=barrier.group.title if barrier.group else barrier.role,
        attempts=tuple(
            AttemptLine(
                attempt,
                Helped(attempt.helped).label,
                _KINDS[Helped(attempt.helped)],
                waits=is_shared and attempt.shared_at is None,
            )
            for attempt in barrier.attempts.all()
        ),
    )


def speaks_as(standing: Standing) -> tuple[Group | None, str]:
    """The group that somebody represents; else their role in words."""
    group = next((group for group in groups_of(standing.area) if group.pk in standing.group_ids), None)
    return group, min(role.label for role in standing.roles)
