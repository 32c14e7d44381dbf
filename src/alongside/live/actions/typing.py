"""What a helper types in from paper or from a phone call."""

from uuid import UUID

from django.db import transaction

from alongside.activity.actors import Actor
from alongside.live.actions.contributions import accept_contributions
from alongside.live.actions.joining import participant_for_strip
from alongside.live.enums import Via, Whose
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
        signed_as=signed_as,
    )
    [outcome] = accept_contributions([submission])
    if not outcome.is_stored:
        transaction.set_rollback(True)
    return outcome
