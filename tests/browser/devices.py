"""The devices that people come with, and what their browsers complained of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

Device = Literal["phone", "narrow", "laptop", "hall"]

SIZES: dict[Device, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "narrow": {"width": 320, "height": 640},
    "laptop": {"width": 1280, "height": 800},
    "hall": {"width": 1920, "height": 1080},
}
TOUCH: frozenset[Device] = frozenset(["phone", "narrow"])

# Quiet, alone, and without a sandbox, which a container's root cannot have.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # A camera and a microphone that are not there: a beep each second, and nobody is asked.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


class OpenPage(Protocol):
    """Opens a page on a device of its own; more options go to Playwright's context."""

    def __call__(self, device: Device = "laptop", *, javascript: bool = True, **options: Any) -> Page: ...


@dataclass
class People:
    """Everybody's pages in one test, and the errors of their browsers."""

    browser: Browser
    base_url: str
    errors: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for context in self._contexts:
            context.close()

    def open(self, device: Device = "laptop", *, javascript: bool = True, **options: Any) -> Page:
        """A new person's page; it shares nothing with the others."""
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport=SIZES[device],
            has_touch=device in TOUCH,
            is_mobile=device in TOUCH,
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",  # pictures and positions are the same each time
            **options,
        )
        context.set_default_timeout(15_000)
        context.on("weberror", lambda raised: self.errors.append(f"{raised.error}"))
        context.on("console", self._hear)
        self._contexts.append(context)
        return context.new_page()

    def check_no_errors(self) -> None:
        """Fail where a script raised, or the Content-Security-Policy refused something."""
        assert not self.errors, "The browser complained:\n" + "\n".join(self.errors)

    def keep_pictures(self, folder: Path, test: str) -> None:
        """Save what everybody saw last, and what their browsers complained of."""
        folder.mkdir(exist_ok=True)
        name = re.sub(r"[^\w-]+", "-", test).strip("-")
        pages = [page for context in self._contexts for page in context.pages if not page.is_closed()]
        for number, page in enumerate(pages, start=1):
            page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)
        if self.errors:
            (folder / f"{name}.txt").write_text("\n".join(self.errors))

    def _hear(self, message: ConsoleMessage) -> None:
        # A test may take the network away, so a failed request alone is no complaint.
        if message.type == "error" and "Content Security Policy" in message.text:
            self.errors.append(message.text)
