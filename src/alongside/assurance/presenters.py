"""An honest label in sentences: what was claimed, what the record supports, what shows it, what would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.assurance.models import Remark
from alongside.assurance.places import Link, Places
from alongside.assurance.rules import Finding, Label, RungFinding
from alongside.frameworks.enums import Fact
from alongside.frameworks.schema import Pack, Rung


@dataclass(frozen=True)
class Line:
    """One thing that a rung asks for: whether the record shows it, in a sentence, and the records behind it."""

    holds: bool
    sentence: str
    settles: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class RungCard:
    """A rung with everything that it asks for."""

    title: str
    easy_title: str
    description: str
    holds: bool
    is_supported: bool
    is_claimed: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RemarkLine:
    """What somebody wrote beside the label: their words, and whose they are."""

    remark: Remark
    who: str
    is_mine: bool


@dataclass(frozen=True)
class LabelCard:
    """The label as a project's page shows it. `claimed` is nothing where the project claims no rung."""

    claimed: Rung | None
    supported: Rung
    is_bare: bool
    verdict: str
    why: tuple[Line, ...]
    change: RungCard | None
    rungs: tuple[RungCard, ...]
    remarks: tuple[RemarkLine, ...]


def label_card(
    label: Label, *, pack: Pack, claimed_key: str, places: Places, remarks: tuple[RemarkLine, ...] = ()
) -> LabelCard:
    """A label in the words of the project's pack."""
    claimed = next((rung for rung in pack.rungs if rung.id == claimed_key), None)
    teller = _Teller(pack, places)
    cards = tuple(
        teller.rung(one, is_supported=one.rung.id == label.supported.id, is_claimed=one.rung.id == claimed_key)
        for one in label.rungs
    )
    return LabelCard(
        claimed=claimed,
        supported=label.supported,
        is_bare=label.is_bare,
        verdict=_verdict(label, claimed),
        why=teller.lines(label.why.findings),
        change=_next_card(cards, label, claimed),
        rungs=tuple(reversed(cards)),
        remarks=remarks,
    )


def _verdict(label: Label, claimed: Rung | None) -> str:
    supported = label.supported.title
    if label.is_bare:
        claim = f"“{claimed.title}” is claimed. " if claimed and claimed.step > label.supported.step else ""
        return f"{claim}Nothing is recorded yet that supports more than “{supported}”, and not even that is shown."
    if claimed is None:
        return f"What is recorded supports “{supported}”. The project has not said how it wants to work."
    if claimed.id == label.supported.id:
        return f"What is recorded supports what is claimed: “{supported}”."
    if claimed.step > label.supported.step:
        return f"“{claimed.title}” is claimed. What is recorded supports “{supported}”."
    return f"“{claimed.title}” is claimed, and what is recorded supports more: “{supported}”."


def _next_card(cards: Sequence[RungCard], label: Label, claimed: Rung | None) -> RungCard | None:
    """What would change the label: what the claimed rung lacks, or else the nearest one above."""
    by_id = {one.rung.id: card for one, card in zip(label.rungs, cards, strict=True)}
    if claimed is not None and claimed.step > label.supported.step:
        return by_id[claimed.id]
    return by_id[label.next_up.rung.id] if label.next_up else None


class _Teller:
    """Tells findings in sentences, with the pack's own names for its groups."""

    def __init__(self, pack: Pack, places: Places) -> None:
        self._titles = {group.id: group.title for group in pack.groups}
        self._places = places

    def rung(self, found: RungFinding, *, is_supported: bool, is_claimed: bool) -> RungCard:
        return RungCard(
            title=found.rung.title,
            easy_title=found.rung.easy_title,
            description=found.rung.description,
            holds=found.holds and bool(found.findings),
            is_supported=is_supported,
            is_claimed=is_claimed,
            lines=self.lines(found.findings),
        )

    def lines(self, findings: Sequence[Finding]) -> tuple[Line, ...]:
        return tuple(
            Line(
                holds=finding.holds,
                sentence=self._sentence(finding),
                settles="" if finding.holds else _SETTLES[finding.need.fact],
                links=self._places.links(finding.records) if finding.holds else (),
            )
            for finding in findings
        )

    def _sentence(self, finding: Finding) -> str:
        shown, missing = _SENTENCES[finding.need.fact]
        if finding.holds:
            return shown.format(who=self._who(finding.shown_for, " and "))
        word = " or " if finding.need.how_many == "any" else " and "
        return missing.format(who=self._who(finding.missing, word))

    def _who(self, groups: Sequence[str], word: str) -> str:
        titles = [self._titles[group] for group in groups]
        return word.join([", ".join(titles[:-1]), titles[-1]]) if len(titles) > 1 else "".join(titles)


def remark_lines(remarks: Sequence[Remark], *, person_id: int | None) -> tuple[RemarkLine, ...]:
    """What was written beside a label, with the group or role of who wrote it."""
    return tuple(
        RemarkLine(
            remark=remark,
            who=remark.group.title if remark.group else remark.role,
            is_mine=person_id is not None and remark.written_by_id == person_id,
        )
        for remark in remarks
    )


# What each fact is in a sentence: where it is shown, and where it is not.
_SENTENCES: Mapping[Fact, tuple[str, str]] = {
    Fact.TOLD: ("Everybody can read about this work.", "This work is not open for everybody to read."),
    Fact.EXPLAINED_TO: ("It was explained to {who}.", "Nothing shows that it was explained to {who}."),
    Fact.ASKED: ("These were asked and said something: {who}.", "Nothing shows that these were asked: {who}."),
    Fact.ASKED_AGAIN: (
        "These were asked on more than one day: {who}.",
        "Nothing shows that these were asked on more than one day: {who}.",
    ),
    Fact.SOMETHING_OPEN: ("It is written down what can still change.", "It is not written down what can still change."),
    Fact.SOMETHING_CHANGED: (
        "Something was decided because of what people said.",
        "Nothing has been decided yet because of what people said.",
    ),
    Fact.EVERY_THEME_ANSWERED: (
        "Every theme has an answer that everybody can read.",
        "Not every theme has an answer that everybody can read.",
    ),
    Fact.ASKERS_CONFIRMED: (
        "Those who asked said that a promise was kept.",
        "Nobody who asked has said yet that a promise was kept.",
    ),
    Fact.NEED_NAMED_WITH: (
        "These were there when the need was named: {who}.",
        "Nothing shows that these were there when the need was named: {who}.",
    ),
    Fact.DESIGNED_WITH: (
        "These were there when it was worked out how to do it: {who}.",
        "Nothing shows that these were there when it was worked out how to do it: {who}.",
    ),
    Fact.DECIDED_WITH: (
        "These were in the room when it was decided: {who}.",
        "Nothing shows that these were in the room for every decision: {who}.",
    ),
    Fact.DONE_WITH: (
        "These were part of putting it into practice: {who}.",
        "Nothing shows that these were part of putting it into practice: {who}.",
    ),
}

# What would settle each of them.
_SETTLES: Mapping[Fact, str] = {
    Fact.TOLD: "Show the project to everybody.",
    Fact.EXPLAINED_TO: "Record the gathering at which it was explained, and which groups came.",
    Fact.ASKED: "Hold a session in which they can answer, or record the gathering at which they were asked.",
    Fact.ASKED_AGAIN: "Ask them again on another day.",
    Fact.SOMETHING_OPEN: "Write down what is open, before people are asked.",
    Fact.SOMETHING_CHANGED: "Decide on a theme that people made, and say what will be done.",
    Fact.EVERY_THEME_ANSWERED: "Answer each theme, with the reason, and publish the answers.",
    Fact.ASKERS_CONFIRMED: "Ask those who asked whether it was done.",
    Fact.NEED_NAMED_WITH: "Record the gathering at which the need was named, and which groups came.",
    Fact.DESIGNED_WITH: "Record the gathering at which it was worked out how to do it, and which groups came.",
    Fact.DECIDED_WITH: "Take decisions where they are present, and say of each decision at which gathering it was taken.",
    Fact.DONE_WITH: "Record the gathering at which it was put into practice, and which groups came.",
}
