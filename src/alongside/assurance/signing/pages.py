"""The page of a project's sign-off: who signed, who withholds and why, what is lacking."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.answers.queries import represented_groups
from alongside.assurance.signing import permissions, queries, rules
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature, SignOff, Submission
from alongside.assurance.signing.rules import Assessed
from alongside.assurance.signing.snapshot import Change, changes
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.frameworks.schema.signoff import SignoffFile
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project


@dataclass(frozen=True)
class GroupLine:
    """One group: its word, what changed since, whether whoever looks may say it, and whether anybody speaks for it."""

    group: Group
    signature: Signature | None
    is_stale: bool
    counts_no_more: bool
    changes: tuple[Change, ...]
    may_sign: bool
    why_not: str
    is_represented: bool

    @property
    def tag(self) -> tuple[str, str]:
        """Where it stands, and the kind of tag that says so."""
        if self.signature is None:
            return "Has not signed", ""
        word = Word(self.signature.word)
        if word is Word.WITHHELD:
            return word.label, "bad"
        if self.counts_no_more:
            return "Does not count", "soon"
        if self.is_stale:
            return "Asked again", "soon"
        return word.label, "good"

    @property
    def easy_tag(self) -> tuple[str, str]:
        """The same in easy words."""
        if self.signature is None:
            return "Not yet", ""
        if self.counts_no_more:
            return "Does not count", "soon"
        if self.is_stale and self.signature.word != Word.WITHHELD:
            return "Asked again", "soon"
        return _EASY[Word(self.signature.word)]


_EASY = {
    Word.SIGNED: ("Yes", "good"),
    Word.RESERVED: ("Yes, but something is wrong", "good"),
    Word.WITHHELD: ("No", "bad"),
}


@dataclass(frozen=True)
class SignOffPage:
    """Everything of a project's sign-off that whoever may see the project may see.

    `before` is the word of groups that only an earlier version of the pack asked: it is kept, and counts no more.
    """

    terms: SignoffFile
    asked: SignOff | None
    groups: tuple[GroupLine, ...]
    before: tuple[Signature, ...]
    standing: rules.Standing
    submission: Submission | None
    may_ask: bool
    may_see_assessment: bool

    @property
    def withholding(self) -> list[GroupLine]:
        """The groups that withhold the mark."""
        return [line for line in self.groups if line.signature and line.signature.word == Word.WITHHELD]

    @property
    def assessed(self) -> tuple[str, str]:
        """How far the assessors have come, and the kind of tag that says so."""
        kinds = {Assessed.AWARDED: "good", Assessed.NOT_YET: "bad", Assessed.WAITING: "active", Assessed.STALE: "soon"}
        return self.standing.assessed.value.capitalize(), kinds.get(self.standing.assessed, "")


def sign_off_page(project: Project, standing: Standing) -> SignOffPage | None:
    """The sign-off of a project; nothing where its pack has none."""
    terms = pack_for_project(project).signoff
    if terms is None:
        return None
    reading = Reading(project)
    submission = queries.submission_of(project)
    return SignOffPage(
        terms=terms,
        asked=queries.sign_off_of(project),
        groups=group_lines(project, standing, reading),
        before=said_before(project),
        standing=queries.standing_of(project, reading),
        submission=submission,
        may_ask=permissions.can_ask_to_sign(standing),
        may_see_assessment=standing.is_team
        or (
            submission is not None
            and permissions.can_assess(standing)
            and not queries.has_a_part_in(project, standing.person_id)
        ),
    )


def said_before(project: Project) -> tuple[Signature, ...]:
    """The word of each group that the pack of now does not ask to sign."""
    asked = rules.groups_in_order(pack_for_project(project))
    return tuple(one for one in queries.signatures_of(project) if one.group.key not in asked)


def group_lines(project: Project, standing: Standing, reading: Reading) -> tuple[GroupLine, ...]:
    """Every group that is asked to sign, in the order of the pack. What changed since is told to the team only."""
    signatures = {one.group.key: one for one in queries.signatures_of(project)}
    signed_for = {key: one.signed_by_id for key, one in signatures.items()}
    groups = {group.key: group for group in groups_of(project.area)}
    leads, represented = queries.leads_of(project), represented_groups(project.area)
    families = reading.pack.signoff.family_groups if reading.pack.signoff else ()
    lines = []
    for key in rules.groups_in_order(reading.pack):
        group, signature = groups[key], signatures.get(key)
        mine = permissions.can_sign_for(standing, group_id=group.pk)
        refused = _why_not(key, standing, reading, signed_for, leads) if mine else ""
        is_stale = signature is not None and signature.digest != reading.snapshot.digest
        since = changes(signature.prints, reading.snapshot) if signature and is_stale and standing.is_team else []
        lines.append(
            GroupLine(
                group=group,
                signature=signature,
                is_stale=is_stale,
                counts_no_more=signature is not None and queries.counts_no_more(signature, families, leads),
                changes=tuple(since),
                may_sign=mine and not refused,
                why_not=refused,
                is_represented=group.pk in represented,
            )
        )
    return tuple(lines)


def _why_not(
    key: str, standing: Standing, reading: Reading, signed_for: Mapping[str, int], leads: frozenset[int]
) -> str:
    pack = reading.pack
    return rules.why_not(
        key,
        standing.person_id or 0,
        signed_for=signed_for,
        family_groups=pack.signoff.family_groups if pack.signoff else (),
        leads=leads,
        titles={group.id: group.title for group in pack.groups},
    )


@dataclass(frozen=True)
class SignOffCard:
    """The sign-off on the project's own page: from signatures alone, without reading the whole record."""

    terms: SignoffFile
    is_asked: bool
    withholding: tuple[Signature, ...]
    signed: int
    asked: int


def sign_off_card(project: Project) -> SignOffCard | None:
    """What the project's page tells of its sign-off; nothing where its pack has none."""
    pack = pack_for_project(project)
    if pack.signoff is None:
        return None
    asked = rules.groups_in_order(pack)
    signatures = [one for one in queries.signatures_of(project) if one.group.key in asked]
    withholding = tuple(one for one in signatures if one.word == Word.WITHHELD)
    families, leads = pack.signoff.family_groups, queries.leads_of(project) if signatures else frozenset()
    signed = [one for one in signatures if not queries.counts_no_more(one, families, leads)]
    return SignOffCard(
        terms=pack.signoff,
        is_asked=queries.sign_off_of(project) is not None,
        withholding=withholding,
        signed=len(signed) - len(withholding),
        asked=len(asked),
    )
