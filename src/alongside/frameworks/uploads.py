"""A pack that comes as a zip file: looked at with limits, then checked with the same errors as on the command line."""

import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from alongside.frameworks.errors import PackError, PackRefusedError
from alongside.frameworks.files import PACK_FILE
from alongside.frameworks.loading import load_pack
from alongside.frameworks.schema import Pack

LARGEST_ZIP: Final = 300_000
LARGEST_UNPACKED: Final = 300_000
MOST_FILES: Final = 100
_NAME = re.compile(r"[\w][\w .-]{0,60}")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def pack_in_zip(content: bytes, *, name: str) -> Pack:
    """The pack in a zip file. Raises `PackRefusedError` with file and line as they are in the archive."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in _in_the_pack(list(_files(content, name)), name):
            file = root.joinpath(*path.parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
        try:
            return load_pack(root)
        except PackRefusedError as refused:
            errors = [replace(error, file=Path(error.file).relative_to(root).as_posix()) for error in refused.errors]
            raise PackRefusedError(errors) from refused


def _files(content: bytes, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The YAML files of an archive, never more than there is room for, whatever its directory claims."""
    if len(content) > LARGEST_ZIP:
        raise _refused(name, "this is larger than 300 kB", "A pack is text: leave pictures and documents out")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _read(archive, name)
    except _UNREADABLE as error:
        raise _refused(name, "this is no zip file that can be read", "Put the folder of the pack into a zip") from error


def _read(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    wanted = [info for info in archive.infolist() if _is_yaml(info)]
    if len(wanted) > MOST_FILES:
        raise _refused(name, f"there are more than {MOST_FILES} files in it", "Leave out what is not the pack")
    left = LARGEST_UNPACKED
    for info in wanted:
        path = PurePosixPath(info.filename)
        if not all(_NAME.fullmatch(part) and ".." not in part for part in path.parts):
            raise _refused(name, "a file in it has a name that a pack has no use for", "Use letters, digits and dashes")
        # Only what is packed in the two ordinary ways is unpacked a piece at a time, and so within a limit.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused(name, "it is packed in an unusual way", "Make an ordinary zip file")
        with archive.open(info) as file:
            text = file.read(left + 1)
        left -= len(text)
        if left < 0:
            raise _refused(name, "unpacked, this is larger than 300 kB", "Leave out what is not the pack")
        yield path, text


def _is_yaml(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts if part != "..")
    return not info.is_dir() and not hidden and path.suffix in (".yaml", ".yml")


def _in_the_pack(files: list[tuple[PurePosixPath, bytes]], name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files from the folder on in which the pack stands, since most people zip the folder and not what is in it."""
    heads = sorted((path for path, _ in files if path.name == PACK_FILE), key=lambda path: len(path.parts))
    if not heads:
        raise _refused(name, f"there is no {PACK_FILE} in it", f"Zip the folder that holds {PACK_FILE}")
    folder = heads[0].parent
    names = {path for path, _ in files}
    if len(names) < len(files) or any(parent in names for path in names for parent in path.parents):
        raise _refused(name, "two files, or a file and a folder in it, have the same name", "Give each its own name")
    for path, text in files:
        if path.is_relative_to(folder):
            yield path.relative_to(folder), text


def _refused(name: str, reason: str, what_to_do: str) -> PackRefusedError:
    return PackRefusedError([PackError(file=name, line=1, reason=reason, what_to_do=what_to_do)])
