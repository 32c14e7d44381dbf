"""What the facilitator's page shows of a session, from a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alongside.frameworks.enums import Choosing, Moment
from alongside.live.choices import label_of
from alongside.live.enums import ActivityState, HelpKind, Whose
from alongside.live.models import Activity, Contribution, HelpRequest, Participant, Prompt, Session, Words
from alongside.live.presenters.media import MediaShown, media_of, names_of
from alongside.live.presenters.results import name_of
from alongside.live.queries import desk
from alongside.live.queries.desk import Counts
from alongside.live.queries.worries import worry_words_of
from alongside.live.rules import is_silent, next_to_open
from alongside.live.worry_words import flags_of

MOST_HELD = 60
MOST_SHOWN = 12


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
    flags: tuple[str, ...] = ()
    signed_as: str = ""
    sticker: str = ""
    media: Sequence[MediaShown] = ()

    @property
    def gist(self) -> str:
        """What it is, in a few words: for buttons and lists that name it."""
        return self.words or self.choice or names_of(self.media)


def note_row(row: Contribution, prompt: Prompt, *, own_words: tuple[str, ...] = ()) -> NoteRow:
    """An answer with its group, whose words they are, what was chosen, its pictures and recordings, why it is flagged.

    `sticker` is the picture of what was chosen, `own_words` are the worry words that the area added.
    """
    words = getattr(row, "words", None)
    choice = label_of(prompt.values, row.value, easy=False, is_ranked=prompt.choosing == Choosing.RANKED)
    return NoteRow(
        uuid=str(row.uuid),
        words=words.text if words else "",
        choice=choice.label if choice else "",
        source=source_of(row),
        is_held=row.is_held,
        is_late=row.is_late,
        scribe_note=words.scribe_note if words else "",
        flags=_flags(row, words, own_words),
        signed_as=words.signed_as if words else "",
        sticker=choice.symbol if choice else "",
        media=media_of(row),
    )


def _flags(row: Contribution, words: Words | None, own_words: tuple[str, ...]) -> tuple[str, ...]:
    """Why it is flagged, worked out anew: nothing but the flag itself is kept beside somebody's words."""
    if not row.is_flagged or words is None:
        return ()
    return tuple(dict.fromkeys(flag for text in (words.text, words.scribe_note) for flag in flags_of(text, own_words)))


def source_of(row: Contribution) -> str:
    """Who said it, as far as they said who they are: "Young people · with a supporter · before"."""
    told = [name_of(row.participant.group)]
    if row.whose != Whose.OWN:
        told.append(Whose(row.whose).label.lower())
    if row.whose == Whose.ON_BEHALF:
        told += asked_by(row.participant)
    if row.moment:
        told.append(Moment(row.moment).label.lower())
    return " · ".join(told)


def asked_by(participant: Participant) -> list[str]:
    """Of who speaks for others: how many they asked, and how, as far as they said (requirement W10)."""
    people, how = participant.asked_people, participant.asked_how
    told = [] if people is None else [f"asked {people} {'person' if people == 1 else 'people'}"]
    return [*told, f"how: {how}"] if how else told


@dataclass(frozen=True)
class PromptBlock:
    """A prompt with what arrives: held answers first, then the newest that are shown."""

    prompt: Prompt
    counts: Counts
    held: list[NoteRow]
    shown: list[NoteRow]

    @property
    def held_unflagged(self) -> int:
        """How many may be shown all at once: those that are flagged are looked at one by one."""
        return self.counts.held - self.counts.flagged

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
    pages: Sequence[Any] = ()  # `kinds.TeamPage`: kinds stand above this

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
    own_words = tuple(worry_words_of(session.area))
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
                    held=[note_row(row, prompt, own_words=own_words) for row in held.get(prompt.pk, [])],
                    shown=[note_row(row, prompt, own_words=own_words) for row in shown.get(prompt.pk, [])],
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
class Now:
    """What is open, and what comes next: the one button that a facilitator presses most."""

    open: list[ActivityBlock]
    following: ActivityBlock | None

    @property
    def held(self) -> int:
        """How much waits for a person in what is open."""
        return sum(block.held for block in self.open)


def now_of(blocks: list[ActivityBlock]) -> Now:
    """What is open among these activities, and which comes next."""
    place = next_to_open([block.activity.state for block in blocks])
    return Now([block for block in blocks if block.is_open], None if place is None else blocks[place])


def silent_groups(session: Session) -> list[Presence]:
    """Groups that are here and have said nothing in what is open now, with how many people they are."""
    heard = desk.heard_by_group(session)
    return [
        Presence(group=group.title, symbol=group.symbol, people=heard[group.pk][0])
        for group in session.groups.all()
        if group.pk in heard and is_silent(people=heard[group.pk][0], spoke=heard[group.pk][1])
    ]


@dataclass(frozen=True)
class HelpCall:
    """Somebody asked for help."""

    id: int
    what: str
    who: str
    where: str
    call: HelpRequest


CALLS = {
    HelpKind.DONT_UNDERSTAND: "I don’t understand this",
    HelpKind.NEED_HELP: "I need a break or help",
}


def help_calls(session: Session) -> list[HelpCall]:
    """Who waits for help, longest first."""
    return [
        HelpCall(
            id=call.pk,
            what=CALLS[HelpKind(call.kind)],
            who=name_of(call.participant.group),
            where=call.prompt.text if call.prompt else "",
            call=call,
        )
        for call in desk.waiting_help(session)
    ]
