"""A gathering in words: which groups came, for everybody; how many of them, for the team."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from alongside.gatherings import permissions
from alongside.gatherings.actions import Turnout
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Gathering
from alongside.gatherings.queries import FACTS
from alongside.gatherings.rules import days_ahead
from alongside.people.models import Group
from alongside.people.standing import Standing


@dataclass(frozen=True)
class CameLine:
    """One group at a gathering; `counts` is empty for who may not see how many."""

    group: str
    symbol: str
    came: bool
    counts: str


@dataclass(frozen=True)
class GatheringCard:
    """One gathering as its page and its project's page show it."""

    gathering: Gathering
    purposes: tuple[str, ...]
    lines: tuple[CameLine, ...]
    papers: str

    @property
    def who(self) -> str:
        """The groups that came, in one line."""
        return ", ".join(line.group for line in self.lines if line.came) or "It is not recorded who came."


def gathering_card(gathering: Gathering, *, with_counts: bool) -> GatheringCard:
    """A gathering with its groups in the order of the area's."""
    return GatheringCard(
        gathering=gathering,
        purposes=tuple(Purpose(purpose).label for purpose in gathering.purposes),
        lines=tuple(
            CameLine(
                group=row.group.title,
                symbol=row.group.symbol or "people",
                came=row.came > 0,
                counts=_counts(row.came, row.invited) if with_counts else "",
            )
            for row in gathering.attendance.all()
        ),
        papers=_papers(gathering),
    )


def _counts(came: int, invited: int | None) -> str:
    return f"{came} came" if invited is None else f"{came} came of {invited} invited"


def _papers(gathering: Gathering) -> str:
    days = days_ahead(held_on=gathering.held_on, papers_sent_on=gathering.papers_sent_on)
    if days is None:
        return "No papers were sent ahead."
    return f"The papers went out {days} {'day' if days == 1 else 'days'} before."


def minutes_url(gathering: Gathering, standing: Standing) -> str:
    """Where the minutes of a gathering are read, or written; empty for who may do neither."""
    where = [gathering.project.area.slug, gathering.project.slug]
    minutes = getattr(gathering, "minutes", None)
    if minutes is None:
        new = f"{reverse('minutes_new', args=where)}?gathering={gathering.pk}"
        return new if permissions.can_record_gathering(standing) else ""
    may_read = permissions.can_see_minutes(standing, is_published=minutes.published_at is not None)
    return reverse("minutes", args=[*where, minutes.pk]) if may_read else ""


def initial_facts(gathering: Gathering) -> dict[str, Any]:
    """What is recorded of a gathering, by the fields of its form."""
    return {name: getattr(gathering, name) for name in FACTS}


def turnout_of(gathering: Gathering) -> dict[Group, Turnout]:
    """How many of which group, as recorded."""
    return {row.group: Turnout(came=row.came, invited=row.invited) for row in gathering.attendance.all()}
