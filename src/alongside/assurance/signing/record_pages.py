"""A snapshot as a page shows it: exactly what is digested, in sections and plain words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from alongside.answers.enums import DecisionKind, Difference, PromiseState, Stance
from alongside.assurance.checks import State
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.signing.snapshot import Item, Kind, Snapshot
from alongside.core.dates import long_date
from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Level, Pack, Rung
from alongside.frameworks.schema.base import by_id
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.projects.enums import Ready
from alongside.projects.forms.stages import as_read
from alongside.themes.rules import CheckState


@dataclass(frozen=True)
class Shown:
    """One thing of the record: its title, what it says, and whether it is otherwise than it was read before."""

    title: str
    lines: tuple[str, ...]
    is_new: bool = False


@dataclass(frozen=True)
class Section:
    """Everything of one kind; `is_open` where something in it changed."""

    title: str
    things: tuple[Shown, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is shown unfolded."""
        return any(thing.is_new for thing in self.things)


@dataclass(frozen=True)
class Words:
    """What the pack calls its groups and what it asks."""

    groups: Mapping[str, str]
    prompts: Mapping[str, str]
    pack: Pack

    def of(self, keys: list[str]) -> str:
        """Groups by their titles."""
        return ", ".join(self.groups.get(key, key) for key in keys)


def sections(snapshot: Snapshot, pack: Pack, *, read: Mapping[str, str] | None = None) -> list[Section]:
    """A record in sections. With the fingerprints of an earlier reading, what is new since is marked."""
    words, prints = _words_of(pack), snapshot.prints
    by_kind: dict[Kind, list[Shown]] = {}
    for item in snapshot.items:
        is_new = read is not None and read.get(item.key) != prints[item.key]
        by_kind.setdefault(item.kind, []).append(_shown(item, words, is_new=is_new))
    return [Section(kind.value, tuple(things)) for kind, things in by_kind.items()]


def shown(item: Item, pack: Pack) -> Shown:
    """One thing of a record by itself."""
    return _shown(item, _words_of(pack), is_new=False)


def _shown(item: Item, words: Words, *, is_new: bool) -> Shown:
    return Shown(_title(item), tuple(line for line in _LINES[item.kind](item, words) if line), is_new)


def _words_of(pack: Pack) -> Words:
    return Words(
        groups={group.id: group.title for group in pack.groups},
        prompts={prompt.id: prompt.text for theme in pack.review for prompt in theme.prompts},
        pack=pack,
    )


def _title(item: Item) -> str:
    return f"“{item.title}”" if item.kind is Kind.REMARK else item.title


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _nothing(item: Item, words: Words) -> Iterator[str]:
    yield from ()


def _project(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield "Everybody can read about it." if value["public"] else "Only its team sees it so far."


def _part(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    offered: tuple[Rung | Level, ...] = (
        (*words.pack.rungs, *words.pack.levels) if item.id in (Part.RUNG, Part.LEVEL) else ()
    )
    chosen = by_id(offered, value["words"])
    yield chosen.title if chosen else value["words"]
    yield f"Because: {value['because']}" if value["because"] else ""
    yield f"Agreed by {words.of(value['agreed'])}." if value["agreed"] else "No group has agreed to it as it is worded."


def _readiness(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield Ready(value["answer"]).label


def _stage(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    question = words.pack.question(item.id)
    yield as_read(question, value["words"], words.pack) if question else value["words"]


def _gathering(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"{_day(value['on'])}. {'. '.join(Purpose(one).label for one in value['for'])}."
    came = [f"{words.of([key])} {people}" for key, (_, people) in value["came"].items()]
    yield f"Who came: {', '.join(came)}." if came else "Nobody is recorded as having come."
    yield f"Papers went out on {_day(value['papers'])}." if value["papers"] else "No papers are recorded."
    yield f"What people needed: {AccessMet(value['access']).label.lower()}. {value['note']}".strip()


def _session(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"Who spoke: {words.of(value['spoke'])}."


def _theme(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"Those who said it: {CheckState[value['checked']].value}."


def _decision(item: Item, words: Words) -> Iterator[str]:
    value = item.value
    yield f"{DecisionKind(value['kind']).label}, {_day(value['on'])}: {value['words'][0]}"
    yield f"Because: {value['because'][0]}"
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
    Kind.SESSION: _session,
    Kind.THEME: _theme,
    Kind.DECISION: _decision,
    Kind.PROMISE: _promise,
    Kind.REVIEW: _review,
    Kind.CHECK: _check,
    Kind.REMARK: _nothing,
}
