"""`kill -9` in the middle of long work: it is begun again, its file is whole, and it is there once, for one person."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook

from alongside.core import clock
from tests.faults.screens import sign_in
from tests.faults.stored import change, rows
from tests.servers import Server

AREA = "elmbridge-vale"
# Enough that the file is made in the background, and takes far longer than one look at the database.
NOTES = 4000
WITHIN = 90.0
ASKED = "SELECT state, attempt, content IS NULL FROM live_job"


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    """A server whose progress of long work dies with it, as on any site of one process."""
    return serve(REDIS_URL="")


def notes(session: str, folder: Path) -> Path:
    """A file of invented notes, each other than all others."""
    file = folder / "notes.csv"
    lines = [f"bin-keep-light-bulb,keep,practitioners,Note {number} of {session}" for number in range(NOTES)]
    file.write_text("\n".join(["activity,prompt,group,words", *lines]))
    return file


def desk(server: Server, cookies: dict[str, str]) -> httpx.Client:
    """Somebody who is signed in."""
    return httpx.Client(base_url=server.url, cookies=cookies, timeout=30, trust_env=False)


def ask_for_the_spreadsheet(ada: httpx.Client, export: str) -> str:
    """Press the button; returns the address of the page that tells how far it is."""
    page = ada.get(export)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token is not None, page.text
    wanted = {"csrfmiddlewaretoken": token[1], "format": "xlsx"}
    asked = ada.post(export, data=wanted, headers={"Referer": str(ada.base_url)})
    assert asked.status_code == 302, asked.text
    return asked.headers["Location"]


def two_minutes_ago() -> str:
    """As both databases read it."""
    return (clock.now() - timedelta(minutes=2)).isoformat(sep=" ")


def wait_for(server: Server, state: str) -> None:
    """Until the one job stands so."""
    until = time.monotonic() + WITHIN
    while (found := rows(server.site.database_url, ASKED))[0][0] != state:
        assert time.monotonic() < until, (found, server.log[-2000:])
        time.sleep(0.02)


@pytest.mark.fault
def test_given_a_large_file_being_made_when_the_server_is_killed_then_it_is_begun_again_and_is_whole_once_for_one_person(
    server: Server, tmp_path: Path
) -> None:
    server.alongside("area", "new", AREA, "--title", "Elmbridge Vale", "--pack", "wirral-naomie")
    session = server.alongside_json("session", "new", "--area", AREA, "--template", "north-west-event", "--open")
    code, url = session["code"], server.site.database_url
    server.alongside("import", str(notes(code, tmp_path)), "--session", code)
    ada = desk(server, sign_in(server, area=AREA))
    bela = desk(server, sign_in(server, area=AREA, email="bela@hall.example"))

    # Given a kill that meets it at work
    address = ask_for_the_spreadsheet(ada, f"/{AREA}/sessions/{code}/export/")
    wait_for(server, "working")
    server.kill()
    assert [(state, attempt, bool(empty)) for state, attempt, empty in rows(url, ASKED)] == [("working", 1, True)]

    # When the server comes back after more than the minute in which a job may be silent
    change(url, f"UPDATE live_job SET begun_at = '{two_minutes_ago()}'")  # noqa: S608  # our own clock, no input
    server.start()
    wait_for(server, "ready")

    # Then it was begun a second time, and what came of it is there once, and whole
    assert [(state, attempt, bool(empty)) for state, attempt, empty in rows(url, ASKED)] == [("ready", 2, False)]
    assert rows(url, "SELECT count(*) FROM activity_auditentry WHERE verb = 'long work ready'") == [(1,)]
    file = ada.get(f"{address}file/")
    assert file.status_code == 200
    sheet = load_workbook(io.BytesIO(file.content), read_only=True)["contributions"]
    head, *cells = sheet.iter_rows(values_only=True)
    words = [str(row[head.index("words")]) for row in cells]
    assert sorted(words) == sorted(f"Note {number} of {code}" for number in range(NOTES))

    # And nobody else has it: not a colleague with the same role, not somebody without an account
    assert "Download it" in ada.get(address).text
    nobody = desk(server, {})
    for other in (bela, nobody):
        for page in (address, f"{address}file/"):
            answer = other.get(page)
            assert answer.status_code in ((404,) if other is bela else (302, 403, 404)), page
            assert answer.content != file.content
    assert address not in bela.get(f"/{AREA}/sessions/{code}/export/").text
