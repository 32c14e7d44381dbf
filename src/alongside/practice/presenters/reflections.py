"""A reflection as its pages show it, in plain words or, for a group with children in it, in easy ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField, Form

from alongside.frameworks.queries import pack_of
from alongside.frameworks.schema.base import by_id
from alongside.people.standing import Standing
from alongside.practice import permissions
from alongside.practice.enums import NoteKind
from alongside.practice.models import Look, Reflection, ReflectionNote
from alongside.practice.queries.reflections import ThinkingWith
from alongside.practice.topics import Asked, Topic, beside, first_topic, next_topic, opening_of, sets_of, topic_in


@dataclass(frozen=True)
class NoteLine:
    """A note as it is read; `may_take_back` for whoever wrote it."""

    pk: int
    words: str
    by: str
    at: datetime
    may_take_back: bool


@dataclass(frozen=True)
class QuestionNotes:
    """A question and what was said to it."""

    key: str
    text: str
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True)
class LookLine:
    """One topic that a reflection looked at, in a list."""

    number: int
    title: str
    of: str
    thoughts: int
    challenges: int

    @property
    def summary(self) -> str:
        """How much was written, in words."""
        said = [
            _counted(self.thoughts, "note", "notes"),
            _counted(self.challenges, "thing said to be hard", "things said to be hard"),
        ]
        return ", ".join(filter(None, said)) or "Nothing written yet"


@dataclass(frozen=True)
class LookPage:
    """One topic with its questions, what was said to each, and what is hard."""

    look: Look
    title: str
    of: str
    whose_view: str
    about: str
    held: tuple[str, ...]
    asked: tuple[Asked, ...]
    questions: tuple[QuestionNotes, ...]
    challenges: tuple[NoteLine, ...]
    has_next: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said about it yet."""
        return not self.challenges and not any(question.notes for question in self.questions)


@dataclass(frozen=True)
class Choice:
    """One topic that can be begun with."""

    pack: str
    key: str
    title: str
    is_seen: bool


@dataclass(frozen=True)
class ChoiceSet:
    """Topics that belong together: the one to begin with, and the others."""

    title: str
    first: Choice
    others: tuple[Choice, ...]


@dataclass(frozen=True)
class ChoicePack:
    """What one pack has to think with, and whose view that is."""

    title: str
    whose_view: str
    sets: tuple[ChoiceSet, ...]


def is_easy(reflection: Reflection) -> bool:
    """Whether the group reads easy words: it may have children in it."""
    return reflection.group is not None and reflection.group.may_be_under_18


def who_of(reflection: Reflection) -> str:
    """Who reflects, in words."""
    return reflection.group.title if reflection.group else "Everybody who works on it"


def level_of(reflection: Reflection) -> str:
    """How far it reaches; empty where the pack has no levels."""
    level = by_id(pack_of(reflection.pack_version).levels, reflection.level)
    return level.title if level else ""


def opening_questions(
    reflection: Reflection, notes: Iterable[ReflectionNote], standing: Standing
) -> tuple[QuestionNotes, ...]:
    """What a group was asked first, and what it said."""
    return _under(opening_of(pack_of(reflection.pack_version)), list(notes), standing, easy=is_easy(reflection))


def with_fields(questions: Sequence[QuestionNotes], form: Form) -> list[tuple[QuestionNotes, BoundField]]:
    """Each question with its box."""
    return [(question, form[question.key]) for question in questions]


def look_lines(looks: Iterable[Look], *, easy: bool) -> list[LookLine]:
    """What a reflection looked at, with how much was said."""
    return [_look_line(look, easy=easy) for look in looks]


def _look_line(look: Look, *, easy: bool) -> LookLine:
    pack = pack_of(look.pack_version)
    topic = topic_in(pack, look.topic)
    kinds = [note.kind for note in look.notes.all()]
    return LookLine(
        number=look.number,
        title=topic.name(easy=easy) if topic else look.topic,
        of=pack.title,
        thoughts=kinds.count(NoteKind.THOUGHT),
        challenges=kinds.count(NoteKind.CHALLENGE),
    )


def title_of(look: Look) -> str:
    """What a look is about, in plain words."""
    topic = topic_in(pack_of(look.pack_version), look.topic)
    return topic.title if topic else look.topic


def look_page(look: Look, seen: Iterable[Look], standing: Standing) -> LookPage:
    """One topic of a reflection; `seen` are all that it looked at."""
    pack = pack_of(look.pack_version)
    topic = topic_in(pack, look.topic)
    assert topic is not None  # an installed version never changes
    easy = is_easy(look.reflection)
    notes = list(look.notes.all())
    keys = {one.topic for one in seen if one.pack_version_id == look.pack_version_id}
    return LookPage(
        look=look,
        title=topic.name(easy=easy),
        of=pack.title,
        whose_view=pack.whose_view,
        about=topic.about(easy=easy),
        held=tuple(one.said(easy=easy) for one in topic.held),
        asked=topic.questions,
        questions=_under(topic.questions, notes, standing, easy=easy),
        challenges=tuple(_line(note, standing) for note in notes if note.kind == NoteKind.CHALLENGE),
        has_next=next_topic(beside(pack, look.topic), after=look.topic, seen=keys) is not None,
    )


def choices(packs: Iterable[ThinkingWith], looks: Iterable[Look], *, easy: bool) -> list[ChoicePack]:
    """What can be begun with, pack by pack."""
    seen = {(look.pack_version_id, look.topic) for look in looks}
    return [
        ChoicePack(
            title=one.pack.title,
            whose_view=one.pack.whose_view,
            sets=tuple(
                _choice_set(one, topics.name(easy=easy), topics.topics, seen, easy) for topics in sets_of(one.pack)
            ),
        )
        for one in packs
    ]


def _choice_set(
    one: ThinkingWith, title: str, topics: Sequence[Topic], seen: set[tuple[int, str]], easy: bool
) -> ChoiceSet:
    offered = {
        topic.key: Choice(one.pack.id, topic.key, topic.name(easy=easy), (one.version.pk, topic.key) in seen)
        for topic in topics
    }
    unseen = [topic for topic in topics if not offered[topic.key].is_seen]
    first = first_topic(unseen or topics)
    assert first is not None  # a set has at least one
    others = tuple(choice for key, choice in offered.items() if key != first.key)
    return ChoiceSet(title, offered[first.key], others)


def _under(
    asked: Sequence[Asked], notes: Sequence[ReflectionNote], standing: Standing, *, easy: bool
) -> tuple[QuestionNotes, ...]:
    return tuple(
        QuestionNotes(
            question.id,
            question.said(easy=easy),
            tuple(_line(note, standing) for note in notes if note.question == question.id),
        )
        for question in asked
    )


def _line(note: ReflectionNote, standing: Standing) -> NoteLine:
    return NoteLine(
        pk=note.pk,
        words=note.words,
        by=note.written_by.name if note.written_by else "",
        at=note.written_at,
        may_take_back=permissions.can_take_back_note(standing, written_by_id=note.written_by_id),
    )


def _counted(number: int, one: str, many: str) -> str:
    """ "1 note", "3 notes"; nothing for none."""
    return f"{number} {one if number == 1 else many}" if number else ""
