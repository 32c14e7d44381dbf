"""Reviews by group, side by side: what differs is pointed out, and nothing is averaged. Plain functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from alongside.assurance.enums import ReviewAnswer

# Answers that say the opposite of one another; "partly" differs from both, and less.
_OPPOSITE = frozenset({ReviewAnswer.YES, ReviewAnswer.NO})


class Difference(Enum):
    """How far groups are apart on one prompt."""

    NONE = "none"
    SOME = "some"
    OPPOSITE = "opposite"


@dataclass(frozen=True)
class Said:
    """What one group said to one prompt."""

    answer: ReviewAnswer | None
    words: str


@dataclass(frozen=True)
class Versions:
    """What stands under a prompt now, and what stood there before, by the number of the line."""

    number: int = 0
    versions: Mapping[int, Said] = field(default_factory=dict)

    def said(self, number: int) -> Said:
        """What stood there under this number; nothing where nothing ever did."""
        return self.versions.get(number, Said(None, ""))

    @property
    def now(self) -> Said:
        """What stands there now."""
        return self.said(self.number)


def difference(answers: Sequence[ReviewAnswer | None]) -> Difference:
    """How far groups are apart. Who cannot say, and who said nothing, differs from nobody."""
    said = {answer for answer in answers if answer is not None and answer is not ReviewAnswer.CANT_SAY}
    if said >= _OPPOSITE:
        return Difference.OPPOSITE
    return Difference.SOME if len(said) > 1 else Difference.NONE


def may_see_others(*, mine: Sequence[str], handed_in: Sequence[str]) -> bool:
    """Whether somebody who speaks for these groups sees what others handed in: once their own have too.

    Each group answers by itself first, so that nobody writes with the others' words before them. Who speaks for
    none of the groups that are asked may see what was handed in.
    """
    return set(mine) <= set(handed_in)


def is_complete(asked: Sequence[str], lines: Mapping[str, Said]) -> bool:
    """Whether a review says something to every prompt."""
    return all(key in lines and (lines[key].answer or lines[key].words.strip()) for key in asked)
