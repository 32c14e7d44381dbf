"""From a file's bytes to rows with their line numbers: form only, nothing is looked up yet."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.live.importing.report import RowProblem

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_PROBLEMS = 200

REQUIRED = ("activity", "prompt")
COLUMNS = (
    *REQUIRED,
    "words",
    "value",
    "group",
    "area",
    "moment",
    "person",
    "whose",
    "via",
    "quote",
    "signed_as",
    "receipt",
    "id",
    "said_at",
)
# Written by an export for people to read; an import has no use for them.
WRITTEN_ONLY = ("asked_people", "asked_how", "codes", "themes", "media")


class UnreadableError(Exception):
    """The file as a whole cannot be read; the message says what to do."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.problem = RowProblem(line, reason)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: the line on which it begins, and its cells by column."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """A cell without the space around it; empty where the file has no such column."""
        return self.cells.get(column, "").strip()

    @property
    def words(self) -> str:
        """The words exactly as they stand in the file; empty where they are only space."""
        words = self.cells.get("words", "")
        return words if words.strip() else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: rows, what is wrong with the form of some, and columns that nobody reads."""

    rows: list[Row]
    problems: list[RowProblem]
    unread_columns: list[str]


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, with or without its mark at the start. Raises `UnreadableError`."""
    if len(data) > LARGEST_FILE:
        raise UnreadableError(1, "The file is larger than 5 MB. Split it into several files.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(
            line, "This is not UTF-8 text. Save the file again as “CSV UTF-8” and choose it once more."
        ) from error


def read(text: str) -> Reading:
    """Every row that holds anything. Raises `UnreadableError` where the header or the quoting is broken."""
    lines = _lines(text.removeprefix("\ufeff"))
    header_line, header = next(lines, (1, []))
    columns = _columns(header_line, header)
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for line, cells in lines:
        if len(rows) == MOST_ROWS:
            raise UnreadableError(line, f"There are more than {MOST_ROWS:,} rows. Split them into several files.")
        if any(cell.strip() for cell in cells[len(columns) :]):
            problems.append(RowProblem(line, _TOO_MANY_CELLS))
        row = Row(line, {name: cell for name, cell in zip(columns, cells, strict=False) if name})
        if not _is_media_alone(row):
            rows.append(row)
    if not rows:
        raise UnreadableError(1, "There are no rows below the header. Add one row for each thing that was said.")
    unread = [name for name in columns if name and name not in (*COLUMNS, *WRITTEN_ONLY)]
    return Reading(rows, problems, unread)


def _is_media_alone(row: Row) -> bool:
    """What an export wrote of a picture or recording that came without words: the file does not hold it."""
    return bool(row["media"]) and not row.words and not row["value"]


_TOO_MANY_CELLS = "This row has more cells than the header. Put words that hold a comma between double quotes."


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins: quoted words may run over several."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise UnreadableError(
            before + 1, f'The quotes of this row are broken ({error}). Write a quote inside words twice: "".'
        ) from error


def _columns(line: int, header: Sequence[str]) -> list[str]:
    """The names of the columns in the order of the file, in small letters."""
    columns = [name.strip().lower() for name in header]
    if len(columns) == 1 and columns[0].count(";") > 1:
        raise UnreadableError(line, "The columns are parted by semicolons. Save the file with commas.")
    missing = [name for name in REQUIRED if name not in columns]
    if "words" not in columns and "value" not in columns:
        missing.append("words (or value)")
    if missing:
        raise UnreadableError(line, f"The header has no column {' and no '.join(missing)}. Name the columns in line 1.")
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise UnreadableError(line, f"The header has the column {' and '.join(twice)} twice. Keep one of them.")
    return columns
