"""Reviews as their page shows them: each group's own way to its form, and side by side what was handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.assurance import permissions, queries, reviews
from alongside.assurance.models import GroupReview
from alongside.assurance.reviews import Difference, Said
from alongside.frameworks.schema import Pack
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import earlier_packs, groups_asked, pack_for_project


@dataclass(frozen=True)
class GroupLine:
    """One group: whether it handed its review in, and whether whoever looks speaks for it.

    A group that is not asked any more looked back under an earlier version, and nobody goes on writing for it.
    """

    group: Group
    review: GroupReview | None
    is_mine: bool
    is_asked: bool = True

    @property
    def can_write(self) -> bool:
        """Whether whoever looks may write it."""
        return self.is_mine and self.is_asked

    @property
    def is_in(self) -> bool:
        """Whether it stands beside the others."""
        return self.review is not None and self.review.handed_in_at is not None


@dataclass(frozen=True)
class SaidBeside:
    """What a group said to a prompt; `changed_on` where it said so only after it had seen what others said."""

    group: str
    said: Said
    changed_on: datetime | None


@dataclass(frozen=True)
class Row:
    """One prompt with what each group said, in the order of the groups."""

    text: str
    said: tuple[SaidBeside, ...]
    difference: Difference


@dataclass(frozen=True)
class ThemeRows:
    """The prompts of one theme of the review."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReviewPage:
    """`is_open` says whether whoever looks sees what was handed in; `waiting` are groups that have not yet.

    `is_asked` is false where the version of now asks nothing when people look back.
    """

    is_asked: bool
    groups: tuple[GroupLine, ...]
    shown: tuple[Group, ...]
    themes: tuple[ThemeRows, ...]
    is_open: bool

    @property
    def waiting(self) -> list[Group]:
        """The groups whose review is still to come."""
        return [line.group for line in self.groups if line.is_asked and not line.is_in]

    @property
    def differences(self) -> int:
        """On how many questions groups said the opposite of one another."""
        return sum(row.difference is Difference.OPPOSITE for theme in self.themes for row in theme.rows)


def review_page(project: Project, standing: Standing) -> ReviewPage | None:
    """The reviews of a project; nothing where its pack has none, and nobody looked back under an earlier one.

    The team sees them as soon as they are handed in, less those who have still to answer for a group of their
    own; everybody else sees them once every group has handed in.
    """
    pack = pack_for_project(project)
    known = {review.group_id: review for review in queries.reviews_of(project)}
    if not pack.review and not known:
        return None
    groups = _lines(project, pack, standing, known)
    is_open = _is_open(project, pack, standing, groups)
    shown = [line for line in groups if line.review and (_is_kept(line) or (line.is_in and (is_open or line.is_mine)))]
    return ReviewPage(
        is_asked=bool(pack.review),
        groups=groups,
        shown=tuple(line.group for line in shown),
        themes=_themes(project, pack, [_beside(line.review) for line in shown if line.review]),
        is_open=is_open,
    )


def _lines(project: Project, pack: Pack, standing: Standing, known: Mapping[int, GroupReview]) -> tuple[GroupLine, ...]:
    """The groups that are asked, then those that only an earlier version asked."""
    asked = groups_asked(project) if pack.review else []
    before = [review.group for pk, review in known.items() if pk not in {group.pk for group in asked}]
    return tuple(
        GroupLine(
            group,
            known.get(group.pk),
            is_mine=permissions.can_review_for(standing, group_id=group.pk),
            is_asked=group in asked,
        )
        for group in (*asked, *before)
    )


def _is_open(project: Project, pack: Pack, standing: Standing, groups: Sequence[GroupLine]) -> bool:
    handed_in = [line.group.key for line in groups if line.is_in]
    if standing.is_team:
        return reviews.may_see_others(mine=[line.group.key for line in groups if line.can_write], handed_in=handed_in)
    if pack.review:
        return all(line.is_in for line in groups if line.is_asked)
    asked = next((one.groups_that_agree for one in earlier_packs(project) if one.review), ())
    return set(handed_in).issuperset(group.id for group in asked)


def _is_kept(line: GroupLine) -> bool:
    """What a group began to say under an earlier version, and cannot hand in any more: for itself alone."""
    return line.is_mine and not line.is_asked


@dataclass(frozen=True)
class _GroupSaid:
    """What one group said, prompt by prompt."""

    group: str
    said: Mapping[str, SaidBeside]

    def to(self, prompt: str) -> SaidBeside:
        """What it said to a prompt; nothing where it said nothing."""
        return self.said.get(prompt, SaidBeside(self.group, Said(None, ""), None))


def gone_lines(project: Project, review: GroupReview | None) -> tuple[Row, ...]:
    """What a group said to prompts that the version of now does not have."""
    if review is None:
        return ()
    themes = _not_asked_any_more(project, pack_for_project(project), [_beside(review)])
    return tuple(row for theme in themes for row in theme.rows)


def _themes(project: Project, pack: Pack, shown: Sequence[_GroupSaid]) -> tuple[ThemeRows, ...]:
    if not shown:
        return ()
    asked = tuple(
        ThemeRows(theme.title, tuple(_row(prompt.id, prompt.text, shown) for prompt in theme.prompts))
        for theme in pack.review
    )
    return asked + _not_asked_any_more(project, pack, shown)


def _not_asked_any_more(project: Project, pack: Pack, shown: Sequence[_GroupSaid]) -> tuple[ThemeRows, ...]:
    """What was said to prompts that only an earlier version of the pack has."""
    asked = {prompt.id for theme in pack.review for prompt in theme.prompts}
    gone = list(dict.fromkeys(key for lines in shown for key in lines.said if key not in asked))
    if not gone:
        return ()
    texts = {
        prompt.id: prompt.text
        for earlier in reversed(earlier_packs(project))
        for theme in earlier.review
        for prompt in theme.prompts
    }
    rows = tuple(_row(key, texts.get(key, key), shown) for key in gone)
    return (ThemeRows("Not asked any more", rows),)


def _beside(review: GroupReview) -> _GroupSaid:
    """What a group's review says now, and which of it was changed since it was handed in."""
    group, said, since = review.group.title, queries.said_in(review), queries.changed_since(review)
    return _GroupSaid(group, {prompt: SaidBeside(group, one, since.get(prompt)) for prompt, one in said.items()})


def _row(key: str, text: str, shown: Sequence[_GroupSaid]) -> Row:
    said = tuple(lines.to(key) for lines in shown)
    return Row(text, said, reviews.difference([one.said.answer for one in said]))
