"""What the hall's screen shows of values: bars. Words are notes on a wall (`presenters.walls`).

A hall sees who has just pressed a button. So a rating is drawn only once enough people have given theirs
(the area's `smallest_shown`, six at least), and until then the screen says how many have.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.core.small_numbers import smallest_shown
from alongside.frameworks.enums import Choosing, Moment
from alongside.live.choices import choices_of, people_by_option
from alongside.live.models import Prompt, Session
from alongside.live.queries import results


@dataclass(frozen=True)
class ScreenBar:
    """How many people chose a value at one moment, and how long its bar is."""

    people: int
    length: str


@dataclass(frozen=True)
class ScreenRow:
    """One value, with a bar for each moment."""

    label: str
    symbol: str
    bars: list[ScreenBar]


@dataclass(frozen=True)
class Waiting:
    """A moment at which too few people have answered to draw what they chose."""

    moment: str
    people: int
    until: int


@dataclass(frozen=True)
class ScreenChart:
    """A prompt as bars: `moments` are those that are drawn, the others are waited for."""

    title: str
    symbol: str
    moments: list[str]
    rows: list[ScreenRow]
    waiting: list[Waiting]
    note: str = ""


def charts(session: Session, prompts: Sequence[Prompt]) -> list[ScreenChart]:
    """Prompts as bars, one for each value."""
    if not prompts:
        return []
    people = people_by_value(session)
    limit = smallest_shown(session.area.smallest_shown)
    enough = {place: chosen for place, chosen in people.items() if chosen.total() >= limit}
    # One measure for all of them: bars that stand side by side are compared.
    keys = {prompt.pk for prompt in prompts}
    longest = max(
        (max(people_by_option(chosen).values()) for (key, _), chosen in enough.items() if key in keys), default=0
    )
    return [_chart(prompt, people, limit=limit, longest=longest) for prompt in prompts]


def people_by_value(session: Session) -> Mapping[tuple[int, str], Counter[str]]:
    """How many people of all groups chose each value, by prompt and moment; what is held is not counted."""
    people: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for (prompt_id, moment, _), values in results.people_by_value(session, shown_only=True).items():
        people[prompt_id, moment].update(values)
    return people


def _chart(prompt: Prompt, people: Mapping[tuple[int, str], Counter[str]], *, limit: int, longest: int) -> ScreenChart:
    chosen = {moment: people.get((prompt.pk, moment), Counter()) for moment in prompt.moments or [""]}
    drawn = {moment: people_by_option(values) for moment, values in chosen.items() if values.total() >= limit}
    return ScreenChart(
        title=prompt.easy_text,
        symbol=prompt.symbol,
        moments=[Moment(moment).label if moment else "People" for moment in drawn],
        rows=[
            ScreenRow(
                label=choice.label,
                symbol=choice.symbol,
                bars=[_bar(values[choice.value], longest) for values in drawn.values()],
            )
            for choice in choices_of(prompt.values, easy=True)
        ],
        waiting=[
            Waiting(Moment(moment).label if moment else "", values.total(), limit)
            for moment, values in chosen.items()
            if moment not in drawn
        ],
        note=_note(prompt, chosen) if drawn else "",
    )


def _note(prompt: Prompt, chosen: Mapping[str, Counter[str]]) -> str:
    """Bars of several choices add up to more than there are people, so it says how many those were."""
    if prompt.choosing == Choosing.ONE:
        return ""
    people = sum(values.total() for values in chosen.values())
    return f"{people} people answered. They could choose more than one."


def _bar(people: int, longest: int) -> ScreenBar:
    return ScreenBar(people, f"{100 * people / longest:.2f}%" if longest else "0%")
