"""What a helper types in from paper or from a phone call."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from alongside.activity.actors import Actor
from alongside.live.actions.arriving import Arrival, add_participants
from alongside.live.actions.contributions import accept_contributions
from alongside.live.actions.joining import participant_for_strip
from alongside.live.enums import Via, Whose
from alongside.live.lines import Line
from alongside.live.models import Prompt, Session
from alongside.live.queries.importing import speakers_of
from alongside.live.submissions import Outcome, Submission
from alongside.people.models import Group


@transaction.atomic
def type_in(
    *,
    session: Session,
    prompt: Prompt,
    uuid: UUID,
    by: Actor,
    group: Group | None,
    receipt: str = "",
    words: str = "",
    value: str = "",
    moment: str = "",
    whose: Whose = Whose.OWN,
    via: Via = Via.PAPER,
    may_quote: bool = False,
    scribe_note: str = "",
    sheet_id: UUID | None = None,
    signed_as: str = "",
) -> Outcome:
    """Take in one answer for whoever holds the strip, or for somebody new. Sent twice, it is one answer.

    Where it is refused, nothing is left behind. `ValidationError` where the strip is another session's.
    """
    speaker = speakers_of(session, [uuid]).get(uuid)
    if speaker is None:
        speaker = participant_for_strip(session=session, receipt=receipt or None, group=group, by=by)
    submission = Submission(
        session_id=session.pk,
        participant_id=speaker.pk,
        prompt_id=prompt.pk,
        uuid=uuid,
        by=by,
        words=words,
        value=value,
        moment=moment,
        whose=whose,
        via=via,
        may_quote=may_quote,
        is_transcribed=True,
        entered_by_id=by.person_id,
        scribe_note=scribe_note,
        sheet_id=sheet_id,
        signed_as=signed_as,
    )
    [outcome] = accept_contributions([submission])
    if not outcome.is_stored:
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def type_in_many(
    *,
    session: Session,
    prompt: Prompt,
    lines: Sequence[tuple[UUID, Line]],
    by: Actor,
    group: Group | None,
    moment: str = "",
    whose: Whose = Whose.OWN,
    via: Via = Via.PAPER,
    may_quote: bool = False,
) -> list[Outcome]:
    """Take in a whole pile at once, each note from somebody of their own: all of them, or none."""
    known = speakers_of(session, [uuid for uuid, _ in lines])
    new = [uuid for uuid, _ in lines if uuid not in known]
    arrivals = [Arrival(group=group)] * len(new)
    added = add_participants(session=session, arrivals=arrivals, by=by, verb="joined on paper")
    speakers = known | dict(zip(new, added, strict=True))
    outcomes = accept_contributions(
        [
            Submission(
                session_id=session.pk,
                participant_id=speakers[uuid].pk,
                prompt_id=prompt.pk,
                uuid=uuid,
                by=by,
                words=line.words,
                value=line.value,
                moment=moment,
                whose=whose,
                via=via,
                may_quote=may_quote,
                is_transcribed=True,
                entered_by_id=by.person_id,
            )
            for uuid, line in lines
        ]
    )
    if not all(outcome.is_stored for outcome in outcomes):
        transaction.set_rollback(True)
    return outcomes
