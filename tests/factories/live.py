"""Sessions, participants and what they said, made through the product's own actions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from alongside.activity import actors
from alongside.frameworks.loading import common_templates
from alongside.frameworks.schema import SessionTemplate
from alongside.live import actions
from alongside.live.actions import Joined
from alongside.live.enums import Via, Whose
from alongside.live.models import Activity, Contribution, Media, Participant, Prompt, Session
from alongside.live.submissions import Submission
from alongside.people.models import Area, Group
from tests.factories.people import AreaFactory

BY = actors.system("test")


def make_session(
    template: str | SessionTemplate = "north-west-event",
    *,
    area: Area | None = None,
    title: str = "A day together",
    is_open: bool = True,
    hear_back_by: date | None = None,
    hold_for_person: bool = True,
    **more: Any,
) -> Session:
    """A session from a template, a common one by its id: all its activities are open unless `is_open` says no."""
    if isinstance(template, str):
        template = next(one for one in common_templates() if one.id == template)
    session = actions.create_session(
        area=area or AreaFactory.create(),
        template=template,
        title=title,
        hear_back_by=hear_back_by,
        hold_for_person=hold_for_person,
        by=BY,
        **more,
    )
    if is_open:
        for activity in session.activities.all():
            actions.open_activity(activity=activity, by=BY)
    session.refresh_from_db()
    return session


def activity_in(session: Session, key: str) -> Activity:
    """An activity by its id: `feedback`."""
    return session.activities.get(key=key)


def prompt_in(session: Session, place: str) -> Prompt:
    """A prompt by its activity's id and its own: `feedback/learnt`."""
    activity, key = place.split("/")
    return Prompt.objects.select_related("activity").get(activity__session=session, activity__key=activity, key=key)


def group_in(session: Session, key: str) -> Group:
    """A group of a session by its id."""
    return session.groups.get(key=key)


def joined(session: Session, group: str | None = None, **more: Any) -> Joined:
    """Somebody who took part on a phone, with their token and receipt."""
    return actions.join(session=session, group=group_in(session, group) if group else None, **more)


def say(
    session: Session,
    place: str,
    words: str = "",
    *,
    participant: Participant | None = None,
    group: str | None = None,
    value: str = "",
    moment: str = "",
    whose: Whose = Whose.OWN,
    via: Via = Via.DEVICE,
    may_quote: bool = False,
    said_at: datetime | None = None,
    is_shown: bool | None = None,
    uuid: UUID | None = None,
    media: Sequence[Media] = (),
) -> Contribution:
    """Something that somebody said: `say(session, "bin-keep-light-bulb/keep", "The biscuits", group="young-people")`.

    Without a participant, a new one of the group says it. What a group of adults says is shown, as a facilitator
    does who has read it, and so is everything with `is_shown`; else it is held as the session's rules have it.
    """
    participant = participant or joined(session, group).participant
    [outcome] = actions.accept_contributions(
        [
            Submission(
                session_id=session.pk,
                participant_id=participant.pk,
                prompt_id=prompt_in(session, place).pk,
                uuid=uuid or uuid4(),
                by=actors.participant(participant.pk),
                words=words,
                value=value,
                moment=moment,
                whose=whose,
                via=via,
                may_quote=may_quote,
                said_at=said_at,
                is_transcribed=True,
                media_ids=tuple(one.pk for one in media),
            )
        ]
    )
    assert outcome.is_stored, outcome
    assert outcome.contribution_id is not None
    contribution = Contribution.objects.select_related("session", "prompt__activity", "words").get(
        pk=outcome.contribution_id
    )
    if is_shown is None:
        is_shown = participant.group is not None and not participant.group.may_be_under_18
    if is_shown and contribution.is_held:
        actions.show(contribution=contribution, by=BY)
        contribution.refresh_from_db()
    return contribution


def pledged(
    session: Session,
    words: str,
    *,
    participant: Participant | None = None,
    signed_as: str = "",
    may_quote: bool = False,
) -> Contribution:
    """A pledge that is shown on the wall of `pledge-wall`, by a practitioner where nobody else is named."""
    participant = participant or joined(session, "practitioners").participant
    submission = Submission(
        session_id=session.pk,
        participant_id=participant.pk,
        prompt_id=prompt_in(session, "pledges/i-will").pk,
        uuid=uuid4(),
        by=actors.participant(participant.pk),
        words=words,
        signed_as=signed_as,
        may_quote=may_quote,
    )
    [outcome] = actions.accept_contributions([submission])
    assert outcome.contribution_id is not None, outcome
    contribution = Contribution.objects.select_related("session", "words").get(pk=outcome.contribution_id)
    if contribution.is_held:
        actions.show(contribution=contribution, by=BY)
        contribution.refresh_from_db()
    return contribution
