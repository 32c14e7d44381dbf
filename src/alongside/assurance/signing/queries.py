"""Signatures and submissions, and what a project's mark needs next."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, Max, OuterRef, Prefetch
from django.http import Http404

from alongside.assurance.signing import permissions, rules
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import AssessorQuestion, Signature, SignOff, Submission
from alongside.assurance.signing.rules import Assessed, GroupSigned, Standing
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people import standing as people
from alongside.people.enums import Role
from alongside.people.models import Area, Group, Membership
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project, project_for, published_or_not

# What a project's pack is found by. The pack's source is large, and kept in memory by its digest.
_WITH_PACK = ("project__area", "project__pack_version")
_SOURCE = "project__pack_version__source"


def sign_off_of(project: Project) -> SignOff | None:
    """Whether and when the groups were asked to sign."""
    return SignOff.objects.filter(project=project).first()


def some_that_are_signed(most: int) -> list[SignOff]:
    """Some sign-offs of all areas in which somebody has said something, chosen by chance."""
    signed = Signature.objects.filter(project=OuterRef("project"), is_current=True)
    rows = SignOff.objects.filter(Exists(signed)).select_related(*_WITH_PACK)
    return list(rows.defer(_SOURCE).order_by("?")[:most])


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked to sign for a group: for the first time, or again after the group's earlier word."""

    person_id: int
    group: Group
    earlier: Signature | None


def asked_in(standing: people.Standing) -> list[tuple[Project, Asked]]:
    """For which groups somebody is asked to sign, in an area. Four queries, however many there are."""
    mine = [(standing.person_id or 0, group) for group in Group.objects.filter(pk__in=standing.group_ids)]
    current = Prefetch("project__signatures", Signature.objects.filter(is_current=True).select_related("group"))
    rows = SignOff.objects.filter(area=standing.area).prefetch_related(current).order_by("asked_at", "pk")
    found = list(rows.select_related(*_WITH_PACK).defer(_SOURCE)) if mine else []
    running = _who_run(standing.area.pk) if found else frozenset()
    return [
        (row.project, one)
        for row in found
        for one in _asked(row, list(row.project.signatures.all()), mine, _leads(row.project, running))
    ]


def asked_for(project: Project) -> list[Asked]:
    """Everybody who is asked to sign for a group of a project, as their desk tells each of them (`asked_in`)."""
    row = sign_off_of(project)
    if row is None:
        return []
    row.project = project
    speaking = Membership.objects.filter(area=project.area_id, role=Role.REPRESENTATIVE).select_related("group")
    pairs = [(one.person_id, one.group) for one in speaking if one.group is not None]
    return list(_asked(row, signatures_of(project), pairs, leads_of(project)))


def _asked(
    row: SignOff, signatures: list[Signature], speaking: Sequence[tuple[int, Group]], leads: frozenset[int]
) -> Iterator[Asked]:
    """Of people and the groups that they speak for: who is asked. What is refused to them (`rules.why_not`) is not."""
    pack = pack_for_project(row.project)
    families = pack.signoff.family_groups if pack.signoff else ()
    said = {one.group.key: one for one in signatures}
    signed_for = {key: one.signed_by_id for key, one in said.items()}
    count = {key: one for key, one in said.items() if not counts_no_more(one, families, leads)}
    for key in rules.groups_in_order(pack):
        earlier = count.get(key)
        if earlier is not None and earlier.digest == row.digest:
            continue
        for person_id, group in speaking:
            if group.key == key and not rules.why_not(
                key, person_id, signed_for=signed_for, family_groups=families, leads=leads, titles={}
            ):
                yield Asked(person_id, group, earlier)


def counts_no_more(signature: Signature, families: Collection[str], leads: Collection[int]) -> bool:
    """Whether a signature stands and counts for nothing, since who leads a project does not sign for families."""
    word, person_id = Word(signature.word), signature.signed_by_id
    return rules.counts_no_more(signature.group.key, word, person_id, family_groups=families, leads=leads)


def signatures_of(project: Project) -> list[Signature]:
    """The word of each group that stands, in the order of the groups."""
    return list(Signature.objects.filter(project=project, is_current=True).select_related("group", "pack_version"))


def submission_of(project: Project) -> Submission | None:
    """What is with the assessors, or was last, with its questions."""
    rows = Submission.objects.filter(project=project, is_current=True)
    return rows.prefetch_related("questions").first()


def submissions_of(project: Project) -> list[Submission]:
    """Everything that was ever submitted, the newest first."""
    return list(Submission.objects.filter(project=project).prefetch_related("questions"))


def standing_of(project: Project, reading: Reading | None = None) -> Standing:
    """What the mark of a project needs next, against its record as it stands now."""
    reading = reading or Reading(project)
    ground = replace(
        reading.ground(),
        signatures=_without_leads(words_of(signatures_of(project), reading), project, reading),
        assessed=assessed(submission_of(project), reading),
    )
    return rules.standing(reading.pack, ground)


def _without_leads(said: Mapping[str, GroupSigned], project: Project, reading: Reading) -> Mapping[str, GroupSigned]:
    """Who leads a project by now does not sign for families any more; what they withheld stands."""
    families = reading.pack.signoff.family_groups if reading.pack.signoff else ()
    leads = leads_of(project)
    return {
        key: one
        for key, one in said.items()
        if not rules.counts_no_more(key, one.word, one.person_id, family_groups=families, leads=leads)
    }


def words_of(signatures: list[Signature], reading: Reading) -> Mapping[str, GroupSigned]:
    """What each group said, and whether the record has changed since."""
    now = reading.snapshot.digest
    return {
        one.group.key: GroupSigned(
            word=Word(one.word), person_id=one.signed_by_id, is_stale=one.digest != now, reasons=one.reasons
        )
        for one in signatures
    }


def assessed(submission: Submission | None, reading: Reading) -> Assessed:
    """How far the assessors have come."""
    if submission is None:
        return Assessed.NOT_SUBMITTED
    if not submission.outcome:
        return Assessed.WAITING
    if submission.outcome == Outcome.NOT_YET:
        return Assessed.NOT_YET
    is_as_read = submission.digest == reading.snapshot.digest
    is_from_outside = not (_joined_the_area(submission) or has_a_part_in(reading.project, submission.decided_by_id))
    return Assessed.AWARDED if is_as_read and is_from_outside else Assessed.STALE


def _joined_the_area(submission: Submission) -> bool:
    """Whether the assessor who decided has become one of the area's own people since."""
    roles = Membership.objects.filter(area=submission.area_id, person=submission.decided_by_id)
    return roles.exclude(role=Role.ASSESSOR).exists()


def has_a_part_in(project: Project, person_id: int | None) -> bool:
    """Whether somebody started a project, or signed for a group in it, even if they speak for nobody there any more."""
    if person_id is None:
        return False
    return project.started_by_id == person_id or Signature.objects.filter(project=project, signed_by=person_id).exists()


def as_it_stands(submission: Submission) -> str:
    """Which submission it is, and when an assessor was last answered, as what was read remembers it."""
    last = submission.questions.aggregate(last=Max("answered_at"))["last"]
    return f"{submission.pk} {last.isoformat() if last else ''}"


def to_assess(standing: people.Standing) -> list[Submission]:
    """What was submitted in an area and waits for this assessor, the longest waiting first."""
    if not permissions.can_assess(standing):
        return []
    rows = Submission.objects.filter(area=standing.area, is_current=True, outcome="")
    signed = Signature.objects.filter(project=OuterRef("project"), signed_by=standing.person_id)
    others = rows.exclude(project__started_by=standing.person_id).exclude(Exists(signed))
    found = others.select_related(*_WITH_PACK).defer(_SOURCE).order_by("submitted_at", "pk")
    return [row for row in found if has_assessors(row.project)]


def questions_to_answer(area: Area) -> list[AssessorQuestion]:
    """What assessors asked in an area and nobody has answered, the longest waiting first."""
    open_ones = AssessorQuestion.objects.filter(
        submission__area=area, submission__is_current=True, submission__outcome="", answer=""
    )
    rows = open_ones.select_related(*(f"submission__{one}" for one in _WITH_PACK)).defer(f"submission__{_SOURCE}")
    return [row for row in rows if has_assessors(row.submission.project)]


def not_yet_in(area: Area) -> list[Submission]:
    """What assessors sent back in an area with what is missing, the longest waiting first."""
    rows = Submission.objects.filter(area=area, is_current=True, outcome=Outcome.NOT_YET).select_related("project")
    return list(rows.order_by("decided_at", "pk"))


def all_signed_in(area: Area) -> list[Project]:
    """Projects that each asked group signed as they were last looked at, and assessors awarded where there are any.

    Whether nothing else is lacking is told by reading the whole record (`standing_of`).
    """
    current = Prefetch("project__signatures", Signature.objects.filter(is_current=True).select_related("group"))
    assessed = Prefetch("project__submissions", Submission.objects.filter(is_current=True))
    rows = SignOff.objects.filter(area=area).prefetch_related(current, assessed).order_by("asked_at", "pk")
    rows = rows.select_related("project__area", "project__pack_version").defer("project__pack_version__source")
    found = list(rows)
    running = _who_run(area.pk) if found else frozenset()
    return [row.project for row in found if _is_all_signed(row, _leads(row.project, running))]


def _is_all_signed(row: SignOff, leads: frozenset[int]) -> bool:
    pack = pack_for_project(row.project)
    families = pack.signoff.family_groups if pack.signoff else ()
    signed = {
        one.group.key
        for one in row.project.signatures.all()
        if one.digest == row.digest and one.word != Word.WITHHELD and not counts_no_more(one, families, leads)
    }
    if pack.signoff is None or not signed >= set(rules.groups_in_order(pack)):
        return False
    awarded = any(one.digest == row.digest and one.outcome == Outcome.AWARDED for one in row.project.submissions.all())
    return awarded or pack.signoff.assessment is None


def group_signing(project: Project, key: str) -> Group:
    """One of the groups that are asked to sign, by its key; `Http404` for any other."""
    group = None
    if key in rules.groups_in_order(pack_for_project(project)):
        group = Group.objects.filter(area=project.area_id, key=key).first()
    if group is None:
        raise Http404("This group is not asked to sign for this project.")
    return group


def leads_of(project: Project) -> frozenset[int]:
    """Who leads a project: whoever started it, and who runs the participation of its area."""
    return _leads(project, _who_run(project.area_id))


def _who_run(area_id: int) -> frozenset[int]:
    """Who runs the participation of an area."""
    running = Membership.objects.filter(area=area_id, role=Role.COORDINATOR)
    return frozenset(running.values_list("person_id", flat=True))


def _leads(project: Project, running: frozenset[int]) -> frozenset[int]:
    return running | {project.started_by_id} if project.started_by_id is not None else running


def officers_of(project: Project) -> frozenset[int]:
    """Who leads a project and works in its area still: they see to what assessors ask and miss."""
    team = Membership.objects.filter(area=project.area_id, role__in=people.TEAM, person__in=leads_of(project))
    return frozenset(team.values_list("person_id", flat=True))


def assessors_of(project: Project) -> frozenset[int]:
    """Who may assess a project: assessors with no other role in its area, and no part in it. One query."""
    here = Membership.objects.filter(area=project.area_id)
    of_the_area = here.exclude(role=Role.ASSESSOR).values("person")
    signed = Signature.objects.filter(project=project).values("signed_by")
    outside = here.filter(role=Role.ASSESSOR).exclude(person__in=of_the_area).exclude(person__in=signed)
    return frozenset(outside.exclude(person=project.started_by_id).values_list("person_id", flat=True))


def project_to_assess(standing: people.Standing, slug: str, *, to_read: bool = False) -> Project:
    """A project for its page of assessment: the team finds it, and, once it was submitted, an assessor with no part in it.

    To be read it is found too where only an earlier version of the pack had assessors.
    """
    project = project_for(standing, slug) if standing.is_team else _submitted_to(standing, slug)
    if not has_assessors(project) and not (to_read and submission_of(project)):
        raise Http404("This way of working has no assessors.")
    return project


def has_assessors(project: Project) -> bool:
    """Whether the pack that a project stands under has assessors."""
    signoff = pack_for_project(project).signoff
    return signoff is not None and signoff.assessment is not None


def _submitted_to(standing: people.Standing, slug: str) -> Project:
    found = published_or_not(standing.area.pk, slug) if permissions.can_assess(standing) else None
    if found is None or has_a_part_in(found, standing.person_id) or submission_of(found) is None:
        raise Http404("There is nothing to assess at this address.")
    return found


def question_on(submission: Submission, pk: int) -> AssessorQuestion:
    """One question of an assessor; `Http404` otherwise."""
    question = AssessorQuestion.objects.filter(submission=submission, pk=pk).first()
    if question is None:
        raise Http404("There is no such question.")
    return question
