"""The receipt's page: what somebody said, gathered by the themes it went into, and what is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from alongside.answers.enums import DecisionKind, Happened
from alongside.answers.models import Verdict
from alongside.answers.rules import Where
from alongside.core.thread import Knot
from alongside.frameworks.enums import Choosing
from alongside.insight.knots import knots_of, thread
from alongside.insight.presenters.differences import DifferencePanel, difference_panel
from alongside.insight.trace import PromiseTrace, ThemeTrace, Voice
from alongside.live.choices import Choice, label_of
from alongside.live.likes import Likes
from alongside.live.models import Media
from alongside.live.presenters.answering import moment_words, question_words
from alongside.live.presenters.media import MediaShown, media_shown, names_of

_OUTCOMES = {DecisionKind.WE_WILL: "will", DecisionKind.WE_CANT: "cannot", DecisionKind.NOT_YET: "not-yet"}
_STATES = {
    Where.PROMISED: ("Promised", "active"),
    Where.DUE_SOON: ("Soon", "soon"),
    Where.OVERDUE: ("Late", "bad"),
    Where.SAID_DONE: ("They say it is done", "active"),
    Where.KEPT: ("Kept", "good"),
    Where.NOT_KEPT: ("Not kept", "bad"),
}
_HAPPENED = {Happened.YES: "Yes", Happened.NO: "No", Happened.NOT_SURE: "I don’t know"}


@dataclass(frozen=True)
class VoiceLine:
    """One thing that was said: the question, the exact words, the face or number, and who may read it."""

    id: int
    question: str
    symbol: str
    moment_words: str
    words: str
    choice: Choice | None
    said_at: datetime
    withdrawn_at: datetime | None
    is_held: bool
    can_be_quoted: bool
    may_quote: bool
    is_restricted: bool
    media: list[MediaShown]
    signed_as: str = ""

    @property
    def gist(self) -> str:
        """What it is, in a few words: for links that name it."""
        return self.words or names_of(self.media) or self.question


@dataclass(frozen=True)
class PromiseLine:
    """A promise, where it stands, and whether we ask "did it happen?"."""

    id: int
    what: str
    owner: str
    due: date
    state: str
    kind: str
    is_asked: bool
    my_answer: str
    evidence: str = ""
    verdicts: tuple[Verdict, ...] = ()
    difference: DifferencePanel | None = None
    is_asked_difference: bool = False
    my_difference: str = ""
    my_difference_key: str = ""
    my_difference_words: str = ""

    @property
    def asks_difference(self) -> bool:
        """Whether the question that waits is the last one: did it make a difference?"""
        return self.is_asked_difference and not self.my_difference

    @property
    def asks_happened(self) -> bool:
        """Whether the question that waits is "did it happen?": one question at a time, and never the earlier one after."""
        return self.is_asked and not self.my_answer and not self.is_asked_difference


@dataclass(frozen=True)
class DecisionBlock:
    """A decision in the words somebody likes."""

    outcome: str
    what: str
    reason: str
    when: date


@dataclass(frozen=True)
class Section:
    """What went the same way: the voices of one theme, a pledge that became a promise, those that are in no theme yet,
    or faces and numbers alone.

    Faces and numbers without words are counted and go into no theme, so they have no thread. What is with the
    safeguarding leads (`is_looked_after`) goes nowhere else, so it has none either.
    """

    voices: list[VoiceLine]
    knots: tuple[Knot, ...] = ()
    theme_id: int | None = None
    title: str = ""
    summary: str = ""
    is_asked: bool = False
    my_check: str = ""
    decision: DecisionBlock | None = None
    promises: tuple[PromiseLine, ...] = ()
    is_looked_after: bool = False
    is_pledge: bool = False


@dataclass(frozen=True)
class ReceiptPage:
    """Everything on the page. `is_silent`: the day by which we would answer has passed, and we have not."""

    sections: list[Section]
    taken_back: list[VoiceLine]
    questions: int
    is_answered: bool
    is_silent: bool

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self.taken_back


def receipt_page(voices: Sequence[Voice], likes: Likes, *, hear_back_by: date | None, today: date) -> ReceiptPage:
    """The page for these voices as things stand today."""
    kept = [voice for voice in voices if not voice.is_withdrawn]
    sections = [
        *_by_theme(kept, likes, hear_back_by, today),
        *_pledges(voices, likes, today),
        *_without_theme(kept, likes, today),
    ]
    is_answered = any(voice.is_answered for voice in kept)
    return ReceiptPage(
        sections=sections,
        taken_back=[_line(voice, likes) for voice in voices if voice.is_withdrawn],
        questions=sum(_questions(section) for section in sections),
        is_answered=is_answered,
        is_silent=bool(kept) and not is_answered and hear_back_by is not None and hear_back_by < today,
    )


def _questions(section: Section) -> int:
    waiting = [promise for promise in section.promises if promise.asks_happened or promise.asks_difference]
    return len(waiting) + (1 if section.is_asked and not section.my_check else 0)


def _by_theme(voices: Sequence[Voice], likes: Likes, hear_back_by: date | None, today: date) -> list[Section]:
    """A section for each theme, in the order in which their first words were said."""
    gathered: dict[int, tuple[ThemeTrace, list[Voice]]] = {}
    for voice in voices:
        for trace in voice.themes:
            gathered.setdefault(trace.theme.pk, (trace, []))[1].append(voice)
    return [_theme_section(trace, said, likes, hear_back_by, today) for trace, said in gathered.values()]


def _theme_section(
    trace: ThemeTrace, voices: Sequence[Voice], likes: Likes, hear_back_by: date | None, today: date
) -> Section:
    theme = trace.theme
    first = min(voice.contribution.said_at for voice in voices)
    return Section(
        voices=[_line(voice, likes) for voice in voices],
        knots=thread(first, trace, hear_back_by=hear_back_by, today=today),
        theme_id=theme.pk,
        title=theme.easy_title if likes.easy else theme.title,
        summary=(theme.easy_summary or theme.summary) if likes.easy else (theme.summary or theme.easy_summary),
        is_asked=trace.is_asked,
        my_check=trace.my_check.value if trace.my_check else "",
        decision=_decision(trace, likes),
        promises=tuple(_promise(promise, likes) for promise in trace.promises),
    )


def _pledges(voices: Sequence[Voice], likes: Likes, today: date) -> list[Section]:
    """A section for each pledge that became a promise, also where the pledge itself was taken back."""
    return [
        Section(
            voices=[] if voice.is_withdrawn else [_line(voice, likes)],
            knots=knots_of(voice, None, today=today),
            promises=(_promise(voice.promise, likes, is_whole=True),),
            is_pledge=True,
        )
        for voice in voices
        if voice.promise is not None and not voice.contribution.is_restricted
    ]


def _without_theme(voices: Sequence[Voice], likes: Likes, today: date) -> list[Section]:
    safe = [voice for voice in voices if voice.contribution.is_restricted]
    rest = [voice for voice in voices if not (voice.contribution.is_restricted or voice.themes or voice.promise)]
    waiting = [voice for voice in rest if voice.is_in_their_own_way]
    counted = [voice for voice in rest if not voice.is_in_their_own_way]
    found = []
    if safe:
        found.append(Section(voices=[_line(voice, likes) for voice in safe], is_looked_after=True))
    if waiting:
        lines = [_line(voice, likes) for voice in waiting]
        found.append(Section(voices=lines, knots=knots_of(waiting[0], None, today=today)))
    if counted:
        found.append(Section(voices=[_line(voice, likes) for voice in counted]))
    return found


def _line(voice: Voice, likes: Likes) -> VoiceLine:
    row = voice.contribution
    return VoiceLine(
        id=row.pk,
        question=question_words(row.prompt, likes),
        symbol=row.prompt.symbol or "speech",
        moment_words=moment_words(row.moment),
        words=voice.words,
        choice=label_of(
            row.prompt.values, row.value, easy=likes.easy, is_ranked=row.prompt.choosing == Choosing.RANKED
        ),
        said_at=row.said_at,
        withdrawn_at=row.withdrawn_at,
        is_held=row.is_held,
        can_be_quoted=voice.is_in_their_own_way and not row.is_restricted,
        may_quote=row.may_quote,
        media=media_shown(row, receipt_address),
        is_restricted=row.is_restricted,
        signed_as=voice.signed_as,
    )


def receipt_address(media: Media) -> str:
    """Where somebody with a receipt sees their own pictures and hears their own recordings."""
    return reverse("receipt_media", args=[media.pk])


def _decision(trace: ThemeTrace, likes: Likes) -> DecisionBlock | None:
    decision = trace.decision
    if decision is None:
        return None
    return DecisionBlock(
        outcome=_OUTCOMES[DecisionKind(decision.kind)],
        what=decision.easy_summary if likes.easy else decision.summary,
        reason=(decision.easy_reason or decision.reason) if likes.easy else decision.reason,
        when=decision.decided_on,
    )


def _promise(trace: PromiseTrace, likes: Likes, *, is_whole: bool = False) -> PromiseLine:
    """A promise in short; whole, with what its owner and the askers say of it."""
    promise = trace.promise
    state, kind = _STATES[trace.where]
    return PromiseLine(
        id=promise.pk,
        what=promise.easy_words if likes.easy else promise.words,
        owner=promise.owner_role,
        due=promise.due,
        state=state,
        kind=kind,
        is_asked=trace.can_be_judged,
        my_answer=_HAPPENED[trace.my_answer] if trace.my_answer else "",
        evidence=promise.evidence if is_whole else "",
        verdicts=tuple(promise.verdicts.all()) if is_whole else (),
        difference=difference_panel(trace.difference),
        # Whoever made a pledge follows it and is not asked: they may be the one who kept it.
        is_asked_difference=trace.difference is not None and trace.difference.is_asked and not is_whole,
        my_difference=trace.my_difference.label if trace.my_difference else "",
        my_difference_key=trace.my_difference.value if trace.my_difference else "",
        my_difference_words=trace.my_difference_words,
    )
