"""Records of a project, made through the product's own actions, as its label finds them."""

from collections.abc import Collection
from datetime import timedelta

from alongside.activity import actors
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.enums import Part
from alongside.gatherings.actions import GatheringFacts, Turnout, record_gathering
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Gathering
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.projects.actions import PartText, start_project
from alongside.projects.models import Project
from alongside.themes.actions import Wording, make_theme
from alongside.themes.models import Theme
from tests.factories.people import AreaFactory, person_with

BY = actors.system("test")


def area_under(pack_id: str) -> Area:
    """An area that works under one of the packs that come with the product."""
    area = AreaFactory.create()
    [version] = [one for one in install_bundled_packs(by=BY) if one.pack_id == pack_id]
    adopt_pack(area=area, version=version, by=BY)
    return area


def project_in(area: Area, *, title: str = "Passports", claims: str = "", is_open: str = "") -> Project:
    """A project that claims a rung, and says what is open."""
    parts = {Part.OPEN: PartText(is_open), Part.RUNG: PartText(claims, "It fits.") if claims else PartText("")}
    starter = actors.person(person_with(Role.COORDINATOR, area=area).pk)
    return start_project(area=area, title=title, parts=parts, by=starter)


def group_of(area: Area, key: str) -> Group:
    """A group of an area by its key."""
    return area.groups.get(key=key)


def met(
    project: Project, *purposes: Purpose, groups: Collection[str], days_ago: int = 30, title: str = ""
) -> Gathering:
    """A gathering of a project to which three of each of these groups came."""
    return record_gathering(
        project=project,
        facts=GatheringFacts(
            title=title or " and ".join(purpose.label for purpose in purposes),
            held_on=clock.today() - timedelta(days=days_ago),
            purposes=purposes,
        ),
        turnout={group_of(project.area, key): Turnout(came=3) for key in groups},
        by=BY,
    )


def theme_in(project: Project, *, title: str = "More time") -> Theme:
    """A theme of a project, for a decision to be taken on."""
    return make_theme(project=project, wording=Wording(title, title, title, title), by=BY)
