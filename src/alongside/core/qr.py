"""Addresses as pictures for a phone's camera."""

from io import BytesIO

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def qr_drawing(address: str) -> str:
    """An SVG that stands by itself, in a file or on paper."""
    out = BytesIO()
    segno.make(address, micro=False, error="m").save(
        out, kind="svg", xmldecl=False, border=2, light="#fff", dark="#000"
    )
    return out.getvalue().decode()


def qr_picture(address: str, *, title: str) -> SafeString:
    """An SVG to stand in a page: no size of its own, no inline style, with a name for screen readers."""
    out = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, light="#fff", dark="#000",
        svgclass="qr", lineclass=None, nl=False,
    )  # fmt: skip
    svg = out.getvalue().decode()
    # The picture is made of numbers only: nothing in it comes from anybody.
    name = format_html(' role="img" aria-label="{}" ', title)
    return mark_safe(svg.replace("<svg ", f"<svg{name}", 1))  # noqa: S308 - segno's own markup
