"""Everything that was said in a session, as a file: words exactly as given, with codes and themes beside them.

The CSV can be brought in again: its columns are those of `alongside import`, and its ids make a second import
add nothing. So its cells hold exactly what people wrote, also where that begins with `=` or `+`, which a
spreadsheet may take for a formula: putting a mark in front would change their words. The page says so beside
the download. The column `person` holds a number that means something inside one file only.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alongside.live.models import Contribution, Session
from alongside.live.queries.results import contributions_behind
from alongside.themes.models import Coding

COLUMNS = (
    "id",
    "activity",
    "prompt",
    "group",
    "area",
    "person",
    "words",
    "signed_as",
    "value",
    "moment",
    "whose",
    "via",
    "quote",
    "said_at",
    "codes",
    "themes",
)


@dataclass(frozen=True, slots=True)
class _Labels:
    """What coders made of one contribution, each title once, in order."""

    codes: list[str]
    themes: list[str]


def as_csv(session: Session) -> str:
    """A CSV with a header. Lines end as RFC 4180 has it; the caller writes it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    person: dict[object, int] = {}
    for row, labels in _rows(session):
        cells = _cells(row)
        cells |= {
            "person": person.setdefault(row.participant_id, len(person) + 1),
            "quote": "yes" if row.may_quote else "no",
            "codes": "; ".join(labels.codes),
            "themes": "; ".join(labels.themes),
        }
        writer.writerow(cells)
    return out.getvalue()


def as_json_text(session: Session) -> str:
    """The same as JSON, in the shape of the outer contract."""
    contributions = [
        {**_cells(row), "quote": row.may_quote, "codes": labels.codes, "themes": labels.themes}
        for row, labels in _rows(session)
    ]
    return json.dumps({"session": _session(session), "contributions": contributions}, ensure_ascii=False, indent=2)


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
    }


def _cells(row: Contribution) -> dict[str, Any]:
    group = row.participant.group
    words = getattr(row, "words", None)
    return {
        "id": str(row.uuid),
        "activity": row.prompt.activity.key,
        "prompt": row.prompt.key,
        "group": group.key if group else "",
        "area": row.participant.home_area,
        "words": words.text if words else "",
        "signed_as": words.signed_as if words else "",
        "value": row.value,
        "moment": row.moment,
        "whose": row.whose,
        "via": row.via,
        "said_at": row.said_at.isoformat(),
    }


def _rows(session: Session) -> Iterator[tuple[Contribution, _Labels]]:
    """What stands, in the order in which it came, with its codes and themes."""
    codings = Coding.objects.filter(contribution__session=session).select_related("code__theme")
    labels: dict[int, _Labels] = {}
    for coding in codings.order_by("code__title", "code_id"):
        found = labels.setdefault(coding.contribution_id, _Labels([], []))
        _add(found.codes, coding.code.title)
        if coding.code.theme is not None:
            _add(found.themes, coding.code.theme.title)
    for row in contributions_behind(session).order_by("pk"):
        yield row, labels.get(row.pk, _Labels([], []))


def _add(titles: list[str], title: str) -> None:
    if title not in titles:
        titles.append(title)
