"""What waits on a desk for the word of a group: parts of projects, and how the area would say that it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator

from alongside.frameworks.asking import Line
from alongside.frameworks.enums import Part
from alongside.frameworks.wording_queries import current_wording, lines_of
from alongside.insight.presenters.desk_items import Item
from alongside.insight.queries.desk import parts_without
from alongside.people.models import Area
from alongside.people.queries import groups_of
from alongside.projects.models import PartWording
from alongside.projects.presenters.parts import TITLES, project_url
from alongside.projects.queries import pack_for_project
from alongside.projects.rules import groups_that_agree

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk

SHOWN_OF_A_REASON = 160


@dataclass(frozen=True)
class WordsOfTheArea:
    """New words for how the area works, once its groups were asked about them, and where each group stands."""

    lines: tuple[Line, ...] = ()


def words_of_the_area(area: Area) -> WordsOfTheArea:
    """What groups say to the new words of an area; nothing while nobody is asked."""
    wording = current_wording(area)
    if wording is None or wording.asked_at is None:
        return WordsOfTheArea()
    return WordsOfTheArea(tuple(lines_of(wording)))


def words_to_agree(desk: Desk) -> Iterator[Item]:
    """Words to which a group of this person's has not agreed: the area's own first, then those of its projects."""
    waiting = [
        line.title for line in desk.words.lines if line.group_id in desk.standing.group_ids and line.says is None
    ]
    if waiting:
        yield _words(desk, meta=_not_yet(waiting))
    ours = [group for group in groups_of(desk.area) if group.pk in desk.standing.group_ids]
    for wording in parts_without(desk.area, desk.standing.group_ids):
        agreed = {agreement.group_id for agreement in wording.agreements.all()}
        missing = [group.title for group in ours if group.pk not in agreed and group.key in _asked(wording)]
        if missing:
            title = f"{wording.project.title}: {TITLES[Part(wording.part)].lower()}"
            yield Item(title, f"{project_url(wording.project)}#{wording.part}", _not_yet(missing))


def words_not_agreed(desk: Desk) -> Iterator[Item]:
    """The groups that do not agree to the area's new words yet, each with its reason."""
    for line in desk.words.lines:
        if line.is_not_yet:
            yield _words(desk, meta=f"{line.title}: {Truncator(line.because).chars(SHOWN_OF_A_REASON)}")


def _words(desk: Desk, *, meta: str) -> Item:
    title = f"{desk.area.title}: how we work together"
    return Item(title, desk.url("wording"), meta)


def _not_yet(groups: list[str]) -> str:
    return f"Not yet agreed with {' and '.join(groups)}"


def _asked(wording: PartWording) -> set[str]:
    """The keys of the groups whose agreement this wording's project asks for."""
    return {group.id for group in groups_that_agree(pack_for_project(wording.project))}
