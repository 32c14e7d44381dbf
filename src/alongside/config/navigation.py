"""The menu at the top of an area's pages: where one can go from here, by who one is."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from alongside.live.permissions import can_read_concerns
from alongside.people.permissions import can_see_desk
from alongside.people.standing import Standing
from alongside.practice.permissions import can_reflect


@dataclass(frozen=True)
class Link:
    """An entry of the menu; `current` where the page is below it."""

    title: str
    href: str
    current: bool


def navigation(request: HttpRequest, standing: Standing | None) -> list[Link]:
    """The entries for whoever looks at a page of an area; none elsewhere."""
    if standing is None:
        return []
    wanted = [
        ("Your desk", "desk", can_see_desk(standing)),
        ("Projects", "projects", True),
        ("Sessions", "sessions", standing.is_team),
        ("Our practice", "practice", can_reflect(standing)),
        ("Safeguarding", "concerns", can_read_concerns(standing)),
        ("You said, we did", "answers", True),
        ("How we work", "charter", True),
    ]
    links = [(title, reverse(name, args=(standing.area.slug,))) for title, name, is_theirs in wanted if is_theirs]
    return [Link(title, href, current=request.path.startswith(href)) for title, href in links]
