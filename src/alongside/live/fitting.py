"""How much room words take on the hall's screen, worked out on the server. Plain functions over plain data.

A screen that measured itself in the browser could not be laid out without JavaScript, and two screens of the same
session could differ. So lines are counted from the widths of our font's letters (Atkinson Hyperlegible; units of
the font's size), each a little on the wide side: what is laid out by them is never cut off.
"""

from collections.abc import Iterable, Sequence

_NARROW = frozenset(" '.,:;|!iljt()[]{}\"f`r-/\\*’“”‘")
_WIDE = frozenset("MWm%—@…")
_BROAD = frozenset("ABCDEFGHKNOPQRSUVXYZ0#w&")
# From here on a letter can be as wide as it is high: Chinese, Japanese, Korean, pictures.
_FIRST_SQUARE = 0x1100


def width_of(text: str) -> float:
    """How wide a text without line breaks is at most, in units of its font size."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.345
    if letter in _WIDE:
        return 0.88
    if letter in _BROAD:
        return 0.68
    if letter.isascii():
        return 0.575
    return 1.25 if ord(letter) >= _FIRST_SQUARE else 0.72


def wrapped(text: str, line: float) -> list[str]:
    """The lines in which a text stands where each is so wide; a word that is too long for one is broken.

    Spaces and line breaks count as one space, as a browser has it.

    >>> wrapped("one two three", 4)
    ['one two', 'three']
    """
    lines: list[str] = []
    current, used = "", 0.0
    for word in text.split():
        for piece in _pieces(word, line):
            width = width_of(piece)
            if current and used + _width(" ") + width <= line:
                current, used = f"{current} {piece}", used + _width(" ") + width
                continue
            if current:
                lines.append(current)
            current, used = piece, width
    return [*lines, current] if current else lines


def _pieces(word: str, line: float) -> Iterable[str]:
    """A word in as many pieces as it needs lines."""
    start, used = 0, 0.0
    for place, letter in enumerate(word):
        width = _width(letter)
        if place > start and used + width > line:
            yield word[start:place]
            start, used = place, 0.0
        used += width
    yield word[start:]


def filled(heights: Sequence[float], *, room: float, gap: float) -> list[list[int]]:
    """Places of things of these heights, laid from top to bottom into one lane after the other.

    What comes later moves nothing that lies there. Something that is higher than a lane has one for itself.
    """
    lanes: list[list[int]] = []
    used = 0.0
    for place, height in enumerate(heights):
        if lanes and used + gap + height <= room:
            lanes[-1].append(place)
            used += gap + height
        else:
            lanes.append([place])
            used = height
    return lanes


def size_that_fits(text: str, *, width: float, height: float, sizes: Sequence[float], leading: float) -> float:
    """The first of some font sizes, largest first, at which a text fits; the last one where none does."""
    for size in sizes:
        if len(wrapped(text, width / size)) * size * leading <= height:
            return size
    return sizes[-1]
