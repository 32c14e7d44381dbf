"""The kinds of activity: one folder each, found by being there.

A folder's `__init__.py` has its `KIND`, its `templates/` what it draws, its `static/` what it needs in a browser.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from alongside.live.kinds.base import Drawn, Kind, TeamPage

__all__ = ["KINDS", "Drawn", "Kind", "TeamPage", "kind_of"]


def _found() -> Mapping[str, Kind]:
    folders = [module.name for module in iter_modules(__path__) if module.ispkg]
    kinds: list[Kind] = [import_module(f"{__name__}.{folder}").KIND for folder in folders]
    return MappingProxyType({kind.key: kind for kind in kinds})


KINDS: Final = _found()


def kind_of(key: str) -> Kind:
    """The kind of an activity; `KeyError` for one that has no folder."""
    return KINDS[key]
