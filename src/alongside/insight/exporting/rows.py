"""What stands of a session, row by row, as every export has it: exact words, with codes and themes beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alongside.core.progress import Progress
from alongside.live.enums import Whose
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
    "asked_people",
    "asked_how",
    "via",
    "quote",
    "media",
    "said_at",
    "codes",
    "themes",
)

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Labels:
    """What coders made of one contribution, each title once, in order."""

    codes: list[str]
    themes: list[str]


def cells_of(row: Contribution) -> dict[str, Any]:
    """What every export says of one contribution, under the names of the outer contract."""
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
        **_asked_by(row),
        "via": row.via,
        "said_at": row.said_at.isoformat(),
    }


def _asked_by(row: Contribution) -> dict[str, Any]:
    """How many people who speaks for others asked, and how (W10); empty for who speaks for themselves."""
    if row.whose != Whose.ON_BEHALF:
        return {"asked_people": None, "asked_how": ""}
    return {"asked_people": row.participant.asked_people, "asked_how": row.participant.asked_how}


def media_in_words(row: Contribution) -> str:
    """ "picture: A dog at a bus stop"; the kind alone where nobody wrote down what it shows or says."""
    return "; ".join(
        f"{one.kind}: {' '.join(one.alt_text.split())}" if one.alt_text else one.kind for one in row.media.all()
    )


def media_as_data(row: Contribution) -> list[dict[str, Any]]:
    """Pictures and recordings, without their files."""
    return [
        {
            "id": str(one.pk),
            "kind": one.kind,
            "alt": one.alt_text,
            "seconds": one.seconds,
            "width": one.width,
            "height": one.height,
        }
        for one in row.media.all()
    ]


def rows_of(session: Session, progress: Progress) -> Iterator[tuple[Contribution, Labels]]:
    """What stands, in the order in which it came, with its codes and themes; `progress` hears how many are told."""
    codings = Coding.objects.filter(contribution__session=session).select_related("code__theme")
    labels: dict[int, Labels] = {}
    for coding in codings.order_by("code__title", "code_id"):
        found = labels.setdefault(coding.contribution_id, Labels([], []))
        _add(found.codes, coding.code.title)
        if coding.code.theme is not None:
            _add(found.themes, coding.code.theme.title)
    rows = contributions_behind(session).order_by("pk")
    total = rows.count()
    for done, row in enumerate(rows, start=1):
        if done % _AT_ONCE == 0:
            progress(done, total)
        yield row, labels.get(row.pk, Labels([], []))


def _add(titles: list[str], title: str) -> None:
    if title not in titles:
        titles.append(title)
