"""How sessions are told: in a list, in tabs, and in addresses that a hall can type."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from alongside.core import codes
from alongside.frameworks.schema import SessionTemplate
from alongside.live.models import Session

_TABS = (
    ("session", "Run it", True),
    ("session_paper", "Type in paper", True),
    ("session_import", "Bring in a file", True),
    ("session_results", "Results", False),
)


@dataclass(frozen=True)
class SessionRow:
    """One session in the list: `href` leads to where this person works on it."""

    session: Session
    code: str
    href: str
    state: str
    is_open: bool
    people: int


def session_row(session: Session, *, people: int, can_run: bool) -> SessionRow:
    """A session as its area's list tells it."""
    return SessionRow(
        session=session,
        code=codes.grouped(session.code),
        href=reverse("session" if can_run else "session_results", args=[session.area.slug, session.code]),
        state="Closed" if session.closed_at else "Open",
        is_open=session.closed_at is None,
        people=people,
    )


def tabs_of(session: Session, *, here: str, can_run: bool) -> list[dict[str, Any]]:
    """The pages of one session that a person of the team may see."""
    tabs = []
    for name, title, only_for_runners in _TABS:
        href = reverse(name, args=[session.area.slug, session.code])
        if can_run or not only_for_runners:
            is_below = name == "session_results" and here.startswith(href)
            tabs.append({"title": title, "href": href, "current": here == href or is_below})
    return tabs


def host() -> str:
    """The site's address as it is read aloud: without "https://"."""
    return settings.SITE_URL.partition("://")[2]


def join_address(session: Session) -> str:
    """Where a camera leads: the session's own door."""
    return f"{settings.SITE_URL}{reverse('join_notice', args=[session.code])}"


def typed_address() -> str:
    """Where the code is typed in, as a hall reads it."""
    return f"{host()}{reverse('join')}"


@dataclass(frozen=True)
class TemplateCard:
    """A template of sessions, with what is in it."""

    id: str
    title: str
    summary: str
    contents: list[str]


def template_card(template: SessionTemplate) -> TemplateCard:
    """A template as one chooses it: what people will do, and how many questions that is."""
    return TemplateCard(
        id=template.id,
        title=template.title,
        summary=template.summary,
        contents=[f"{activity.title} – {_how_many(len(activity.prompts))}" for activity in template.activities],
    )


def _how_many(prompts: int) -> str:
    return "1 question" if prompts == 1 else f"{prompts} questions"
