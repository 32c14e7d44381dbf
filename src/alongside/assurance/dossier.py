"""Everything that checks look at, as plain data: the record of a project, with what was agreed, promised, reviewed.

Groups stand in it by their keys, like in `evidence`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from alongside.assurance.evidence import Evidence, Record
from alongside.themes.rules import CheckState


@dataclass(frozen=True)
class Meeting:
    """A gathering, as far as checks look at it.

    `days_ahead` is nothing where no papers were sent, and `minutes_after` where no minutes were written.
    """

    record: Record
    purposes: frozenset[str]
    days_ahead: int | None
    access: str
    minutes_after: int | None = None


@dataclass(frozen=True)
class PartFact:
    """A part of the project that has words: whether it has a reason, and which groups agreed to it as it is."""

    record: Record
    has_reason: bool
    agreed: frozenset[str]


@dataclass(frozen=True)
class ThemeFact:
    """A theme, and how far its check by those who said it has come."""

    record: Record
    state: CheckState


@dataclass(frozen=True)
class DecisionFact:
    """A decision that stands: reasons, which groups have still to say whether they agreed, and who asked."""

    record: Record
    is_yes: bool
    is_published: bool
    is_reasoned: bool
    silent: frozenset[str]
    asking: frozenset[str]
    promises: int


@dataclass(frozen=True)
class PromiseFact:
    """A promise: when it is due, whether those who asked have closed it, whether its owner says it is done.

    `unsaid` are the groups that are asked now whether it made a difference, and have not said so: of those that
    asked for it, and of those whose word is asked for in everybody's name.
    """

    record: Record
    due: date
    is_closed: bool
    is_said_done: bool
    is_kept: bool = False
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Dossier:
    """`signing` are the groups whose word is asked for; `parts_asked` what a project of this pack says of itself."""

    today: date
    evidence: Evidence = field(default_factory=Evidence)
    signing: tuple[str, ...] = ()
    parts_asked: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    parts: Mapping[str, PartFact] = field(default_factory=dict)
    themes: tuple[ThemeFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    reviewed: tuple[str, ...] = ()
    readiness_open: int | None = None
    stages_empty: tuple[str, ...] = ()
    claimed_step: int | None = None
    supported_step: int | None = None
