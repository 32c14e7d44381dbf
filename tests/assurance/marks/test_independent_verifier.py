"""A library that shares no code with ours takes our marks, and no others."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from alongside.assurance.marks import canonical
from scripts.frontend import MODULES, find_node
from tests.factories.mark_documents import MadeArea, copied

VERIFIER = Path(__file__).with_name("verify.mjs")


def is_taken(folder: Path, mark: dict[str, Any], issuer: dict[str, Any]) -> bool:
    """What the library says."""
    (folder / "mark.json").write_bytes(canonical.saved(mark))
    (folder / "issuer.json").write_bytes(canonical.saved(issuer))
    command = [find_node(), str(VERIFIER), str(MODULES), str(folder / "mark.json"), str(folder / "issuer.json")]
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    verified: bool = json.loads(printed)["verified"]
    return verified


def test_an_independent_library_takes_our_mark(tmp_path: Path) -> None:
    area = MadeArea()

    assert is_taken(tmp_path, area.mark(), area.issuer())


@pytest.mark.parametrize("what", ["words", "an undefined term", "another key"])
def test_it_takes_nothing_else(tmp_path: Path, what: str) -> None:
    area = MadeArea()
    mark, issuer = copied(area.mark()), area.issuer()
    if what == "words":
        mark["credentialSubject"]["result"][0]["value"] = "Something better"
    elif what == "an undefined term":
        mark["credentialSubject"]["grade"] = "excellent"
    else:
        issuer = MadeArea().issuer()

    assert not is_taken(tmp_path, mark, issuer)
