"""Storyboards: frames of a picture and words in their order, each board as one thing, with the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alongside.live.choices import Choice, label_of
from alongside.live.models import Contribution, Prompt
from alongside.live.presenters.answering import words_of
from alongside.live.presenters.results import name_of


@dataclass(frozen=True)
class Frame:
    """One frame: what it is about, and the picture and the words in it; either may be missing, or both."""

    number: int
    key: str
    title: str
    picture: Choice | None = None
    words: str = ""
    is_here: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return self.picture is None and not self.words

    @property
    def text(self) -> str:
        """The frame in words, for those who do not see the picture."""
        picture = f"Picture: {self.picture.label}." if self.picture else ""
        told = " ".join(part for part in (picture, self.words) if part)
        return f"{self.number}. {self.title} {told or 'Left empty.'}"


@dataclass(frozen=True)
class Storyboard:
    """What one person made. `number` says nothing of who they are: it counts boards in the order in which they began."""

    number: int
    group: str
    frames: list[Frame]
    is_held: bool = False

    @property
    def text(self) -> str:
        """The whole board in words."""
        return " ".join(frame.text for frame in self.frames)


def strip(
    prompts: Iterable[Prompt], filled: Mapping[int, Contribution], *, easy: bool, here: int | None = None
) -> list[Frame]:
    """All frames in their order; `here` is the one that somebody is at."""
    return [
        _frame(number, prompt, filled.get(prompt.pk), easy=easy, is_here=prompt.pk == here)
        for number, prompt in enumerate(prompts, start=1)
    ]


def _frame(number: int, prompt: Prompt, row: Contribution | None, *, easy: bool, is_here: bool) -> Frame:
    return Frame(
        number=number,
        key=prompt.key,
        title=prompt.easy_text if easy else prompt.text,
        picture=label_of(prompt.values, row.value, easy=easy) if row else None,
        words=words_of(row) if row else "",
        is_here=is_here,
    )


def storyboards(prompts: Sequence[Prompt], rows: Iterable[Contribution], *, easy: bool) -> list[Storyboard]:
    """A board for each person, from their frames in the order in which they came."""
    by_person: dict[Any, list[Contribution]] = {}
    for row in rows:
        by_person.setdefault(row.participant_id, []).append(row)
    return [
        Storyboard(
            number=number,
            group=name_of(mine[0].participant.group),
            frames=strip(prompts, {row.prompt_id: row for row in mine}, easy=easy),
            is_held=any(row.is_held for row in mine),
        )
        for number, mine in enumerate(by_person.values(), start=1)
    ]
