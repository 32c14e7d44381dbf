"""The mark as a picture to put into documents: the house's own drawing, with the QR code of its page."""

from html import escape
from io import BytesIO
from textwrap import wrap

import segno

from alongside.assurance.marks.pages import MarkPage
from alongside.core.dates import long_date

WIDTH, HEIGHT = 760, 320
_INK, _INDIGO, _PAPER, _LINE, _MADDER = "#211f2e", "#28377d", "#fffdf8", "#dcd1bc", "#982a20"
_FONT = "Atkinson Hyperlegible, Verdana, sans-serif"
_QR = 168
_LETTERS_A_LINE = 26


def svg(page: MarkPage) -> str:
    """A drawing that needs nothing from anywhere else; whoever cannot see it gets its title and description."""
    title = f"{page.title}: {page.credential.credentialSubject.id}"
    until = f"Valid until {long_date(page.until)}"
    words = [page.title, page.mark.project.title, page.credential.issuer.name, until]
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img" aria-labelledby="mark-title mark-words">',
            f'<title id="mark-title">{escape(title)}</title>',
            f'<desc id="mark-words">{escape(". ".join(words))}. {escape(page.address)}</desc>',
            f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="16" fill="{_PAPER}" '
            f'stroke="{_LINE}" stroke-width="2"/>',
            _thread(is_good=page.is_good),
            _words(page, until),
            _code(page.address),
            "</svg>",
        )
    )


def _thread(*, is_good: bool) -> str:
    """Three knots on a line, the last of them large: said, done, and looked at by everyone. Broken where it ended."""
    colour = _INDIGO if is_good else _MADDER
    dashes = "" if is_good else ' stroke-dasharray="10 12"'
    tick = '<path d="M58 232l11 12 22-26" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/>'
    cross = '<path d="M62 218l24 28M86 218l-24 28" stroke="#fff" stroke-width="7" stroke-linecap="round"/>'
    return (
        f'<path d="M74 36v160" stroke="{colour}" stroke-width="6"{dashes}/>'
        f'<circle cx="74" cy="60" r="14" fill="{colour}"/><circle cx="74" cy="128" r="14" fill="{colour}"/>'
        f'<circle cx="74" cy="232" r="40" fill="{colour}"/>{tick if is_good else cross}'
    )


def _words(page: MarkPage, until: str) -> str:
    lines, top = [], 96
    for text, size, weight, most in (
        (page.title, 34, "bold", 2),
        (page.mark.project.title, 25, "normal", 2),
        (page.credential.issuer.name, 20, "normal", 1),
        (until if page.is_good else page.state, 20, "bold", 1),
    ):
        for line in _lines(text, round(_LETTERS_A_LINE * 27 / size), most):
            colour = _MADDER if not page.is_good and text == page.state else _INK
            lines.append(
                f'<text x="150" y="{top}" font-family="{_FONT}" font-size="{size}" font-weight="{weight}" '
                f'fill="{colour}">{escape(line)}</text>'
            )
            top += round(size * 1.3)
        top += 8
    return "".join(lines)


def _lines(text: str, letters: int, most: int) -> list[str]:
    return wrap(text, letters, max_lines=most, placeholder=" …")


def _code(address: str) -> str:
    out = BytesIO()
    code = segno.make(address, micro=False, error="m")
    across = code.symbol_size(border=0)[0]
    code.save(out, kind="svg", xmldecl=False, svgns=False, nl=False, border=0, dark=_INK, svgclass=None, lineclass=None)
    path = out.getvalue().decode().partition(">")[2].removesuffix("</svg>")
    scale = _QR / across
    return f'<g transform="translate({WIDTH - _QR - 36} {(HEIGHT - _QR) // 2}) scale({scale:.4f})">{path}</g>'
