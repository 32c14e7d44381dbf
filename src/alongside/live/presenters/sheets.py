"""Paper that people take away: strips with fresh receipt codes."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from alongside.core import codes
from alongside.core.qr import qr_picture
from alongside.live.kinds import kind_of
from alongside.live.models import Prompt, Session
from alongside.live.queries import desk


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


@dataclass(frozen=True)
class SheetActivity:
    """An activity as paper asks it: `sheet_template` draws one of its prompts."""

    title: str
    prompts: list[Prompt]
    sheet_template: str


def sheet_activities(session: Session) -> list[SheetActivity]:
    """What a session asks, for its sheets."""
    return [
        SheetActivity(activity.easy_title, list(activity.prompts.all()), kind_of(activity.kind).sheet_template)
        for activity in desk.activities_of(session)
    ]
