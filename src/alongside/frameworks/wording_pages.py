"""A wording that is under way, as its pages show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404
from django.urls import reverse

from alongside.frameworks import asking, passages, permissions
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.changes_pages import ChangedPart, changed_parts, part_title
from alongside.frameworks.difference import at
from alongside.frameworks.models import Adoption, PackAnswer, PackVersion, PackWording
from alongside.frameworks.queries import pack_of
from alongside.frameworks.schema import Pack
from alongside.people.models import Group
from alongside.people.standing import Standing


@dataclass(frozen=True)
class GroupLine:
    """A group that is asked, where it stands, and whether whoever looks may speak for it."""

    line: asking.Line
    can_speak: bool

    @property
    def can_agree(self) -> bool:
        return self.can_speak and not self.line.is_agreed


@dataclass(frozen=True)
class Earlier:
    """A wording that stood here before, with what groups said to it, each thing in its order."""

    number: int
    by: str
    at: datetime
    changes: tuple[ChangedPart, ...]
    answers: Sequence[PackAnswer]


@dataclass(frozen=True)
class WordingPage:
    """The wording of now: what differs from what it began from, who agreed, and what can be done next."""

    wording: PackWording
    pack: Pack
    changes: tuple[ChangedPart, ...]
    groups: tuple[GroupLine, ...]
    can_publish: bool

    @property
    def waiting(self) -> list[str]:
        """The groups that have not said anything yet."""
        return [group.line.title for group in self.groups if group.line.says is None]

    @property
    def not_yet(self) -> list[asking.Line]:
        """The groups that do not agree yet, each with its reason."""
        return [group.line for group in self.groups if group.line.is_not_yet]


@dataclass(frozen=True)
class Entry:
    """A thing of the pack in the list of everything that can be worded."""

    title: str
    inside: str
    url: str
    is_changed: bool


@dataclass(frozen=True)
class Part:
    """A part of the pack in that list."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class VersionLine:
    """A version that an area has worked under, and since when."""

    adoption: Adoption
    is_now: bool
    url: str


def wording_page(standing: Standing) -> WordingPage | None:
    """The wording that is under way in an area; nothing where none is."""
    wording = queries.current_wording(standing.area)
    if wording is None:
        return None
    lines = queries.lines_of(wording)
    is_asked = wording.asked_at is not None
    return WordingPage(
        wording=wording,
        pack=queries.pack_worded(wording),
        changes=changed_parts(before(wording), wording.source),
        groups=tuple(
            GroupLine(
                line,
                is_asked and permissions.can_agree_to_pack(standing, group_id=line.group_id),
            )
            for line in lines
        ),
        can_publish=asking.can_be_published(lines) and permissions.can_word_pack(standing),
    )


@dataclass(frozen=True)
class NotYetPage:
    """What a group says that does not agree yet: to which words, and what it said before."""

    wording: PackWording
    changes: tuple[ChangedPart, ...]
    line: asking.Line

    @property
    def initial(self) -> dict[str, object]:
        """What its form begins with."""
        return {"digest": self.wording.digest, "seen": self.line.number, "because": self.line.because}


def not_yet_page(wording: PackWording, group: Group) -> NotYetPage:
    """The page on which a group that is asked says why it does not agree yet; `Http404` where nobody was asked yet."""
    if wording.asked_at is None:
        raise Http404("The groups have not been asked yet.")
    line = next(line for line in queries.lines_of(wording) if line.group_id == group.pk)
    return NotYetPage(wording, changed_parts(before(wording), wording.source), line)


def before(wording: PackWording) -> Mapping[str, object]:
    """What the pack said where this wording began; nothing where it began from nothing."""
    return pack_of(wording.based_on).canonical_files if wording.based_on else {}


def history(wording: PackWording) -> list[Earlier]:
    """Every wording on the way to this one with what it changed, the newest first."""
    rows = queries.history_of(wording)
    sources = [row.source for row in rows[1:]] + [before(wording)]
    answers = queries.answers_to(rows)
    return [
        Earlier(
            number=row.number,
            by=row.written_by.name if row.written_by else "",
            at=row.written_at,
            changes=changed_parts(source, row.source),
            answers=answers[row.pk],
        )
        for row, source in zip(rows, sources, strict=True)
    ]


def contents(wording: PackWording) -> list[Part]:
    """Everything in a wording that has words, by the part of the pack, with what was changed already."""
    earlier = {thing.path: thing for thing in passages.things(before(wording))}
    found = passages.things(wording.source)
    return [
        Part(
            part_title(file, wording.source),
            tuple(_entry(wording, thing, earlier.get(thing.path)) for thing in things),
        )
        for file, things in groupby(found, key=lambda thing: thing.file)
    ]


def thing_in(wording: PackWording, address: str) -> passages.Thing:
    """A thing of a wording by its address; `Http404` where there is no such thing."""
    thing = passages.thing_at(wording.source, address)
    if thing is None:
        raise Http404("There is no such thing in this pack.")
    return thing


def words_before(wording: PackWording, thing: passages.Thing) -> dict[str, str]:
    """What each field of a thing said where the wording began."""
    try:
        earlier = at(before(wording), thing.path)
    except KeyError:
        return {}
    return {passage.field: str(earlier.get(passage.field, "")) for passage in thing.passages}


def version_lines(standing: Standing) -> list[VersionLine]:
    """The versions of an area, the newest first."""
    where = standing.area.slug
    return [
        VersionLine(adoption, number == 0, reverse("charter_version", args=(where, adoption.version.digest)))
        for number, adoption in enumerate(queries.adoptions_of(standing.area))
    ]


def changes_of(version: PackVersion) -> tuple[ChangedPart, ...] | None:
    """How an area's own version differs from the one whose words it began from; nothing where there is none."""
    if version.parent is None:
        return None
    return changed_parts(pack_of(version.parent).canonical_files, pack_of(version).canonical_files)


def _entry(wording: PackWording, thing: passages.Thing, earlier: passages.Thing | None) -> Entry:
    return Entry(
        title=thing.title or part_title(thing.file, wording.source),
        inside=" › ".join(thing.inside),
        url=reverse("wording_thing", args=(wording.area.slug, thing.address)),
        is_changed=earlier is None or earlier.passages != thing.passages,
    )
