"""Before and after on the hall's screen: means and changes of the same people, from enough of them on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.core.charts import Change
from alongside.core.small_numbers import smallest_shown
from alongside.frameworks.enums import Moment
from alongside.live.models import Prompt, Session
from alongside.live.queries import results
from alongside.live.queries.results import Rating
from alongside.live.statistics import Moved, moved


@dataclass(frozen=True)
class ScreenChanges:
    """Every statement that enough people rated twice, and how many people each of the others still waits for."""

    low: int
    high: int
    rows: list[Change]
    waiting: list[str]
    until: int


def changes(session: Session, prompts: Sequence[Prompt]) -> ScreenChanges | None:
    """The statements that are rated before and after; nothing while too few people have rated any of them twice."""
    limit = smallest_shown(session.area.smallest_shown)
    ratings = results.ratings_by_moment(session, shown_only=True)
    told = {prompt: _moved(prompt, ratings) for prompt in prompts if {*Moment.values} <= {*prompt.moments}}
    ready = {prompt: moves for prompt, moves in told.items() if moves.paired >= limit}
    steps = [int(entry["value"]) for prompt in ready for entry in prompt.values if str(entry["value"]).isdigit()]
    if not steps:
        return None
    return ScreenChanges(
        low=min(steps),
        high=max(steps),
        rows=[_row(prompt, moves) for prompt, moves in ready.items()],
        waiting=[prompt.easy_text for prompt in told if prompt not in ready],
        until=limit,
    )


def _moved(prompt: Prompt, ratings: Mapping[tuple[int, str], Sequence[Rating]]) -> Moved:
    before, after = (
        {one.participant: int(one.value) for one in ratings.get((prompt.pk, moment), []) if one.value.isdigit()}
        for moment in (Moment.BEFORE, Moment.AFTER)
    )
    return moved(before, after)


def _row(prompt: Prompt, moves: Moved) -> Change:
    return Change(
        label=prompt.easy_text,
        before=moves.mean_first,
        after=moves.mean_second,
        note=f"{moves.paired} people: {moves.up} up, {moves.same} the same, {moves.down} down",
    )
