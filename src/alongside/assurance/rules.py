"""Which rung of a ladder the record of a project supports, and why. Plain functions over plain data.

It is a description: no score, and no comparison with anybody else. A rung is supported when everything that its
pack asks for is recorded; the highest such rung is the label. Whoever records more involvement can therefore
never lower it, and whoever takes a record away can never raise it. With nothing recorded, only the lowest rung
is left, and the label says that not even that is shown.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from alongside.assurance.evidence import Evidence, Record, attended
from alongside.frameworks.enums import Fact
from alongside.frameworks.schema import Need, Rung
from alongside.gatherings.enums import Purpose


@dataclass(frozen=True)
class Finding:
    """What the record says of one need: whether it holds, for which groups, and what shows it."""

    need: Need
    holds: bool
    shown_for: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class RungFinding:
    """One rung with what it needs."""

    rung: Rung
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether the record shows everything that this rung needs."""
        return all(finding.holds for finding in self.findings)


@dataclass(frozen=True)
class Label:
    """The rung that the record supports. `is_bare` where it is the lowest one, and not even that is shown."""

    supported: Rung
    is_bare: bool
    rungs: tuple[RungFinding, ...]

    @property
    def why(self) -> RungFinding:
        """The supported rung with what shows it."""
        return next(one for one in self.rungs if one.rung.id == self.supported.id)

    @property
    def next_up(self) -> RungFinding | None:
        """The nearest rung above that is not supported; nothing at the top."""
        return next((one for one in self.rungs if one.rung.step > self.supported.step and not one.holds), None)


def label(rungs: Sequence[Rung], evidence: Evidence) -> Label:
    """What the record supports, of a ladder's rungs from the bottom to the top."""
    found = tuple(RungFinding(rung, tuple(finding(need, evidence) for need in rung.needs)) for rung in rungs)
    supported = [one for one in found if one.holds and (one.rung.needs or one.rung.step == rungs[0].step)]
    best = supported[-1] if supported else found[0]
    return Label(supported=best.rung, is_bare=best is found[0] and not (best.rung.needs and best.holds), rungs=found)


def finding(need: Need, evidence: Evidence) -> Finding:
    """What the record says of one need."""
    if need.fact in _ABOUT_GROUPS:
        return _about_groups(need, evidence)
    records = tuple(sorted(_PLAIN[need.fact](evidence)))
    return Finding(need, holds=bool(records), records=records)


def _about_groups(need: Need, evidence: Evidence) -> Finding:
    """Every group for itself; or all of them together, where any of them may be there each time."""
    behind = {group: _ABOUT_GROUPS[need.fact](evidence, {group}) for group in need.groups}
    together = _ABOUT_GROUPS[need.fact](evidence, set(need.groups))
    if need.how_many == "every":
        missing = tuple(group for group, records in behind.items() if not records)
        shown = tuple(group for group in need.groups if group not in missing)
        records = {record for found in behind.values() for record in found}
        return Finding(need, not missing, shown, missing, tuple(sorted(records)))
    there = set(together)
    shown = tuple(group for group in need.groups if _was_at(evidence, there, group))
    return Finding(need, bool(together), shown, () if together else need.groups, tuple(sorted(there)))


def _was_at(evidence: Evidence, records: Collection[Record], group: str) -> bool:
    return any(occasion.record in records and group in occasion.groups for occasion in evidence.occasions)


def _told(evidence: Evidence) -> list[Record]:
    return [evidence.published] if evidence.published else []


def _something_open(evidence: Evidence) -> list[Record]:
    return [evidence.open_part] if evidence.open_part else []


def _something_changed(evidence: Evidence) -> list[Record]:
    return [decision.record for decision in evidence.decisions if decision.is_yes]


def _every_theme_answered(evidence: Evidence) -> list[Record]:
    answered = {decision.theme_id for decision in evidence.decisions if decision.is_published}
    if not evidence.themes or any(theme.id not in answered for theme in evidence.themes):
        return []
    return list(evidence.themes)


def _askers_confirmed(evidence: Evidence) -> list[Record]:
    return list(evidence.kept)


def _at(purpose: Purpose) -> Callable[[Evidence, Collection[str]], list[Record]]:
    def found(evidence: Evidence, groups: Collection[str]) -> list[Record]:
        return attended(evidence.occasions_for(purpose), groups)

    return found


def _asked_again(evidence: Evidence, groups: Collection[str]) -> list[Record]:
    records = attended(evidence.occasions_for(Purpose.ASKED), groups)
    return records if len({record.on for record in records}) > 1 else []


def _decided_with(evidence: Evidence, groups: Collection[str]) -> list[Record]:
    """The gatherings at which it was decided with any of these groups in the room.

    Where decisions are recorded, every one of them has to have been taken at such a gathering.
    """
    present = {record.id: record for record in attended(evidence.occasions_for(Purpose.DECIDED), groups)}
    if not evidence.decisions:
        return list(present.values())
    taken_in = [decision.gathering_id for decision in evidence.decisions]
    if any(gathering not in present for gathering in taken_in):
        return []
    return [present[gathering] for gathering in sorted({one for one in taken_in if one is not None})]


_PLAIN: Mapping[Fact, Callable[[Evidence], list[Record]]] = {
    Fact.TOLD: _told,
    Fact.SOMETHING_OPEN: _something_open,
    Fact.SOMETHING_CHANGED: _something_changed,
    Fact.EVERY_THEME_ANSWERED: _every_theme_answered,
    Fact.ASKERS_CONFIRMED: _askers_confirmed,
}

_ABOUT_GROUPS: Mapping[Fact, Callable[[Evidence, Collection[str]], list[Record]]] = {
    Fact.EXPLAINED_TO: _at(Purpose.EXPLAINED),
    Fact.ASKED: _at(Purpose.ASKED),
    Fact.ASKED_AGAIN: _asked_again,
    Fact.NEED_NAMED_WITH: _at(Purpose.NAMED_NEED),
    Fact.DESIGNED_WITH: _at(Purpose.DESIGNED),
    Fact.DECIDED_WITH: _decided_with,
    Fact.DONE_WITH: _at(Purpose.DID),
}
