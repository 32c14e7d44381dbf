"""Rows of `live` on their own, for tests that look at one rule: a prompt of any shape, somebody who answers it."""

from typing import Any
from uuid import uuid4

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from alongside.activity import actors
from alongside.core import clock, codes
from alongside.frameworks.enums import Takes
from alongside.live.actions import accept_contributions
from alongside.live.enums import ActivityState
from alongside.live.models import Activity, Participant, Prompt, Session
from alongside.live.submissions import Outcome, Submission
from tests.factories.people import AreaFactory, GroupFactory

FACES = [{"value": value, "label": value, "easy_label": value, "symbol": None} for value in ("happy", "unsure", "sad")]


class SessionFactory(DjangoModelFactory[Session]):
    """A session of an area; without a project unless one is given."""

    class Meta:
        model = Session

    area = SubFactory(AreaFactory)
    code = LazyFunction(codes.new_join_code)
    title = Sequence(lambda n: f"Session {n}")
    about = "We want to know what you think."
    template = "test"


class ActivityFactory(DjangoModelFactory[Activity]):
    """An open activity."""

    class Meta:
        model = Activity

    session = SubFactory(SessionFactory)
    key = Sequence(lambda n: f"activity-{n}")
    title = SelfAttribute("key")
    easy_title = SelfAttribute("key")
    kind = "board"
    state = ActivityState.OPEN
    opened_at = LazyFunction(clock.now)


class PromptFactory(DjangoModelFactory[Prompt]):
    """A prompt that takes as many words as anybody likes."""

    class Meta:
        model = Prompt

    activity = SubFactory(ActivityFactory)
    key = Sequence(lambda n: f"prompt-{n}")
    text = SelfAttribute("key")
    easy_text = SelfAttribute("key")
    takes = Takes.MANY


class ParticipantFactory(DjangoModelFactory[Participant]):
    """Somebody of a group of adults; give `group` for another, or None."""

    class Meta:
        model = Participant

    session = SubFactory(SessionFactory)
    group = LazyAttribute(lambda made: GroupFactory.create(area=made.session.area))
    receipt_digest = LazyFunction(lambda: codes.receipt_digest(codes.new_receipt()))


def submission(prompt: Prompt, participant: Participant, **fields: Any) -> Submission:
    """Something on its way in, by this participant."""
    given: dict[str, Any] = {
        "session_id": prompt.activity.session_id,
        "participant_id": participant.pk,
        "prompt_id": prompt.pk,
        "uuid": uuid4(),
        "by": actors.participant(participant.pk),
        "words": "Meetings are too long.",
    }
    return Submission(**(given | fields))


def accept(prompt: Prompt, participant: Participant, **fields: Any) -> Outcome:
    """Let this participant say one thing, and see what became of it."""
    return accept_contributions([submission(prompt, participant, **fields)])[0]
