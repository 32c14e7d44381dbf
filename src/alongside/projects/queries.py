"""Projects and what they say of themselves. `project_for` fetches and authorises at once."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from alongside.core.typed import whole_number
from alongside.frameworks.enums import Part
from alongside.frameworks.queries import pack_in
from alongside.frameworks.schema import Pack
from alongside.people.models import Area, Group
from alongside.people.standing import Standing
from alongside.projects import permissions, rules
from alongside.projects.models import Agreement, MapEntry, Move, PartWording, Project, ReadinessAnswer, StageAnswer


@dataclass(frozen=True)
class PartState:
    """A part as it is worded now (nothing where it never was), and where each group stands with it."""

    part: Part
    wording: PartWording | None
    lines: tuple[rules.AgreementLine, ...]


def project_for(standing: Standing, slug: str) -> Project:
    """A project of this area that whoever looks may see, its area and pack version with it; `Http404` otherwise."""
    project = _projects().filter(area=standing.area, slug=slug).first()
    if project is None or not permissions.can_see_project(standing, is_published=project.published_at is not None):
        raise Http404("There is no project at this address.")
    return project


def projects_of(standing: Standing) -> QuerySet[Project]:
    """The projects of this area that whoever looks may see, the newest first."""
    projects = _projects().filter(area=standing.area)
    return projects if standing.is_team else projects.filter(published_at__isnull=False)


def published_or_not(area_id: int, slug: str) -> Project | None:
    """A project by its address, whoever may see it: for the command line, which belongs to whoever runs the site."""
    return _projects().filter(area=area_id, slug=slug).first()


def slugs_in(area: Area) -> list[str]:
    """The addresses that projects of this area already have."""
    return list(Project.objects.filter(area=area).values_list("slug", flat=True))


def pack_for_project(project: Project) -> Pack:
    """The pack that a project pins, whatever its area has adopted since; in the word that the area chose."""
    return pack_in(project.area, project.pack_version)


def moves_of(project: Project) -> list[Move]:
    """Every move of a project from one version to another, the newest first."""
    moves = Move.objects.filter(project=project).select_related("from_version", "to_version", "moved_by")
    return list(moves.defer("from_version__source", "to_version__source"))


def earlier_packs(project: Project) -> list[Pack]:
    """The packs that a project stood under before, the newest first: they know what its older answers answer."""
    return [pack_in(project.area, move.from_version) for move in moves_of(project)]


def packs_of(project: Project) -> list[Pack]:
    """The pack that a project stands under now, then those that it stood under before, the newest first: one query."""
    return [pack_for_project(project), *earlier_packs(project)]


def groups_asked(project: Project) -> list[Group]:
    """The groups whose agreement to each part is asked for, in the order of the pack."""
    keys = [group.id for group in rules.groups_that_agree(pack_for_project(project))]
    return list(Group.objects.filter(area=project.area_id, key__in=keys))


def group_asked(project: Project, key: str) -> Group:
    """One of the groups whose agreement is asked for, by its key; `Http404` for any other."""
    group = next((group for group in groups_asked(project) if group.key == key), None)
    if group is None:
        raise Http404("This group is not asked about this project.")
    return group


def part_states(project: Project, groups: Collection[Group]) -> list[PartState]:
    """Each part of a project with its current wording and every group's agreement: two queries."""
    wordings = current_wordings(project)
    agreed: dict[str, list[rules.Agreed]] = {}
    for agreement in Agreement.objects.filter(wording__project=project).select_related("wording"):
        agreed.setdefault(agreement.wording.part, []).append(_agreed(agreement))
    return [
        _part_state(part, wordings.get(part), groups, agreed.get(part, []))
        for part in rules.parts_in(pack_for_project(project))
    ]


def current_wordings(project: Project) -> dict[str, PartWording]:
    """What each part says now, by the part."""
    return {wording.part: wording for wording in _current_wordings(project)}


def current_wording(project: Project, part: Part) -> PartWording | None:
    """What a part says now."""
    return _current_wordings(project).filter(part=part).first()


def wording_numbered(project: Project, part: Part, number: str) -> PartWording:
    """The wording of a part that somebody had before them; `Http404` where there never was such a one."""
    wordings = PartWording.objects.filter(project=project, part=part).select_related("project")
    wanted = whole_number(number)
    wording = None if wanted is None else wordings.filter(number=wanted).first()
    if wording is None:
        raise Http404("There are no such words in this project.")
    return wording


def wordings_of(project: Project, part: Part) -> QuerySet[PartWording]:
    """Every wording of a part, the newest first, with who wrote it and which groups agreed to it."""
    wordings = PartWording.objects.filter(project=project, part=part).select_related("written_by")
    return wordings.prefetch_related("agreements__group").order_by("-number")


def readiness_answers(project: Project) -> dict[str, ReadinessAnswer]:
    """What stands under each question before a start, with who said it."""
    answers = ReadinessAnswer.objects.filter(project=project, is_current=True).select_related("answered_by")
    return {answer.question: answer for answer in answers}


def stage_answers(project: Project) -> dict[str, StageAnswer]:
    """What stands under each question of the project's forms now, with who wrote it."""
    answers = StageAnswer.objects.filter(project=project, is_current=True).select_related("written_by")
    return {answer.question: answer for answer in answers}


def answers_to(project: Project, questions: Collection[str]) -> list[StageAnswer]:
    """Every answer that ever stood under these questions, the newest first: their history."""
    answers = StageAnswer.objects.filter(project=project, question__in=questions)
    return list(answers.select_related("written_by", "paper_group").order_by("-written_at", "-id"))


def on_map(project: Project) -> list[MapEntry]:
    """Everybody on the map of a project, in the order in which they were put there."""
    return list(MapEntry.objects.filter(project=project).select_related("should_talk_to"))


def map_entry(project: Project, pk: int) -> MapEntry:
    """Somebody on the map of a project; `Http404` where nobody is."""
    entry = MapEntry.objects.filter(project=project, pk=pk).first()
    if entry is None:
        raise Http404("Nobody stands here on the map. Perhaps somebody took them off.")
    entry.project = project
    return entry


def _projects() -> QuerySet[Project]:
    # The pack's source is large and kept in memory by its digest, so it is never fetched beside a project.
    return Project.objects.select_related("area", "pack_version", "started_by").defer("pack_version__source")


def _current_wordings(project: Project) -> QuerySet[PartWording]:
    return PartWording.objects.filter(project=project, is_current=True).select_related("written_by")


def _agreed(agreement: Agreement) -> rules.Agreed:
    day = timezone.localdate(agreement.agreed_at)
    return rules.Agreed(group_id=agreement.group_id, number=agreement.wording.number, on=day)


def _part_state(
    part: Part, wording: PartWording | None, groups: Collection[Group], agreed: list[rules.Agreed]
) -> PartState:
    lines = rules.agreement_lines(
        group_ids=[group.pk for group in groups], number=wording.number if wording else None, agreed=agreed
    )
    return PartState(part=part, wording=wording, lines=tuple(lines))
