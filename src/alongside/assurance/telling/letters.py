"""What a letter says, as things stand when it goes out; nothing where it is true no longer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from alongside.assurance.marks.addresses import mark_address
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import deciders_of, mark_if_any, people_of, said_since, standing_mark
from alongside.assurance.telling.enums import Occasion
from alongside.assurance.telling.models import Letter


@dataclass(frozen=True)
class Written:
    """The subject of a letter, and what its template (`assurance/email/`) says."""

    subject: str
    context: Mapping[str, object]


def written(letter: Letter) -> Written | None:
    """The letter as it is now, or nothing."""
    return _WRITES[Occasion(letter.occasion)](letter)


def _of_a_mark(subject: str) -> Callable[[Letter], Written | None]:
    def write(letter: Letter) -> Written | None:
        mark = mark_if_any(UUID(letter.thing))
        return Written(f"{subject}: {letter.project.title}", _about(mark)) if mark else None

    return write


def _said_since(letter: Letter) -> Written | None:
    mark = standing_mark(letter.project)
    said = said_since(mark) if mark else []
    decides = letter.person_id in deciders_of(letter.area)
    if mark is None or not said or not (decides or letter.person_id in people_of(mark)):
        return None
    decide_at = _address("project_mark", letter) if decides else ""
    subject = f"A group says something else since the mark was awarded: {letter.project.title}"
    return Written(subject, {**_about(mark), "said": said, "decide_at": decide_at})


def _about(mark: Mark) -> Mapping[str, object]:
    return {"mark": mark, "address": mark_address(mark.pk)}


def _address(name: str, letter: Letter, *more: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=(letter.area.slug, letter.project.slug, *more))}"


_WRITES: Mapping[Occasion, Callable[[Letter], Written | None]] = {
    Occasion.AWARDED: _of_a_mark("The mark was awarded"),
    Occasion.WITHDRAWN: _of_a_mark("The mark was withdrawn"),
    Occasion.ENDED: _of_a_mark("The mark has run out"),
    Occasion.SAID_SINCE: _said_since,
}
