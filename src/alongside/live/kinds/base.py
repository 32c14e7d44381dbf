"""What every kind of activity can say of itself. A kind overrides what is particular about it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.models import Activity, Participant, Prompt, Session
from alongside.live.paging import Place, Wanted
from alongside.live.presenters import reporting
from alongside.live.presenters.blocks import Block
from alongside.live.presenters.results import Results


@dataclass(frozen=True)
class Drawn:
    """Something to show: the template that draws it, and what it draws."""

    template: str
    shown: Any
    # Where it has several pages on the hall's screen: which one this is.
    place: Place | None = None


@dataclass(frozen=True)
class TeamPage:
    """A page of the facilitator's for one activity, and what its link says."""

    title: str
    href: str


class Kind(ABC):
    """One kind of activity: what it asks of its prompts, and how it is answered, shown, told and printed.

    `key` is the name of its folder, and what packs call it. Its templates stand in the folder's `templates/`.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    # The label above the field for words, on participants' pages.
    invites: ClassVar[str] = "Do you want to say more?"
    # Whether its prompts stand side by side, so that people choose to which of them they go.
    is_side_by_side: ClassVar[bool] = False
    # Whether an adult may put a name or a role under their words, so as to be asked about them.
    takes_signature: ClassVar[bool] = False

    # Whether people can be for what others wrote; those read it on their phones once the facilitator shows it.
    takes_support: ClassVar[bool] = False

    def template(self, name: str) -> str:
        """One of the folder's own templates."""
        return f"{self.key}/templates/{name}.html"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """What is wrong with a pack's activity of this kind, a sentence for each thing; nothing where all is well."""
        return ()

    # ------------------------------------------------------------ taking part

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """The form field with which a participant chooses; nothing where a prompt of this kind takes no choice.

        Its cleaned value is the text that an answer keeps (`live.choices`).
        """
        return None

    def paper_field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """The same for who types in from paper, in staff's look."""
        return self.field(prompt, choices)

    # What a participant sees at a question of this kind. Drawn inside `live/join/question.html`.
    question_template: ClassVar[str] = "live/join/answer_form.html"

    # What stands above the form, also where the question is closed; nothing by default.
    above_template: ClassVar[str] = ""

    def question(self, prompt: Prompt, participant: Participant, *, easy: bool) -> Any:
        """What the question's template needs beside the form: as `extra` in it."""
        return None

    def whole(self, activity: Activity, participant: Participant, *, easy: bool) -> Drawn | None:
        """What one person made in it as one thing, for their page at the end; nothing where answers stand alone."""
        return None

    # ---------------------------------------------------------------- running it

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Pages of the facilitator's that this kind has beside the one where notes are held and shown."""
        return ()

    # ----------------------------------------------------------- what came out

    @abstractmethod
    def screen(self, session: Session, activity: Activity) -> Drawn:
        """The activity on the hall's screen: never what is held, and no number of too few people."""

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """The same, for a kind that needs several pages: the page that is asked for, with its `place`."""
        return self.screen(session, activity)

    def results(self, counted: Results, activity: Activity) -> Drawn:
        """The activity on the team's page of results: by default, each prompt by itself."""
        prompts = [counted.prompt(activity, prompt, place) for place, prompt in enumerate(activity.prompts.all())]
        return Drawn(self.template("results"), prompts)

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """What exports say of the activity as a whole, beside its contributions; JSON data."""
        return {}

    def report(self, counted: Results, activity: Activity, *, is_public: bool) -> list[Block]:
        """The activity in the printed report: exact for the team, or as everybody may have it.

        By default, each prompt by itself. Neither edition may hold words that wait for a person.
        """
        return reporting.blocks_of(counted, activity, is_public=is_public)

    # -------------------------------------------------------------------- paper

    # One prompt on a sheet of paper, as `asked` (`presenters.sheets.SheetPrompt`) and `version` (`sheets.Version`)
    # tell; also `prompt` and `activity`. Writing boxes of the class `sheet__lines` grow into the room that is left.
    sheet_template: ClassVar[str] = "live/sheets/prompt.html"
    # How many lines it takes beside its question, its answers and the box for words.
    sheet_lines: ClassVar[int] = 0
    # Whether each answer to tick stands in a row of its own.
    sheet_has_rows: ClassVar[bool] = False
    # A whole sheet for one prompt, to lie where people work on it together, with the same; empty where there is none.
    table_sheet_template: ClassVar[str] = ""
