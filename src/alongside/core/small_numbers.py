"""What may be said in public about how many people there were, so that nobody can be singled out (X6).

Count people and not notes, then ask here. One to five people are never shown; other numbers go to the
nearest five; whatever would give a hidden number away by a sum is hidden too; nothing is ever said of
"everybody". An area may set it stricter, never looser.

Publish one split of a whole (by answer, or by group) and never both: two splits can be subtracted from
each other. `shares` is for questions with one answer a person, `several` for those with more.

>>> figure(12).words, figure(3).words, figure(0).words
('10', 'not shown', 'none')
>>> shares({"happy": 12, "unsure": 7, "sad": 0}).words
'10 · 5 · none'
>>> shares({"happy": 16, "unsure": 1, "sad": 2}).words
'most'
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST_SHOWN = 6
SMALLEST_FOR_MOST = 10
STEP = 5
NOT_SHOWN = "not shown"

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people as the public sees it: rounded, or 0, or `None` where it may not be shown."""

    number: int | None

    @property
    def words(self) -> str:
        """The number as it is written."""
        if self.number is None:
            return NOT_SHOWN
        return str(self.number) if self.number else "none"

    @property
    def people(self) -> str:
        """A phrase for the middle of a sentence, for a number alone: "about 20 people", "nobody", "a few people"."""
        if self.number is None:
            return "a few people"
        return f"about {self.number} people" if self.number else "nobody"


HIDDEN = Figure(None)


@dataclass(frozen=True, slots=True)
class Shares(Generic[K]):
    """How people are spread over answers, as the public sees it.

    `most` names the answer that most people gave where the numbers themselves may not be told.
    """

    total: Figure
    figures: Mapping[K, Figure]
    most: K | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether nothing at all may be said of the spread."""
        return self.most is None and all(figure.number is None for figure in self.figures.values())

    @property
    def words(self) -> str:
        """ "10 · 5 · none", "most" or "not shown", in the order of the answers."""
        if self.most is not None:
            return "most"
        if self.is_hidden:
            return NOT_SHOWN
        return " · ".join("–" if figure.number is None else figure.words for figure in self.figures.values())


def smallest_shown(wanted: int) -> int:
    """An area's own limit where it is stricter than the common one."""
    return max(wanted, SMALLEST_SHOWN)


def figure(people: int, *, smallest: int = SMALLEST_SHOWN) -> Figure:
    """One number of people that is no part of a sum."""
    if 0 < people < smallest_shown(smallest):
        return HIDDEN
    return Figure(_to_nearest_step(people))


def shares(people: Mapping[K, int], *, smallest: int = SMALLEST_SHOWN) -> Shares[K]:
    """How many people gave each answer, where each person gave one.

    A unanimous answer and one with a few others look the same from outside: both are "most".
    """
    limit = smallest_shown(smallest)
    total = sum(people.values())
    hidden = _hidden(people, limit)
    if _must_hide_all(people, hidden):
        return Shares(
            total=figure(total, smallest=limit),
            figures=dict.fromkeys(people, HIDDEN),
            most=_most(people, total, limit),
        )
    return Shares(
        total=figure(total, smallest=limit),
        figures={key: HIDDEN if key in hidden else Figure(_to_nearest_step(count)) for key, count in people.items()},
    )


@dataclass(frozen=True, slots=True)
class Several(Generic[K]):
    """How many people chose each of several answers, as the public sees it. Nobody can subtract one from another.

    `most` are the answers that nearly everybody chose: who did not could be singled out, so no number is told.
    """

    total: Figure
    figures: Mapping[K, Figure]
    most: frozenset[K] = frozenset()

    @property
    def is_hidden(self) -> bool:
        """Whether nothing at all may be said."""
        return not self.most and all(figure.number is None for figure in self.figures.values())

    def words_for(self, answer: K) -> str:
        """ "10", "none", "most" or "not shown"."""
        return "most" if answer in self.most else self.figures[answer].words


def several(people: Mapping[K, int], *, total: int, smallest: int = SMALLEST_SHOWN) -> Several[K]:
    """How many of `total` people chose each answer, where each person may have chosen more than one.

    Each answer is a question of its own with two sides, those who chose it and those who did not, and both sides
    are small numbers: 17 of 19 would single out the other two. So a number is told only where neither side is
    small. The sides of one answer say nothing of another, so nothing else has to be hidden with it.

    >>> told = several({"bus": 9, "lift": 18, "food": 2, "other": 0}, total=19)
    >>> [told.words_for(answer) for answer in ("bus", "lift", "food", "other")]
    ['10', 'most', 'not shown', 'none']
    """
    limit = smallest_shown(smallest)
    figures = {
        key: Figure(_to_nearest_step(count)) if count >= limit and total - count >= limit else HIDDEN
        for key, count in people.items()
    }
    if all(figure.number is None for figure in figures.values()):
        return Several(figure(total, smallest=limit), figures, _nearly_everybody(people, total, limit))
    nobody = {key: Figure(0) for key, count in people.items() if count == 0}
    return Several(figure(total, smallest=limit), figures | nobody, _nearly_everybody(people, total, limit))


def _nearly_everybody(people: Mapping[K, int], total: int, limit: int) -> frozenset[K]:
    if total < max(SMALLEST_FOR_MOST, limit):
        return frozenset()
    nearly = (key for key, count in people.items() if total - count < limit <= count and 2 * count > total)
    return frozenset(nearly)


def _hidden(people: Mapping[K, int], limit: int) -> set[K]:
    """The small ones, and as many of the next larger ones as it takes to keep their sum from being small.

    Numbers of the same size are hidden together: the order of the answers must not tell which was small.
    """
    hidden = {key for key, count in people.items() if 0 < count < limit}
    for size in sorted({count for count in people.values() if count >= limit}):
        if not hidden or (len(hidden) > 1 and sum(people[key] for key in hidden) >= limit):
            break
        hidden |= {key for key, count in people.items() if count == size}
    return hidden


def _must_hide_all(people: Mapping[K, int], hidden: Collection[K]) -> bool:
    """Whether nothing is left to show: no number, or a single one that would mean "everybody"."""
    answered = [key for key, count in people.items() if count]
    return len(answered) < 2 or all(key in hidden for key in answered)


def _most(people: Mapping[K, int], total: int, limit: int) -> K | None:
    """The answer of more than half, where there are enough people for "most" to hide each of them."""
    if total < max(SMALLEST_FOR_MOST, limit):
        return None
    largest = max(people, key=lambda key: people[key])
    return largest if people[largest] >= limit and 2 * people[largest] > total else None


def _to_nearest_step(count: int) -> int:
    return STEP * ((count + STEP // 2) // STEP)
