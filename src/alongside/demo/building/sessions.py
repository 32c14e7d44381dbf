"""The demonstration's sessions, and what people said in them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.demo.building.content import World, day, moment, on
from alongside.demo.receipts import receipt_for, uuid_for
from alongside.frameworks.queries import template_for
from alongside.live.actions import (
    accept_contributions,
    close_session,
    create_session,
    hold,
    open_activity,
    participant_for_strip,
    show,
    withdraw,
)
from alongside.live.enums import Via, Whose
from alongside.live.models import Contribution, Participant, Prompt, Session
from alongside.live.submissions import Submission

Answer = dict[str, Any]
Person = dict[str, Any]


def build(world: World, content: dict[str, Any]) -> None:
    """Hold one session: open it, let everybody speak, hold and show, withdraw, close."""
    facilitator = actors.person(world.people[content["facilitator"]].pk)
    with on(content["opened"]):
        session = _session(world, content, facilitator)
    said = list(_everything_said(world, session, content))
    with on(content["opened"], minutes=120):
        outcomes = accept_contributions([submission for _, _, submission in said])
    stored = Contribution.objects.select_related("session").in_bulk([o.contribution_id for o in outcomes])
    for (_, answer, _), outcome in zip(said, outcomes, strict=True):
        if outcome.contribution_id is None:
            raise ValueError(f"{answer['ref']} was refused: {outcome.problems}")
        contribution = stored[outcome.contribution_id]
        world.contributions[answer["ref"]] = contribution
        _afterwards(contribution, answer, facilitator, opened=content["opened"])
    if content["closed"] is not None:
        with on(content["closed"], minutes=600):
            close_session(session=session, by=facilitator)
    world.sessions[content["ref"]] = session


def _session(world: World, content: dict[str, Any], facilitator: Actor) -> Session:
    template = template_for(world.area, content["template"])
    if template is None:
        raise LookupError(f"There is no template {content['template']}.")
    session = create_session(
        area=world.area,
        template=template,
        title=content["title"],
        about=content["about"].strip(),
        project=world.projects[content["project"]],
        hear_back_by=day(content["hear_back_by"]),
        by=facilitator,
    )
    for activity in session.activities.all():
        open_activity(activity=activity, by=facilitator)
    for group in session.groups.all():
        world.groups.setdefault(group.key, group)
    return session


def _everything_said(
    world: World, session: Session, content: dict[str, Any]
) -> Iterator[tuple[Person, Answer, Submission]]:
    prompts = {
        f"{prompt.activity.key}/{prompt.key}": prompt
        for prompt in Prompt.objects.filter(activity__session=session).select_related("activity")
    }
    helper = world.people[content["facilitator"]]
    for person in content["participants"]:
        with on(content["opened"], minutes=person["at"]):
            participant = participant_for_strip(
                session=session,
                receipt=receipt_for(person["person"]),
                group=world.groups.get(person["group"] or ""),
                by=actors.person(helper.pk),
            )
        world.participants[person["person"]] = participant
        for answer in person["answers"]:
            said = _submission(participant, prompts[answer["ask"]], person, answer)
            yield person, answer, _dated(said, content["opened"], person["at"], helper.pk)


def _submission(participant: Participant, prompt: Prompt, person: Person, answer: Answer) -> Submission:
    return Submission(
        session_id=participant.session_id,
        participant_id=participant.pk,
        prompt_id=prompt.pk,
        uuid=uuid_for(answer["ref"]),
        by=actors.participant(participant.pk),
        words=str(answer.get("words", "")),
        value=str(answer.get("value", "")),
        moment=answer.get("moment", ""),
        whose=Whose(answer.get("whose") or person["whose"]),
        via=Via(person["via"]),
        may_quote=_is_yes(answer.get("quote", person["quote"])),
        is_transcribed=True,
        scribe_note=answer.get("note", ""),
    )


def _is_yes(given: object) -> bool:
    return given in (True, "yes")


def _dated(said: Submission, opened: int, minutes: int, helper_id: int) -> Submission:
    typed_in = said.via is not Via.DEVICE
    return replace(said, said_at=moment(opened, minutes), entered_by_id=helper_id if typed_in else None)


def _afterwards(contribution: Contribution, answer: Answer, facilitator: Actor, *, opened: int) -> None:
    state = answer.get("state", "shown")
    if state == "held" and not contribution.is_held:
        hold(contribution=contribution, by=facilitator)
    if state != "held" and contribution.is_held:
        show(contribution=contribution, by=facilitator)
    if state == "withdrawn":
        with on(answer.get("withdrawn", opened)):
            withdraw(contribution=contribution, by=actors.participant(contribution.participant_id))
