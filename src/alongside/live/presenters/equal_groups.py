"""An answer group by group, and a view in which each group weighs the same, beside the head count (W11).

Nineteen young people and three commissioners in one room: counted by head, the three are hardly heard; with each
group weighing the same, they are heard as loudly as the nineteen. Neither is the truth. So both stand side by side,
and the words say which is which. People who did not say their group are in the head count only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from alongside.core import small_numbers
from alongside.core.charts import plain_number
from alongside.frameworks.enums import Choosing
from alongside.live.choices import Choice, people_by_option
from alongside.live.statistics import equal_group_shares, shares

FEWEST_GROUPS = 2


@dataclass(frozen=True)
class GroupAnswers:
    """What one group answered: how many people gave each answer, and where what stands behind a number is."""

    name: str
    people_by_value: Mapping[str, int]
    behind: Callable[[str], str]
    is_named: bool = True

    @property
    def people(self) -> int:
        """How many of the group answered."""
        return sum(self.people_by_value.values())


@dataclass(frozen=True)
class GroupCell:
    """One group's part in one answer."""

    group: str
    people: int
    share: str
    href: str


@dataclass(frozen=True)
class EqualRow:
    """One answer: by head, by each group, and with each group weighing the same."""

    label: str
    symbol: str
    people: int
    share: str
    href: str
    groups: list[GroupCell]
    equal: str


@dataclass(frozen=True)
class EqualMeans:
    """The mean of a scale: of everybody, of each group, and of the groups' means."""

    everybody: str
    groups: list[tuple[str, str]]
    equal: str


@dataclass(frozen=True)
class EqualGroups:
    """All answers to one prompt, counted in both ways. `words` say in a sentence what the two ways come to."""

    people: int
    groups: list[tuple[str, int]]
    without_group: int
    rows: list[EqualRow]
    means: EqualMeans | None
    words: str
    public: str
    unit: str = "people"


def equal_groups(
    answers: Sequence[GroupAnswers],
    choices: Sequence[Choice],
    *,
    behind: Callable[[str], str],
    choosing: str,
    smallest: int,
    of_notes: bool = False,
) -> EqualGroups | None:
    """Both ways of counting; nothing where fewer than two groups answered, since there is nothing to compare.

    `behind` leads to everybody behind an answer. With `of_notes`, notes are counted and not people: then nothing of it is told in public.
    """
    named = [group for group in answers if group.is_named and group.people]
    if len(named) < FEWEST_GROUPS:
        return None
    first_only = choosing == Choosing.RANKED
    counted = {group.name: people_by_option(group.people_by_value, first_only=first_only) for group in answers}
    everybody = {choice.value: sum(counts[choice.value] for counts in counted.values()) for choice in choices}
    people = sum(group.people for group in answers)
    equal = equal_group_shares({group.name: (counted[group.name], group.people) for group in named}, list(everybody))
    by_head = shares(everybody, people)
    return EqualGroups(
        people=people,
        groups=[(group.name, group.people) for group in named],
        without_group=people - sum(group.people for group in named),
        rows=[
            EqualRow(
                label=choice.label,
                symbol=choice.symbol,
                people=everybody[choice.value],
                share=per_cent(by_head[choice.value]),
                href=behind(choice.value),
                groups=[_cell(group, counted[group.name][choice.value], choice) for group in named],
                equal=per_cent(equal[choice.value]),
            )
            for choice in choices
        ],
        means=_means(answers, named),
        words=_words(choices, by_head, equal, unit="notes" if of_notes else "people"),
        public="Not told: notes are counted here, and not people."
        if of_notes
        else _public(named, choices, everybody, by_head, equal, people=people, choosing=choosing, smallest=smallest),
        unit="notes" if of_notes else "people",
    )


def _cell(group: GroupAnswers, people: int, choice: Choice) -> GroupCell:
    return GroupCell(group.name, people, per_cent(people / group.people), group.behind(choice.value))


def _means(answers: Sequence[GroupAnswers], named: Sequence[GroupAnswers]) -> EqualMeans | None:
    """Only where every answer is a number."""
    if not all(value.isdigit() for group in answers for value in group.people_by_value):
        return None
    means = [(group.name, _mean([group])) for group in named]
    return EqualMeans(
        everybody=plain_number(_mean(answers)),
        groups=[(name, plain_number(mean)) for name, mean in means],
        equal=plain_number(fmean(mean for _, mean in means)),
    )


def _mean(groups: Sequence[GroupAnswers]) -> float:
    ratings = [(int(value), people) for group in groups for value, people in group.people_by_value.items()]
    return fmean([value for value, _ in ratings], weights=[people for _, people in ratings])


def per_cent(share: float) -> str:
    """ "46 %" from 0.4567."""
    return f"{round(100 * share)} %"


def _first(choices: Sequence[Choice], counted: Mapping[str, float]) -> Choice | None:
    """The one answer that comes first; nothing where several are equal."""
    most = max(counted.values(), default=0)
    first = [choice for choice in choices if abs(counted[choice.value] - most) < 1e-9]
    return first[0] if len(first) == 1 else None


def _words(
    choices: Sequence[Choice], by_head: Mapping[str, float], equal: Mapping[str, float], *, unit: str = "people"
) -> str:
    one, other = _first(choices, by_head), _first(choices, equal)
    if one is None and other is None:
        return "No answer comes first alone, counted in either way."
    if one == other and one is not None:
        return f"“{one.label}” comes first, counted in either way."
    by_people = f"“{one.label}” comes first" if one else "no answer comes first alone"
    by_group = f"“{other.label}” does" if other else "no answer comes first alone"
    if one is None and other is not None:
        by_group = f"“{other.label}” comes first"
    return f"Counted by {unit}, {by_people}. With each group weighing the same, {by_group}."


def _public(
    named: Sequence[GroupAnswers],
    choices: Sequence[Choice],
    everybody: Mapping[str, int],
    by_head: Mapping[str, float],
    equal: Mapping[str, float],
    *,
    people: int,
    choosing: str,
    smallest: int,
) -> str:
    """Outside the team no group's figures are told: with the head count they could be worked out.

    Only which answer comes first is, and only where each group is large enough and the head count says as much.
    """
    if any(group.people < small_numbers.smallest_shown(smallest) for group in named):
        return "Not told: a group here is small."
    first = _first(choices, by_head)
    if first is None or not _may_be_named(first.value, everybody, people=people, choosing=choosing, smallest=smallest):
        return "Not told: the figures are too small or too close."
    return _words(choices, by_head, equal)


def _may_be_named(answer: str, everybody: Mapping[str, int], *, people: int, choosing: str, smallest: int) -> bool:
    if choosing == Choosing.SEVERAL:
        told = small_numbers.several(everybody, total=people, smallest=smallest)
        return answer in told.most or told.figures[answer].number is not None
    shown = small_numbers.shares(everybody, smallest=smallest)
    return shown.most == answer or shown.figures[answer].number is not None
