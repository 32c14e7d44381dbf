"""The desk: what needs a person, in words, most urgent first. One page for everyone; roles choose its sections."""

from collections.abc import Iterator
from functools import cached_property

from django.urls import reverse

from alongside.core import clock
from alongside.insight.presenters.desk_agreeing import WordsOfTheArea, words_of_the_area
from alongside.insight.presenters.desk_items import Item, Section
from alongside.insight.presenters.desk_kinds import KINDS
from alongside.insight.queries import desk as queries
from alongside.live.models import Session
from alongside.live.permissions import can_run_session
from alongside.people.standing import Standing
from alongside.projects.permissions import can_publish_project, can_start_project
from alongside.projects.presenters.parts import project_url
from alongside.themes.permissions import can_code


class Desk:
    """Everything that waits for one person in one area, and what the finders of each kind have in common."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.area = standing.area
        self.today = clock.today()
        self.promises = queries.unclosed_promises(self.area) if standing.is_team else []

    @cached_property
    def words(self) -> WordsOfTheArea:
        """What groups say to the area's new words."""
        return words_of_the_area(self.area)

    def sections(self) -> list[Section]:
        """The sections in which something waits, the most urgent first."""
        theirs = (kind for kind in KINDS if kind.is_for(self.standing))
        built = [Section(kind.key, kind.title, kind.why, kind.symbol, tuple(kind.find(self))) for kind in theirs]
        return [section for section in built if section.items]

    def next_steps(self) -> list[Item]:
        """What would bring the area's projects further; a new area is taught its first step."""
        if not self.standing.is_team:
            return []
        progress = queries.projects_under_way(self.area)
        if not progress and can_start_project(self.standing):
            why = "Say what it is for, what is fixed and what is open. Then each group says whether it agrees."
            return [Item("Start a project", self.url("project_new"), why)]
        return [step for project in progress for step in self._steps_of(project)] + list(self._dates_to_set())

    def _steps_of(self, progress: queries.Progress) -> Iterator[Item]:
        project = progress.project
        if project.published_at is None and can_publish_project(self.standing):
            yield Item(f"Show “{project.title}” to everybody", project_url(project), "Only the team sees it so far.")
        if not progress.has_session and can_run_session(self.standing):
            why = "Nobody has been asked yet. A template sets it up in two minutes."
            yield Item(f"Make a session for “{project.title}”", self.url("session_templates"), why)
        if progress.has_words and not progress.has_theme and can_code(self.standing):
            yield Item(
                f"Sort what was said in “{project.title}”",
                self.url("workbench", project.slug),
                "People have spoken, and there is no theme yet.",
            )

    def _dates_to_set(self) -> Iterator[Item]:
        if can_run_session(self.standing):
            for session in queries.sessions_without_a_date(self.area):
                why = "It does not say yet by which day people will hear back."
                yield Item(f"Set a date for “{session.title}”", self.session_url(session), why)

    def session_url(self, session: Session) -> str:
        """A session where this person may work on it; its results otherwise."""
        return self.url("session" if can_run_session(self.standing) else "session_results", session.code)

    def url(self, name: str, *more: object) -> str:
        """A page of the area."""
        return reverse(name, args=(self.area.slug, *more))
