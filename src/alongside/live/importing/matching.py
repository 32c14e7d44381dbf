"""From rows to answers of one session: activities, prompts and groups found by their ids or titles."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from alongside.core import codes
from alongside.frameworks.enums import Choosing
from alongside.live import rules
from alongside.live.choices import BETWEEN, as_value
from alongside.live.enums import Via, Whose
from alongside.live.importing.reading import Row
from alongside.live.importing.report import RowProblem
from alongside.live.models import Activity, Prompt, Session
from alongside.live.rules import Asked
from alongside.live.signing import may_sign
from alongside.people.models import Group

T = TypeVar("T")
LONGEST_AREA = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row that can come in, once its person and its id are known."""

    line: int
    given_id: uuid.UUID | None
    prompt: Prompt
    group: Group | None
    home_area: str
    person: str
    receipt: str
    words: str
    value: str
    moment: str
    whose: Whose
    via: Via
    may_quote: bool
    said_at: datetime | None
    signed_as: str

    @property
    def content(self) -> tuple[str, ...]:
        """Everything that makes it the row it is, wherever it stands in the file."""
        return (
            self.prompt.activity.key,
            self.prompt.key,
            self.words,
            self.value,
            self.moment,
            self.group.key if self.group else "",
            self.home_area,
            self.person,
            self.receipt,
            self.whose.value,
            self.via.value,
            "yes" if self.may_quote else "no",
            self.said_at.isoformat() if self.said_at else "",
            # Nothing where nobody signed: files from before there were signatures keep the ids they have.
            *([self.signed_as] if self.signed_as else []),
        )


class _Names(Generic[T]):
    """Finds things by their id or by any of their titles, whatever the capitals."""

    def __init__(self, things: Iterable[T], *, key: Callable[[T], str], titles: Callable[[T], Sequence[str]]) -> None:
        things = list(things)
        self.keys = [key(thing) for thing in things]
        self._by_name: dict[str, list[T]] = {}
        for thing in things:
            for title in {_folded(title) for title in titles(thing)}:
                self._by_name.setdefault(title, []).append(thing)
        # An id always means its own thing, even where another one's title reads the same.
        self._by_name |= {_folded(key(thing)): [thing] for thing in things}

    def find(self, typed: str, *, what: str, where: str) -> T:
        """The one thing of this name; `LookupError` with a sentence that says what there is."""
        found = self._by_name.get(_folded(typed), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(f"“{typed}” is the title of more than one {what}. Use its id: {', '.join(self.keys)}.")
        there_is = f"There is: {', '.join(self.keys)}." if self.keys else "There is none."
        raise LookupError(f"There is no {what} “{typed}” in {where}. {there_is}")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class Matcher:
    """Knows what one session asks and whom, and turns rows into entries."""

    def __init__(self, session: Session, prompts: Sequence[Prompt], groups: Sequence[Group]) -> None:
        self.session = session
        activities = {prompt.activity_id: prompt.activity for prompt in prompts}
        self._activities = _Names(
            activities.values(), key=lambda one: one.key, titles=lambda one: (one.title, one.easy_title)
        )
        self._prompts = {
            pk: _Names(
                [prompt for prompt in prompts if prompt.activity_id == pk],
                key=lambda one: one.key,
                titles=lambda one: (one.text, one.easy_text),
            )
            for pk in activities
        }
        self._groups = _Names(groups, key=lambda one: one.key, titles=lambda one: (one.title, one.easy_title))
        self._values = {prompt.pk: _values(prompt) for prompt in prompts}

    def match(self, row: Row) -> tuple[Entry | None, list[RowProblem]]:
        """The entry of a row, or everything that is wrong with it."""
        problems: list[str] = []

        def tried(read: Callable[[Row], T], otherwise: T) -> T:
            try:
                return read(row)
            except LookupError as error:
                problems.append(str(error.args[0]))
                return otherwise

        prompt = tried(self._prompt, None)
        entry = Entry(
            line=row.line,
            given_id=tried(_given_id, None),
            prompt=prompt or Prompt(activity=Activity()),
            group=tried(self._group, None),
            home_area=tried(_home_area, ""),
            person=tried(_person, ""),
            receipt=tried(_receipt, ""),
            words=row.words,
            value=self._value(row, prompt),
            moment=row["moment"].lower(),
            whose=tried(_whose, Whose.OWN),
            via=tried(_via, Via.IMPORT),
            may_quote=tried(_may_quote, False),
            said_at=tried(_said_at, None),
            signed_as=row["signed_as"],
        )
        if prompt is not None:
            problems += _problems_with(entry)
        return (None if problems else entry), [RowProblem(row.line, reason) for reason in problems]

    def _prompt(self, row: Row) -> Prompt | None:
        if not row["activity"]:
            raise LookupError("Say which activity this belongs to: the cell is empty.")
        activity = self._activities.find(row["activity"], what="activity", where="this session")
        if not row["prompt"]:
            raise LookupError("Say which prompt this answers: the cell is empty.")
        return self._prompts[activity.pk].find(row["prompt"], what="prompt", where=f"the activity “{activity.key}”")

    def _group(self, row: Row) -> Group | None:
        return self._groups.find(row["group"], what="group", where="this session") if row["group"] else None

    def _value(self, row: Row, prompt: Prompt | None) -> str:
        """A value by its id or by what it is called; what is unknown stays as it is and is refused by the rules.

        Where several may be chosen, they stand with commas between; a title that has a comma itself comes first.
        """
        typed = row["value"]
        if prompt is None:
            return typed
        names = self._values[prompt.pk]
        if prompt.choosing == Choosing.ONE or _folded(typed) in names:
            return names.get(_folded(typed), typed)
        return as_value([names.get(_folded(one), one.strip()) for one in typed.split(BETWEEN) if one.strip()])


def _values(prompt: Prompt) -> dict[str, str]:
    """What each value may be called; an id always means itself, and a name that two of them have means none."""
    called: dict[str, set[str]] = {}
    for entry in prompt.values:
        for name in (entry["label"], entry["easy_label"]):
            called.setdefault(_folded(name), set()).add(entry["value"])
    names = {name: min(values) for name, values in called.items() if len(values) == 1}
    return names | {_folded(entry["value"]): entry["value"] for entry in prompt.values}


def _problems_with(entry: Entry) -> list[str]:
    prompt = entry.prompt
    asked = Asked(
        words=prompt.words,
        values=[value["value"] for value in prompt.values],
        moments=prompt.moments,
        choosing=prompt.choosing,
        most=prompt.most,
        may_sign=may_sign(prompt, entry.group.may_be_under_18 if entry.group else None),
    )
    found = rules.problems_with(
        asked, words=entry.words, value=entry.value, moment=entry.moment, signed_as=entry.signed_as
    )
    return [problem.reason for problem in found]


def _given_id(row: Row) -> uuid.UUID | None:
    try:
        return uuid.UUID(row["id"]) if row["id"] else None
    except ValueError as error:
        raise LookupError("The id is not a UUID. Leave the cell empty to have one made.") from error


def _home_area(row: Row) -> str:
    if len(row["area"]) > LONGEST_AREA or not rules.is_storable(row["area"]):
        raise LookupError(f"Make the area's name shorter: {LONGEST_AREA} characters at most.")
    return row["area"]


def _person(row: Row) -> str:
    if not rules.is_storable(row["person"]):
        raise LookupError("There is a character in the person's token that cannot be kept. Use letters and digits.")
    return row["person"]


def _receipt(row: Row) -> str:
    typed = row["receipt"]
    if not typed:
        return ""
    if not codes.is_strip_code(typed):
        raise LookupError("A strip's code has 8 to 24 letters and digits. Look at the strip again.")
    return codes.normalise(typed)


def _whose(row: Row) -> Whose:
    return _choice(row, "whose", {choice.value: choice for choice in Whose}, Whose.OWN)


def _via(row: Row) -> Via:
    return _choice(row, "via", {choice.value: choice for choice in Via}, Via.IMPORT)


def _may_quote(row: Row) -> bool:
    return _choice(row, "quote", {"yes": True, "no": False}, False)


def _choice(row: Row, column: str, choices: dict[str, T], otherwise: T) -> T:
    typed = row[column].lower()
    if not typed:
        return otherwise
    if typed not in choices:
        raise LookupError(f"In {column}, “{row[column]}” is not one of: {', '.join(choices)}.")
    return choices[typed]


def _said_at(row: Row) -> datetime | None:
    if not row["said_at"]:
        return None
    try:
        said_at = parse_datetime(row["said_at"])
    except ValueError:
        said_at = None
    if said_at is None:
        raise LookupError("In said_at, write the time as 2026-03-14T10:30:00Z, or leave it empty.")
    return said_at if timezone.is_aware(said_at) else timezone.make_aware(said_at)
