"""What a helper typed in last."""

from dataclasses import dataclass

from alongside.live.models import Session
from alongside.live.presenters.facilitator import NoteRow, note_row
from alongside.live.queries import desk


@dataclass(frozen=True)
class TypedRow:
    """Something that was typed in, whether its very words were there before, and to what it belongs."""

    note: NoteRow
    prompt: str
    is_repeated: bool


def typed_rows(session: Session, *, by: int) -> list[TypedRow]:
    """The last notes that this person typed in, newest first."""
    rows = desk.recently_typed(session, by=by)
    repeated = desk.ids_of_repeated(session, rows)
    return [TypedRow(note_row(row, row.prompt), row.prompt.text, row.pk in repeated) for row in rows]
