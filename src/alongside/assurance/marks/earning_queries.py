"""What a project has earned, from its sign-off and its record as they stand now."""

from collections.abc import Iterator

from alongside.assurance.checks import State
from alongside.assurance.marks.documents import Found, Signed
from alongside.assurance.marks.earning import Earned
from alongside.assurance.marks.plain import plain
from alongside.assurance.marks.sorts import CHECK, CLAIMED, SUPPORTED
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature, Submission
from alongside.assurance.signing.queries import signatures_of, standing_of, submission_of
from alongside.assurance.signing.rules import Assessed
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.core.dates import long_date
from alongside.frameworks.schema import Pack
from alongside.projects.models import Project

NOT_PUBLIC = "The mark’s page is for everybody, so show the project to everybody first."


def earned_by(project: Project) -> Earned | None:
    """What stands behind a project's mark, and what is lacking; nothing where its pack has no mark."""
    reading = Reading(project)
    pack = reading.pack
    if pack.signoff is None:
        return None
    standing = standing_of(project, reading)
    counted = [one for one in signatures_of(project) if one.group.key in standing.signed]
    assessed = submission_of(project) if standing.assessed is Assessed.AWARDED else None
    return Earned(
        terms=pack.signoff.mark,
        criteria=plain(pack.signoff.description),
        language=pack.locale,
        pack_version=f"{pack.id} {pack.version}",
        lacking=(*standing.reasons, *(() if project.published_at else (NOT_PUBLIC,))),
        has_checks=pack.checks is not None,
        found=(*_label(pack, reading), *_checks(reading)),
        signatures=(*_signatures(counted), *_award(assessed)),
        people=frozenset(_people(counted, assessed)),
    )


def _label(pack: Pack, reading: Reading) -> Iterator[Found]:
    titles = {rung.step: plain(rung.title) for rung in pack.rungs}
    claimed, supported = reading.dossier.claimed_step, reading.dossier.supported_step
    if claimed in titles:
        yield Found("Claimed", CLAIMED, titles[claimed])
    if pack.ladder and pack.ladder.says_what_it_needs:
        yield Found("Supported by the record", SUPPORTED, titles.get(supported or 0, "Nothing yet"))


def _checks(reading: Reading) -> Iterator[Found]:
    for result in reading.results:
        value = _value(result.state, is_attested=result.check.id in reading.attested)
        yield Found(plain(result.check.text), CHECK, value)


def _value(state: State, *, is_attested: bool) -> str:
    if state is State.HOLDS:
        return "Holds"
    if is_attested:
        return "Attested"
    return "Does not hold" if state is State.DOES_NOT else "Can't be told"


def _signatures(rows: list[Signature]) -> Iterator[Signed]:
    """Groups and never names. A reservation stands in the group's own words."""
    for row in rows:
        day = long_date(row.signed_at)
        if row.word == Word.RESERVED:
            yield Signed(plain(row.group.title), f"Signed on {day}, with a reservation: {row.reasons}", "Reservation")
        else:
            yield Signed(plain(row.group.title), f"Signed on {day}.", "Signature")


def _award(submission: Submission | None) -> Iterator[Signed]:
    if submission is not None and submission.decided_at is not None:
        yield Signed("Assessors from another area", f"Awarded on {long_date(submission.decided_at)}.", "Assessment")


def _people(rows: list[Signature], submission: Submission | None) -> Iterator[int]:
    yield from (row.signed_by_id for row in rows)
    if submission is not None and submission.decided_by_id is not None:
        yield submission.decided_by_id
