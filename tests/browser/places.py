"""An area of one's own for a test: made on a real server by the commands that its officer would be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.frameworks.loading import PACKS_FOLDER
from tests.servers import Server


@dataclass(frozen=True)
class Member:
    """Somebody who works on the area: a name, a role, and the group that a representative speaks for."""

    name: str
    role: str
    group: str = ""
    works_at: str = "larkmoor"

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@{self.works_at}.example"


@dataclass
class LocalArea:
    """An area on a server, with links that sign its people in, each of them once."""

    server: Server
    slug: str = "larkmoor"
    title: str = "Larkmoor"

    def is_made(self, *, pack: str = "wirral-naomie", brings: Path | None = None) -> None:
        """Found the area, under a pack; `brings` is its folder where it does not come with the product."""
        if brings is not None and brings.parent != PACKS_FOLDER:
            self.server.alongside("packs", "add", str(brings))
        self.server.alongside("area", "new", self.slug, "--title", self.title, "--pack", pack)

    def link_for(self, member: Member) -> str:
        """Make somebody's account; returns the link that signs them in once."""
        group = ["--group", member.group] if member.group else []
        made = self.server.alongside_json(
            "person", "new", member.email, "--name", member.name, "--area", self.slug, "--role", member.role, *group
        )
        link: str = made["sign_in"]
        return link

    def links_for(self, members: Iterable[Member]) -> list[str]:
        """The same for several people."""
        return [self.link_for(member) for member in members]

    def session(self, template: str = "listening-session", *, is_open: bool = True, **more: str) -> str:
        """Make a session, with all its activities open; returns its join code."""
        given = [part for name, value in more.items() for part in (f"--{name.replace('_', '-')}", value)]
        opened = ["--open"] if is_open else []
        made: dict[str, Any] = self.server.alongside_json(
            "session", "new", "--area", self.slug, "--template", template, *opened, *given
        )
        code: str = made["code"]
        return code
