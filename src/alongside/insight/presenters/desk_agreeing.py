"""What waits on a desk for the word of a group: parts of projects, and how the area would say that it works."""

from collections.abc import Iterator

from django.urls import reverse

from alongside.frameworks.enums import Part
from alongside.frameworks.wording_queries import current_wording, lines_of
from alongside.insight.presenters.desk_items import Item
from alongside.insight.queries.desk import parts_without
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.projects.models import PartWording
from alongside.projects.presenters.parts import TITLES, project_url
from alongside.projects.queries import pack_for_project
from alongside.projects.rules import groups_that_agree


def words_to_agree(standing: Standing) -> Iterator[Item]:
    """Words to which a group of this person's has not agreed: the area's own first, then those of its projects."""
    yield from _words_of_the_area(standing)
    ours = [group for group in groups_of(standing.area) if group.pk in standing.group_ids]
    for wording in parts_without(standing.area, standing.group_ids):
        agreed = {agreement.group_id for agreement in wording.agreements.all()}
        missing = [group.title for group in ours if group.pk not in agreed and group.key in _asked(wording)]
        if missing:
            title = f"{wording.project.title}: {TITLES[Part(wording.part)].lower()}"
            yield Item(title, f"{project_url(wording.project)}#{wording.part}", _not_yet(missing))


def _words_of_the_area(standing: Standing) -> Iterator[Item]:
    """New words for how the area works, once its groups were asked about them."""
    wording = current_wording(standing.area)
    if wording is None or wording.asked_at is None:
        return
    missing = [line.title for line in lines_of(wording) if line.group_id in standing.group_ids and not line.is_agreed]
    if missing:
        title = f"{standing.area.title}: how we work together"
        yield Item(title, reverse("wording", args=(standing.area.slug,)), _not_yet(missing))


def _not_yet(groups: list[str]) -> str:
    return f"Not yet agreed with {' and '.join(groups)}"


def _asked(wording: PartWording) -> set[str]:
    """The keys of the groups whose agreement this wording's project asks for."""
    return {group.id for group in groups_that_agree(pack_for_project(wording.project))}
