"""Paper that people take away: strips with fresh receipt codes."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from alongside.core import codes
from alongside.core.qr import qr_picture


@dataclass(frozen=True)
class Strip:
    """The part of a paper sheet that its writer tears off and keeps."""

    code: str
    qr: SafeString


def strips(count: int, *, site: str) -> list[Strip]:
    """As many strips, each with a code that nobody else has."""
    receipts = [codes.new_receipt() for _ in range(count)]
    # Behind the #, so that the code never reaches a server's log.
    return [
        Strip(codes.grouped(receipt), qr_picture(f"{site}/r/#{receipt}", title="Picture of this receipt, for a camera"))
        for receipt in receipts
    ]
