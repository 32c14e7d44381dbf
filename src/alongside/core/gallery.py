"""The gallery's examples: every component with its variants, on invented content.

People who build pages look here first, and the browser tests walk it with axe.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django import forms

from alongside.core import widgets
from alongside.core.charts import Bar, Change
from alongside.core.icons import ICONS, NOTE_SHAPES
from alongside.core.qr import qr_picture
from alongside.core.symbols import SYMBOLS
from alongside.core.thread import BROKEN, DONE, Knot, Step, full_thread


@dataclass(frozen=True)
class Item:
    """A link, a step or a row, as the components take them."""

    title: str
    href: str = "#main"
    current: bool = False
    text: str = ""
    value: str = ""


@dataclass(frozen=True)
class Stance:
    """A group's answer to a decision."""

    group: str
    agreed: bool
    words: str = ""


@dataclass(frozen=True)
class Note:
    """A sticky note."""

    words: str
    source: str = ""
    held: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a board."""

    title: str
    colour: str
    symbol: str
    notes: tuple[Note, ...] = field(default=())

    @property
    def count(self) -> int:
        """How many notes it has."""
        return len(self.notes)


class ExampleForm(forms.Form):
    """One field of each kind, as staff's pages show them."""

    title = forms.CharField(
        label="What is the project called?", help_text="A few words that everybody would use.", max_length=80
    )
    purpose = forms.CharField(label="What is it for?", widget=forms.Textarea(attrs={"rows": 4}), max_length=400)
    email = forms.EmailField(label="Email address", required=False)
    hear_back_by = forms.DateField(label="By when will people hear back?", widget=widgets.Date)
    size = forms.IntegerField(label="How many people do you expect?", required=False, min_value=1)
    place = forms.ChoiceField(
        label="Where is it?", choices=[("", "Choose a place"), ("hall", "Mill Lane hall"), ("online", "Online")]
    )
    way = forms.ChoiceField(
        label="How will you work together?",
        choices=[("ask", "We ask and listen"), ("share", "We share the decision")],
        widget=widgets.Radios(hints={"share": "Nobody decides alone. Everybody in the room has the same say."}),
    )
    who = forms.MultipleChoiceField(
        label="Who is it for?",
        choices=[("families", "Families"), ("teachers", "Teachers"), ("nurses", "Nurses")],
        widget=widgets.Checkboxes(),
        required=False,
    )
    papers = forms.FileField(label="Papers to read before", required=False)
    is_ready = forms.BooleanField(
        label="The groups have seen this text", required=False, help_text="You can say so later."
    )


class ExampleAnswerForm(forms.Form):
    """One field of each kind, as participants see them."""

    who = forms.ChoiceField(
        label="Who are you?",
        choices=[
            ("young", "I am a young person"),
            ("family", "I am a parent or carer"),
            ("works", "I work with young people"),
        ],
        widget=widgets.BigRadios(
            symbols={"young": "young-person", "family": "family", "works": "teacher"},
            hints={"works": "For example, a teacher, a nurse or a social worker."},
        ),
    )
    likes = forms.MultipleChoiceField(
        label="How do you like it?",
        choices=[("bigger", "Bigger words"), ("calm", "Calmer colours"), ("aloud", "Read it to me")],
        widget=widgets.BigCheckboxes(symbols={"bigger": "bigger-text", "calm": "calm-colours", "aloud": "read-aloud"}),
        required=False,
    )
    face = forms.ChoiceField(
        label="I learnt something new today",
        choices=[("happy", "Yes"), ("unsure", "Not sure"), ("sad", "No")],
        widget=widgets.Faces(symbols={"happy": "happy", "unsure": "unsure", "sad": "sad"}),
    )
    number = forms.ChoiceField(
        label="I know how to have my say",
        choices=[(str(number), str(number)) for number in range(1, 6)],
        widget=widgets.Scale(low="Not at all", high="Very much"),
    )
    words = forms.CharField(
        label="What would make meetings better?",
        help_text="Write as much or as little as you like. Spelling does not matter.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
    )
    code = forms.CharField(label="Type the code", widget=widgets.Code, max_length=12)


def whole_thread() -> tuple[Knot, ...]:
    """A voice that has come all the way to a promise."""
    return full_thread(
        [
            Knot(step=Step.SAID, state=DONE, when=date(2026, 3, 3), by="A young person"),
            Knot(step=Step.THEMED, state=DONE, when=date(2026, 3, 10), by="Amira and Tom", note="With 14 others"),
            Knot(step=Step.CHECKED, state=DONE, when=date(2026, 3, 17), by="6 of 8 said yes"),
            Knot(step=Step.DECIDED, state=DONE, when=date(2026, 4, 2), by="Three groups"),
            Knot(step=Step.PROMISED, state=DONE, when=date(2026, 4, 2), by="Head of meetings"),
            Knot(step=Step.DONE, when=date(2026, 6, 12)),
        ]
    )


def broken_thread() -> tuple[Knot, ...]:
    """A promise that was not kept."""
    return full_thread(
        [
            Knot(step=Step.SAID, state=DONE, when=date(2025, 10, 7)),
            Knot(step=Step.THEMED, state=DONE, when=date(2025, 10, 14)),
            Knot(step=Step.CHECKED, state=DONE, when=date(2025, 10, 21)),
            Knot(step=Step.DECIDED, state=DONE, when=date(2025, 11, 4), by="Four groups"),
            Knot(step=Step.PROMISED, state=DONE, when=date(2025, 11, 4), by="Head of travel"),
            Knot(step=Step.DONE, state=BROKEN, when=date(2026, 1, 31), by="Those who asked said: not kept"),
        ]
    )


def new_thread() -> tuple[Knot, ...]:
    """A voice that was just heard."""
    return full_thread([Knot(step=Step.SAID, state=DONE, when=date(2026, 3, 3), by="You")])


def tied_off_thread() -> tuple[Knot, ...]:
    """A decision "we can't": no promise follows."""
    return full_thread(
        [
            Knot(step=Step.SAID, state=DONE, when=date(2026, 3, 3)),
            Knot(step=Step.THEMED, state=DONE, when=date(2026, 3, 10)),
            Knot(step=Step.CHECKED, state=DONE, when=date(2026, 3, 17)),
            Knot(
                step=Step.DECIDED, state=DONE, title="Decided: we can’t", when=date(2026, 4, 2), note="With the reason"
            ),
        ],
        ends_at=Step.DECIDED,
    )


COLUMNS: Final = (
    Column(
        "Bin",
        "rose",
        "bin",
        (
            Note("Long emails with ten attachments the night before", "A parent or carer · own words"),
            Note("People talking about me like I’m not there", "A young person · own words"),
        ),
    ),
    Column(
        "Keep",
        "fern",
        "keep",
        (
            Note("The quiet room. I went in twice and nobody asked why.", "A young person · with a supporter"),
            Note("Biscuits", "A young person · own words"),
            Note("Meeting at the youth club, not the town hall", "A young person · own words"),
        ),
    ),
    Column(
        "Light bulb",
        "weld",
        "light-bulb",
        (
            Note("Send the questions a week before so we can think", "A parent or carer · own words"),
            Note("Let us bring a friend", "A young person · own words", held=True),
        ),
    ),
)


def examples() -> dict[str, Any]:
    """Everything that the gallery's templates show."""
    return {
        "form": ExampleForm(initial={"title": "Better meetings"}),
        "wrong_form": ExampleForm(data={"wrong-purpose": "x" * 401, "wrong-email": "amira at home"}, prefix="wrong"),
        "answer_form": ExampleAnswerForm(initial={"face": "happy", "number": "4", "likes": ["calm"]}),
        "wrong_answer_form": ExampleAnswerForm(data={}, prefix="wrong"),
        "threads": [
            ("A voice on its way", whole_thread()),
            ("Where the thread broke", broken_thread()),
            ("Just said", new_thread()),
            ("Tied off: we can’t", tied_off_thread()),
        ],
        "columns": COLUMNS,
        "colours": tuple(NOTE_SHAPES),
        "icons": tuple(ICONS),
        "symbols": tuple(SYMBOLS),
        "crumbs": [Item("Elmbridge Vale", "/gallery/"), Item("Better meetings", "/gallery/")],
        "tabs": [Item("Themes", current=True), Item("Notes"), Item("History")],
        "steps": [
            Item("Make a project", text="What it is for, and what can change."),
            Item("Make a session", current=True, text="From a template, in two minutes."),
            Item("Make sense of it together"),
        ],
        "summary": [
            Item("Purpose", value="How should meetings with families change?"),
            Item("What is fixed", value="The budget for this year.\nThe law on plans."),
            Item("What is open", "", value="Where we meet, when, and who asks the questions."),
        ],
        "headings": ["Group", "Invited", "Came"],
        "table": [["Young people", 20, 19], ["Parents and carers", 12, 7], ["Practitioners", 30, 26]],
        "bars": [
            Bar(label="Keep", value=23, colour="fern", symbol="keep", href="#main"),
            Bar(label="Light bulb", value=29, colour="weld", symbol="light-bulb", href="#main"),
            Bar(label="Bin", value=10, colour="rose", symbol="bin", href="#main"),
            Bar(label="Said something else", value=None, shown="hidden: fewer than 6"),
        ],
        "changes": [
            Change(label="I understand what we mean by working together", before=3.2, after=4.4),
            Change(label="I can use it in my work", before=2.7, after=4.05),
            Change(label="I know which tools help", before=2.25, after=3.5, note="Two people answered only once."),
            Change(label="My colleagues do it too", before=2.1, after=None),
        ],
        "stances": [
            Stance("Young people", True, "It’s what we asked for."),
            Stance("Parents and carers", True),
            Stance(
                "Practitioners", False, "We worry about cover for Thursday evenings, and want to look again in July."
            ),
        ],
        "difference": {
            "words": "It made a difference to some",
            "tag": "soon",
            "asked_from": date(2026, 9, 4),
            "is_asked": True,
            "lines": [
                {"group": "Young people", "says": "say yes", "icon": "check", "words": "", "is_yes": True},
                {
                    "group": "Parents and carers",
                    "says": "say no",
                    "icon": "cross",
                    "words": "The papers come, and nobody reads them with us.",
                    "is_no": True,
                },
            ],
            "silent": ["Practitioners"],
            "people": "",
        },
        "decided_on": date(2026, 4, 2),
        "due": date(2026, 6, 12),
        "qr": qr_picture("https://alongside.example/r/", title="QR code of the receipt"),
    }
