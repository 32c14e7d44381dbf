"""The kinds of activity that a template may name. Each kind lives above, where activities are shown and
answered, and says here what it needs of its prompts; so a new kind is known to packs by being there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alongside.frameworks.schema.sessions import ActivityTemplate

# What is wrong with an activity of this kind, a sentence for each thing.
Check = Callable[["ActivityTemplate"], Iterable[str]]

_checks: dict[str, Check] = {}


def register(key: str, check: Check) -> None:
    """Let packs name a kind. Called once for each kind when the product starts."""
    _checks[key] = check


def known() -> list[str]:
    """Every kind that a template may name, in the order of the alphabet."""
    return sorted(_checks)


def problems(activity: ActivityTemplate) -> list[str]:
    """What the activity's kind has to say against it; an empty list where all is well."""
    return list(_checks[activity.kind](activity))
