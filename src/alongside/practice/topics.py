"""What a group can reflect on: each principle of a pack, and each of its sets of questions. Plain functions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alongside.frameworks.schema import Pack, Principle, PrincipleSet, Reflection, ReflectionSet


@dataclass(frozen=True)
class Asked:
    """One open question, in plain words and in easy ones."""

    id: str
    text: str
    easy: str

    def said(self, *, easy: bool) -> str:
        """The question as this group reads it."""
        return self.easy if easy else self.text


@dataclass(frozen=True)
class Topic:
    """One thing to look at. `key` is its own in the pack; `held` is what people have committed to."""

    key: str
    title: str
    easy_title: str
    description: str
    easy: str
    questions: tuple[Asked, ...]
    held: tuple[Asked, ...] = ()
    at_centre: bool = False

    def name(self, *, easy: bool) -> str:
        """Its title as this group reads it."""
        return self.easy_title if easy else self.title

    def about(self, *, easy: bool) -> str:
        """What it says, as this group reads it."""
        return self.easy if easy else self.description


@dataclass(frozen=True)
class TopicSet:
    """Topics that belong together."""

    title: str
    easy_title: str
    topics: tuple[Topic, ...]

    def name(self, *, easy: bool) -> str:
        """Its title as this group reads it."""
        return self.easy_title if easy else self.title


def sets_of(pack: Pack) -> tuple[TopicSet, ...]:
    """What a pack has to think with: its sets of principles, then its sets of questions; often nothing."""
    return (*(_of_principles(one) for one in pack.principles), *_of_questions(pack))


def topics_of(pack: Pack) -> tuple[Topic, ...]:
    """Every topic of a pack, in order."""
    return tuple(topic for one in sets_of(pack) for topic in one.topics)


def topic_in(pack: Pack, key: str) -> Topic | None:
    """The topic with this key."""
    return next((topic for topic in topics_of(pack) if topic.key == key), None)


def beside(pack: Pack, key: str) -> tuple[Topic, ...]:
    """The topics of the set in which this one stands; none where the pack has no such topic."""
    for one in sets_of(pack):
        if any(topic.key == key for topic in one.topics):
            return one.topics
    return ()


def first_topic(topics: Sequence[Topic]) -> Topic | None:
    """Where to begin: the one that holds the others together, or else the first."""
    return next((topic for topic in topics if topic.at_centre), topics[0] if topics else None)


def next_topic(topics: Sequence[Topic], *, after: str, seen: Collection[str]) -> Topic | None:
    """The next one round the circle that was not looked at yet; nothing once all were.

    People begin anywhere, so it goes on from the end to the beginning.
    """
    keys = [topic.key for topic in topics]
    start = keys.index(after) + 1 if after in keys else 0
    round_the_circle = [*topics[start:], *topics[:start]]
    return next((topic for topic in round_the_circle if topic.key not in seen), None)


def _of_principles(one: PrincipleSet) -> TopicSet:
    return TopicSet(one.title, one.easy_title, tuple(_of_principle(one, principle) for principle in one.principles))


def _of_principle(one: PrincipleSet, principle: Principle) -> Topic:
    held = tuple(Asked(commitment.id, commitment.text, commitment.easy) for commitment in principle.commitments)
    return Topic(
        key=f"{one.id}.{principle.id}",
        title=principle.title,
        easy_title=principle.easy_title,
        description=principle.description,
        easy=principle.easy,
        questions=_asked(principle.questions) or HOW_IS_IT,
        held=held,
        at_centre=principle.at_centre,
    )


def _of_questions(pack: Pack) -> tuple[TopicSet, ...]:
    if pack.reflection is None or not pack.reflection.sets:
        return ()
    topics = tuple(_of_set(one) for one in pack.reflection.sets)
    return (TopicSet("Questions to think about", "Questions to think about", topics),)


def _of_set(one: ReflectionSet) -> Topic:
    return Topic(one.id, one.title, one.easy_title, "", "", _asked(one.questions))


def _asked(questions: Sequence[Reflection]) -> tuple[Asked, ...]:
    return tuple(Asked(question.id, question.text, question.easy) for question in questions)


# Asked of a principle that only says what people commit to.
HOW_IS_IT = (
    Asked("where-it-is-so", "Where is it so already, and how can one tell?", "Where do we do this already?"),
    Asked("what-would-help", "What would bring it further?", "What would make it better?"),
)

# Asked first under a pack that has no opening questions of its own.
OPENING = (
    Asked("what-it-is-like", "What is it like to decide things together here?", "What is it like to decide together?"),
    Asked("what-helps", "What helps, and what gets in the way?", "What helps? What makes it hard?"),
)


def opening_of(pack: Pack) -> tuple[Asked, ...]:
    """What a group is asked before anybody's principles are shown to it (P3)."""
    return _asked(pack.reflection.opening) if pack.reflection else OPENING
