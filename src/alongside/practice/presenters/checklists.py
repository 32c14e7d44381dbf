"""A checklist in use: each thing with what each voice says, before and after; what is still to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from alongside.frameworks.enums import Moment
from alongside.frameworks.queries import pack_in
from alongside.frameworks.schema import Checklist
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.practice import permissions
from alongside.practice.models import ChecklistUse
from alongside.practice.queries.checklists import checklist_of
from alongside.practice.ticking import Tick, Ticks, Voice, are_apart, still_to_do

TEAM = "The team"


@dataclass(frozen=True)
class Look:
    """A moment at which a voice looks at the list: where its form is, and whether it was begun."""

    title: str
    url: str
    is_begun: bool


@dataclass(frozen=True)
class Way:
    """A voice that whoever looks may speak for, with the moments at which it looks at the list."""

    title: str
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class ItemRow:
    """One thing with what each voice said, each beside the heading of its column."""

    text: str
    said: tuple[tuple[str, Tick], ...]
    are_apart: bool


@dataclass(frozen=True)
class UsePage:
    """A checklist in use as its page shows it."""

    use: ChecklistUse
    title: str
    description: str
    level: str
    columns: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    to_do: tuple[str, ...]
    ways: tuple[Way, ...]


def title_of_list(use: ChecklistUse) -> str:
    """The name of the list."""
    return checklist_of(use).title


def level_of_list(use: ChecklistUse, checklist: Checklist) -> str:
    """How far the work of a list reaches; empty where it does not say."""
    level = by_id(pack_in(use.area, use.pack_version).levels, checklist.level) if checklist.level else None
    return level.title if level else ""


def use_page(use: ChecklistUse, ticks: Ticks, groups: Sequence[Group], standing: Standing) -> UsePage:
    """Everything about one use. `groups` are the area's."""
    checklist = checklist_of(use)
    items = {item.id: item.text for item in checklist.items}
    titles = {"": TEAM} | {group.key: group.title for group in groups}
    spoken = {voice for voice, _ in ticks}
    shown = {
        Voice(key, moment): f"{title}, {moment.label.lower()}"
        for moment in Moment
        for key, title in titles.items()
        if Voice(key, moment) in spoken
    }
    return UsePage(
        use=use,
        title=checklist.title,
        description=checklist.description,
        level=level_of_list(use, checklist),
        columns=tuple(shown.values()),
        rows=tuple(_row(text, item, shown, ticks) for item, text in items.items()),
        to_do=tuple(items[item] for item in still_to_do(list(items), ticks)),
        ways=tuple(_ways(use, groups, spoken, standing)),
    )


def _row(text: str, item: str, shown: Mapping[Voice, str], ticks: Ticks) -> ItemRow:
    said = {voice: ticks.get((voice, item), Tick(None)) for voice in shown}
    return ItemRow(text, tuple((shown[voice], tick) for voice, tick in said.items()), are_apart(ticks, item))


def _ways(use: ChecklistUse, groups: Sequence[Group], spoken: set[Voice], standing: Standing) -> list[Way]:
    voices = [("", TEAM)] if permissions.can_tick_for_team(standing) else []
    voices += [
        (group.key, group.title) for group in groups if permissions.can_reflect_with(standing, group_id=group.pk)
    ]
    return [Way(title, tuple(_look(use, key, moment, spoken) for moment in Moment)) for key, title in voices]


def _look(use: ChecklistUse, voice: str, moment: Moment, spoken: set[Voice]) -> Look:
    address = reverse("checklist_fill", args=(use.area.slug, use.pk, moment.value))
    return Look(
        title=moment.label,
        url=f"{address}?group={voice}" if voice else address,
        is_begun=Voice(voice, moment) in spoken,
    )
