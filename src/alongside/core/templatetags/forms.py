"""What the form templates need beyond Django's own tags."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def get_item(mapping: Mapping[str, Any], key: str) -> Any:
    """The value under a key that is no variable name, such as "aria-invalid"."""
    return mapping.get(key)


@register.filter
def at(values: Sequence[Any], place: int) -> Any:
    """The value at a place, counted from 0."""
    return values[place]
