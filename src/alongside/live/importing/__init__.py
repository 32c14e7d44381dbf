"""Bring in a CSV of contributions: the one way for the page and for the command line.

Either every row comes in, or none. A row without an id gets one made from the session, its content and
which of the identical rows it is, so that a second import adds nothing and a line inserted later
doubles nothing.
"""

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from alongside.activity.actors import Actor
from alongside.core import codes
from alongside.core.progress import Progress
from alongside.frameworks.enums import Takes
from alongside.live.actions import accept_contributions
from alongside.live.actions.arriving import add_participants
from alongside.live.importing.matching import Entry, Matcher
from alongside.live.importing.people import Person, find_again, people_behind, problems_of
from alongside.live.importing.reading import (
    LARGEST_FILE,
    MOST_PROBLEMS,
    MOST_ROWS,
    Reading,
    UnreadableError,
    decode,
    read,
)
from alongside.live.importing.report import ImportReport, RowProblem
from alongside.live.models import Participant, Session
from alongside.live.queries.importing import participants_with_strips, prompts_of, speakers_of
from alongside.live.submissions import Outcome, Status, Submission

__all__ = [
    "LARGEST_FILE",
    "MOST_ROWS",
    "ImportReport",
    "RowProblem",
    "import_csv",
]

_IDS = uuid.UUID("6f0e3b0a-53a5-4f5b-9b57-3f0c0c6a6f3d")
_AT_ONCE = 500


def import_csv(
    *, session: Session, content: bytes, name: str, by: Actor, dry_run: bool = False, progress: Progress | None = None
) -> ImportReport:
    """Bring in every row of a CSV, or none; with `dry_run`, say what would happen and change nothing.

    `name` is the file's name, as problems tell it. `progress` hears how many rows of how many are in.
    """
    report = _import(ImportReport(name, dry_run), session, content, by=by, progress=progress)
    return replace(report, problems=_named(name, report.problems), notes=_named(name, report.notes))


def _named(name: str, problems: Iterable[RowProblem]) -> list[RowProblem]:
    """In the order of the lines, with the file's name. Where all is wrong, the first problems are enough."""
    return [replace(problem, file=name) for problem in sorted(problems)[:MOST_PROBLEMS]]


def _import(
    report: ImportReport, session: Session, content: bytes, *, by: Actor, progress: Progress | None
) -> ImportReport:
    try:
        reading = read(decode(content))
    except UnreadableError as error:
        return _refused(report, [error.problem])
    report = replace(report, rows=len(reading.rows), notes=_unread(reading))
    entries, problems = _match(session, reading)
    if problems:
        return _refused(report, problems)
    with transaction.atomic():
        report = _bring_in(session, entries, report, by=by, progress=progress)
        if report.dry_run or report.is_refused:
            transaction.set_rollback(True)
    return report


def _unread(reading: Reading) -> list[RowProblem]:
    if not reading.unread_columns:
        return []
    names = ", ".join(f"“{name}”" for name in reading.unread_columns)
    return [RowProblem(1, f"Nothing was read from the columns {names}: no such columns are known.")]


def _refused(report: ImportReport, problems: list[RowProblem]) -> ImportReport:
    return replace(report, problems=problems)


def _match(session: Session, reading: Reading) -> tuple[list[tuple[uuid.UUID, Entry]], list[RowProblem]]:
    """Each row as an entry with its id, and what is wrong with the others."""
    matcher = Matcher(session, prompts_of(session), list(session.groups.all()))
    problems = list(reading.problems)
    entries: list[Entry] = []
    for row in reading.rows:
        entry, wrong = matcher.match(row)
        problems += wrong
        if entry is not None:
            entries.append(entry)
    return list(zip(_ids(session, entries), entries, strict=True)), problems


def _ids(session: Session, entries: Sequence[Entry]) -> list[uuid.UUID]:
    """The given ids, or ids made from the session, the content and which of the identical rows it is."""
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for entry in entries:
        seen[entry.content] += 1
        name = json.dumps([session.code, *entry.content, seen[entry.content]])
        made.append(entry.given_id or uuid.uuid5(_IDS, name))
    return made


def _bring_in(
    session: Session,
    entries: Sequence[tuple[uuid.UUID, Entry]],
    report: ImportReport,
    *,
    by: Actor,
    progress: Progress | None,
) -> ImportReport:
    people = people_behind(entries)
    speakers = speakers_of(session, [one for one, _ in entries])
    receipts = {entry.receipt for _, entry in entries if entry.receipt}
    find_again(people, speakers=speakers, strips=participants_with_strips(receipts))
    problems = list(problems_of(people, session))
    if problems:
        return _refused(report, problems)
    submissions = _submissions(session, entries, _speakers(session, people, speakers, by), by)
    outcomes = _accept(submissions, progress)
    problems = [
        problem
        for (_, entry), outcome in zip(entries, outcomes, strict=True)
        for problem in _problems_of_outcome(entry, outcome)
    ]
    if problems:
        return _refused(report, problems)
    new = [outcome for outcome in outcomes if outcome.status is Status.ACCEPTED]
    return replace(
        report,
        new=len(new),
        already=len(outcomes) - len(new),
        held=sum(outcome.is_held for outcome in new),
        people=len(people),
        notes=[*report.notes, *_doubts(entries, people)],
    )


def _speakers(
    session: Session, people: Sequence[Person], before: dict[uuid.UUID, Participant], by: Actor
) -> dict[uuid.UUID, uuid.UUID]:
    """Whose each row is: whoever said it before, else its person, who is made where they are new."""
    new = [person for person in people if person.participant is None]
    added = add_participants(session=session, arrivals=[person.arrival for person in new], by=by)
    for person, participant in zip(new, added, strict=True):
        person.participant = participant
    whose = {one: person.participant.pk for person in people if person.participant for one, _ in person.entries}
    return whose | {one: participant.pk for one, participant in before.items()}


def _submissions(
    session: Session, entries: Sequence[tuple[uuid.UUID, Entry]], speakers: dict[uuid.UUID, uuid.UUID], by: Actor
) -> list[Submission]:
    return [
        Submission(
            session_id=session.pk,
            participant_id=speakers[one],
            prompt_id=entry.prompt.pk,
            uuid=one,
            by=by,
            words=entry.words,
            value=entry.value,
            moment=entry.moment,
            whose=entry.whose,
            via=entry.via,
            may_quote=entry.may_quote,
            said_at=entry.said_at,
            signed_as=entry.signed_as,
            is_transcribed=True,
            entered_by_id=by.person_id,
        )
        for one, entry in entries
    ]


def _accept(submissions: Sequence[Submission], progress: Progress | None) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for start in range(0, len(submissions), _AT_ONCE):
        outcomes += accept_contributions(submissions[start : start + _AT_ONCE])
        if progress is not None:
            progress(len(outcomes), len(submissions))
    return outcomes


def _problems_of_outcome(entry: Entry, outcome: Outcome) -> list[RowProblem]:
    if outcome.is_stored:
        return []
    reasons = [problem.reason for problem in outcome.problems]
    return [
        RowProblem(entry.line, reason)
        for reason in reasons or ["Something else came in under this id before. Leave the id out, or correct it."]
    ]


def _doubts(entries: Sequence[tuple[uuid.UUID, Entry]], people: Sequence[Person]) -> list[RowProblem]:
    """What refuses nothing but is worth a look: strips that seem mistyped, and answers that replace each other."""
    mistyped = [
        RowProblem(entry.line, "The strip's code may have a typing mistake: its last character does not fit.")
        for _, entry in entries
        if codes.looks_mistyped(entry.receipt)
    ]
    return [*mistyped, *(doubt for person in people for doubt in _replaced(person))]


def _replaced(person: Person) -> Iterable[RowProblem]:
    answered: dict[tuple[int, str], int] = {}
    for _, entry in person.entries:
        if entry.prompt.takes != Takes.ONE:
            continue
        before = answered.get((entry.prompt.pk, entry.moment))
        if before is not None:
            yield RowProblem(entry.line, f"This replaces line {before}: the same person answers the same thing again.")
        answered[entry.prompt.pk, entry.moment] = entry.line
