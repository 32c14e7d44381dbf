"""Decides, for a batch under lock, what comes in: reads once for the whole batch and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Prefetch, Q

from alongside.frameworks.enums import Takes
from alongside.live import rules
from alongside.live.models import Contribution, Media, Participant, Prompt, Session
from alongside.live.rules import Admission, Asked, Problem
from alongside.live.signing import may_sign
from alongside.live.submissions import Outcome, Status, Submission

Slot = tuple[UUID, int, str]
# The words, who signed them, and the ids of pictures and recordings.
Said = tuple[str, str, frozenset[UUID]]


@dataclass
class Pending:
    """A submission that was accepted, the row to be written for it, and the earlier answer it replaces."""

    submission: Submission
    row: Contribution
    replaces: Contribution | None


class Intake:
    """One batch, with everything that must be known to decide on it, in four queries however large it is."""

    def __init__(self, batch: Sequence[Submission], *, sessions: Mapping[int, Session], now: datetime) -> None:
        self.sessions = sessions
        self.now = now
        self.accepted: list[Pending] = []
        self.superseded: list[Contribution] = []
        self._prompts = {
            prompt.pk: prompt
            for prompt in Prompt.objects.filter(pk__in={s.prompt_id for s in batch}).select_related("activity")
        }
        self._participants = {
            participant.pk: participant
            for participant in Participant.objects.filter(pk__in={s.participant_id for s in batch}).select_related(
                "group"
            )
        }
        self._media = _media_in(batch)
        self._known = self._already_stored(batch)
        self._current = self._current_answers(batch)

    def _already_stored(self, batch: Sequence[Submission]) -> dict[tuple[int, UUID], tuple[Contribution, Said]]:
        by_session: dict[int, set[UUID]] = {}
        for submission in batch:
            by_session.setdefault(submission.session_id, set()).add(submission.uuid)
        wanted = [Q(session_id=session_id, uuid__in=uuids) for session_id, uuids in by_session.items()]
        media = Prefetch("media", Media.objects.only("pk", "contribution_id"))
        found = Contribution.objects.filter(reduce(or_, wanted, Q(pk__in=[])))
        rows = found.select_related("words").prefetch_related(media)
        return {(row.session_id, row.uuid): (row, _said(row)) for row in rows}

    def _current_answers(self, batch: Sequence[Submission]) -> dict[Slot, Contribution]:
        rows = Contribution.objects.filter(
            participant_id__in={s.participant_id for s in batch},
            prompt_id__in={s.prompt_id for s in batch},
            only_one=True,
            is_current=True,
        )
        return {(row.participant_id, row.prompt_id, row.moment): row for row in rows}

    def decide(self, submission: Submission) -> Outcome:
        """The outcome of one submission, and a note of what must be written for it."""
        stored = self._known.get((submission.session_id, submission.uuid))
        if stored is not None:
            return self._again(submission, *stored)
        problems = self._problems(submission)
        if problems:
            return Outcome(Status.INVALID, submission.uuid, problems=problems)
        admission = self._admission(submission)
        if admission is Admission.CLOSED:
            return Outcome(Status.CLOSED, submission.uuid)
        return self._take(submission, is_late=admission is Admission.LATE)

    def _again(self, submission: Submission, row: Contribution, said: Said) -> Outcome:
        """The same id again: the same thing is fine, and so is what was withdrawn since; else it is a conflict."""
        same_place = (row.participant_id, row.prompt_id, row.moment) == (
            submission.participant_id,
            submission.prompt_id,
            submission.moment,
        )
        same_content = (row.value, row.whose, said) == (
            submission.value,
            submission.whose,
            _sent(submission),
        )
        if same_place and (same_content or row.withdrawn_at is not None):
            return Outcome(Status.SAME, submission.uuid, row.pk, row.is_held, row.is_late)
        return Outcome(Status.CONFLICT, submission.uuid)

    def _problems(self, submission: Submission) -> list[Problem]:
        prompt = self._prompts.get(submission.prompt_id)
        participant = self._participants.get(submission.participant_id)
        if submission.session_id not in self.sessions or participant is None:
            return [Problem("session", "This session is not here any more.")]
        if participant.session_id != submission.session_id:
            return [Problem("session", "You joined another session. Join this one first.")]
        if prompt is None or prompt.activity.session_id != submission.session_id:
            return [Problem("prompt", "There is no such question in this session.")]
        media = [self._media.get(pk) for pk in submission.media_ids]
        if not all(one is not None and _may_be_said(one, submission) for one in media):
            return [Problem("media", "We do not have this picture or recording. Choose it again.")]
        asked = Asked(
            words=prompt.words,
            values=[entry["value"] for entry in prompt.values],
            moments=prompt.moments,
            choosing=prompt.choosing,
            most=prompt.most,
            ways=prompt.ways,
            may_sign=may_sign(prompt, participant.group),
        )
        problems = rules.problems_with(
            asked,
            words=submission.words,
            value=submission.value,
            moment=submission.moment,
            signed_as=submission.signed_as,
            media=[one.kind for one in media if one is not None],
        )
        if len(submission.scribe_note) > rules.LONGEST_NOTE or not rules.is_storable(submission.scribe_note):
            problems.append(Problem("scribe_note", f"Make your own note shorter: {rules.LONGEST_NOTE} characters."))
        return problems

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
        prompt = self._prompts[submission.prompt_id]
        group = self._participants[submission.participant_id].group
        row = Contribution(
            session_id=submission.session_id,
            participant_id=submission.participant_id,
            prompt_id=submission.prompt_id,
            uuid=submission.uuid,
            moment=submission.moment,
            value=submission.value,
            whose=submission.whose,
            via=submission.via,
            may_quote=submission.may_quote,
            said_at=min(submission.said_at or self.now, self.now),
            received_at=self.now,
            is_late=is_late,
            is_held=rules.must_wait_for_person(
                hold_for_person=session.hold_for_person,
                has_words=bool(submission.words),
                may_be_under_18=group.may_be_under_18 if group else None,
                is_late=is_late,
                has_media=bool(submission.media_ids),
            ),
            only_one=prompt.takes == Takes.ONE,
            entered_by_id=submission.entered_by_id,
        )
        self.accepted.append(Pending(submission, row, self._supersede(row)))
        self._known[(row.session_id, row.uuid)] = (row, _sent(submission))
        for pk in submission.media_ids:
            self._media.pop(pk)  # what is said once is not said again by the next of this batch
        return Outcome(Status.ACCEPTED, submission.uuid, None, row.is_held, row.is_late)

    def _supersede(self, row: Contribution) -> Contribution | None:
        """The earlier answer that this one replaces, marked as no longer current."""
        if not row.only_one:
            return None
        slot = (row.participant_id, row.prompt_id, row.moment)
        earlier = self._current.get(slot)
        if earlier is not None:
            earlier.is_current = False
            self.superseded.append(earlier)
        self._current[slot] = row
        return earlier


def _said(row: Contribution) -> Said:
    words = getattr(row, "words", None)
    media = frozenset(one.pk for one in row.media.all())
    return (words.text, words.signed_as, media) if words is not None else ("", "", media)


def _sent(submission: Submission) -> Said:
    return submission.words, submission.signed_as, frozenset(submission.media_ids)


def _media_in(batch: Sequence[Submission]) -> dict[UUID, Media]:
    """The pictures and recordings that a batch brings, and that nobody has said yet."""
    ids = {pk for submission in batch for pk in submission.media_ids}
    return Media.objects.filter(contribution__isnull=True).in_bulk(ids) if ids else {}


def _may_be_said(media: Media, submission: Submission) -> bool:
    """Only one's own, and once."""
    is_theirs = (media.participant_id, media.session_id) == (submission.participant_id, submission.session_id)
    return is_theirs and submission.media_ids.count(media.pk) == 1
