"""What a printed report is made of: plain data, whatever draws it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alongside.core.charts import Bar, Change


@dataclass(frozen=True)
class Heading:
    """The title of what follows, below that of its activity."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph. `is_public` marks what may be told outside the team."""

    text: str
    is_public: bool = False


@dataclass(frozen=True)
class Bars:
    """How many of whom gave which answer: a table whose cells hold its bars."""

    caption: str
    rows: Sequence[Bar]
    label_heading: str = "Answer"
    number_heading: str = "People"


@dataclass(frozen=True)
class Changes:
    """Means before and after on one scale."""

    caption: str
    rows: Sequence[Change]
    low: int
    high: int


@dataclass(frozen=True)
class Table:
    """Figures or words in rows, each as long as the head."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Said:
    """Somebody's very words, and who said them as far as they told."""

    words: str
    source: str = ""


@dataclass(frozen=True)
class Quotes:
    """What people said, word for word; with a caption where all of them have something in common."""

    quotes: Sequence[Said] = field(default_factory=list)
    caption: str = ""


Block = Heading | Text | Bars | Changes | Table | Quotes
