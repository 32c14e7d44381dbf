"""Everything that was said in a session, as a file: words exactly as given, with codes and themes beside them.

The CSV can be brought in again: its columns are those of `alongside import`, and its ids make a second import
add nothing. So its cells hold exactly what people wrote, also where that begins with `=` or `+`, which a
spreadsheet may take for a formula: putting a mark in front would change their words. The page says so beside
the download. The column `person` holds a number that means something inside one file only.
"""

import csv
import io
import json
from typing import Any

from alongside.core.progress import Progress, unheard
from alongside.insight.exporting.rows import COLUMNS, cells_of, media_as_data, media_in_words, rows_of
from alongside.live.kinds import kind_of
from alongside.live.models import Session
from alongside.live.presenters.results import Results
from alongside.live.queries import desk


def as_csv(session: Session, *, progress: Progress = unheard) -> str:
    """A CSV with a header. Lines end as RFC 4180 has it; the caller writes it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    person: dict[object, int] = {}
    for row, labels in rows_of(session, progress):
        cells = cells_of(row)
        cells |= {
            "person": person.setdefault(row.participant_id, len(person) + 1),
            "quote": "yes" if row.may_quote else "no",
            "media": media_in_words(row),
            "codes": "; ".join(labels.codes),
            "themes": "; ".join(labels.themes),
        }
        writer.writerow(cells)
    return out.getvalue()


def as_json_text(session: Session, *, progress: Progress = unheard) -> str:
    """The same as JSON, in the shape of the outer contract, with what came out of each activity as a whole."""
    contributions = [
        {
            **cells_of(row),
            "quote": row.may_quote,
            "media": media_as_data(row),
            "codes": labels.codes,
            "themes": labels.themes,
        }
        for row, labels in rows_of(session, progress)
    ]
    told = {"session": _session(session), "activities": _activities(session), "contributions": contributions}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _session(session: Session) -> dict[str, Any]:
    return {
        "code": session.code,
        "title": session.title,
        "area": session.area.slug,
        "template": session.template,
        "project": session.project.slug if session.project else None,
        "created_at": session.created_at.isoformat(),
        "closed_at": session.closed_at.isoformat() if session.closed_at else None,
        "hear_back_by": session.hear_back_by.isoformat() if session.hear_back_by else None,
        "questions_sent_on": session.questions_sent_on.isoformat() if session.questions_sent_on else None,
    }


def _activities(session: Session) -> list[dict[str, Any]]:
    counted = Results(session)
    return [
        {
            "id": activity.key,
            "title": activity.title,
            "kind": activity.kind,
            "prompts": [{"id": prompt.key, "title": prompt.text} for prompt in activity.prompts.all()],
            "outcome": kind_of(activity.kind).outcome(counted, activity),
        }
        for activity in desk.activities_of(session)
    ]
