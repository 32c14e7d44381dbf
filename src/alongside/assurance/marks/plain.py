"""The pack's words as a mark holds them: typographic signs are written as every program writes them."""

_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def plain(words: str) -> str:
    """The same words. Many programs save what is not ASCII as escapes, and then a mark is not in its one spelling."""
    return words.translate(_SIGNS)
