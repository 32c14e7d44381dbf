"""What can be chosen, and what somebody chose. Plain functions over plain data.

An answer that holds several values is kept as one text with a comma between them, in the order in which they
were chosen: ids have no comma.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

BETWEEN = ","


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: its value, its words in the wanted version, its picture or none."""

    value: str
    label: str
    symbol: str


def choices_of(values: Iterable[Mapping[str, str | None]], *, easy: bool) -> tuple[Choice, ...]:
    """A prompt's values (`Prompt.values`) as choices, in easy words or in full ones."""
    return tuple(
        Choice(
            value=str(entry["value"]),
            label=str(entry["easy_label"] if easy else entry["label"]),
            symbol=entry.get("symbol") or "",
        )
        for entry in values
    )


def chosen_in(value: str) -> list[str]:
    """The values that an answer holds, in the order in which they were chosen."""
    return value.split(BETWEEN) if value else []


def first_among(value: str, standing: Collection[str]) -> str:
    """The first of an answer's values that is among these; empty where none is."""
    return next((one for one in chosen_in(value) if one in standing), "")


def as_value(chosen: Sequence[str]) -> str:
    """Several values as one answer keeps them."""
    return BETWEEN.join(chosen)


def people_by_option(people: Mapping[str, int], *, first_only: bool = False) -> Counter[str]:
    """How many people chose each option, alone or with others, from how many gave each answer.

    With `first_only`, how many put it first.

    >>> people_by_option({"a": 3, "a,b": 2})
    Counter({'a': 5, 'b': 2})
    """
    counted: Counter[str] = Counter()
    for value, count in people.items():
        for one in chosen_in(value)[: 1 if first_only else None]:
            counted[one] += count
    return counted


def label_of(
    values: Iterable[Mapping[str, str | None]], value: str, *, easy: bool, is_ranked: bool = False
) -> Choice | None:
    """What somebody chose, in words; nothing where they chose nothing. Ranked ones have their places before them."""
    by_value = {choice.value: choice for choice in choices_of(values, easy=easy)}
    chosen = [by_value[one] for one in chosen_in(value) if one in by_value]
    if not chosen:
        return None
    labels = [f"{place}. {one.label}" if is_ranked else one.label for place, one in enumerate(chosen, start=1)]
    return Choice(value, " · ".join(labels), chosen[0].symbol)
