"""What was said in a project and how it was sorted: a constant number of queries, however much was said."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from alongside.live.models import Contribution, Media, Prompt
from alongside.live.permissions import can_read_held
from alongside.live.queries.standing import standing as stands
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.themes.models import Code, Coding, MemberCheck, Theme
from alongside.themes.permissions import check_can_see_workbench
from alongside.themes.rules import CheckState, check_state

A_PAGE = 40
# Not only a face or a number: those are counted, and go into no theme.
IN_THEIR_OWN_WAY = Q(words__isnull=False) | Exists(Media.objects.filter(contribution=OuterRef("pk")))


@dataclass(frozen=True)
class Wanted:
    """Which of a project's contributions to show. Everything where a field says nothing."""

    code_id: int | None = None
    theme_id: int | None = None
    prompt_id: int | None = None
    group_id: int | None = None
    without_code: bool = False


def said_in(project: Project, standing: Standing) -> QuerySet[Contribution]:
    """Everything in words, by picture or by voice that was said in a project, still stands, and may be read by whoever looks."""
    rows = Contribution.objects.filter(IN_THEIR_OWN_WAY, stands(), session__project=project)
    return readable(rows, standing)


def readable(rows: QuerySet[Contribution], standing: Standing) -> QuerySet[Contribution]:
    """Without the words that wait for a person, for those who must not read them before that person has."""
    return rows if can_read_held(standing) else rows.filter(is_held=False)


def page_of_said(standing: Standing, project: Project, wanted: Wanted, number: str | None) -> Page[Contribution]:
    """One page of what was said, newest first, each with its words, prompt, group and codings."""
    check_can_see_workbench(standing)
    rows = _filtered(said_in(project, standing), wanted).order_by("-id")
    rows = rows.select_related("words", "prompt__activity", "participant__group", "session__area").prefetch_related(
        Prefetch("codings", Coding.objects.select_related("code", "coder")), "media"
    )
    return Paginator(rows, A_PAGE).get_page(number)


def _filtered(rows: QuerySet[Contribution], wanted: Wanted) -> QuerySet[Contribution]:
    if wanted.code_id is not None:
        rows = rows.filter(Exists(Coding.objects.filter(contribution=OuterRef("pk"), code=wanted.code_id)))
    if wanted.theme_id is not None:
        rows = rows.filter(Exists(Coding.objects.filter(contribution=OuterRef("pk"), code__theme=wanted.theme_id)))
    if wanted.prompt_id is not None:
        rows = rows.filter(prompt=wanted.prompt_id)
    if wanted.group_id is not None:
        rows = rows.filter(participant__group=wanted.group_id)
    if wanted.without_code:
        rows = rows.filter(~Exists(Coding.objects.filter(contribution=OuterRef("pk"))))
    return rows


def contribution_in(standing: Standing, project: Project, pk: int) -> Contribution:
    """One thing that was said in a project; `Http404` where it wasn't, or was withdrawn."""
    found = said_in(project, standing).select_related("session", "words").filter(pk=pk).first()
    if found is None:
        raise Http404("This was not said in this project, or has been taken back.")
    return found


def contributions_in(standing: Standing, project: Project, pks: Iterable[int]) -> list[Contribution]:
    """Those of these contributions that were said in this project and still stand."""
    return list(said_in(project, standing).select_related("session").filter(pk__in=list(pks)))


def prompts_of(project: Project) -> list[Prompt]:
    """The questions under which something was said in a project, in the order of its sessions."""
    rows = Prompt.objects.filter(activity__session__project=project, words=True).select_related("activity__session")
    return list(rows.order_by("activity__session_id", "activity__position", "position"))


def groups_heard_in(standing: Standing, project: Project) -> list[Group]:
    """The groups of those who said something in a project."""
    heard = Exists(said_in(project, standing).filter(participant__group=OuterRef("pk")))
    return list(Group.objects.filter(heard, area=project.area_id))


@dataclass(frozen=True)
class CodeRow:
    """A code, and on how many contributions somebody put it."""

    code: Code
    count: int


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its codes, how many contributions and people stand behind it, and its member check."""

    theme: Theme
    codes: tuple[CodeRow, ...]
    contributions: int
    people: int
    yes: int
    not_quite: int
    state: CheckState


_STANDING = stands("codings__contribution")


def codes_of(project: Project) -> list[CodeRow]:
    """A project's codes with how many contributions each is on."""
    rows = (
        Code.objects.filter(project=project)
        .select_related("theme")
        .annotate(said=Count("codings__contribution", filter=_STANDING, distinct=True))
    )
    return [CodeRow(code, code.said) for code in rows]


def themes_of(project: Project) -> list[ThemeRow]:
    """A project's themes, in the order in which they were made: four queries."""
    codes = defaultdict(list)
    for row in codes_of(project):
        codes[row.code.theme_id].append(row)
    themes = list(
        Theme.objects.filter(project=project).annotate(
            said=Count("codes__codings__contribution", filter=_through_codes(), distinct=True),
            people=Count("codes__codings__contribution__participant", filter=_through_codes(), distinct=True),
        )
    )
    answers = current_checks(theme.pk for theme in themes)
    return [_theme_row(theme, tuple(codes[theme.pk]), answers[theme.pk]) for theme in themes]


def _through_codes() -> Q:
    return stands("codes__codings__contribution")


def _theme_row(theme: Theme, codes: tuple[CodeRow, ...], answers: list[MemberCheck]) -> ThemeRow:
    given = Counter(check.answer for check in answers)
    return ThemeRow(
        theme=theme,
        codes=codes,
        contributions=theme.said,  # type: ignore[attr-defined]  # annotated
        people=theme.people,  # type: ignore[attr-defined]  # annotated
        yes=given["yes"],
        not_quite=given["not-quite"],
        state=check_state(was_asked=theme.check_asked_at is not None, answers=given),
    )


def current_checks(theme_ids: Iterable[int]) -> dict[int, list[MemberCheck]]:
    """The answers to the current wording of each theme; an answer to an earlier wording is history."""
    found: dict[int, list[MemberCheck]] = defaultdict(list)
    newest: dict[int, int] = {}
    ids = list(theme_ids)
    rows = MemberCheck.objects.filter(theme__in=ids).select_related("wording", "participant__group")
    wordings = Theme.objects.filter(pk__in=ids).values_list("pk", "wordings__number")
    for theme_id, number in wordings:
        newest[theme_id] = max(newest.get(theme_id, 0), number or 0)
    for check in rows:
        if check.wording.number == newest.get(check.theme_id):
            found[check.theme_id].append(check)
    return found


def theme_in(standing: Standing, pk: int) -> Theme:
    """A theme of this area, with its project. Whether somebody may see it is for the page's own query."""
    theme = Theme.objects.select_related("project__area").filter(pk=pk, project__area=standing.area).first()
    if theme is None:
        raise Http404("There is no theme at this address.")
    return theme


def quotes_of(theme: Theme) -> QuerySet[Contribution]:
    """Everything that went into a theme and still stands, first said first."""
    in_theme = Exists(Coding.objects.filter(contribution=OuterRef("pk"), code__theme=theme))
    rows = Contribution.objects.filter(in_theme, IN_THEIR_OWN_WAY, stands())
    related = ("words", "participant__group", "prompt", "session__area")
    return rows.select_related(*related).prefetch_related("media").order_by("said_at", "id")


def groups_behind(theme: Theme) -> list[Group]:
    """The groups of those whose words went into a theme."""
    said = quotes_of(theme).filter(participant__group=OuterRef("pk")).order_by()
    return list(Group.objects.filter(Exists(said), area=theme.project.area_id))


def public_quotes(quotes: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Of these, only what its speaker allows everybody to read, and what nobody is holding back."""
    return quotes.filter(may_quote=True, is_held=False)
