"""`alongside mark verify` and `alongside mark rotate`, as people and programs call them."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result
from django.test import override_settings

from alongside.assurance.marks import canonical, fetching
from alongside.assurance.marks.actions import withdraw
from alongside.assurance.marks.models import AreaKey, Mark
from alongside.assurance.marks.queries import issuer_file_of, withdrawn_file_of
from alongside.assurance.marks.verifying import NO_LIST, fingerprint
from alongside.config.cli.root import cli
from tests.factories.evidence import BY
from tests.factories.mark_documents import NOW, MadeArea
from tests.factories.marks import earned_scene


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, ["mark", *map(str, words)])


@pytest.fixture
def area() -> MadeArea:
    return MadeArea()


@pytest.fixture
def mark(area: MadeArea, tmp_path: Path) -> Path:
    """A saved mark with its issuer's document beside it, and nothing on the network at its addresses."""
    (tmp_path / "mark.json").write_bytes(canonical.saved(area.mark()))
    (tmp_path / "keys.json").write_bytes(canonical.saved(area.issuer()))
    return tmp_path / "mark.json"


@pytest.fixture(autouse=True)
def in_its_years() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_saved_mark_verifies_without_the_network_and_says_what_that_proves(mark: Path, area: MadeArea) -> None:
    result = run("verify", mark, "--offline")

    assert result.exit_code == 0
    assert "This mark is good: Made together: Quiet rooms" in result.stdout
    assert "Awarded by Elmbridge Vale on 1 March 2026, valid until 1 March 2028." in result.stdout
    assert fingerprint(area.issuer()) in result.stdout
    assert "compare it with the one on the area’s own site" in result.stdout
    assert NO_LIST in result.stdout


def test_programs_get_the_same_as_json(mark: Path, area: MadeArea) -> None:
    result = run("verify", mark, "--offline", "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 0
    assert (told["good"], told["problems"], told["issuer"]["came_with_the_file"]) == (True, [], True)
    assert told["issuer"]["fingerprint"] == fingerprint(area.issuer())
    assert told["not_withdrawn_as_of"] is None


def test_a_list_beside_the_file_is_read_where_nobody_can_be_asked(mark: Path, area: MadeArea) -> None:
    (mark.parent / "list.json").write_bytes(canonical.saved(area.withdrawn()))

    result = run("verify", mark, "--offline")

    assert (result.exit_code, NO_LIST in result.stdout) == (0, False)
    assert "Not withdrawn, says the list of 26 November 2026." in result.stdout


def test_a_changed_file_is_refused_with_the_reason(mark: Path) -> None:
    mark.write_text(mark.read_text(encoding="utf-8").replace("Quiet rooms", "Loud rooms"), encoding="utf-8")

    result = run("verify", mark, "--offline")

    assert result.exit_code == 1
    assert result.stderr.strip().endswith("It was changed after it was signed, or somebody else signed it.")


def test_without_the_issuers_document_it_says_what_to_do(mark: Path) -> None:
    (mark.parent / "keys.json").unlink()

    result = run("verify", mark, "--offline")

    assert result.exit_code == 1
    assert "Save that document beside the mark" in result.stderr


@pytest.mark.parametrize("name", ["nowhere.json", "ftp://together.example/mark", "", "/", "nowhere\x1b[2J.json"])
def test_what_is_not_there_is_told_and_called_neither_good_nor_bad(name: str) -> None:
    result = run("verify", name)

    assert (result.exit_code, "can’t be read" in result.stderr) == (1, True)
    assert result.stderr.startswith("This mark could not be verified. ")
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("address", ["http://", "http://[", "https://[::1", "http://a b/", "http://127.0.0.1:x/"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    result = run("verify", address)

    assert (result.exit_code, result.stderr) == (
        1,
        f"This mark could not be verified. {address} can’t be reached.\n",
    )


def test_what_a_mark_says_cannot_hide_what_the_command_says_of_it(area: MadeArea, tmp_path: Path) -> None:
    title = "Good\nIssuer: https://real.example\x1b[8m\u202e"
    (tmp_path / "mark.json").write_bytes(canonical.saved(area.mark(title=title)))
    (tmp_path / "keys.json").write_bytes(canonical.saved(area.issuer()))
    result = run("verify", tmp_path / "mark.json", "--offline")

    assert result.stdout.splitlines()[0] == "This mark is good: Good Issuer: https://real.example [8m : Quiet rooms"
    assert all(sign.isprintable() or sign == "\n" for sign in result.stdout)


@pytest.mark.parametrize(
    "junk",
    [
        b"[" * 200_000,
        b'{"id": NaN}',
        b'{"id": ' + b"9" * 5_000 + b"}",
        b'{"id": ["it"]}',
        b"\xff\xfe{",
        b"",
        b"null",
    ],
)
def test_whatever_else_lies_in_the_folder_is_passed_over(mark: Path, junk: bytes) -> None:
    (mark.parent / "a.json").write_bytes(junk)
    (mark.parent / "b.json").mkdir()
    (mark.parent / "c.json").symlink_to("c.json")
    os.mkfifo(mark.parent / "d.json")

    assert run("verify", mark, "--offline").exit_code == 0


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


class Dripping(BaseHTTPRequestHandler):
    """Sends a little now and then, and never comes to an end."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b" ")
                time.sleep(0.02)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """A site; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site that serves files; returns its address."""
    with serving(partial(Quiet, directory=str(tmp_path))) as address:
        yield address


def test_a_site_that_never_comes_to_an_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST_WAIT", 0.2)
    with serving(Dripping) as address:
        result = run("verify", f"{address}/verify/")

    assert (result.exit_code, "can’t be reached" in result.stderr) == (1, True)


def published(mark: Mark, folder: Path) -> None:
    """Put what everybody may fetch of a mark where its addresses lead."""
    known = folder / ".well-known/marks" / mark.area.slug
    known.mkdir(parents=True, exist_ok=True)
    (known / "issuer.json").write_bytes(issuer_file_of(mark.area))
    (known / "withdrawn.json").write_bytes(withdrawn_file_of(mark.area))
    page = folder / "verify" / str(mark.pk)
    page.mkdir(parents=True, exist_ok=True)
    (page / "index.html").write_text(mark.credential, encoding="utf-8")


@pytest.mark.django_db
def test_a_mark_verifies_by_its_address_and_no_longer_once_it_is_withdrawn(site: str, tmp_path: Path) -> None:
    with override_settings(SITE_URL=site):
        scene = earned_scene()
        mark = scene.award()
        published(mark, tmp_path)
        address = f"{site}/verify/{mark.pk}/"
        good = run("verify", address)
        withdraw(mark=mark, because="The room was never opened.", by=BY)
        published(mark, tmp_path)
        bad = run("verify", address)

    assert (good.exit_code, "Note:" in good.stdout) == (0, False)
    assert bad.exit_code == 1
    assert bad.stderr == "This mark is not good. It was withdrawn. The room was never opened.\n"


@pytest.mark.django_db
def test_a_saved_mark_hears_from_its_issuer_that_it_was_withdrawn(site: str, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    with override_settings(SITE_URL=site):
        mark = earned_scene().award()
        (saved / "mark.json").write_text(mark.credential, encoding="utf-8")
        (saved / "issuer.json").write_bytes(issuer_file_of(mark.area))
        withdraw(mark=mark, because="The room was never opened.", by=BY)
        published(mark, tmp_path)
        result = run("verify", saved / "mark.json")

    assert (result.exit_code, "The room was never opened." in result.stderr) == (1, True)


@pytest.mark.django_db
def test_an_area_is_given_a_new_key() -> None:
    mark = earned_scene().award()

    result = run("rotate", mark.area.slug)

    assert result.exit_code == 0
    assert AreaKey.objects.get(area=mark.area, replaced_at__isnull=True).public in result.stdout
    assert run("rotate", "nowhere").exit_code == 1
