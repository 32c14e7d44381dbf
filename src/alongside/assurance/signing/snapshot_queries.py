"""Takes the snapshot of a project's record: a number of queries that doesn't depend on how much is in it."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from alongside.answers.difference_queries import current_differences
from alongside.answers.models import Decision, Promise, Verdict
from alongside.answers.queries import of_project
from alongside.assurance import rules
from alongside.assurance.checks import Result, State, results
from alongside.assurance.dossier import Dossier
from alongside.assurance.dossier_queries import attestations_of, dossier_of, that_count
from alongside.assurance.evidence import Source
from alongside.assurance.models import Attestation
from alongside.assurance.queries import remarks_on, reviews_of, said_in
from alongside.assurance.signing.rules import Ground
from alongside.assurance.signing.snapshot import Item, Kind, Snapshot
from alongside.core.dates import long_date
from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack
from alongside.gatherings.presenters.minutes import groups_at
from alongside.gatherings.queries import gatherings_of, minutes_in, text_of
from alongside.projects.ahead import question_in
from alongside.projects.models import Project
from alongside.projects.queries import current_wordings, packs_of, readiness_answers, stage_answers


class Reading:
    """A project's record as it stands now: its snapshot, and what of it a mark stands on."""

    def __init__(self, project: Project) -> None:
        """Fetch everything. The project was fetched for whoever reads it."""
        self.project = project
        self.packs = packs_of(project)
        self.pack = self.packs[0]
        self.dossier = dossier_of(project)
        self.attested = that_count(attestations_of(project), self.pack)
        self.results = results(self.pack.checks.checks, self.dossier) if self.pack.checks else []
        self.snapshot = Snapshot(tuple(self._items()))

    @property
    def checks(self) -> dict[str, bool]:
        """Whether each check counts: by the record, or by somebody's word."""
        return {one.check.id: one.state is State.HOLDS or one.check.id in self.attested for one in self.results}

    @property
    def supported(self) -> frozenset[str]:
        """The rungs that the label supports: that one and those below it."""
        step = self.dossier.supported_step or 0
        return frozenset(rung.id for rung in self.pack.rungs if rung.step <= step)

    def ground(self) -> Ground:
        """What checks and label give for the mark, before anybody signed."""
        return Ground(checks=self.checks, supported=self.supported)

    def _items(self) -> Iterator[Item]:
        yield from _project(self.project)
        yield from _pack(self.pack)
        yield from _label(self.pack, self.dossier)
        yield from _parts(self.project, self.dossier)
        yield from _forms(self.project, self.packs)
        yield from _gatherings(self.project)
        yield from _minutes(self.project)
        yield from _sessions(self.dossier)
        yield from _themes(self.dossier)
        yield from _decisions(self.project)
        yield from _promises(self.project)
        yield from _reviews(self.project)
        yield from (_check(result, self.attested.get(result.check.id)) for result in self.results)
        for remark in remarks_on(self.project):
            yield Item(Kind.REMARK, str(remark.pk), remark.words, {"words": remark.words, "rung": remark.rung})


def _project(project: Project) -> Iterator[Item]:
    value = {"id": project.pk, "area": project.area.slug, "title": project.title, "public": bool(project.published_at)}
    yield Item(Kind.PROJECT, str(project.pk), project.title, value)


def _pack(pack: Pack) -> Iterator[Item]:
    value = {"id": pack.id, "version": pack.version, "digest": pack.digest}
    yield Item(Kind.PACK, pack.id, f"{pack.title}, version {pack.version}", value)


def _label(pack: Pack, dossier: Dossier) -> Iterator[Item]:
    titles = {rung.step: rung.title for rung in pack.rungs}
    claimed, supported = dossier.claimed_step, dossier.supported_step
    if claimed is None and supported is None:
        return
    words = f"Claimed: {titles.get(claimed or 0, 'nothing')}. Supported: {titles.get(supported or 0, 'nothing yet')}."
    found = rules.label(pack.rungs, dossier.evidence)
    shown = {
        one.rung.id: [
            {"fact": line.need.fact.value, "holds": line.holds, "shown": sorted(line.shown_for)}
            for line in one.findings
        ]
        for one in found.rungs
    }
    yield Item(Kind.LABEL, "label", words, {"claimed": claimed, "supported": supported, "facts": shown})


def _parts(project: Project, dossier: Dossier) -> Iterator[Item]:
    for key, wording in sorted(current_wordings(project).items()):
        if key in dossier.parts:
            agreed = sorted(dossier.parts[key].agreed)
            value = {"words": wording.value, "because": wording.because, "agreed": agreed}
            yield Item(Kind.PART, key, Part(key).label, value)


def _forms(project: Project, packs: Sequence[Pack]) -> Iterator[Item]:
    """Titles are those of the newest pack that asks it; what is not asked any more was still answered."""
    asked = {question.id: question.text for pack in reversed(packs) for question in pack.readiness}
    for key, ready in sorted(readiness_answers(project).items()):
        yield Item(Kind.READINESS, key, asked.get(key, key), {"answer": ready.answer})
    for key, answer in sorted(stage_answers(project).items()):
        question = next((question for pack in packs if (question := question_in(pack, key))), None)
        yield Item(Kind.STAGE, key, question.text if question else key, {"words": answer.words})


def _gatherings(project: Project) -> Iterator[Item]:
    for one in gatherings_of(project):
        value = {
            "title": one.title,
            "on": one.held_on.isoformat(),
            "for": sorted(one.purposes),
            "papers": _day(one.papers_sent_on),
            "access": one.access,
            "note": one.access_note,
            "came": {row.group.key: [row.invited, row.came] for row in one.attendance.all()},
        }
        yield Item(Kind.GATHERING, str(one.pk), one.title, value)


def _minutes(project: Project) -> Iterator[Item]:
    for one in minutes_in(project).order_by("pk"):
        value = {
            "on": one.day.isoformat(),
            "gathering": one.gathering_id,
            "there": sorted(group.key for group in groups_at(one)),
            "said": text_of(one).answers,
            "next": [[row.words, row.who, _day(row.by)] for row in one.follow_ups.all()],
        }
        yield Item(Kind.MINUTES, str(one.pk), f"Minutes of {long_date(one.day)}", value)


def _sessions(dossier: Dossier) -> Iterator[Item]:
    """Which groups spoke in which session. Its day moves with every word that comes in, so it is not part of it."""
    for one in dossier.evidence.occasions:
        if one.record.source is Source.SESSION:
            value = {"title": one.record.title, "spoke": sorted(one.groups)}
            yield Item(Kind.SESSION, str(one.record.id), one.record.title, value)


def _themes(dossier: Dossier) -> Iterator[Item]:
    for theme in dossier.themes:
        value = {"title": theme.record.title, "checked": theme.state.name}
        yield Item(Kind.THEME, str(theme.record.id), theme.record.title, value)


def _decisions(project: Project) -> Iterator[Item]:
    rows = Decision.objects.filter(theme__project=project, is_current=True).select_related("theme")
    for one in rows.prefetch_related("asking_groups", "stances__group").order_by("pk"):
        value = {
            "theme": one.theme_id,
            "kind": one.kind,
            "words": [one.summary, one.easy_summary],
            "because": [one.reason, one.easy_reason],
            "considered": one.considered,
            "on": one.decided_on.isoformat(),
            "gathering": one.taken_in_id,
            "public": one.published_at is not None,
            "asked": sorted(group.key for group in one.asking_groups.all()),
            "said": {said.group.key: [said.stance, said.words] for said in one.stances.all()},
        }
        yield Item(Kind.DECISION, str(one.pk), one.theme.title, value)


def _promises(project: Project) -> Iterator[Item]:
    verdicts = Prefetch("verdicts", Verdict.objects.filter(is_current=True).select_related("group"))
    rows = Promise.objects.filter(of_project(project)).prefetch_related(verdicts, current_differences())
    for one in rows.order_by("pk"):
        value = {
            "decision": one.decision_id,
            "follow_up": one.follow_up_id,
            "words": [one.words, one.easy_words],
            "owner": one.owner_role,
            "due": one.due.isoformat(),
            "state": one.state,
            "done": one.evidence,
            "kept": {said.group.key: [said.is_kept, said.because] for said in one.verdicts.all()},
            "difference": {said.group.key: [said.answer, said.words] for said in one.differences.all()},
        }
        yield Item(Kind.PROMISE, str(one.pk), one.words, value)


def _reviews(project: Project) -> Iterator[Item]:
    for review in reviews_of(project):
        if review.handed_in_at is not None:
            lines = {key: [said.answer or "", said.words] for key, said in sorted(said_in(review).items())}
            yield Item(Kind.REVIEW, review.group.key, review.group.title, {"said": lines})


def _check(result: Result, word: Attestation | None) -> Item:
    value = {
        "state": result.state.name,
        "groups": sorted(result.groups),
        "attested": _attested(word) if word else None,
    }
    return Item(Kind.CHECK, result.check.id, result.check.text, value)


def _attested(word: Attestation) -> list[object]:
    return [word.attested_by_id, _day(timezone.localdate(word.attested_at)), word.note]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
