"""What an import did, or would do."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True, slots=True)
class RowProblem:
    """What is wrong or unclear at a line of the file, and what to do about it. The header is line 1."""

    line: int
    reason: str
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The figures of one import. Where there are problems, nothing came in.

    `rows` were read; `new` came in (or would, in a dry run), of which `held` wait for the facilitator;
    `already` were here before; `people` is how many different people stand behind all rows. `notes` are
    things to look at that refuse nothing, such as a column that was not read.
    """

    name: str
    dry_run: bool
    rows: int = 0
    new: int = 0
    already: int = 0
    held: int = 0
    people: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether nothing came in because something is wrong."""
        return bool(self.problems)
