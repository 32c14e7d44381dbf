"""Packs for tests: the odd little one from its folder, and the smallest one that can be, as files to spoil."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from alongside.activity import actors
from alongside.frameworks.actions import adopt_pack, install_pack
from alongside.frameworks.loading import load_pack
from alongside.frameworks.models import PackVersion
from alongside.frameworks.schema import Pack, PackGroup
from alongside.people.models import Area
from tests.factories.people import AreaFactory

ODD_PACK = Path(__file__).parent.parent / "frameworks" / "odd_pack"
BY = actors.system("test")

_SMALLEST: dict[str, Any] = {
    "pack.yaml": {
        "id": "smallest",
        "version": "1",
        "locale": "en-GB",
        "title": "The smallest pack",
        "easy_title": "The smallest pack",
        "publisher": "Nobody",
        "source": "Made up.",
        "whose_view": "Nobody's.",
        "review_date": "2031-01-31",
        "summary": "Groups, and nothing else.",
        "easy_summary": "Only groups.",
        "groups": [
            {"id": "bakers", "title": "Bakers", "easy_title": "Bakers", "symbol": "food", "may_be_under_18": False}
        ],
    }
}


def smallest_files() -> dict[str, Any]:
    """The files of the smallest pack, for a test to change."""
    return copy.deepcopy(_SMALLEST)


def write_files(folder: Path, files: dict[str, Any]) -> Path:
    """Write files of a pack as YAML, each value on a line of its own; text is written as it stands."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            YAML().dump(json.loads(json.dumps(content)), path)  # a copy: what stands twice is written out twice
    return folder


def odd_pack() -> Pack:
    """The odd little pack: five stages, three rungs, one level, one group with an accent in its name."""
    return load_pack(ODD_PACK)


def odd_version() -> PackVersion:
    """The odd little pack, installed."""
    return install_pack(pack=odd_pack(), by=BY)


def area_under_the_odd_pack(**fields: Any) -> Area:
    """An area that has adopted the odd little pack."""
    area = AreaFactory.create(**fields)
    adopt_pack(area=area, version=odd_version(), by=BY)
    return area


def pack_group(key: str, *, may_be_under_18: bool = False, title: str = "") -> PackGroup:
    """A group as a pack or a template of a session names it."""
    name = title or key.title()
    return PackGroup(id=key, title=name, easy_title=name, symbol="people", may_be_under_18=may_be_under_18)
