"""A pack as a zip file: the same errors as on the command line, and nothing larger or stranger than a pack."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from alongside.frameworks.downloads import pack_as_zip
from alongside.frameworks.errors import PackRefusedError
from alongside.frameworks.uploads import LARGEST_UNPACKED, LARGEST_ZIP, MOST_FILES, pack_in_zip
from tests.factories.frameworks import ODD_PACK, odd_pack


def zipped(files: Mapping[str, str | bytes], *, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def on_disk() -> dict[str, str | bytes]:
    return {path.relative_to(ODD_PACK).as_posix(): path.read_text("utf-8") for path in ODD_PACK.rglob("*.yaml")}


def errors_of(content: bytes) -> list[str]:
    with pytest.raises(PackRefusedError) as refused:
        pack_in_zip(content, name="ours.zip")
    return [str(error) for error in refused.value.errors]


@pytest.mark.parametrize("folder", ["", "our pack/", "a/b/"])
def test_a_pack_in_a_zip_is_the_pack_in_the_folder(folder: str) -> None:
    files = {f"{folder}{name}": text for name, text in on_disk().items()}
    files |= {"__MACOSX/._pack.yaml": b"\0", f"{folder}.hidden.yaml": "x", f"{folder}READ ME.txt": "hello"}
    assert pack_in_zip(zipped(files), name="ours.zip").digest == odd_pack().digest


def test_what_was_downloaded_can_be_brought_back() -> None:
    pack = odd_pack()
    assert pack_in_zip(pack_as_zip(pack.canonical_files, folder=pack.id), name="x.zip").digest == pack.digest


def test_errors_name_file_and_line_as_they_are_in_the_pack() -> None:
    files = on_disk()
    files["stages/noon.yaml"] = str(files["stages/noon.yaml"]).replace("kind: text", "kind: song")
    [error] = errors_of(zipped({f"pack/{name}": text for name, text in files.items()}))
    assert error.startswith("stages/noon.yaml:11: ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no zip at all", "this is no zip file that can be read"),
        (b"x" * (LARGEST_ZIP + 1), "this is larger than 300 kB"),
        (zipped({"letter.txt": "Dear all"}), "there is no pack.yaml in it"),
        (zipped({"../pack.yaml": "id: x"}), "a file in it has a name that a pack has no use for"),
        (zipped({"a\\b.yaml": "id: x", "pack.yaml": "id: x"}), "a file in it has a name"),
        (zipped({"pack.yaml": b"# " + b"a" * LARGEST_UNPACKED}), "unpacked, this is larger than 300 kB"),
        (zipped({f"{n}.yaml": "a: 1" for n in range(MOST_FILES + 1)}), "there are more than 100 files in it"),
    ],
    ids=["no zip", "large", "no pack", "outside", "backslash", "bomb", "many"],
)
def test_what_is_no_pack_is_refused_with_what_to_do(content: bytes, reason: str) -> None:
    [error] = errors_of(content)
    assert error.startswith(f"ours.zip:1: {reason}")
    assert error.count(". ") >= 1


def test_a_damaged_or_locked_zip_is_refused() -> None:
    whole = zipped({"pack.yaml": "id: x\n" * 50})
    locked = bytearray(whole)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[whole.index(mark) + offset] |= 1
    damaged = bytearray(whole)
    damaged[45] ^= 0xFF
    for content in (bytes(locked), bytes(damaged)):
        assert errors_of(content)[0].startswith("ours.zip:1: this is no zip file that can be read")


def test_nesting_without_end_is_told_and_breaks_nothing() -> None:
    [error, *_] = errors_of(zipped({"pack.yaml": "a: " + "[" * 20_000}))
    assert error.startswith("pack.yaml:1: ")


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_within_a_limit_is_not_unpacked(way: int) -> None:
    [error] = errors_of(zipped(on_disk() | {"more.yaml": b"0" * 50_000_000}, way=way))
    assert "packed in an unusual way" in error


def test_a_file_and_a_folder_of_the_same_name_are_refused() -> None:
    [error] = errors_of(zipped(on_disk() | {"x.yaml": "a: 1", "x.yaml/y.yaml": "a: 1"}))
    assert "have the same name" in error


def test_a_day_that_there_is_not_is_told_with_its_file() -> None:
    files = on_disk() | {"pack.yaml": str(on_disk()["pack.yaml"]) + "\nmade_on: 2026-02-30\n"}
    [error] = errors_of(zipped(files))
    assert error.startswith("pack.yaml:1")
