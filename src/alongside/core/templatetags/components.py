"""The tags of the look: icons, pictures, the thread, charts and progress.

Everything else is a plain include from ``components/``; these need a little arithmetic first.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from alongside.core import charts, dates, thread
from alongside.core.icons import ICONS, NOTE_SHAPES, SHAPES
from alongside.core.symbols import SYMBOLS

register = template.Library()

KNOT_GAP = 32  # pixels between two knots of the compact thread
STITCH = 22  # pixels that a stitch of the progress line takes, its gap included


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; always beside a word, hence hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"'
        ' stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag
def note_shape(colour: str) -> SafeString:
    """The shape of a note paper, in the text's colour."""
    return format_html(
        '<svg viewBox="0 0 24 24" width="16" height="16" fill="currentColor" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        SHAPES[NOTE_SHAPES[colour]],
    )


@register.simple_tag
def symbol(name: str, size: int = 40, alt: str = "") -> SafeString:
    """A picture from ``core.symbols``; decorative beside its words, or with words of its own in ``alt``.

    An unknown or empty name draws nothing: data of packs may come from outside, and a page
    without a picture is better than no page.
    """
    if name not in SYMBOLS:
        return SafeString("")
    return format_html(
        '<img class="symbol" src="{}" width="{}" height="{}" alt="{}">',
        static(f"core/build/symbols/{name}.svg"),
        size,
        size,
        alt,
    )


@register.inclusion_tag("components/thread.html", name="thread")
def draw_thread(knots: Sequence[thread.Knot], label: str = "The journey of this voice") -> dict[str, Any]:
    """The thread with all its words; ``label`` names the list for screen readers."""
    strands = [knot.state for knot in knots[1:]]
    tied_off = bool(knots) and len(knots) < len(thread.Step) and knots[-1].state == thread.DONE
    return {"steps": list(zip_longest(knots, strands)), "label": label, "tied_off": tied_off}


@register.inclusion_tag("components/thread_line.html")
def thread_line(knots: Sequence[thread.Knot]) -> dict[str, Any]:
    """The compact thread for lists: a small drawing and one sentence."""
    drawn = [
        {"x": 12 + KNOT_GAP * place, "from_x": 12 + KNOT_GAP * (place - 1), "knot": knot, "first": place == 0}
        for place, knot in enumerate(knots)
    ]
    return {
        "drawn": drawn,
        "width": 24 + KNOT_GAP * max(len(knots) - 1, 0),
        "words": thread.in_a_sentence(knots),
        "broken": any(knot.state == thread.BROKEN for knot in knots),
    }


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, words: str = "") -> dict[str, Any]:
    """Stitches done and to come, with "3 of 8"; ``words`` stands in for "3 of 8"."""
    return {
        "stitches": [
            {"x": 4 + STITCH * place, "end": STITCH * (place + 1) - 6, "done": place < done} for place in range(total)
        ],
        "width": STITCH * total,
        "words": words or f"{done} of {total}",
    }


@register.inclusion_tag("components/bars.html")
def bars(
    rows: Iterable[charts.Bar],
    caption: str,
    label_heading: str = "",
    number_heading: str = "How many",
    note: str = "",
    longest: float | None = None,
) -> dict[str, Any]:
    """Horizontal bars, which are their own table."""
    return {
        "rows": charts.drawn_bars(rows, longest=longest),
        "caption": caption,
        "label_heading": label_heading,
        "number_heading": number_heading,
        "note": note,
    }


@register.inclusion_tag("components/changes.html")
def changes(rows: Iterable[charts.Change], caption: str, low: int, high: int, note: str = "") -> dict[str, Any]:
    """Before and after on one line (a dumbbell chart), which is its own table."""
    return {
        "rows": charts.drawn_changes(rows, low=low, high=high),
        "marks": charts.scale_marks(low, high),
        "caption": caption,
        "low": low,
        "high": high,
        "note": note,
    }


@register.filter
def long_date(day: date | None) -> str:
    """ "3 March 2026", or nothing."""
    return dates.long_date(day) if day else ""


@register.filter
def code_groups(code: str) -> list[str]:
    """A join code or receipt in the groups in which it is read aloud: "KVT72-MPXQ4" → two groups."""
    groups = code.replace(" ", "-").split("-")
    if len(groups) == 1 and len(code) == 6:
        return [code[:3], code[3:]]
    return groups
