"""Projects, their parts, who agreed to them, and how ready they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks.enums import Part
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import version_for
from alongside.people.models import Area, Group
from alongside.projects import queries, rules
from alongside.projects.enums import Ready
from alongside.projects.models import Agreement, Move, PartWording, Project, ReadinessAnswer


@dataclass(frozen=True)
class PartText:
    """What a part says: words, or the key of an entry of the pack with the reason for it."""

    value: str
    because: str = ""


@transaction.atomic
def start_project(*, area: Area, title: str, parts: Mapping[Part, PartText], by: Actor) -> Project:
    """Start a project under the pack that its area works with now. Parts without a value are worded later."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)  # two projects of one title must not get one address
    project = Project(
        area=area,
        slug=rules.slug_from(title, taken=queries.slugs_in(area)),
        title=title.strip(),
        pack_version=version_for(area),
        started_by_id=by.person_id,
    )
    project.full_clean()
    project.save()
    activity.record("project started", project, by=by, area_id=area.pk, fields=("title", "pack_version"))
    for part, text in parts.items():
        if text.value.strip():
            reword_part(project=project, part=part, value=text.value, because=text.because, by=by)
    return project


@transaction.atomic
def reword_part(*, project: Project, part: Part, value: str, because: str = "", by: Actor) -> PartWording:
    """Word a part anew; agreements stay with the wording they were given to. The same words change nothing.

    Raises `ValidationError` where the part cannot say that.
    """
    value, because = rules.tidied(value), rules.tidied(because) if part in rules.REASONED_PARTS else ""
    problem = rules.problem_with(part, value=value, because=because, pack=queries.pack_for_project(project))
    if problem:
        raise ValidationError(problem)
    lock(project)
    current = queries.current_wording(project, part)
    if current and (current.value, current.because) == (value, because):
        return current
    wording = _replace_wording(project, part, value, because, by=by, current=current)
    activity.record("part reworded", wording, by=by, area_id=project.area_id, fields=(part.value,))
    return wording


@transaction.atomic
def agree_to_part(*, wording: PartWording, group: Group, by: Actor) -> Agreement:
    """Record that a group agrees to a part as it is worded now; agreeing twice changes nothing.

    Raises `ValidationError` where the part was worded anew since this wording was read.
    """
    lock(wording.project)
    wording.refresh_from_db(fields=["is_current"])
    if not wording.is_current:
        raise ValidationError("The words have changed since you read them. Read the new ones, then agree to those.")
    agreement, new = Agreement.objects.get_or_create(
        wording=wording, group=group, defaults={"agreed_by_id": by.person_id}
    )
    if new:
        activity.record("part agreed", agreement, by=by, area_id=wording.project.area_id, fields=(wording.part,))
    return agreement


@transaction.atomic
def publish_project(*, project: Project, by: Actor) -> None:
    """Show a project to everybody. Publishing it twice changes nothing."""
    if project.published_at is None:
        _stamp(project, "published_at")
        activity.record("project published", project, by=by, area_id=project.area_id, fields=("published_at",))


@transaction.atomic
def finish_project(*, project: Project, by: Actor) -> None:
    """Say that the work is done. Its promises live on. Finishing it twice changes nothing."""
    if project.finished_at is None:
        _stamp(project, "finished_at")
        activity.record("project finished", project, by=by, area_id=project.area_id, fields=("finished_at",))


@transaction.atomic
def move_project(*, project: Project, to: PackVersion, seen: str, by: Actor) -> Move | None:
    """Put a project under another version of its area's pack. Everything that was answered stays.

    `seen` is the digest of the version that the change was shown against. Moving to where it stands changes nothing.
    Raises `ValidationError` where the project was moved meanwhile.
    """
    lock(project)
    project.refresh_from_db(fields=["pack_version"])
    standing_under = project.pack_version
    if standing_under.pk == to.pk:
        return None
    if standing_under.digest != seen:
        raise ValidationError("The project was moved meanwhile. Look at what would change now.")
    project.pack_version = to
    project.save(update_fields=["pack_version"])
    move = Move.objects.create(project=project, from_version=standing_under, to_version=to, moved_by_id=by.person_id)
    activity.record("project moved", move, by=by, area_id=project.area_id, fields=("pack_version",))
    return move


def lock(project: Project) -> None:
    """Wait for whoever words the same project: numbers follow one another and one wording is current."""
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)


def _stamp(project: Project, field: str) -> None:
    setattr(project, field, clock.now())
    project.save(update_fields=[field])


def _replace_wording(
    project: Project, part: Part, value: str, because: str, *, by: Actor, current: PartWording | None
) -> PartWording:
    if current:
        PartWording.objects.filter(pk=current.pk).update(is_current=False)
    return PartWording.objects.create(
        project=project,
        part=part,
        number=current.number + 1 if current else 1,
        value=value,
        because=because,
        written_by_id=by.person_id,
    )


@transaction.atomic
def answer_readiness(*, project: Project, answers: Mapping[str, Ready], by: Actor) -> None:
    """Say how ready a project is, question by question; what was said before stays as history.

    Raises `ValidationError` for a question that the pack does not ask.
    """
    asked = {question.id for question in queries.pack_for_project(project).readiness}
    if not asked.issuperset(answers):
        raise ValidationError("This project is not asked that before its start.")
    lock(project)
    current = queries.readiness_answers(project)
    for question, answer in answers.items():
        earlier = current.get(question)
        if earlier is not None and earlier.answer == answer:
            continue
        if earlier is not None:
            ReadinessAnswer.objects.filter(pk=earlier.pk).update(is_current=False)
        row = ReadinessAnswer.objects.create(
            project=project,
            question=question,
            number=earlier.number + 1 if earlier else 1,
            answer=answer,
            answered_by_id=by.person_id,
        )
        activity.record("readiness answered", row, by=by, area_id=project.area_id, fields=(question,))
