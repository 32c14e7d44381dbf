"""Everything that was said in a session, as a file: one way for the page, the background and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from alongside.core.progress import Progress, unheard
from alongside.insight.exporting.spreadsheet import as_xlsx
from alongside.insight.exporting.text import as_csv, as_json_text
from alongside.insight.reporting import Edition, report_of, typeset
from alongside.live.models import Session

__all__ = ["FORMATS", "Format", "as_csv", "as_json_text", "as_xlsx"]


@dataclass(frozen=True)
class Format:
    """One kind of file: how it is called, and what writes it."""

    title: str
    ending: str
    content_type: str
    write: Callable[[Session, Progress], bytes]


def _csv(session: Session, progress: Progress = unheard) -> bytes:
    return as_csv(session, progress=progress).encode()


def _json(session: Session, progress: Progress = unheard) -> bytes:
    return as_json_text(session, progress=progress).encode()


def _report(edition: Edition) -> Callable[[Session, Progress], bytes]:
    def write(session: Session, progress: Progress = unheard) -> bytes:
        return typeset(report_of(session, edition, progress=progress))

    return write


# By the names that the page and the command line use.
FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format("CSV, for another program", "csv", "text/csv; charset=utf-8", _csv),
    "json": Format("JSON, for a program", "json", "application/json", _json),
    "xlsx": Format(
        "XLSX, for a spreadsheet",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_xlsx,
    ),
    "pdf": Format("Report for the team (PDF)", "pdf", "application/pdf", _report(Edition.TEAM)),
    "pdf-everybody": Format("Report for everybody (PDF)", "pdf", "application/pdf", _report(Edition.EVERYBODY)),
}
