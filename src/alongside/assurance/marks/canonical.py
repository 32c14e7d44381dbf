"""One spelling for each document: how a mark is saved and read, and what is signed of it."""

import json
import re
from functools import cache
from typing import Any

import rfc8785

from alongside.assurance.marks import contexts
from alongside.assurance.marks.errors import NotSoundError

LONGEST = 256 * 1024  # bytes; a mark with fifty checks has about 20 kB
LONGEST_LIST = 4 * 1024 * 1024  # a list of withdrawn marks holds their reasons
_OUTSIDE_STRINGS = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+')


def spelled(document: dict[str, Any]) -> bytes:
    """The canonical JSON of a document (RFC 8785)."""
    return rfc8785.dumps(document)


def saved(document: dict[str, Any]) -> bytes:
    """The same with white space, for people: what a saved file holds."""
    return json.dumps(json.loads(spelled(document)), ensure_ascii=False, indent=2).encode() + b"\n"


def read(content: bytes, *, longest: int = LONGEST) -> dict[str, Any]:
    """A document from a file. White space is free; anything else but its one spelling raises `NotSoundError`."""
    if len(content) > longest:
        raise NotSoundError("It is far larger than any mark.")
    try:
        document = json.loads(content.decode("utf-8"))
        spelling = rfc8785.dumps(document)
    except (UnicodeDecodeError, ValueError, RecursionError, rfc8785.CanonicalizationError) as error:
        raise NotSoundError("It is not JSON as a mark is saved.") from error
    if not isinstance(document, dict):
        raise NotSoundError("It is not JSON as a mark is saved.")
    if _OUTSIDE_STRINGS.sub(rb"\1", content) != spelling:
        raise NotSoundError(
            "It is not written in the one spelling of a mark (RFC 8785; white space is free): "
            "its names must stand in order, once each, and without needless escapes."
        )
    return document


@cache
def _rdf() -> Any:
    """The JSON-LD library, brought in when a mark is first signed or verified: it takes a moment."""
    from pyld import jsonld

    return jsonld


def statements(document: dict[str, Any]) -> bytes:
    """What a document says, as canonical RDF (RDFC-1.0), over which Open Badges sign."""
    jsonld = _rdf()
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": contexts.load}
    try:
        said: str = jsonld.normalize(document, options)
    except jsonld.JsonLdError as error:
        raise NotSoundError("Its terms do not fit the vocabularies of Open Badges.") from error
    return said.encode()
