"""A checklist that several voices look at, before and after: where they differ, what is still to do. No scores.

Plain functions over plain data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.frameworks.enums import Moment
from alongside.practice.enums import Ticked
from alongside.projects.rules import mark_of


@dataclass(frozen=True)
class Tick:
    """What one voice said to one thing; no answer where it only wrote something."""

    answer: Ticked | None
    words: str = ""


def mark_of_tick(tick: Tick) -> str:
    """A short mark of what was said, by which a page says what it showed; empty where nothing was."""
    is_said = tick.answer is not None or tick.words
    return mark_of(f"{tick.answer or ''}\n{tick.words}") if is_said else ""


@dataclass(frozen=True)
class Voice:
    """Who said it and when: the team where `key` is empty, else a group."""

    key: str
    moment: Moment


Ticks = Mapping[tuple[Voice, str], Tick]


def are_apart(ticks: Ticks, item: str) -> bool:
    """Whether voices say different things to one thing, at the last moment to which more than one voice answered it.

    One voice after the work doesn't hide that voices differed before it. Who said nothing differs from nobody.
    """
    for moment in (Moment.AFTER, Moment.BEFORE):
        of_moment = [tick for (voice, of), tick in ticks.items() if of == item and voice.moment is moment]
        answers = [tick.answer for tick in of_moment if tick.answer is not None]
        if len(answers) > 1:
            return len(set(answers)) > 1
    return False


def latest(ticks: Ticks, voice: str, item: str) -> Ticked | None:
    """What a voice says to one thing now: after the work, or else before it."""
    for moment in (Moment.AFTER, Moment.BEFORE):
        tick = ticks.get((Voice(voice, moment), item))
        if tick is not None and tick.answer is not None:
            return tick.answer
    return None


def still_to_do(items: Sequence[str], ticks: Ticks) -> list[str]:
    """What somebody says is not, or not wholly, so. One voice is enough: nobody is outvoted by the others."""
    voices = {voice.key for voice, _ in ticks}
    return [
        item for item in items if any(latest(ticks, voice, item) in (Ticked.PARTLY, Ticked.NOT_YET) for voice in voices)
    ]
