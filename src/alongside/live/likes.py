"""How somebody likes to take part. Plain data, kept with the participant and before that in a cookie."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.db import models

from alongside.live.enums import Whose


class Size(models.TextChoices):
    """How large the words are."""

    NORMAL = "", "Words as they are"
    BIGGER = "bigger", "Bigger words"
    BIGGEST = "biggest", "Very big words"


class Switch(models.TextChoices):
    """What is on or off."""

    EASY = "easy", "Easy words"
    ALOUD = "aloud", "Read aloud"
    CALM = "calm", "Calmer colours"
    PICTURES = "pictures", "Pictures"
    SIMPLE = "simple", "One button at a time"


@dataclass(frozen=True)
class Likes:
    """Easy words and pictures come first for everybody; the rest is off until somebody wants it.

    `simple` is for who presses one switch, or wants one thing only: the main button comes first, an answer is one
    press, and there are few stops on the way.
    """

    size: Size = Size.NORMAL
    easy: bool = True
    aloud: bool = False
    calm: bool = False
    pictures: bool = True
    simple: bool = False
    whose: Whose = Whose.OWN

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read from what was kept; whatever is missing or unknown is as at the start."""
        switches = {switch.value: bool(data[switch]) for switch in Switch if switch in data}
        size, whose = data.get("size"), data.get("whose")
        return cls(
            size=Size(size) if size in Size.values else Size.NORMAL,
            whose=Whose(whose) if whose in Whose.values else Whose.OWN,
            **switches,
        )

    def as_data(self) -> dict[str, Any]:
        """As it is kept with a participant."""
        return asdict(self) | {"size": self.size.value, "whose": self.whose.value}

    def has(self, switch: Switch) -> bool:
        """Whether one of them is on."""
        return bool(getattr(self, switch.value))

    def changed(self, wish: str) -> "Likes":
        """The same with one thing changed: a switch turned over, or `size:bigger`; unknown wishes change nothing."""
        match wish.partition(":"):
            case (Switch.EASY, _, _):
                return replace(self, easy=not self.easy)
            case (Switch.ALOUD, _, _):
                return replace(self, aloud=not self.aloud)
            case (Switch.CALM, _, _):
                return replace(self, calm=not self.calm)
            case (Switch.PICTURES, _, _):
                return replace(self, pictures=not self.pictures)
            case (Switch.SIMPLE, _, _):
                return replace(self, simple=not self.simple)
            case ("size", _, size) if size in Size.values:
                return replace(self, size=Size(size))
        return self
