"""docs/packs.md shows a pack that can be loaded, and every file that a pack may have."""

from __future__ import annotations

import re
from pathlib import Path

from alongside.frameworks.files import PACK_FILE, PARTS
from alongside.frameworks.loading import check_path
from tests.factories.frameworks import write_files

TEXT = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")


def test_the_example_is_a_sound_pack(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert check_path(write_files(tmp_path, {PACK_FILE: example})) == []


def test_the_table_names_every_file() -> None:
    named = {
        name for line in TEXT.splitlines() if line.startswith("| `") for name in re.findall(r"`([^`]+\.yaml)`", line)
    }
    assert named == {PACK_FILE, "stages/*.yaml", *PARTS}
