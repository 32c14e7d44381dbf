"""The list of what is open, one question, and what somebody said already, as the pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.frameworks.enums import Choosing, Moment, Takes
from alongside.live.answering import Step
from alongside.live.choices import Choice, label_of
from alongside.live.enums import Whose
from alongside.live.likes import Likes
from alongside.live.models import Contribution, Prompt
from alongside.live.presenters.media import Address, MediaShown, media_shown
from alongside.live.presenters.tables import WHICH_TABLE, must_choose_a_table

_MOMENTS = {Moment.BEFORE: "At the start", Moment.AFTER: "At the end"}


def moment_words(moment: str) -> str:
    """When a question is asked that is asked twice; empty for others."""
    return _MOMENTS[Moment(moment)] if moment in Moment.values else ""


def whose_words(likes: Likes) -> str:
    """Whose words are written on this phone."""
    return {Whose.OWN: "my own words", Whose.SUPPORTED: "with help", Whose.ON_BEHALF: "for someone else"}[likes.whose]


@dataclass(frozen=True)
class Line:
    """One thing in the list of what is open."""

    prompt_id: int
    moment: str
    words: str
    symbol: str
    moment_words: str
    is_done: bool
    is_later: bool
    # The activity whose tables one chooses from before the question; empty for others.
    tables: str = ""


@dataclass(frozen=True)
class Chapter:
    """The open questions of one activity."""

    title: str
    lines: list[Line]


def chapters(
    prompts: Mapping[int, Prompt], steps: Sequence[Step], likes: Likes, *, at: int | None = None
) -> list[Chapter]:
    """What is open, activity by activity, in the order in which it is asked; `at` is the table where somebody sits."""
    found: list[Chapter] = []
    last: tuple[int, str] | None = None
    for step in steps:
        if step.is_aside:
            continue
        prompt = prompts[step.prompt_id]
        place = (prompt.activity_id, step.moment)
        if place != last:
            activity = prompt.activity
            found.append(Chapter(activity.easy_title if likes.easy else activity.title, []))
            last = place
        found[-1].lines.append(_line(prompt, step, likes, at))
    return found


def _line(prompt: Prompt, step: Step, likes: Likes, at: int | None) -> Line:
    must_choose = not step.is_done and must_choose_a_table(prompt.activity, at=at)
    return Line(
        prompt_id=step.prompt_id,
        moment=step.moment,
        words=WHICH_TABLE if must_choose else question_words(prompt, likes),
        symbol="people" if must_choose else prompt.symbol or "speech",
        moment_words=moment_words(step.moment),
        is_done=step.is_done,
        is_later=step.is_later,
        tables=prompt.activity.key if must_choose else "",
    )


def question_words(prompt: Prompt, likes: Likes) -> str:
    """The question in the version somebody likes."""
    return prompt.easy_text if likes.easy else prompt.text


@dataclass(frozen=True)
class Said:
    """One thing that somebody said: their exact words, what they chose, and when."""

    id: int
    uuid: UUID
    words: str
    choice: Choice | None
    said_at: datetime
    is_held: bool
    media: list[MediaShown]
    signed_as: str = ""
    is_looked_after: bool = False


def said(contribution: Contribution, prompt: Prompt, likes: Likes, *, address: Address) -> Said:
    """A participant's own contribution, as they see it; its pictures and recordings at their own `address`."""
    return Said(
        id=contribution.pk,
        uuid=contribution.uuid,
        words=words_of(contribution),
        choice=label_of(
            prompt.values,
            contribution.value,
            easy=likes.easy,
            is_ranked=prompt.choosing == Choosing.RANKED,
        ),
        said_at=contribution.said_at,
        is_held=contribution.is_held,
        media=media_shown(contribution, address),
        signed_as=signature_of(contribution),
        is_looked_after=contribution.is_restricted,
    )


def taken_back_words(contribution: Contribution) -> str:
    """What somebody is told when they have taken something back: the truth about who still has it."""
    if contribution.is_restricted:
        return "You took your words back. Only the person who keeps people safe still has them."
    return "You took your words back. They are gone."


def words_of(contribution: Contribution) -> str:
    """The exact words; empty where there are none, or none any more."""
    words = getattr(contribution, "words", None)
    return words.text if words is not None else ""


def signature_of(contribution: Contribution) -> str:
    """The name or role under the words; empty where there is none."""
    words = getattr(contribution, "words", None)
    return words.signed_as if words is not None else ""


@dataclass(frozen=True)
class QuestionPage:
    """One question for one participant: its words, what they said to it, whether they may say more."""

    prompt: Prompt
    moment: str
    words: str
    symbol: str
    moment_words: str
    takes_many: bool
    is_open: bool
    said: list[Said]
    template: str

    @property
    def is_answered(self) -> bool:
        """Whether a question with one answer has it already, so that another takes its place."""
        return bool(self.said) and not self.takes_many

    @property
    def kept(self) -> str:
        """The ids of what the server has, so that the page's script may forget the words it kept for it."""
        return " ".join(str(one.uuid) for one in self.said)


def question_page(
    prompt: Prompt,
    moment: str,
    likes: Likes,
    *,
    answers: Sequence[Contribution],
    is_open: bool,
    template: str,
    address: Address,
) -> QuestionPage:
    """The question as its page shows it; `template` draws the form, as the kind of its activity has it."""
    return QuestionPage(
        prompt=prompt,
        moment=moment,
        words=question_words(prompt, likes),
        symbol=prompt.symbol or "speech",
        moment_words=moment_words(moment),
        takes_many=prompt.takes == Takes.MANY,
        is_open=is_open,
        said=[said(answer, prompt, likes, address=address) for answer in answers],
        template=template,
    )
