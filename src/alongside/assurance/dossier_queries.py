"""Gathers the dossier of a project: a number of queries that doesn't depend on how much is in it."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count
from django.utils import timezone

from alongside.answers.difference_queries import DIFFERENCE_OF_PROMISE, DifferenceSaid, difference_of
from alongside.answers.enums import DecisionKind, PromiseState, Stance
from alongside.answers.models import Decision, Promise
from alongside.answers.queries import of_project
from alongside.assurance import rules
from alongside.assurance.dossier import DecisionFact, Dossier, Meeting, PartFact, PromiseFact, ThemeFact
from alongside.assurance.evidence import Evidence, Record, Source
from alongside.assurance.models import Attestation
from alongside.assurance.queries import evidence_of, reviews_of
from alongside.core import clock
from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack
from alongside.gatherings.models import Gathering
from alongside.gatherings.queries import gatherings_of
from alongside.gatherings.rules import days_after, days_ahead
from alongside.people.enums import Role
from alongside.people.models import Membership
from alongside.projects.models import Agreement, Project
from alongside.projects.presenters.stages import stage_map
from alongside.projects.queries import current_wordings, groups_asked, pack_for_project, readiness_answers
from alongside.projects.rules import parts_in
from alongside.themes.models import Theme
from alongside.themes.queries import current_checks
from alongside.themes.rules import check_state


def dossier_of(project: Project) -> Dossier:
    """Everything that checks look at. The project was fetched for whoever looks."""
    pack = pack_for_project(project)
    evidence = evidence_of(project)
    parts = _parts(project)
    signing = tuple(group.key for group in groups_asked(project))
    return Dossier(
        today=clock.today(),
        evidence=evidence,
        signing=signing,
        parts_asked=tuple(part.value for part in parts_in(pack)),
        meetings=tuple(_meetings(project)),
        parts=parts,
        themes=tuple(_themes(project)),
        decisions=tuple(_decisions(project)),
        promises=tuple(_promises(project, signing)),
        reviewed=tuple(review.group.key for review in reviews_of(project) if review.handed_in_at),
        readiness_open=_readiness_open(pack, project),
        stages_empty=tuple(stage.title for stage in stage_map(project) if not stage.done),
        **_steps(pack, evidence, project),
    )


def _readiness_open(pack: Pack, project: Project) -> int | None:
    """How many questions before a start have no answer; what an earlier version asked does not count for another."""
    answered = readiness_answers(project)
    return sum(question.id not in answered for question in pack.readiness) if pack.readiness else None


def _steps(pack: Pack, evidence: Evidence, project: Project) -> dict[str, int | None]:
    """How high the claim stands on the ladder, and how high what the record supports."""
    if pack.ladder is None or not pack.ladder.says_what_it_needs:
        return {}
    claimed = current_wordings(project).get(Part.RUNG)
    steps = {rung.id: rung.step for rung in pack.rungs}
    found = rules.label(pack.rungs, evidence)
    return {
        "claimed_step": steps.get(claimed.value) if claimed else None,
        "supported_step": 0 if found.is_bare else found.supported.step,
    }


def _meetings(project: Project) -> Iterable[Meeting]:
    for gathering in gatherings_of(project):
        yield Meeting(
            record=Record(Source.GATHERING, gathering.pk, gathering.title, gathering.held_on),
            purposes=frozenset(gathering.purposes),
            days_ahead=days_ahead(held_on=gathering.held_on, papers_sent_on=gathering.papers_sent_on),
            access=gathering.access,
            minutes_after=_minutes_after(gathering),
        )


def _minutes_after(gathering: Gathering) -> int | None:
    minutes = getattr(gathering, "minutes", None)
    written_on = timezone.localdate(minutes.written_at) if minutes else None
    return days_after(held_on=gathering.held_on, written_on=written_on)


def _parts(project: Project) -> dict[str, PartFact]:
    agreed: dict[int, set[str]] = {}
    for agreement in Agreement.objects.filter(wording__project=project).select_related("group"):
        agreed.setdefault(agreement.wording_id, set()).add(agreement.group.key)
    return {
        key: PartFact(
            record=Record(Source.PART, wording.pk, Part(key).label, timezone.localdate(wording.written_at)),
            has_reason=bool(wording.because.strip()),
            agreed=frozenset(agreed.get(wording.pk, ())),
        )
        for key, wording in current_wordings(project).items()
        if wording.value.strip()
    }


def _themes(project: Project) -> Iterable[ThemeFact]:
    themes = list(Theme.objects.filter(project=project))
    answers = current_checks([theme.pk for theme in themes])
    for theme in themes:
        given = [check.answer for check in answers.get(theme.pk, ())]
        state = check_state(was_asked=theme.check_asked_at is not None, answers=given)
        yield ThemeFact(Record(Source.THEME, theme.pk, theme.title), state)


def _decisions(project: Project) -> Iterable[DecisionFact]:
    decisions = (
        Decision.objects.filter(theme__project=project, is_current=True)
        .select_related("theme")
        .prefetch_related("asking_groups", "stances__group")
        .annotate(promised=Count("promises"))
        .order_by("pk")
    )
    for decision in decisions:
        silent = [said.group.key for said in decision.stances.all() if said.stance == Stance.NOT_SAID]
        yield DecisionFact(
            record=Record(Source.DECISION, decision.pk, decision.theme.title, decision.decided_on),
            is_yes=decision.kind == DecisionKind.WE_WILL,
            is_published=decision.published_at is not None,
            is_reasoned=bool(decision.reason.strip() and decision.considered.strip()),
            silent=frozenset(silent),
            asking=frozenset(group.key for group in decision.asking_groups.all()),
            promises=decision.promised,
        )


def _promises(project: Project, signing: Collection[str]) -> Iterable[PromiseFact]:
    promises = (
        Promise.objects.filter(of_project(project))
        .select_related("decision")
        .prefetch_related(*DIFFERENCE_OF_PROMISE)
        .order_by("pk")
    )
    for promise in promises:
        said = difference_of(promise)
        yield PromiseFact(
            record=Record(Source.PROMISE, promise.pk, promise.words, promise.due),
            due=promise.due,
            is_closed=promise.state in (PromiseState.KEPT, PromiseState.NOT_KEPT),
            is_said_done=promise.state == PromiseState.SAID_DONE,
            is_kept=promise.state == PromiseState.KEPT,
            unsaid=_unsaid(said, signing),
        )


def _unsaid(said: DifferenceSaid | None, signing: Collection[str]) -> frozenset[str]:
    if said is None or not said.is_asked:
        return frozenset()
    asking = {group.pk for group in said.promise.askers}
    return frozenset(group.key for group in said.silent if group.pk in asking or group.key in signing)


def attestations_of(project: Project) -> dict[str, Attestation]:
    """What stands attested, by the check's id, with who says so."""
    rows = Attestation.objects.filter(project=project, taken_back_at__isnull=True).select_related("attested_by")
    return {row.check_id: row for row in rows}


def that_count(attested: Mapping[str, Attestation], pack: Pack) -> dict[str, Attestation]:
    """Those of checks that a pack lets people attest; what was attested under another version may count for nothing now."""
    asked = {check.id for check in pack.attestable}
    return {key: word for key, word in attested.items() if key in asked}


def may_be_children(person_ids: Iterable[int], project: Project) -> dict[int, str]:
    """Of these people, those who speak for a group that may be under 18 in the project's area, with its name."""
    rows = Membership.objects.filter(
        area=project.area_id, person__in=list(person_ids), role=Role.REPRESENTATIVE, group__may_be_under_18=True
    )
    return dict(rows.values_list("person_id", "group__title"))
