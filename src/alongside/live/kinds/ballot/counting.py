"""Counts a ranked ballot round by round (instant-runoff), and never breaks a tie.

The rule, as it is told to the people in the room:

1. Each paper counts for the option that it puts first among those still in.
2. An option on more than half of the papers that still count is chosen.
3. Otherwise the option on the fewest papers leaves, and its papers go on to the next option that they name. A paper
   that names none of those still in counts no more.
4. Options that are last together and have fewer papers between them than the next one leave together: whichever went
   first, the others would follow, so nothing hangs on it.
5. Any other tie for the last place is a **tie**, and no coin is thrown, by us or by the library. The count follows
   each way it could go on. If all of them end with the same option, that one is chosen, and the tie is told all the
   same. If they end with several, those are the tied ones, and people decide it by talking or by another ballot.

The papers and their transfers are counted by votelib, which can weigh papers by fractions; what happens in a tie is
here, because every library that we tried throws a coin, or stops.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from votelib.component.transfer import Gregory
from votelib.evaluate.sequential import allocation_totals, initial_allocation

# Ways of going on that are looked at; beyond, a tie is only stated. Eight options that are all equal stay below.
MOST_WAYS = 400

Papers = Mapping[tuple[str, ...], int | Fraction]
Allocation = dict[str | None, dict[tuple[str, ...], int | Fraction]]

_transferer = Gregory()


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the papers of each option still in, how many count no more, who leaves, or who is last together."""

    number: int
    papers: Mapping[str, int | Fraction]
    no_more: int | Fraction
    leaving: tuple[str, ...] = ()
    last_together: tuple[str, ...] = ()

    @property
    def counting(self) -> int | Fraction:
        """How many papers count in this round."""
        return sum(self.papers.values())


@dataclass(frozen=True, slots=True)
class Count:
    """A whole count. `chosen` is one option, several where the papers do not decide between them, or none.

    `ways` says, for a tie in the last of the rounds, what is chosen if the one or the other leaves; it is empty
    where there are too many ways to follow them all.
    """

    rounds: tuple[Round, ...]
    chosen: tuple[str, ...]
    ways: Mapping[str, tuple[str, ...]]

    @property
    def is_decided(self) -> bool:
        """Whether the papers choose one option."""
        return len(self.chosen) == 1

    @property
    def tie(self) -> tuple[str, ...]:
        """Who is last together in the last round; empty where there is no tie."""
        return self.rounds[-1].last_together if self.rounds else ()


def count(options: Sequence[str], papers: Papers) -> Count:
    """Count papers, each an order of some of the options (the first most wanted), as often as it was given."""
    start: Allocation = {option: {} for option in options} | initial_allocation(dict(papers))
    rounds: list[Round] = []
    allocation = start
    while True:
        now = _round(len(rounds) + 1, options, allocation)
        rounds.append(now)
        if not now.counting:  # nobody has voted
            return Count(tuple(rounds), (), {})
        winner = _more_than_half(now)
        if winner is not None:
            return Count(tuple(rounds), (winner,), {})
        if now.last_together:
            return _tied(tuple(rounds), options, allocation)
        allocation = _transferer.transfer(allocation, list(now.leaving))


def _round(number: int, options: Sequence[str], allocation: Allocation) -> Round:
    totals = allocation_totals(allocation)
    papers = {option: totals[option] for option in options if option in totals}
    leaving, last_together = _last(papers)
    is_over = not any(papers.values()) or _more_than_half(Round(number, papers, 0)) is not None
    return Round(
        number=number,
        papers=papers,
        no_more=totals.get(None, 0),
        leaving=() if is_over else leaving,
        last_together=() if is_over else last_together,
    )


def _more_than_half(round_: Round) -> str | None:
    return next((option for option, papers in round_.papers.items() if 2 * papers > round_.counting), None)


def _last(papers: Mapping[str, int | Fraction]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leaves; or who is last together, where it matters which of them leaves."""
    fewest = min(papers.values())
    last = tuple(option for option, count in papers.items() if count == fewest)
    above = [count for count in papers.values() if count > fewest]
    if len(last) == 1 or (above and sum(papers[option] for option in last) < min(above)):
        return last, ()
    return (), last


def _tied(rounds: tuple[Round, ...], options: Sequence[str], allocation: Allocation) -> Count:
    """Follow every way in which the tie could go on."""
    known: dict[frozenset[str], frozenset[str]] = {}
    try:
        ways = {
            option: _ends(options, _transferer.transfer(allocation, [option]), known)
            for option in rounds[-1].last_together
        }
    except _TooManyWaysError:
        return Count(rounds, tuple(rounds[-1].papers), {})
    ends = frozenset[str]().union(*ways.values())
    in_order = {option: tuple(one for one in options if one in chosen) for option, chosen in ways.items()}
    return Count(rounds, tuple(option for option in options if option in ends), in_order)


class _TooManyWaysError(Exception):
    """There are more ways to go on than anybody could be told."""


def _ends(
    options: Sequence[str], allocation: Allocation, known: dict[frozenset[str], frozenset[str]]
) -> frozenset[str]:
    """Every option with which the count can end from here. Who is still in decides where the papers lie."""
    still_in = frozenset(option for option in allocation if option is not None)
    if still_in not in known:
        if len(known) >= MOST_WAYS:
            raise _TooManyWaysError
        known[still_in] = frozenset()  # counted as seen while it is worked out
        known[still_in] = _ends_of(options, allocation, known)
    return known[still_in]


def _ends_of(
    options: Sequence[str], allocation: Allocation, known: dict[frozenset[str], frozenset[str]]
) -> frozenset[str]:
    now = _round(0, options, allocation)
    winner = _more_than_half(now)
    if winner is not None:
        return frozenset({winner})
    if now.leaving:
        return _ends(options, _transferer.transfer(allocation, list(now.leaving)), known)
    return frozenset[str]().union(
        *(_ends(options, _transferer.transfer(allocation, [option]), known) for option in now.last_together)
    )


def most_approved(options: Iterable[str], approvals: Mapping[str, int]) -> tuple[str, ...]:
    """Which options most people approve of: one, several that are equal, or none where nobody approves of any."""
    counted = {option: approvals.get(option, 0) for option in options}
    most = max(counted.values(), default=0)
    return tuple(option for option, people in counted.items() if people == most) if most else ()


def weighed_equally(groups: Iterable[Mapping[tuple[str, ...], int]]) -> dict[tuple[str, ...], Fraction]:
    """The papers of groups, so that each group's papers weigh one together, however many they are (W11)."""
    weighed: dict[tuple[str, ...], Fraction] = {}
    for papers in groups:
        people = sum(papers.values())
        for order, count in papers.items():
            weighed[order] = weighed.get(order, Fraction()) + Fraction(count, people)
    return weighed


def papers_in(values: Mapping[str, int], *, between: str) -> dict[tuple[str, ...], int]:
    """Papers from how many people gave each answer, as answers keep their order."""
    return {tuple(value.split(between)): people for value, people in values.items() if value}
