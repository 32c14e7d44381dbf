"""Names of buttons and links as a screen reader tells them."""

from __future__ import annotations

import re


def called(name: str) -> re.Pattern[str]:
    """Exactly this name, however the spaces fall around words that are hidden from sight: "Close : How it is now"."""
    return re.compile(r"^\s*" + r"\s*".join(re.escape(part) for part in re.findall(r"\w+|[^\w\s]", name)) + r"\s*$")
