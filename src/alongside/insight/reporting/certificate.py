"""A charter mark as an accessible PDF, and as a picture in pixels."""

from pathlib import Path
from typing import Any

import typst

from alongside.assurance.marks import picture
from alongside.assurance.marks.pages import MarkPage
from alongside.core import clock
from alongside.core.dates import long_date
from alongside.core.qr import qr_drawing
from alongside.insight.reporting.typeset import letters, typeset

TEMPLATE = Path(__file__).resolve().parent / "certificate.typ"
_PICTURE = (
    f"#set page(width: {picture.WIDTH}pt, height: {picture.HEIGHT}pt, margin: 0pt, fill: none)\n"
    '#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)'
)
_DOTS = 144  # an inch: twice the size of the drawing


def certificate(page: MarkPage) -> bytes:
    """The mark as a tagged PDF (PDF/UA-1): its words, who signed, what was checked, and the code of its page."""
    return typeset(certificate_of(page), template=TEMPLATE)


def certificate_of(page: MarkPage) -> dict[str, Any]:
    """What the certificate says, as plain data that `certificate.typ` lays out."""
    achievement = page.credential.credentialSubject.achievement
    return {
        "title": page.title,
        "project": page.mark.project.title,
        "area": page.credential.issuer.name,
        "about": f"Certificate of the mark “{page.title}”",
        "lead": achievement.description,
        "problem": "\n".join(page.problems),
        "facts": _facts(page),
        "signatures": [{"name": one.name, "words": one.narrative} for one in page.signatures],
        "checks": [[one.name, one.value] for one in page.checks],
        "code": qr_drawing(page.address),
        "code_says": f"A code for a phone’s camera. It opens {page.address}",
        "check_it": f"This paper was made on {long_date(clock.today())}. A mark can be withdrawn, and it runs out. "
        "Whether it is good today stands on its page, which the code opens:",
        "address": page.address,
    }


def _facts(page: MarkPage) -> list[list[str]]:
    facts = [
        ["Awarded by", page.credential.issuer.name],
        ["Claimed", page.claimed],
        ["Supported by the record", page.supported],
        ["Awarded on", long_date(page.awarded)],
        ["Valid until", long_date(page.until)],
    ]
    return [fact for fact in facts if fact[1]]


def image(page: MarkPage) -> bytes:
    """The drawing of the mark as PNG, for programs that take no SVG."""
    drawing = picture.svg(page)
    made = typst.compile(
        _PICTURE.encode(), format="png", ppi=_DOTS, font_paths=letters().fonts, sys_inputs={"drawing": drawing}
    )
    assert isinstance(made, bytes), "one page makes one picture"
    return made
