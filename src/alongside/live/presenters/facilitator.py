"""What the facilitator's page and the hall's screen show of a session, from a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alongside.core.charts import Bar
from alongside.frameworks.enums import Moment
from alongside.live.enums import ActivityState, Whose
from alongside.live.kinds import choices_of, kind_of, label_of
from alongside.live.models import Activity, Contribution, HelpRequest, Prompt, Session
from alongside.live.presenters.results import name_of, paper_of
from alongside.live.queries import desk, results
from alongside.live.queries.desk import Counts

MOST_HELD = 60
MOST_SHOWN = 12
MOST_ON_SCREEN = 150
# From so many notes in its fullest column on, a board's notes become smaller.
FULL, CROWDED = 9, 24


@dataclass(frozen=True)
class NoteRow:
    """One answer as the facilitator reads it."""

    uuid: str
    words: str
    choice: str
    source: str
    is_held: bool
    is_late: bool
    scribe_note: str


def note_row(row: Contribution, prompt: Prompt) -> NoteRow:
    """An answer with its group, whose words they are, and what was chosen."""
    words = getattr(row, "words", None)
    choice = label_of(prompt.values, row.value, easy=False)
    return NoteRow(
        uuid=str(row.uuid),
        words=words.text if words else "",
        choice=choice.label if choice else "",
        source=source_of(row),
        is_held=row.is_held,
        is_late=row.is_late,
        scribe_note=words.scribe_note if words else "",
    )


def source_of(row: Contribution) -> str:
    """Who said it, as far as they said who they are: "Young people · with a supporter · before"."""
    told = [name_of(row.participant.group)]
    if row.whose != Whose.OWN:
        told.append(Whose(row.whose).label.lower())
    if row.moment:
        told.append(Moment(row.moment).label.lower())
    return " · ".join(told)


@dataclass(frozen=True)
class PromptBlock:
    """A prompt with what arrives: held answers first, then the newest that are shown."""

    prompt: Prompt
    counts: Counts
    held: list[NoteRow]
    shown: list[NoteRow]

    @property
    def held_more(self) -> int:
        """How many more are held than stand here."""
        return self.counts.held - len(self.held)

    @property
    def shown_more(self) -> int:
        """How many more are shown than stand here."""
        return self.counts.shown - len(self.shown)


@dataclass(frozen=True)
class ActivityBlock:
    """An activity with its state, the button that changes it, and its prompts."""

    activity: Activity
    prompts: list[PromptBlock]

    @property
    def is_open(self) -> bool:
        """Whether people can answer it now."""
        return self.activity.state == ActivityState.OPEN

    @property
    def open_words(self) -> str:
        """What its button says while it is not open; a statement asked twice says which time it is."""
        if self.activity.state == ActivityState.WAITING:
            return "Open"
        asks_after = any(Moment.AFTER in prompt.moments for prompt in self.activity.prompts.all())
        return "Open again, to ask “after”" if asks_after else "Open again"

    @property
    def held(self) -> int:
        """How many of its answers wait for a person."""
        return sum(block.counts.held for block in self.prompts)

    @property
    def answers(self) -> int:
        """How many answers it has."""
        return self.held + sum(block.counts.shown for block in self.prompts)


def activity_blocks(session: Session) -> list[ActivityBlock]:
    """Everything that people do in a session, with what arrives."""
    counts = desk.counts_by_prompt(session)
    held = desk.newest_by_prompt(session, held=True, most=MOST_HELD)
    shown = desk.newest_by_prompt(session, held=False, most=MOST_SHOWN)
    return [
        ActivityBlock(
            activity,
            [
                PromptBlock(
                    prompt=prompt,
                    counts=counts.get(prompt.pk, Counts()),
                    held=[note_row(row, prompt) for row in held.get(prompt.pk, [])],
                    shown=[note_row(row, prompt) for row in shown.get(prompt.pk, [])],
                )
                for prompt in activity.prompts.all()
            ],
        )
        for activity in desk.activities_of(session)
    ]


@dataclass(frozen=True)
class Presence:
    """How many people of one group take part."""

    group: str
    symbol: str
    people: int


def presence(session: Session) -> list[Presence]:
    """Who is here, by group."""
    return [
        Presence(group=name_of(group), symbol=group.symbol if group else "person", people=people)
        for group, people in desk.people_by_group(session)
    ]


@dataclass(frozen=True)
class HelpCall:
    """Somebody asked for help."""

    id: int
    what: str
    who: str
    where: str
    call: HelpRequest


def help_calls(session: Session) -> list[HelpCall]:
    """Who waits for help, longest first."""
    return [
        HelpCall(
            id=call.pk,
            what=call.get_kind_display(),
            who=name_of(call.participant.group),
            where=call.prompt.text if call.prompt else "",
            call=call,
        )
        for call in desk.waiting_help(session)
    ]


# -------------------------------------------------------------------- the hall's screen


@dataclass(frozen=True)
class ScreenColumn:
    """A prompt as a column of notes. `count` is how many there are, `notes` the newest of them."""

    key: str
    title: str
    symbol: str
    paper: str
    count: int
    notes: list[NoteRow]

    @property
    def more(self) -> int:
        """How many notes are older than those that stand here."""
        return self.count - len(self.notes)


@dataclass(frozen=True)
class ScreenBars:
    """A prompt as bars: how many people chose each value, at one moment."""

    title: str
    symbol: str
    moment: str
    people: int
    bars: list[Bar]


@dataclass(frozen=True)
class ScreenActivity:
    """What the screen shows now."""

    activity: Activity
    template: str
    columns: list[ScreenColumn] = field(default_factory=list)
    charts: list[ScreenBars] = field(default_factory=list)

    @property
    def size(self) -> str:
        """How small the notes have to be: "", "full" or "crowded"."""
        fullest = max((column.count for column in self.columns), default=0)
        if fullest > CROWDED:
            return "crowded"
        return "full" if fullest > FULL else ""


def screen_of(session: Session, activity: Activity) -> ScreenActivity:
    """An activity on the hall's screen: words as notes, values as bars."""
    prompts = list(activity.prompts.all())
    kind = kind_of(activity.kind)
    return ScreenActivity(
        activity=activity,
        template=kind.screen_template,
        columns=_columns(session, prompts),
        charts=_charts(session, prompts),
    )


def _columns(session: Session, prompts: Sequence[Prompt]) -> list[ScreenColumn]:
    with_words = [prompt for prompt in prompts if prompt.words and not prompt.values]
    if not with_words:
        return []
    counts = desk.counts_by_prompt(session)
    notes = desk.newest_by_prompt(session, held=False, most=MOST_ON_SCREEN, prompts=with_words)
    return [
        ScreenColumn(
            key=prompt.key,
            title=prompt.easy_text,
            symbol=prompt.symbol,
            paper=paper_of(place),
            count=counts.get(prompt.pk, Counts()).shown,
            notes=[note_row(row, prompt) for row in notes.get(prompt.pk, [])],
        )
        for place, prompt in enumerate(with_words)
    ]


def _charts(session: Session, prompts: Sequence[Prompt]) -> list[ScreenBars]:
    with_values = [prompt for prompt in prompts if prompt.values]
    if not with_values:
        return []
    counted = results.people_by_value(session, shown_only=True)
    charts = []
    for prompt in with_values:
        for moment in prompt.moments or [""]:
            people: dict[str, int] = {}
            for (prompt_id, at, _), values in counted.items():
                if (prompt_id, at) == (prompt.pk, moment):
                    people = {value: people.get(value, 0) + values.get(value, 0) for value in people.keys() | values}
            charts.append(_chart(prompt, moment, people))
    return charts


def _chart(prompt: Prompt, moment: str, people: dict[str, int]) -> ScreenBars:
    return ScreenBars(
        title=prompt.easy_text,
        symbol=prompt.symbol,
        moment=Moment(moment).label if moment else "",
        people=sum(people.values()),
        bars=[
            Bar(
                label=choice.label,
                value=people.get(choice.value, 0),
                symbol=choice.symbol,
                colour=paper_of(place),
            )
            for place, choice in enumerate(choices_of(prompt.values, easy=True))
        ],
    )
