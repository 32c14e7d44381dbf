"""The projects and gatherings of an area as its map of work places them: three queries, however many there are."""

from collections import defaultdict

from django.urls import reverse

from alongside.frameworks.enums import Part
from alongside.gatherings.models import Gathering
from alongside.insight.work_map import Work
from alongside.people.standing import Standing
from alongside.projects.models import PartWording
from alongside.projects.queries import projects_of


def work_of(standing: Standing) -> list[Work]:
    """What whoever looks may see: everybody what was published, the team all of it. Projects first, the newest first."""
    projects = {project.pk: project for project in projects_of(standing)}
    says: dict[int, dict[str, str]] = defaultdict(dict)
    wordings = PartWording.objects.filter(project__in=projects, is_current=True, part__in=(Part.LEVEL, Part.RUNG))
    for project_id, part, value in wordings.values_list("project_id", "part", "value"):
        says[project_id][part] = value
    slug = standing.area.slug
    works = [
        Work(
            title=project.title,
            url=reverse("project", args=(slug, project.slug)),
            level=says[project.pk].get(Part.LEVEL, ""),
            rung=says[project.pk].get(Part.RUNG, ""),
        )
        for project in projects.values()
    ]
    for gathering in Gathering.objects.filter(project__in=projects):
        works.append(
            Work(
                title=gathering.title,
                url=reverse("gathering", args=(slug, projects[gathering.project_id].slug, gathering.pk)),
                level=says[gathering.project_id].get(Part.LEVEL, ""),
                purposes=tuple(gathering.purposes),
                held_on=gathering.held_on,
            )
        )
    return works
