"""Where the records behind a fact or a check are found, and what of them may be told to whom.

The team follows each record to its page. Everybody else is told of gatherings and of what is published: the title of
a theme without a published answer, a promise under one, and the name of a session are the team's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from alongside.answers.models import Decision, Promise
from alongside.answers.queries import of_project
from alongside.assurance.evidence import Record, Source
from alongside.live.models import Session
from alongside.people.standing import Standing
from alongside.projects.models import Project


@dataclass(frozen=True)
class Link:
    """A record, and the page on which it stands; `url` is empty for who may not open it."""

    title: str
    url: str
    on: date | None


@dataclass(frozen=True)
class Places:
    """The addresses of a project's records: codes of sessions, themes of decisions and promises, what is public."""

    project: Project
    is_team: bool
    codes: Mapping[int, str]
    theme_of_decision: Mapping[int, int]
    theme_of_promise: Mapping[int, int | None]
    public_themes: frozenset[int]

    def links(self, records: Iterable[Record]) -> tuple[Link, ...]:
        """Records with their addresses. What may not be told stands there once, however much of it there is."""
        return tuple(dict.fromkeys(self.link(record) for record in records))

    def page(self, name: str, title: str) -> Link:
        """A page of the project, for what stands in no single record."""
        return Link(title, self._address(name), None)

    def link(self, record: Record) -> Link:
        """A record with its address, for whoever looks."""
        match record.source:
            case Source.GATHERING:
                return Link(record.title, self._address("gathering", record.id), record.on)
            case Source.SESSION:
                return self._session(record)
            case Source.THEME:
                return self._theme(record, record.id)
            case Source.DECISION:
                return self._theme(record, self.theme_of_decision.get(record.id))
            case Source.PROMISE:
                return self._promise(record)
            case _:
                return Link(record.title, self._address("project"), record.on)

    def _address(self, name: str, *more: int) -> str:
        return reverse(name, args=(self.project.area.slug, self.project.slug, *more))

    def _session(self, record: Record) -> Link:
        if not self.is_team:
            return Link("A session", "", record.on)
        page = reverse("session_results", args=(self.project.area.slug, self.codes[record.id]))
        return Link(record.title, page, record.on)

    def _promise(self, record: Record) -> Link:
        """One without a theme came of a meeting, and has a page of its own before everybody."""
        theme_id = self.theme_of_promise.get(record.id)
        if theme_id is None and record.id in self.theme_of_promise:
            return Link(record.title, reverse("promise", args=(self.project.area.slug, record.id)), record.on)
        return self._theme(record, theme_id)

    def _theme(self, record: Record, theme_id: int | None) -> Link:
        if theme_id is None or not (self.is_team or theme_id in self.public_themes):
            return Link("Something that is not published yet", "", None)
        return Link(record.title, reverse("theme", args=(self.project.area.slug, theme_id)), record.on)


def places_of(project: Project, standing: Standing) -> Places:
    """Where a project's records are: three queries, however many there are."""
    decisions = Decision.objects.filter(theme__project=project, is_current=True)
    rows = list(decisions.values_list("pk", "theme_id", "published_at"))
    promises = Promise.objects.filter(of_project(project))
    return Places(
        project=project,
        is_team=standing.is_team,
        codes=dict(Session.objects.filter(project=project).values_list("pk", "code")),
        theme_of_decision={pk: theme for pk, theme, _ in rows},
        theme_of_promise=dict(promises.values_list("pk", "decision__theme_id")),
        public_themes=frozenset(theme for _, theme, published in rows if published),
    )
