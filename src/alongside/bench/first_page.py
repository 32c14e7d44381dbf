"""How long a participant's first page takes until it can be used, on a slow phone in a hall with a slow network.

Chromium imitates both: its own "slow 3G" (400 ms of distance five times over, 400 kbit a second) and a processor
four times slower. Beside it, in turn and in the same run, an empty page from a server that does nothing else: what
the network alone takes. Each run begins with an empty cache.

A page can be used once what one is there to do (type the code, press "OK, start") is drawn and answers: everything
works without a script, so it answers from then on.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NoReturn

from alongside.bench.figures import Figure

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 5
TARGET = 1.5
MOST_BYTES = 100_000
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER_CPU = 4
PATIENCE_MS = 60_000
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)

# In the page: when the control was first there, with a place of its own, in a frame that was drawn.
WATCH = """
const look = () => {
  const control = document.querySelector(%r);
  const box = control?.getBoundingClientRect();
  if (box?.width > 0 && box?.height > 0 && !control.disabled) requestAnimationFrame(() => (window.usableAt = performance.now()));
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True)
class Opened:
    """One time that a page was opened: milliseconds until it could be used, and bytes until all of it was there."""

    usable: float
    weight: int


def measure() -> list[Figure]:
    """The figures of the page where a code is typed, and of a session's own first page."""
    with _site() as (address, code), _empty_page() as empty, _chromium() as browser:
        figures: list[Figure] = []
        for name, path, control in (
            ("join", "/join/", "main input[name='code']"),
            ("session", f"/join/{code}/", "main a.govuk-button--main"),
        ):
            figures += _page(browser, name, f"{address}{path}", control, empty)
        return figures


def _page(browser: "Browser", name: str, address: str, control: str, empty: str) -> Iterator[Figure]:
    """Five runs of each in turn; the figure is that of the run in the middle."""
    runs = []
    for _ in range(RUNS):
        nothing = _open(browser, empty, "main p")
        ours = _open(browser, address, control)
        runs.append((ours.usable / nothing.usable, ours, nothing))
    _, ours, nothing = sorted(runs, key=lambda run: run[0])[RUNS // 2]
    yield Figure(f"{name}.usable", round(ours.usable), "ms", limit=round(nothing.usable), target=TARGET)
    weight = max(run[1].weight for run in runs)
    yield Figure(f"{name}.weight", weight, "bytes", limit=MOST_BYTES, target=1.0)


def _open(browser: "Browser", address: str, control: str) -> Opened:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    try:
        page = context.new_page()
        page.add_init_script(WATCH % control)
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW_3G)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
        weights: list[int] = []
        wire.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
        page.goto(address, wait_until="networkidle", timeout=PATIENCE_MS)
        usable = page.wait_for_function("window.usableAt", timeout=PATIENCE_MS).json_value()
        return Opened(usable, sum(weights))
    finally:
        context.close()


@contextmanager
def _chromium() -> Iterator["Browser"]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _missing("Playwright is missing. It comes with what the tests need: run `make test` once, then this again.")
    # A Chromium of the system's; else Playwright's own.
    path = next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
            if (found := shutil.which(name))
        ),
        None,
    )
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Error:
            _missing("Chromium is missing. The tests bring it: run `make test` once, then this again.")
        yield browser
        browser.close()


def _missing(what: str) -> NoReturn:
    raise SystemExit(what)


class _Nothing(BaseHTTPRequestHandler):
    """Answers every address with a page that has one word on it."""

    protocol_version = "HTTP/1.1"
    PAGE = b"<!doctype html><html lang='en'><title>Empty</title><main><p>Empty</p></main></html>"

    def do_GET(self) -> None:
        """The page, whatever was asked."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.PAGE)))
        self.end_headers()
        self.wfile.write(self.PAGE)

    def log_message(self, *args: Any) -> None:
        """Nothing to the screen."""


@contextmanager
def _empty_page() -> Iterator[str]:
    """The address of a server that has nothing but an empty page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Nothing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def _site() -> Iterator[tuple[str, str]]:
    """A site as it runs for real, in a process and a folder of its own: its address, and the code of a session."""
    address = f"http://127.0.0.1:{_free_port()}"
    with tempfile.TemporaryDirectory(prefix="alongside-bench-site-") as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
            "SITE_URL": address,
            "STATIC_MANIFEST": "yes",
        }
        port = address.rpartition(":")[2]
        command = [sys.executable, "-m", "alongside"]
        run = [*command, "run", "--no-demo", "--host", "127.0.0.1", "--port", port]
        server = subprocess.Popen(run, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
        try:
            _wait_for(address, server)
            area = ["area", "new", "bench", "--title", "Bench", "--pack", "wirral-naomie"]
            session = ["session", "new", "--area", "bench", "--template", "listening-session", "--open", "--json"]
            subprocess.run([*command, *area], env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
            made = subprocess.run([*command, *session], env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603  # our own command
            yield address, _code_in(made.stdout)
        finally:
            server.terminate()
            server.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _code_in(printed: bytes) -> str:
    code: str = json.loads(printed)["code"]
    return code


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310  # our own address
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("The site did not start, so there is nothing to measure.")
