"""A storyboard: frames in their order, each with a picture, words, or both; any of them may be left out (P5)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.models import Activity, Participant, Prompt, Session
from alongside.live.paging import Wanted, turned_to
from alongside.live.presenters import reporting
from alongside.live.presenters.blocks import Block, Table
from alongside.live.presenters.results import Results
from alongside.live.presenters.storyboards import Storyboard, storyboards, strip
from alongside.live.queries.storyboards import frames_in, frames_of

NO_PICTURE = "No picture"
# So many boards stand on the page of results; the others are behind its link.
MOST_IN_RESULTS = 40


class StoryboardKind(Kind):
    """Each prompt is a frame; its values are pictures to stick in."""

    key = "storyboard"
    title = "A storyboard"
    invites = "Write a few words, if you like"

    question_template = "storyboard/templates/question.html"
    sheet_template = "storyboard/templates/sheet_prompt.html"
    sheet_lines = 5  # the box for a picture

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """A story has two frames at least, and each frame is filled once."""
        if len(activity.prompts) < 2:
            yield "a storyboard has two frames at least"
        if not all(prompt.takes == "one" for prompt in activity.prompts):
            yield "each frame of a storyboard takes one answer: a new one replaces it"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """One of the pictures, or none of them."""
        return _pictures(choices, BigRadios(symbols={choice.value: choice.symbol for choice in choices}))

    def paper_field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """Which sticker lies in the frame."""
        return _pictures(choices, Radios())

    def question(self, prompt: Prompt, participant: Participant, *, easy: bool) -> Any:
        """The frames so far, as a strip above the form."""
        filled = frames_of(participant, prompt.activity)
        return strip(prompt.activity.prompts.all(), filled, easy=easy, here=prompt.pk)

    def whole(self, activity: Activity, participant: Participant, *, easy: bool) -> Drawn | None:
        """The board as it became; nothing where nobody began one."""
        filled = frames_of(participant, activity)
        if not filled:
            return None
        title = activity.easy_title if easy else activity.title
        return Drawn(
            self.template("whole"), {"title": title, "frames": strip(activity.prompts.all(), filled, easy=easy)}
        )

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """One board at a time."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """The board that is asked for. One of which anything waits for a person is not shown in part."""
        shown = [board for board in _boards(session, activity, easy=True) if not board.is_held]
        if not shown:
            return Drawn(self.template("screen"), None)
        turned = turned_to(shown, wanted=wanted.page, facilitators=activity.screen_page)
        return Drawn(self.template("screen"), turned.page, turned.place)

    def results(self, counted: Results, activity: Activity) -> Drawn:
        """Each person's board as a strip, group by group."""
        boards = _boards(counted.session, activity, easy=False)
        by_group: dict[str, list[Storyboard]] = {}
        for board in boards[:MOST_IN_RESULTS]:
            by_group.setdefault(board.group, []).append(board)
        more = max(len(boards) - MOST_IN_RESULTS, 0)
        return Drawn(self.template("results"), {"groups": list(by_group.items()), "total": len(boards), "more": more})

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """Every board with its frames, by the number of its person in this activity, and the same in words."""
        return {"storyboards": [_told(board) for board in _boards(counted.session, activity, easy=False)]}

    def report(self, counted: Results, activity: Activity, *, is_public: bool) -> list[Block]:
        """For the team a row for each board, so that its frames stay together; in public only single words do."""
        if is_public:
            return reporting.blocks_of(counted, activity, is_public=True)
        boards = [board for board in _boards(counted.session, activity, easy=False) if not board.is_held]
        head = ["Storyboard", *(prompt.text for prompt in activity.prompts.all())]
        return [Table("Storyboards, a row for each", head, [_row(board) for board in boards])] if boards else []


def _pictures(choices: Sequence[Choice], widget: forms.Widget) -> forms.Field | None:
    if not choices:
        return None
    offered = [("", NO_PICTURE), *((choice.value, choice.label) for choice in choices)]
    return forms.ChoiceField(label="Choose a picture, if you like", required=False, choices=offered, widget=widget)


def _boards(session: Session, activity: Activity, *, easy: bool) -> list[Storyboard]:
    return storyboards(list(activity.prompts.all()), frames_in(session, activity), easy=easy)


def _told(board: Storyboard) -> dict[str, Any]:
    return {
        "person": board.number,
        "group": board.group,
        "frames": [
            {"prompt": frame.key, "picture": frame.picture.value if frame.picture else "", "words": frame.words}
            for frame in board.frames
        ],
        "text": board.text,
    }


def _row(board: Storyboard) -> list[str]:
    cells = [f"{frame.picture.label if frame.picture else ''} {frame.words}".strip() for frame in board.frames]
    return [f"{board.number}, {board.group}", *cells]


KIND = StoryboardKind()
