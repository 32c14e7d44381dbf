"""The kinds of activity, one module each: how a prompt is answered, and where its results and its screen look.

A new kind is a new module and its entry in `KINDS`, besides its name in `frameworks.enums.ActivityKind`.
"""

from types import MappingProxyType
from typing import Final

from alongside.live.kinds import board, faces, scale
from alongside.live.kinds.base import Choice, Kind, choices_of, label_of

__all__ = ["KINDS", "Choice", "Kind", "choices_of", "kind_of", "label_of"]

KINDS: Final = MappingProxyType({kind.key: kind for kind in (board.KIND, faces.KIND, scale.KIND)})


def kind_of(key: str) -> Kind:
    """The kind of an activity; `KeyError` for one that no module knows."""
    return KINDS[key]
