"""Where the command finds a mark, its issuer's document and the list of withdrawn marks: in files, or on the network."""

import http.client
import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from alongside.assurance.marks import canonical, verifying
from alongside.assurance.marks.shapes import Credential

PATIENCE = 5.0  # seconds without a word
LONGEST_WAIT = 20.0  # seconds for a document, from a site that sends a little of it now and then
MOST_FILES = 200  # a folder with more is no place where a mark was saved with its issuer's document
Fetch = Callable[[str, int], bytes]


class NotThereError(Exception):
    """Something could not be read or reached; says what to do."""


@dataclass(frozen=True)
class Sources:
    """What was found. `is_bundled` where the issuer's document came with the file, and nobody else was asked."""

    mark: bytes
    issuer: bytes
    issuer_at: str
    is_bundled: bool
    status: bytes | None
    is_elsewhere: bool = False


class _OnTheSite(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to another site; to https on the same host it does."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        same = (new.scheme, new.port) in {(old.scheme, old.port), ("https", None)}
        if new.hostname != old.hostname or not same:
            raise NotThereError(f"{req.full_url} leads to another site.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def over_http(address: str, longest: int) -> bytes:
    """What stands at an address, from the site that was asked and no other. Raises `NotThereError`."""
    if not _is_address(address):
        raise NotThereError(f"{address} is no address of a mark.")
    until = time.monotonic() + LONGEST_WAIT
    try:
        request = urllib.request.Request(address, headers={"Accept": "application/vc, application/json;q=0.9"})  # noqa: S310 - http and https only, just above
        with urllib.request.build_opener(_OnTheSite).open(request, timeout=PATIENCE) as answer:
            return _all_of(answer, longest, until=until)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotThereError(f"{address} can’t be reached.") from error


def _all_of(answer: http.client.HTTPResponse, longest: int, *, until: float) -> bytes:
    """What a site sends, and no more than one byte above the longest. Raises `TimeoutError` where it takes for ever."""
    content = bytearray()
    while len(content) <= longest and (part := answer.read1(longest + 1 - len(content))):
        content += part
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(content)


def nowhere(address: str, longest: int) -> bytes:
    """The network for whoever wants none."""
    raise NotThereError(f"{address} was not asked.")


def sources_of(where: str, *, issuer: Path | None, status: Path | None, fetch: Fetch) -> Sources:
    """Everything that is needed to verify the mark at this path or address.

    Raises `NotThereError` where the mark or its issuer's document can't be had, and `NotSoundError` where what is
    there is no mark. A list of withdrawn marks that can't be had is simply not there.
    """
    is_address = _is_address(where)
    content = fetch(where, canonical.LONGEST) if is_address else _read(Path(where), canonical.LONGEST)
    _, credential = verifying.read_mark(content)
    folder = None if is_address else Path(where)
    issuer_at, issuer_content, is_bundled = _issuer(credential, folder, issuer, fetch)
    return Sources(
        mark=content,
        issuer=issuer_content,
        issuer_at=issuer_at,
        is_bundled=is_bundled,
        status=_status(credential, folder, status, fetch),
        is_elsewhere=is_address and _bare(where) != _bare(credential.id),
    )


def _issuer(credential: Credential, mark: Path | None, given: Path | None, fetch: Fetch) -> tuple[str, bytes, bool]:
    if given is not None:
        return str(given), _read(given, canonical.LONGEST), True
    beside = None if mark is None else _beside(mark, credential.issuer.id)
    if beside is not None:
        return str(beside), _read(beside, canonical.LONGEST), True
    try:
        return credential.issuer.id, fetch(credential.issuer.id, canonical.LONGEST), False
    except NotThereError as error:
        raise NotThereError(
            f"The keys of {credential.issuer.name} can’t be reached at {credential.issuer.id}. "
            "Save that document beside the mark, or try again with a network."
        ) from error


def _status(credential: Credential, mark: Path | None, given: Path | None, fetch: Fetch) -> bytes | None:
    """The newest there is: what was handed over, else the issuer's own, else a copy beside the mark."""
    if given is not None:
        return _read(given, canonical.LONGEST_LIST)
    address = credential.credentialStatus.statusListCredential
    try:
        return fetch(address, canonical.LONGEST_LIST)
    except NotThereError:
        beside = None if mark is None else _beside(mark, address)
        return None if beside is None else _read(beside, canonical.LONGEST_LIST)


def _beside(mark: Path, wanted: str) -> Path | None:
    """A document with this id in the folder of the mark."""
    return next((path for path in _documents(mark) if _id_of(path) == wanted), None)


def _documents(mark: Path) -> Iterator[Path]:
    found = sorted(path for path in mark.resolve().parent.glob("*.json") if path.is_file())
    yield from found[:MOST_FILES]


def _id_of(path: Path) -> str:
    try:
        document = json.loads(_read(path, canonical.LONGEST_LIST))
    except (NotThereError, ValueError, RecursionError):
        return ""
    return str(document.get("id", "")) if isinstance(document, dict) else ""


def _read(path: Path, longest: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(longest + 1)
    except OSError as error:
        raise NotThereError(f"{path} can’t be read. Give the file of a mark, or the address of its page.") from error


def _bare(address: str) -> str:
    return address.removesuffix("credential.json").rstrip("/")
