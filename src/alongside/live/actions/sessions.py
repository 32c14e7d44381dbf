"""Make a session from a template; open and close what people do in it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock, codes
from alongside.frameworks.actions import ensure_groups
from alongside.frameworks.queries import groups_for
from alongside.frameworks.schema import ActivityTemplate, SessionTemplate
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import ActivityState, EventKind
from alongside.live.models import Activity, PastCode, Prompt, Session
from alongside.people.models import Area, Group
from alongside.projects.models import Project


@transaction.atomic
def create_session(
    *,
    area: Area,
    template: SessionTemplate,
    title: str,
    by: Actor,
    project: Project | None = None,
    about: str = "",
    hear_back_by: date | None = None,
    hold_for_person: bool = True,
) -> Session:
    """A session with its own copy of the template's activities and prompts, ready to be joined."""
    if project is not None and project.area_id != area.pk:
        raise ValidationError("This project belongs to another area.")
    session = Session.objects.create(
        area=area,
        project=project,
        code=_free_code(),
        title=title,
        about=about or template.easy_notice,
        template=template.id,
        hear_back_by=hear_back_by,
        hold_for_person=hold_for_person,
        created_by_id=by.person_id,
    )
    session.groups.set(_groups(area, template, by))
    for position, activity in enumerate(template.activities):
        _add_activity(session, activity, position)
    activity_log.record("session created", session, by=by, area_id=area.pk, fields=("template", "project"))
    return session


def _free_code() -> str:
    code = codes.new_join_code()
    while Session.objects.filter(code=code).exists() or PastCode.objects.filter(code=code).exists():
        code = codes.new_join_code()
    return code


def _groups(area: Area, template: SessionTemplate, by: Actor) -> list[Group]:
    return ensure_groups(area=area, groups=groups_for(area, template), by=by)


def _add_activity(session: Session, template: ActivityTemplate, position: int) -> None:
    activity = Activity.objects.create(
        session=session,
        key=template.id,
        title=template.title,
        easy_title=template.easy_title,
        kind=template.kind,
        position=position,
    )
    Prompt.objects.bulk_create(
        Prompt(
            activity=activity,
            key=prompt.id,
            text=prompt.text,
            easy_text=prompt.easy,
            symbol=prompt.symbol or "",
            position=number,
            takes=prompt.takes,
            words=prompt.words,
            values=[value.model_dump(mode="json") for value in prompt.values],
            choosing=prompt.choosing,
            most=prompt.most,
            ways=[str(way) for way in prompt.ways],
            host=prompt.host,
            moments=[str(moment) for moment in prompt.moments],
        )
        for number, prompt in enumerate(template.prompts)
    )


@transaction.atomic
def open_activity(*, activity: Activity, by: Actor) -> None:
    """People can answer from now on. Opening what is open changes nothing."""
    session = lock(activity.session_id)
    activity.refresh_from_db()
    if activity.state == ActivityState.OPEN:
        return
    if session.closed_at is not None:
        raise ValidationError("This session is closed. Open it again first.")
    activity.state = ActivityState.OPEN
    activity.opened_at = clock.now()
    activity.save(update_fields=["state", "opened_at"])
    add_events(session, [(EventKind.ACTIVITY, activity.pk)])
    activity_log.record("activity opened", activity, by=by, area_id=session.area_id, fields=("state",))


@transaction.atomic
def close_activity(*, activity: Activity, by: Actor) -> None:
    """People can no longer answer. Closing what is not open changes nothing."""
    session = lock(activity.session_id)
    activity.refresh_from_db()
    if activity.state == ActivityState.OPEN:
        _close(session, activity, by)


def _close(session: Session, activity: Activity, by: Actor) -> None:
    activity.state = ActivityState.CLOSED
    activity.closed_at = clock.now()
    activity.save(update_fields=["state", "closed_at"])
    add_events(session, [(EventKind.ACTIVITY, activity.pk)])
    activity_log.record("activity closed", activity, by=by, area_id=session.area_id, fields=("state",))


@transaction.atomic
def go_on_to(*, activity: Activity, by: Actor) -> None:
    """Close whatever else is open and open this one. Pressed twice, it is one step and not two."""
    session = lock(activity.session_id)
    for other in session.activities.filter(state=ActivityState.OPEN).exclude(pk=activity.pk):
        _close(session, other, by)
    open_activity(activity=activity, by=by)


@transaction.atomic
def close_session(*, session: Session, by: Actor) -> None:
    """Close a session and everything open in it; nobody can join any more. Receipts go on working."""
    session = lock(session.pk)
    if session.closed_at is not None:
        return
    for activity in session.activities.filter(state=ActivityState.OPEN):
        _close(session, activity, by)
    session.closed_at = clock.now()
    session.save(update_fields=["closed_at"])
    add_events(session, [(EventKind.SESSION, None)])
    activity_log.record("session closed", session, by=by, area_id=session.area_id, fields=("closed_at",))


@transaction.atomic
def reopen_session(*, session: Session, by: Actor) -> None:
    """Let people join again. Its activities stay as they are until they are opened one by one."""
    session = lock(session.pk)
    if session.closed_at is None:
        return
    session.closed_at = None
    session.save(update_fields=["closed_at"])
    add_events(session, [(EventKind.SESSION, None)])
    activity_log.record("session opened again", session, by=by, area_id=session.area_id, fields=("closed_at",))


@transaction.atomic
def set_locked(*, session: Session, locked: bool, by: Actor) -> None:
    """Lock the door: nobody new joins, and who is in goes on. Or open it again."""
    session = lock(session.pk)
    if (session.locked_at is not None) == locked:
        return
    session.locked_at = clock.now() if locked else None
    session.save(update_fields=["locked_at"])
    add_events(session, [(EventKind.DOOR, None)])
    verb = "session locked" if locked else "session unlocked"
    activity_log.record(verb, session, by=by, area_id=session.area_id, fields=("locked_at",))


@transaction.atomic
def set_new_code(*, session: Session, by: Actor) -> Session:
    """Another join code, because the old one is where it should not be. Who is in goes on, at the old address too."""
    session = lock(session.pk)
    PastCode.objects.create(session=session, code=session.code)
    session.code = _free_code()
    session.save(update_fields=["code"])
    add_events(session, [(EventKind.DOOR, None)])
    activity_log.record("new code given", session, by=by, area_id=session.area_id, fields=("code",))
    return session


@transaction.atomic
def set_hold_for_person(*, session: Session, hold: bool, by: Actor) -> None:
    """Whether new words wait for the facilitator, whoever says them. What is held stays held."""
    session = lock(session.pk)
    session.hold_for_person = hold
    session.save(update_fields=["hold_for_person"])
    add_events(session, [(EventKind.SESSION, None)])
    activity_log.record("hold for a person set", session, by=by, area_id=session.area_id, fields=("hold_for_person",))


@transaction.atomic
def set_hear_back_by(*, session: Session, day: date, by: Actor) -> None:
    """The day by which everyone who took part hears what became of it."""
    session = lock(session.pk)
    session.hear_back_by = day
    session.save(update_fields=["hear_back_by"])
    add_events(session, [(EventKind.SESSION, None)])
    activity_log.record("hear-back day set", session, by=by, area_id=session.area_id, fields=("hear_back_by",))
