"""Decides, for a batch under lock, what comes in. It writes nothing.

To take in something more of a contribution: give it a field in `Submission` (and in `Posted.content`, where programs
may send it), let `_problems` refuse what does not fit, and put it into the row in `_row`. What has a table of its own
is written by `contributions._write`, which is told everything that was accepted. What must be known for it is read
once for the whole batch, by a function of `live.queries.intake`, never once for each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.frameworks.enums import Takes
from alongside.live import rules
from alongside.live.models import Media, Prompt, Session
from alongside.live.queries import intake as queries
from alongside.live.queries.intake import Said, Speaker
from alongside.live.queries.worries import worry_words_by_area
from alongside.live.rules import Admission, Asked, Problem
from alongside.live.signing import may_sign
from alongside.live.submissions import Outcome, Status, Submission
from alongside.live.worry_words import is_flagged


@dataclass(slots=True)
class Pending:
    """A submission that was accepted, the row to be written for it, and the earlier answer it replaces."""

    submission: Submission
    said: Said
    row: dict[str, Any]
    replaces: Said | None


class Intake:
    """One batch, with everything that must be known to decide on it, in four queries however large it is."""

    def __init__(
        self,
        batch: Sequence[Submission],
        *,
        sessions: Mapping[int, Session],
        prompts: Mapping[int, Prompt],
        now: datetime,
    ) -> None:
        self.sessions = sessions
        self.now = now
        self.accepted: list[Pending] = []
        self.superseded: list[Said] = []
        self._prompts = prompts
        self._own_words = worry_words_by_area({session.area_id for session in sessions.values()})
        self._all_asked: dict[tuple[int, bool | None], Asked] = {}
        self._speakers = queries.speakers({submission.participant_id for submission in batch})
        self._media = queries.unsaid_media({pk for submission in batch for pk in submission.media_ids})
        self._sheets = queries.sheets({s.sheet_id for s in batch if s.sheet_id}, sessions)
        self._known = queries.said_before(_ids_by_session(batch))
        takes_one = {pk for pk, prompt in prompts.items() if prompt.takes == Takes.ONE}
        people = {submission.participant_id for submission in batch if submission.prompt_id in takes_one}
        self._current = queries.current_answers(people, takes_one) if people else {}

    def decide(self, submission: Submission) -> Outcome:
        """The outcome of one submission, and a note of what must be written for it."""
        stored = self._known.get((submission.session_id, submission.uuid))
        if stored is not None:
            return _again(submission, stored)
        problems = self._problems(submission)
        if problems:
            return Outcome(Status.INVALID, submission.uuid, problems=problems)
        if self._was_removed(submission):
            return Outcome(Status.REMOVED, submission.uuid)
        admission = self._admission(submission)
        if admission is Admission.CLOSED:
            return Outcome(Status.CLOSED, submission.uuid)
        return self._take(submission, is_late=admission is Admission.LATE)

    def with_id(self, outcome: Outcome, submission: Submission) -> Outcome:
        """The outcome of what is stored, with its id: what was accepted has one only once it is written."""
        stored = self._known[submission.session_id, submission.uuid]
        return Outcome(outcome.status, outcome.uuid, stored.id, outcome.is_held, outcome.is_late)

    def _problems(self, submission: Submission) -> list[Problem]:
        prompt = self._prompts.get(submission.prompt_id)
        speaker = self._speakers.get(submission.participant_id)
        if submission.session_id not in self.sessions or speaker is None:
            return [Problem("session", "This session is not here any more.")]
        if speaker.session_id != submission.session_id:
            return [Problem("session", "You joined another session. Join this one first.")]
        if prompt is None or prompt.activity.session_id != submission.session_id:
            return [Problem("prompt", "There is no such question in this session.")]
        if submission.sheet_id and (submission.sheet_id, submission.session_id) not in self._sheets:
            return [Problem("sheet", "The picture of this sheet is not here any more. Add it again, or go on without.")]
        media = [self._media.get(pk) for pk in submission.media_ids]
        if not all(one is not None and _may_be_said(one, submission) for one in media):
            return [Problem("media", "We do not have this picture or recording. Choose it again.")]
        problems = rules.problems_with(
            self._asked(prompt, speaker),
            words=submission.words,
            value=submission.value,
            moment=submission.moment,
            signed_as=submission.signed_as,
            media=[one.kind for one in media if one is not None],
        )
        note = submission.scribe_note
        if note and (len(note) > rules.LONGEST_NOTE or not rules.is_storable(note)):
            problems.append(Problem("scribe_note", f"Make your own note shorter: {rules.LONGEST_NOTE} characters."))
        return problems

    def _asked(self, prompt: Prompt, speaker: Speaker) -> Asked:
        """What a prompt takes of somebody, worked out once for the batch."""
        key = (prompt.pk, speaker.may_be_under_18)
        if key not in self._all_asked:
            self._all_asked[key] = Asked(
                words=prompt.words,
                values=[entry["value"] for entry in prompt.values],
                moments=prompt.moments,
                choosing=prompt.choosing,
                most=prompt.most,
                ways=prompt.ways,
                may_sign=may_sign(prompt, speaker.may_be_under_18),
            )
        return self._all_asked[key]

    def _was_removed(self, submission: Submission) -> bool:
        """What a helper brings in from paper may be of somebody who was sent away from the phones."""
        return self._speakers[submission.participant_id].was_removed and not submission.is_transcribed

    def _admission(self, submission: Submission) -> Admission:
        if submission.is_transcribed:
            return Admission.OPEN
        activity = self._prompts[submission.prompt_id].activity
        return rules.admission(
            activity.state,
            opened_at=activity.opened_at,
            closed_at=activity.closed_at,
            said_at=submission.said_at,
        )

    def _take(self, submission: Submission, *, is_late: bool) -> Outcome:
        session = self.sessions[submission.session_id]
        flagged = self._is_flagged(session, submission)
        is_held = rules.must_wait_for_person(
            hold_for_person=session.hold_for_person,
            has_words=bool(submission.words),
            is_flagged=flagged or self._replaces_restricted(submission),
            is_late=is_late,
            has_media=bool(submission.media_ids),
        )
        said = Said(
            id=None,
            participant_id=submission.participant_id,
            prompt_id=submission.prompt_id,
            moment=submission.moment,
            value=submission.value,
            whose=submission.whose,
            text=submission.words,
            signed_as=submission.signed_as,
            media=frozenset(submission.media_ids),
            is_held=is_held,
            is_late=is_late,
        )
        row = self._row(submission, is_held=is_held, is_flagged=flagged, is_late=is_late)
        replaces = self._supersede(said) if row["only_one"] else None
        self.accepted.append(Pending(submission, said, row, replaces))
        self._known[submission.session_id, submission.uuid] = said
        for pk in submission.media_ids:
            self._media.pop(pk)  # what is said once is not said again by the next of this batch
        return Outcome(Status.ACCEPTED, submission.uuid, None, is_held, is_late)

    def _row(self, submission: Submission, *, is_held: bool, is_flagged: bool, is_late: bool) -> dict[str, Any]:
        """The columns of the contribution; what is left out gets the model's default."""
        return {
            "session_id": submission.session_id,
            "participant_id": submission.participant_id,
            "prompt_id": submission.prompt_id,
            "uuid": submission.uuid,
            "moment": submission.moment,
            "value": submission.value,
            "whose": submission.whose,
            "via": submission.via,
            "may_quote": submission.may_quote,
            "said_at": min(submission.said_at, self.now) if submission.said_at else self.now,
            "received_at": self.now,
            "is_late": is_late,
            "is_held": is_held,
            "is_flagged": is_flagged,
            "only_one": self._prompts[submission.prompt_id].takes == Takes.ONE,
            "entered_by_id": submission.entered_by_id,
            "sheet_id": submission.sheet_id,
        }

    def _is_flagged(self, session: Session, submission: Submission) -> bool:
        """Whether a person should look at it first: by its own words, and those of whoever wrote it down."""
        own = self._own_words.get(session.area_id, ())
        return any(is_flagged(text, own) for text in (submission.words, submission.scribe_note) if text)

    def _replaces_restricted(self, submission: Submission) -> bool:
        """Whether the answer that it replaces is with the safeguarding leads: then nobody shows it unread."""
        earlier = self._current.get((submission.participant_id, submission.prompt_id, submission.moment))
        return earlier is not None and earlier.is_restricted

    def _supersede(self, said: Said) -> Said | None:
        """The earlier answer that this one replaces, noted as no longer current."""
        earlier = self._current.get(said.slot)
        if earlier is not None:
            earlier.is_current = False
            self.superseded.append(earlier)
        self._current[said.slot] = said
        return earlier


def _ids_by_session(batch: Sequence[Submission]) -> dict[int, set[UUID]]:
    by_session: dict[int, set[UUID]] = {}
    for submission in batch:
        by_session.setdefault(submission.session_id, set()).add(submission.uuid)
    return by_session


def _again(submission: Submission, stored: Said) -> Outcome:
    """The same id again: the same thing is fine, and so is what was withdrawn since; else it is a conflict."""
    same_place = stored.slot == (submission.participant_id, submission.prompt_id, submission.moment)
    same_content = (stored.value, stored.whose, stored.text, stored.signed_as) == (
        submission.value,
        submission.whose,
        submission.words,
        submission.signed_as,
    )
    # A file that is brought in again holds no pictures.
    same_media = submission.is_transcribed or stored.media == frozenset(submission.media_ids)
    same_content = same_content and same_media
    if same_place and (same_content or stored.is_withdrawn):
        return Outcome(Status.SAME, submission.uuid, stored.id, stored.is_held, stored.is_late)
    return Outcome(Status.CONFLICT, submission.uuid)


def _may_be_said(media: Media, submission: Submission) -> bool:
    """Only one's own, and once."""
    is_theirs = (media.participant_id, media.session_id) == (submission.participant_id, submission.session_id)
    return is_theirs and submission.media_ids.count(media.pk) == 1
