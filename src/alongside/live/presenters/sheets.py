"""Paper that people take away: what is asked, strips with fresh receipt codes, stickers to put on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from alongside.core import codes
from alongside.core.qr import qr_picture
from alongside.frameworks.enums import Moment
from alongside.live import sheets
from alongside.live.choices import Choice, choices_of
from alongside.live.kinds import kind_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.queries import desk
from alongside.live.sheets import Page, Question, Version


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
class SheetPrompt:
    """A prompt as paper asks it: `template` draws it, in easy words or in full ones."""

    activity: Activity
    prompt: Prompt
    template: str
    text: str
    choices: tuple[Choice, ...]
    how: str

    @property
    def moments(self) -> list[str]:
        """What stands before each row of answers: "Before", "After", or nothing."""
        return [Moment(moment).label for moment in self.prompt.moments] or [""]

    @property
    def is_ranked(self) -> bool:
        """Whether one writes numbers and ticks nothing."""
        return self.how.startswith("Write")


def answer_pages(session: Session, version: Version, *, groups: Iterable[str]) -> list[Page[SheetPrompt]]:
    """What a session asks one person, on as many sheets as it takes."""
    asked = [
        (one, sheets.room_for(_question(one), version))
        for activity in desk.activities_of(session)
        for one in _prompts(activity, version)
    ]
    who = sheets.room_for(Question("Who are you?", list(groups), has_box=False), version)
    last = sheets.STRIP + 3 * version.line
    return sheets.pages_of(asked, first=who, last=last)


def table_sheets(session: Session, version: Version) -> list[SheetPrompt]:
    """A sheet for each prompt that lies on a table of its own."""
    return [
        replace(one, template=template)
        for activity in desk.activities_of(session)
        if (template := kind_of(activity.kind).table_sheet_template)
        for one in _prompts(activity, version)
    ]


def _prompts(activity: Activity, version: Version) -> Iterable[SheetPrompt]:
    kind = kind_of(activity.kind)
    for prompt in activity.prompts.all():
        yield SheetPrompt(
            activity=activity,
            prompt=prompt,
            template=kind.sheet_template,
            text=prompt.easy_text if version.is_easy else prompt.text,
            choices=choices_of(prompt.values, easy=version.is_easy),
            how=sheets.how_to_choose(prompt.choosing, prompt.most) if prompt.values else "",
        )


def _question(one: SheetPrompt) -> Question:
    kind = kind_of(one.activity.kind)
    return Question(
        text=one.text,
        answers=[choice.label for choice in one.choices],
        moments=len(one.moments),
        has_hint=bool(one.how),
        has_box=one.prompt.words,
        has_rows=kind.sheet_has_rows,
        more_lines=kind.sheet_lines,
    )


@dataclass(frozen=True)
class StickerSheet:
    """Round stickers of one set of answers: the same rows on every sheet of it."""

    title: str
    stickers: list[Choice]


def sticker_sheets(session: Session, version: Version) -> list[StickerSheet]:
    """A sheet for each set of answers that the session's prompts have, each set once."""
    titles: dict[tuple[Choice, ...], list[str]] = {}
    for activity in desk.activities_of(session):
        for one in _prompts(activity, version):
            if one.choices:
                titles.setdefault(one.choices, []).append(one.text)
    return [StickerSheet(" · ".join(asked), _filled(choices)) for choices, asked in titles.items()]


def _filled(choices: tuple[Choice, ...]) -> list[Choice]:
    """As many of each as a sheet of labels has room for, those of one answer together."""
    each = max(sheets.STICKERS_IN_A_ROW * sheets.ROWS_OF_STICKERS // len(choices), 1)
    return [choice for choice in choices for _ in range(each)]
