"""What the theme's page and the answers page show beside a decision: quotes, people, checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from alongside.answers.difference_queries import DifferenceTally, difference_tallies
from alongside.answers.models import Decision
from alongside.answers.permissions import can_see_tally
from alongside.answers.queries import Tally, decisions_on, published_in, represented_groups, tallies_of
from alongside.core.small_numbers import Figure, figure
from alongside.live.models import Contribution, Media
from alongside.live.queries.media import quotable_media
from alongside.live.queries.standing import standing as stands
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.themes.models import Coding, MemberCheck, Theme, ThemeWording
from alongside.themes.queries import current_checks, public_quotes, quotes_of, readable, theme_in

QUOTES_BESIDE_AN_ANSWER = 3
_STANDS = stands("contribution")
_HAS_MEDIA = Exists(Media.objects.filter(contribution=OuterRef("contribution")))
_PUBLIC = (
    _STANDS
    & Q(contribution__may_quote=True, contribution__is_held=False)
    & (Q(contribution__words__isnull=False) | Q(_HAS_MEDIA))
)


@dataclass(frozen=True)
class Heard:
    """Who stands behind a theme: how many people, when the first spoke, when they were promised an answer."""

    people: int
    contributions: int
    since: datetime | None
    hear_back_by: date | None

    def in_public(self, area: Area) -> Figure:
        """The number of people as everybody may see it."""
        return figure(self.people, smallest=area.smallest_shown)


NOBODY = Heard(0, 0, None, None)


@dataclass(frozen=True)
class WholeTheme:
    """A theme with all that one page tells of it. The quotes are for the page to cut into pages."""

    theme: Theme
    decisions: list[Decision]
    heard: Heard
    checks: list[MemberCheck]
    quotes: QuerySet[Contribution]
    wordings: list[ThemeWording]
    represented: frozenset[int]
    tallies: Mapping[int, Tally]
    differences: Mapping[int, DifferenceTally]

    @property
    def current(self) -> Decision | None:
        """The decision that stands."""
        return next((decision for decision in self.decisions if decision.is_current), None)

    @property
    def waiting(self) -> Decision | None:
        """A newer decision that takes the place of the one that stands when it is published; the team's only."""
        newest = self.decisions[0] if self.decisions else None
        return newest if newest and not newest.is_current and not newest.published_at else None

    @property
    def earlier(self) -> list[Decision]:
        """Decisions that are history."""
        return [decision for decision in self.decisions if decision not in (self.current, self.waiting)]


def whole_theme(standing: Standing, pk: int) -> WholeTheme:
    """A theme for its page; `Http404` for others than the team until there is a published answer to it."""
    theme = theme_in(standing, pk)
    decisions = decisions_on(theme, standing)
    if not standing.is_team and not any(decision.is_current for decision in decisions):
        raise Http404("There is no theme at this address.")
    quotes = quotes_of(theme)
    promises = [promise.pk for decision in decisions for promise in decision.promises.all()]
    return WholeTheme(
        theme=theme,
        decisions=decisions,
        heard=heard_in([theme.pk]).get(theme.pk, NOBODY),
        checks=current_checks([theme.pk])[theme.pk],
        quotes=readable(quotes, standing) if standing.is_team else public_quotes(quotes),
        wordings=list(theme.wordings.select_related("written_by").order_by("-number")),
        represented=represented_groups(standing.area) if standing.is_team else frozenset(),
        tallies=tallies_of(promises) if can_see_tally(standing) else {},
        differences=difference_tallies(promises),
    )


def heard_in(theme_ids: Iterable[int]) -> dict[int, Heard]:
    """By theme, who stands behind it: one query."""
    rows = (
        Coding.objects.filter(_STANDS, code__theme__in=list(theme_ids))
        .order_by()
        .values("code__theme")
        .annotate(
            people=Count("contribution__participant", distinct=True),
            said=Count("contribution", distinct=True),
            since=Min("contribution__said_at"),
            by=Min("contribution__session__hear_back_by"),
        )
    )
    return {row["code__theme"]: Heard(row["people"], row["said"], row["since"], row["by"]) for row in rows}


def some_quotes(theme_ids: Iterable[int]) -> dict[int, list[Contribution]]:
    """By theme, the first few quotes that everybody may read: three queries, however many themes and words."""
    twice_coded = QUOTES_BESIDE_AN_ANSWER * 4  # words with several codes of one theme stand here once for each
    rows = (
        Coding.objects.filter(_PUBLIC, code__theme__in=list(theme_ids))
        .annotate(place=Window(RowNumber(), partition_by=F("code__theme"), order_by="contribution_id"))
        .filter(place__lte=twice_coded)
        .values_list("code__theme", "contribution_id")
    )
    chosen: dict[int, dict[int, None]] = {}
    for theme_id, contribution_id in rows:
        assert theme_id is not None  # the filter above
        chosen.setdefault(theme_id, {})[contribution_id] = None
    first = {theme_id: list(ids)[:QUOTES_BESIDE_AN_ANSWER] for theme_id, ids in chosen.items()}
    rows_of = Contribution.objects.select_related("words", "participant__group", "session__area")
    contributions = rows_of.prefetch_related("media").in_bulk([pk for ids in first.values() for pk in ids])
    return {theme_id: [contributions[pk] for pk in ids] for theme_id, ids in first.items()}


@dataclass(frozen=True)
class PublicAnswer:
    """One answer as everybody sees it."""

    decision: Decision
    heard: Heard
    quotes: list[Contribution]
    checks: list[MemberCheck]


def with_voices(decisions: Iterable[Decision]) -> list[PublicAnswer]:
    """Answers with the voices behind them: a constant number of queries."""
    decisions = list(decisions)
    ids = [decision.theme_id for decision in decisions]
    heard, quotes, checks = heard_in(ids), some_quotes(ids), current_checks(ids)
    return [
        PublicAnswer(
            decision,
            heard.get(decision.theme_id, NOBODY),
            quotes.get(decision.theme_id, []),
            checks.get(decision.theme_id, []),
        )
        for decision in decisions
    ]


def answers_of(area: Area, *, most: int) -> list[PublicAnswer]:
    """The answers that an area published last."""
    return with_voices(published_in(area)[:most])


def quoted_media(area: Area, media_id: UUID) -> Media:
    """A picture or recording that a published answer of an area may quote; `Http404` for every other."""
    published = Decision.objects.filter(theme__project__area=area, is_current=True, published_at__isnull=False).values(
        "theme"
    )
    beside = Coding.objects.filter(contribution=OuterRef("contribution"), code__theme__in=published)
    media = quotable_media().filter(Exists(beside), pk=media_id).first()
    if media is None:
        raise Http404("There is no picture or recording here. It may have been taken back.")
    return media
