"""The layers of the house hold every app, and files stay short enough to read."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from tests.checks.source import PACKAGE, ROOT, Source, files, planted

LONGEST = 400  # lines; what grows beyond it covers several subjects
# A machine's own folders: a path like these works on one machine only.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|opt|Users/\w+|home/\w+)/[\w.]")


def apps(package: Path) -> set[str]:
    """The folders of the package that hold Python."""
    return {path.parent.name for path in package.glob("*/__init__.py")}


def layers() -> list[str]:
    """The apps of the layers contract, from the top floor down."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = configuration["tool"]["importlinter"]["contracts"]
    return [app.strip(" ()") for layer in contract["layers"] for app in layer.split("|")]


def homeless(found: Collection[str], floors: Collection[str]) -> list[str]:
    """Apps that stand in no layer, so that anything might import them."""
    return sorted(set(found) - set(floors))


def too_long(sources: Iterable[Source]) -> list[str]:
    """Files that nobody reads to their end; migrations are written by Django, and not for reading."""
    return [
        f"{source.path}: {source.lines} lines"
        for source in sources
        if source.lines > LONGEST and "migrations" not in source.inside
    ]


def machine_paths(sources: Iterable[Source]) -> list[str]:
    """Files that name a folder of somebody's machine."""
    return [
        f"{source.path}:{number}: {line.strip()}"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]


def tracked() -> Iterable[Source]:
    """Every text file in version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".woff2", ".ico", ".lock"):
            yield Source(PurePosixPath(name), path.read_text(encoding="utf-8"))


def test_every_app_has_its_floor() -> None:
    assert homeless(apps(PACKAGE), layers()) == []


def test_every_floor_has_its_app() -> None:
    assert homeless(layers(), apps(PACKAGE)) == []


def test_no_python_file_is_too_long() -> None:
    assert too_long(source for folder in ("src", "tests", "scripts") for source in files(ROOT / folder, ".py")) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert machine_paths(tracked()) == []


def test_no_python_version_file_overrules_the_machine() -> None:
    assert not (ROOT / ".python-version").exists()


def test_given_an_app_without_a_floor_when_checked_then_it_is_named() -> None:
    assert homeless({"core", "billing"}, ["config", "core"]) == ["billing"]


def test_given_a_long_file_when_checked_then_it_is_named() -> None:
    assert too_long([planted("a.py", "x = 1\n" * 401)]) == ["a.py: 401 lines"]


def test_given_a_path_of_one_machine_when_checked_then_it_is_named() -> None:
    folder = "/" + "home/somebody/data"
    assert machine_paths([planted("a.md", f"See {folder} first.")]) == [f"a.md:1: See {folder} first."]
    assert machine_paths([planted("a.md", "See https://example.org/home/page and src/home/file.")]) == []
