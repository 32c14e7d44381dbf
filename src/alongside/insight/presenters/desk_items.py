"""What waits on a desk, as its page shows it."""

from dataclasses import dataclass

SHOWN_AT_ONCE = 5


@dataclass(frozen=True)
class Item:
    """One thing that waits: where it leads, what it is about, and how pressing it is (a tag's words and kind)."""

    title: str
    url: str = ""
    meta: str = ""
    tag: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind that wait."""

    key: str
    title: str
    why: str
    symbol: str
    items: tuple[Item, ...]

    @property
    def first(self) -> tuple[Item, ...]:
        """What is shown at once."""
        return self.items[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> tuple[Item, ...]:
        """What is shown when somebody asks for more."""
        return self.items[SHOWN_AT_ONCE:]
