"""A snapshot as a page shows it: exactly what is digested, in sections and plain words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from alongside.answers.enums import DecisionKind, Difference, PromiseState, Stance
from alongside.assurance.checks import State
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.signing.snapshot import Item, Kind, Snapshot
from alongside.core.dates import long_date
from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Level, Pack, Rung
from alongside.frameworks.schema.base import by_id
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.gatherings.presenters.minutes import said_in_minutes
from alongside.projects.ahead import question_in
from alongside.projects.enums import Ready
from alongside.projects.forms.stages import as_read_in
from alongside.themes.rules import CheckState


@dataclass(frozen=True)
class Shown:
    """One thing of the record: its title, what it says, and whether it is otherwise than it was read before.

    `counts` is true of a check that holds or is attested.
    """

    title: str
    lines: tuple[str, ...]
    is_new: bool = False
    counts: bool = False


@dataclass(frozen=True)
class Section:
    """Everything of one kind. `is_open` where something in it changed, and where it says what all the rest comes to."""

    title: str
    note: str
    things: tuple[Shown, ...]
    is_open: bool


class Withheld(Enum):
    """What stands in a record, and not before everybody who reads it."""

    COUNTS = "how many came to a gathering, and what people needed there: the team's, since so few can be singled out"
    REVIEWS = "what other groups said when they looked back: not before one's own group has"


@dataclass(frozen=True)
class Words:
    """What the pack calls its groups and what it asks, and what is kept back from who reads.

    `packs` are those that the project stood under, the one of now first: older answers are to what they asked.
    """

    groups: Mapping[str, str]
    prompts: Mapping[str, str]
    checks: Mapping[str, str]
    packs: Sequence[Pack]
    easy: bool
    withheld: frozenset[Withheld] = frozenset()

    def of(self, keys: list[str]) -> str:
        """Groups by their titles."""
        return ", ".join(self.groups.get(key, key) for key in keys)

    def told(self, both: list[str]) -> str:
        """The easy words of two, where they are asked for and there are any."""
        return both[1] if self.easy and both[1] else both[0]


def sections(
    snapshot: Snapshot,
    packs: Sequence[Pack],
    *,
    read: Mapping[str, str] | None = None,
    easy: bool = False,
    withheld: frozenset[Withheld] = frozenset(),
) -> list[Section]:
    """A record in sections, less what is not for who reads it, in easy words where that is asked for.

    With the fingerprints of an earlier reading, what is new since is marked. `packs` are as in `Words`.
    """
    words, prints = replace(_words_of(packs, easy=easy), withheld=withheld), snapshot.prints
    by_kind: dict[Kind, list[Shown]] = {}
    for item in snapshot.items:
        is_new = read is not None and read.get(item.key) != prints[item.key]
        by_kind.setdefault(item.kind, []).append(_shown(item, words, is_new=is_new))
    return [_section(kind, tuple(things), words) for kind, things in by_kind.items()]


def _section(kind: Kind, things: tuple[Shown, ...], words: Words) -> Section:
    is_open = kind in _ALWAYS_OPEN or any(thing.is_new for thing in things)
    return Section(_EASY[kind] if words.easy else kind.value, _note(kind, things), things, is_open)


def _note(kind: Kind, things: tuple[Shown, ...]) -> str:
    """How many there are; of checks, how many count."""
    if kind is not Kind.CHECK:
        return str(len(things)) if len(things) > 1 else ""
    return f"{sum(thing.counts for thing in things)} of {len(things)} hold"


def shown(item: Item, packs: Sequence[Pack]) -> Shown:
    """One thing of a record by itself."""
    return _shown(item, _words_of(packs), is_new=False)


def _shown(item: Item, words: Words, *, is_new: bool) -> Shown:
    lines = tuple(line for line in _LINES[item.kind](item, words) if line)
    value = item.value
    counts = item.kind is Kind.CHECK and (value["state"] == State.HOLDS.name or value["attested"] is not None)
    return Shown(_title(item, words), lines, is_new, counts)


def _words_of(packs: Sequence[Pack], *, easy: bool = False) -> Words:
    checks = packs[0].checks.checks if packs[0].checks else ()
    prompts = [prompt for pack in reversed(packs) for theme in pack.review for prompt in theme.prompts]
    groups = [group for pack in reversed(packs) for group in pack.groups]
    return Words(
        groups={group.id: group.easy_title if easy else group.title for group in groups},
        prompts={prompt.id: prompt.easy if easy else prompt.text for prompt in prompts},
        checks={check.id: check.easy if easy else check.text for check in checks},
        packs=packs,
        easy=easy,
    )


def _title(item: Item, words: Words) -> str:
    if item.kind is Kind.CHECK:
        return words.checks.get(item.id, item.title)
    if item.kind is Kind.LABEL and words.easy:
        return _label(item, words)
    return f"“{item.title}”" if item.kind is Kind.REMARK else item.title


def _label(item: Item, words: Words) -> str:
    """What was claimed and what the record shows, by the easy names of the rungs."""
    names = {rung.step: rung.easy_title for rung in words.packs[0].rungs}
    claimed, supported = (names.get(item.value[key] or 0) for key in ("claimed", "supported"))
    said = f"We said: {claimed}." if claimed else "We did not say how."
    return f"{said} What we wrote down shows: {supported or 'nothing yet'}."


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _nothing(item: Item, words: Words) -> Iterator[str]:
    yield from ()


def _project(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield "Everybody can read about it." if value["public"] else "Only its team sees it so far."


def _part(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    offered: list[Rung | Level] = []
    if item.id in (Part.RUNG, Part.LEVEL):
        for pack in words.packs:
            offered += [*pack.rungs, *pack.levels]
    chosen = by_id(offered, value["words"])
    yield chosen.title if chosen else value["words"]
    yield f"Because: {value['because']}" if value["because"] else ""
    yield f"Agreed by {words.of(value['agreed'])}." if value["agreed"] else "No group has agreed to it as it is worded."


def _readiness(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield Ready(value["answer"]).label


def _stage(item: Item, words: Words) -> Iterator[str]:
    yield as_read_in(words.packs, lambda pack: question_in(pack, item.id), item.value["words"])


def _gathering(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"{_day(value['on'])}. {'. '.join(Purpose(one).label for one in value['for'])}."
    is_counted = Withheld.COUNTS not in words.withheld
    there = {words.of([key]): people for key, (_, people) in value["came"].items() if is_counted or people}
    came = [f"{group} {people}" if is_counted else group for group, people in there.items()]
    yield f"Who came: {', '.join(came)}." if came else "Nobody is recorded as having come."
    yield f"Papers went out on {_day(value['papers'])}." if value["papers"] else "No papers are recorded."
    yield f"What people needed: {AccessMet(value['access']).label.lower()}. {value['note'] if is_counted else ''}".strip()


def _minutes(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"Who was there: {words.of(value['there'])}." if value["there"] else ""
    for one in said_in_minutes(value["said"], words.packs):
        asked = one.easy_question if words.easy else one.question
        yield f"{asked} {one.words}" if one.words else ""
    for agreed, who, by in value["next"]:
        yield f"Next: {agreed}" + (f", {who}" if who else "") + (f", by {_day(by)}" if by else "")


def _session(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"Who spoke: {words.of(value['spoke'])}."


def _theme(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"Those who said it: {CheckState[value['checked']].value}."


def _decision(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"{DecisionKind(value['kind']).label}, {_day(value['on'])}: {words.told(value['words'])}"
    yield f"Because: {words.told(value['because'])}"
    yield f"Considered: {value['considered']}"
    for key, (stance, said) in value["said"].items():
        yield f"{words.of([key])}: {Stance(stance).label.lower()}. {said}".strip()
    yield "Everybody can read it." if value["public"] else "It is not published yet."


def _promise(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"{value['owner']}, by {_day(value['due'])}. {PromiseState(value['state']).label}."
    yield f"What was done: {value['done']}" if value["done"] else ""
    for key, (is_kept, because) in value["kept"].items():
        yield f"{words.of([key])}: {'kept' if is_kept else 'not kept'}. {because}".strip()
    for key, (answer, said) in value["difference"].items():
        yield f"Did it make a difference? {words.of([key])}: {Difference(answer).label.lower()}. {said}".strip()


def _review(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    if Withheld.REVIEWS in words.withheld:
        yield "It is handed in. You read it once your own group has looked back."
        return
    for key, (answer, said) in value["said"].items():
        short = f"{ReviewAnswer(answer).label}. " if answer else ""
        yield f"{words.prompts.get(key, key)} {short}{said}".strip()


def _check(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    state = State[value["state"]]
    missing = f" Missing: {words.of(value['groups'])}." if value["groups"] else ""
    yield f"{state.value.capitalize()}.{missing}"
    if value["attested"]:
        _, on, note = value["attested"]
        yield f"Attested on {_day(on)}: {note}"


_LINES: Mapping[Kind, Callable[[Item, Words], Iterator[str]]] = {
    Kind.PROJECT: _project,
    Kind.PACK: _nothing,
    Kind.LABEL: _nothing,
    Kind.PART: _part,
    Kind.READINESS: _readiness,
    Kind.STAGE: _stage,
    Kind.GATHERING: _gathering,
    Kind.MINUTES: _minutes,
    Kind.SESSION: _session,
    Kind.THEME: _theme,
    Kind.DECISION: _decision,
    Kind.PROMISE: _promise,
    Kind.REVIEW: _review,
    Kind.CHECK: _check,
    Kind.REMARK: _nothing,
}

# What everything else comes to, and who says that it was otherwise.
_ALWAYS_OPEN = (Kind.LABEL, Kind.REMARK)

_EASY: Mapping[Kind, str] = {
    Kind.PROJECT: "The project",
    Kind.PACK: "How we work",
    Kind.LABEL: "How much was shared",
    Kind.PART: "What we say about it",
    Kind.READINESS: "Before we started",
    Kind.STAGE: "What we wrote down",
    Kind.GATHERING: "When we met",
    Kind.MINUTES: "What we wrote down when we met",
    Kind.SESSION: "Who spoke",
    Kind.THEME: "What people said",
    Kind.DECISION: "What was decided",
    Kind.PROMISE: "What was promised",
    Kind.REVIEW: "How it was for each group",
    Kind.CHECK: "What must be true",
    Kind.REMARK: "“That is not how it was”",
}
