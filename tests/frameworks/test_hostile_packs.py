"""Packs that are wrong on purpose or by accident: by the command and in the browser each is told with file and line.

Nothing in them is run, nothing outside them is read, nothing takes long, and no error is the program's own.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.config.cli.packs import packs
from alongside.frameworks.models import PackVersion
from alongside.frameworks.uploads import LARGEST_UNPACKED
from alongside.people.enums import Role
from tests.factories.frameworks import ODD_PACK, area_under_the_odd_pack
from tests.factories.people import person_with
from tests.factories.practice import client_of

A_LINE = re.compile(r"(?P<file>.+):(?P<line>\d+): (?P<reason>.+?[^.])(\. (?P<what_to_do>[^.].*))[.?]")


def _aliases() -> bytes:
    """Ten lines that are a thousand million entries, if somebody follows them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 10)]
    return "\n".join(lines).encode()


@dataclass(frozen=True)
class Wrong:
    """A file of the odd pack with something else in it: all of it, or one thing in place of another."""

    file: str
    line: int
    reason: str
    content: bytes = b""
    instead: tuple[str, str] = ("", "")

    def of(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of a pack with this one among them."""
        old, new = self.instead
        there = files.get(self.file, b"").decode()
        assert old in there
        return {**files, self.file: there.replace(old, new, 1).encode() if old else self.content}


GLOSSARY = "glossary.yaml"
WRONG: dict[str, Wrong] = {
    # what YAML can do, and a pack does not need
    "aliases in each other": Wrong(GLOSSARY, 1, "packs don't use YAML's anchors", _aliases()),
    "a list in itself": Wrong(GLOSSARY, 1, "`terms` has to be", b"terms: &a\n  b: *a\n"),
    "fields from elsewhere": Wrong(GLOSSARY, 2, "packs don't use YAML's `<<`", b"terms:\n  - <<: {id: a}\n    id: b\n"),
    "fields from elsewhere on top": Wrong(GLOSSARY, 1, "packs don't use YAML's `<<`", b"<<: {terms: []}\n"),
    "brackets without end": Wrong(GLOSSARY, 2, "lists and fields stand too deep", b"terms:\n  " + b"[" * 20_000),
    "braces without end": Wrong(GLOSSARY, 1, "lists and fields stand too deep", b"terms: " + b"{a: " * 5_000),
    "dashes without end": Wrong(GLOSSARY, 1, "lists and fields stand too deep", b"terms:\n  " + b"- " * 3_000 + b"x\n"),
    "something to run": Wrong(
        GLOSSARY, 1, "this has to be a set of fields", b"terms: !!python/object/apply:os.system [id]\n"
    ),
    "two documents": Wrong(GLOSSARY, 2, "this is not YAML: but found another document", b"terms: []\n---\nterms: []\n"),
    "a name that is a list": Wrong(GLOSSARY, 1, "the field name ('a', 'b') is not text", b"? [a, b]\n: 1\n"),
    "a name that is fields": Wrong(GLOSSARY, 1, "there is a field name in it that is no text", b"? {a: {b: c}}\n: 1\n"),
    "a name that is yes": Wrong(GLOSSARY, 1, "the field name True is not text", b"true: 1\n"),
    "a field twice": Wrong(GLOSSARY, 2, "the same field stands here twice", b"terms: []\nterms: []\n"),
    "a tab": Wrong(GLOSSARY, 2, "this is not YAML: found character '\\t'", b"terms:\n\t- id: x\n"),
    "no end of a quote": Wrong(GLOSSARY, 3, "this is not YAML: found unexpected end", b'terms:\n  - id: "x\n'),
    # what is no text
    "UTF-16": Wrong(GLOSSARY, 1, "there are characters here that are not UTF-8", "terms: []".encode("utf-16")),
    "Latin-1": Wrong(GLOSSARY, 2, "there are characters here that are not UTF-8", b"terms:\n  - id: caf\xe9\n"),
    "nothing at all": Wrong(GLOSSARY, 1, "this has to be a set of fields"),
    "a zero": Wrong(GLOSSARY, 1, "this is not YAML", b"terms: \0"),
    "half a character": Wrong(GLOSSARY, 2, "there is half a character", b'terms:\n  - "\\ud83d"\n'),
    "a character beyond all": Wrong(GLOSSARY, 1, "there is a date, a number or a character", b'terms: "\\UFFFFFFFF"\n'),
    # what cannot be
    "a day that is none": Wrong("pack.yaml", 1, "there is a date, a number", instead=("2031-01-31", "2031-02-30")),
    "a number without end": Wrong(
        "pack.yaml", 3, "this number is larger", instead=('version: "3.1.4"', f"version: 0x{'f' * 5_000}")
    ),
    "a version that is a date": Wrong(
        "pack.yaml", 3, "`version` is not written as it has to be", instead=('"3.1.4"', "2031-01-31")
    ),
    "no in place of words": Wrong("pack.yaml", 6, "`easy_title` has to be words", instead=("The odd pack", "false")),
    "no in quotes": Wrong("pack.yaml", 19, "`may_be_under_18` has to be true or false", instead=("true", '"no"')),
    "no easy words": Wrong("pack.yaml", 15, "`easy_title` is missing", instead=("    easy_title: Les élèves\n", "")),
    "an id twice": Wrong(
        "ladder.yaml", 18, "the id `summit` stands here a second time", instead=("id: slope", "id: summit")
    ),
    "a group that is not there": Wrong(
        "signoff.yaml", 8, "there is no group", instead=("group_signs: ecole-buissonniere", "group_signs: cooks")
    ),
    "a check that is not there": Wrong("signoff.yaml", 7, "there is no check", instead=("check: came", "check: went")),
    "needs without anything": Wrong(
        "signoff.yaml", 6, "a condition says exactly one of", instead=("label_supports: summit", "{}")
    ),
    "a file that packs do not have": Wrong("levls.yaml", 1, "a pack has no such file", b"levels: []\n"),
    "a file in a folder of its own": Wrong("more/pack.yaml", 1, "a pack has no such file", b"id: more\n"),
}


def odd_files() -> dict[str, bytes]:
    return {path.relative_to(ODD_PACK).as_posix(): path.read_bytes() for path in ODD_PACK.rglob("*.yaml")}


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def check(path: Path) -> Result:
    return CliRunner().invoke(packs, ["check", str(path)])


def told(result: Result, folder: Path) -> Iterator[tuple[str, int, str]]:
    """File, line and reason of each error. Each has to say what to do as well."""
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for line in result.stderr.splitlines():
        found = A_LINE.fullmatch(line)
        assert found is not None, line
        yield Path(found["file"]).relative_to(folder).as_posix(), int(found["line"]), found["reason"]


def test_there_are_twenty_at_least() -> None:
    assert len(WRONG) >= 20


@pytest.mark.parametrize("name", WRONG)
def test_the_command_names_file_line_and_what_to_do(name: str, tmp_path: Path) -> None:
    wrong = WRONG[name]
    errors = list(told(check(written(tmp_path, wrong.of(odd_files()))), tmp_path))

    assert (wrong.file, wrong.line) in {(file, line) for file, line, _ in errors}
    assert any(reason.startswith(wrong.reason) for _, _, reason in errors), errors


@pytest.mark.django_db
def test_the_browser_tells_the_same_and_takes_nothing() -> None:
    area = area_under_the_odd_pack()
    officer = client_of(person_with(Role.COORDINATOR, area=area))
    before = PackVersion.objects.count()
    got = {}
    for name, wrong in WRONG.items():
        packed = SimpleUploadedFile("ours.zip", zipped(wrong.of(odd_files())), "application/zip")
        answer = officer.post(f"/{area.slug}/charter/wording/files/", {"file": packed})
        page = unescape(answer.content.decode())
        is_told = f'<span class="file-line">{wrong.file}:{wrong.line}</span>' in page and wrong.reason in page
        got[name] = (answer.status_code, is_told)

    assert got == dict.fromkeys(WRONG, (422, True))
    assert PackVersion.objects.count() == before


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


# ------------------------------------------------------------------------------------------ what a folder may hold


def copy_without_glossary(folder: Path) -> Path:
    return Path(shutil.copytree(ODD_PACK, folder / "pack", ignore=shutil.ignore_patterns(GLOSSARY)))


def a_link_to_itself(pack: Path) -> None:
    (pack / GLOSSARY).symlink_to(pack / GLOSSARY)


def a_link_to_its_own_folder(pack: Path) -> None:
    (pack / "stages" / "round").symlink_to(pack, target_is_directory=True)


def a_pipe(pack: Path) -> None:
    os.mkfifo(pack / GLOSSARY)


def a_folder_with_a_files_name(pack: Path) -> None:
    (pack / GLOSSARY).mkdir()


@pytest.mark.parametrize(
    "strange",
    [a_link_to_itself, a_link_to_its_own_folder, a_pipe, a_folder_with_a_files_name],
    ids=lambda one: one.__name__,
)
def test_what_is_no_file_is_not_read_and_nobody_waits_for_it(strange: Callable[[Path], None], tmp_path: Path) -> None:
    pack = copy_without_glossary(tmp_path)
    strange(pack)
    result = check(pack)

    assert (result.exit_code, result.stdout) == (0, f"{pack} is a sound pack.\n")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    pack = copy_without_glossary(tmp_path)
    (pack / GLOSSARY).symlink_to("/proc/self/mem")  # reading its beginning fails for everybody
    errors = list(told(check(pack), pack))

    assert errors == [(GLOSSARY, 1, "this file cannot be read")]


@pytest.mark.parametrize("name", ["pack.zip", "letter.txt", "pack.yaml/pack.yaml"])
def test_what_is_no_folder_of_a_pack_is_told(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, {name: b"Dear all"}) / name.partition("/")[0]
    result = check(path)

    assert result.exit_code == 1
    assert "this file is not there, so there is no pack here. Name the folder that holds pack.yaml." in result.stderr


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert check(tmp_path / "nowhere").exit_code == 2


def test_a_file_with_more_errors_than_anybody_reads_is_told_in_part_and_soon(tmp_path: Path) -> None:
    many = b"".join(b"field-%d: 1\n" % number for number in range(1_000))
    errors = list(told(check(written(tmp_path, {**odd_files(), GLOSSARY: many})), tmp_path))

    assert 100 < len(errors) < 300
    assert any(reason.endswith("more things are wrong in this file") for _, _, reason in errors)


# ------------------------------------------------------------------------------------------ what a zip may hold


def a_link(target: str) -> tuple[zipfile.ZipInfo, bytes]:
    """What `zip --symlinks` writes: the target in place of the content, and the mark of a link."""
    info = zipfile.ZipInfo(GLOSSARY)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, target.encode()


@pytest.mark.django_db
def test_a_zip_reaches_nothing_outside_itself() -> None:
    area = area_under_the_odd_pack()
    officer = client_of(person_with(Role.COORDINATOR, area=area))
    packed = io.BytesIO(zipped({name: content for name, content in odd_files().items() if name != GLOSSARY}))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(*a_link("/etc/hostname"))
    strange = {
        "a link": packed.getvalue(),
        "a way up": zipped({**odd_files(), "../glossary.yaml": b"terms: []"}),
        "a way from the root": zipped({**odd_files(), "/etc/glossary.yaml": b"terms: []"}),
        "a way up and down": zipped({**odd_files(), "stages/../../glossary.yaml": b"terms: []"}),
        "another drive": zipped({**odd_files(), "C:glossary.yaml": b"terms: []"}),
        "a huge file": zipped({**odd_files(), GLOSSARY: b"#" * (LARGEST_UNPACKED + 1)}),
    }
    got = {}
    for name, content in strange.items():
        file = SimpleUploadedFile("ours.zip", content, "application/zip")
        answer = officer.post(f"/{area.slug}/charter/wording/files/", {"file": file})
        errors = re.findall(r'<span class="file-line">(.+?)</span> ([^<]+)', answer.content.decode())
        got[name] = (answer.status_code, [(file, unescape(words)) for file, words in errors])
    outside = "a file in it has a name that a pack has no use for. Use letters, digits and dashes."

    assert got == {
        "a link": (422, [("glossary.yaml:1", "this has to be a set of fields. Write `name: value` lines here.")]),
        **dict.fromkeys(
            ("a way up", "a way from the root", "a way up and down", "another drive"),
            (422, [("ours.zip:1", outside)]),
        ),
        "a huge file": (
            422,
            [("ours.zip:1", "unpacked, this is larger than 300 kB. Leave out what is not the pack.")],
        ),
    }
