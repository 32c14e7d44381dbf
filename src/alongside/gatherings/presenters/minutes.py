"""Minutes in words: when, which groups, what the pack asks of a meeting, and what stood there before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alongside.frameworks.queries import minutes_form
from alongside.frameworks.schema import MinutesFile, Pack, Question
from alongside.frameworks.schema.base import by_id
from alongside.gatherings.models import Minutes, MinutesText
from alongside.gatherings.queries import public_text_of, text_of
from alongside.people.models import Group
from alongside.projects.fitting import asked_as, fits
from alongside.projects.forms.stages import SEVERAL_GROUPS, as_read_in


@dataclass(frozen=True)
class Said:
    """A question of the minutes, and what stands under it.

    `is_from_before` where it answers the question as an earlier version of the pack asked it, and `is_gone` where only
    that one asks it.
    """

    question: str
    easy_question: str
    words: str
    is_from_before: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class NextThing:
    """What was to happen next, as a text of the minutes has it; `pk` is that of its `FollowUp`."""

    pk: int
    words: str
    who: str
    by: date | None


@dataclass(frozen=True)
class Edition:
    """What minutes said at one time, and who wrote it; `paper` tells whose sheet of paper it was typed in from.

    `gone` is what only an earlier version of the pack asks.
    """

    number: int
    said: tuple[Said, ...]
    gone: tuple[Said, ...]
    next: tuple[NextThing, ...]
    by: str
    at: datetime
    paper: str = ""

    @property
    def from_before(self) -> tuple[Said, ...]:
        """What is not asked, or not in this way, any more."""
        return (*(one for one in self.said if one.is_from_before), *self.gone)


@dataclass(frozen=True)
class MinutesPage:
    """Minutes as their page shows them to the team, or to everybody.

    `now` is what whoever looks reads. `public` is what everybody reads meanwhile, where that is an earlier text.
    """

    minutes: Minutes
    form: MinutesFile
    title: str
    day: date
    groups: tuple[Group, ...]
    now: Edition
    public: Edition | None
    earlier: tuple[Edition, ...]


def minutes_page(minutes: Minutes, packs: Sequence[Pack], *, is_team: bool) -> MinutesPage:
    """The minutes with everything that was fetched with them: no query. Whoever is not of the team may read them.

    `packs` are those that their project stood under, the one of now first.
    """
    form = minutes_form(packs[0])
    public = public_text_of(minutes)
    now = text_of(minutes) if is_team or public is None else public
    earlier = [text for text in minutes.texts.all() if text.pk != now.pk] if is_team else []
    return MinutesPage(
        minutes=minutes,
        form=form,
        title=minutes.gathering.title if minutes.gathering else form.title,
        day=minutes.day,
        groups=groups_at(minutes),
        now=_edition(now, packs),
        public=_edition(public, packs) if public is not None and public.pk != now.pk else None,
        earlier=tuple(_edition(text, packs) for text in earlier),
    )


def groups_at(minutes: Minutes) -> tuple[Group, ...]:
    """The groups that were there: of a gathering those that came, else those that the minutes name."""
    if minutes.gathering is None:
        return tuple(minutes.groups.all())
    return tuple(row.group for row in minutes.gathering.attendance.all() if row.came)


def said_in_minutes(answers: Mapping[str, str], packs: Sequence[Pack]) -> tuple[Said, ...]:
    """Everything that a text of minutes says, in the order of what is asked now; what is not asked any more last."""
    asked = [question.id for question in minutes_form(packs[0]).written]
    gone = _in_order(answers.keys() - set(asked), packs)
    return tuple(_said(key, answers.get(key, ""), packs) for key in (*asked, *gone))


def _edition(text: MinutesText, packs: Sequence[Pack]) -> Edition:
    said = said_in_minutes(text.answers, packs)
    return Edition(
        number=text.number,
        said=tuple(one for one in said if not one.is_gone),
        gone=tuple(one for one in said if one.is_gone),
        next=tuple(
            NextThing(one["pk"], one["words"], one["who"], date.fromisoformat(one["by"]) if one["by"] else None)
            for one in text.follow_ups
        ),
        by=text.written_by.name if text.written_by else "",
        at=text.written_at,
        paper=_paper(text),
    )


def _paper(text: MinutesText) -> str:
    if not text.is_from_paper:
        return ""
    return text.paper_group.title if text.paper_group else SEVERAL_GROUPS


def _said(key: str, words: str, packs: Sequence[Pack]) -> Said:
    def find(pack: Pack) -> Question | None:
        return by_id(minutes_form(pack).written, key)

    now, then = find(packs[0]), asked_as(find, words, packs)
    question = now or (then[0] if then else None)
    return Said(
        question=question.text if question else key,
        easy_question=question.easy if question else key,
        words=as_read_in(packs, find, words),
        is_from_before=now is not None and not fits(now, words, packs[0]),
        is_gone=now is None,
    )


def _in_order(keys: Collection[str], packs: Sequence[Pack]) -> list[str]:
    """In the order in which the forms of earlier versions ask them."""
    known = [question.id for pack in packs for question in minutes_form(pack).written]
    return sorted(keys, key=lambda key: (known.index(key) if key in known else len(known), key))
