"""The area itself, its people, and the order in which everything else is made."""

from typing import Any

from django.db import transaction

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.demo.building import answers, marks, minutes, own_words, practice, projects, sessions, themes
from alongside.demo.building.content import World, on
from alongside.demo.content_files import read, read_all
from alongside.demo.queries import demonstration_area
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.queries import latest_version
from alongside.people.actions import create_area, create_person, give_role
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.people.queries import groups_of

DEMONSTRATION: Actor = actors.system("demonstration")
LONG_AGO = -400


@transaction.atomic
def build_demonstration() -> Area:
    """Make the demonstration area, or return the one that is here."""
    there = demonstration_area()
    if there is not None:
        return there
    world = _area(read("area.yaml"))
    _projects_and_own_words(world)
    for content in read_all("sessions"):
        sessions.build(world, content)
    for content in read_all("themes"):
        themes.build(world, content)
    for content in read_all("decisions"):
        answers.build(world, content)
    for content in read_all("minutes"):
        minutes.build(world, content)
    for content in read_all("practice"):
        practice.build(world, content)
    projects.finish(world, read_all("projects"))
    marks.build(world, read_all("projects"))
    return world.area


def _projects_and_own_words(world: World) -> None:
    """Day by day, since a project stands under the words that its area has on the day when it begins."""
    own = read("own-words.yaml")
    contents = sorted(read_all("projects"), key=lambda content: content["started"])
    for content in contents:
        if content["started"] < own["published"]:
            projects.build(world, content)
    own_words.build(world, own)
    for content in contents:
        if content["started"] >= own["published"]:
            projects.build(world, content)


def _area(content: dict[str, Any]) -> World:
    with on(LONG_AGO):
        install_bundled_packs(by=DEMONSTRATION)
        area = create_area(
            slug=content["slug"],
            title=content["title"],
            about=content["summary"].strip(),
            easy_about="\n".join(content["easy_summary"]),
            contact=f"{content['contact']['role']}, {content['contact']['email']}",
            by=DEMONSTRATION,
        )
        version = latest_version(content["pack"])
        if version is None:
            raise LookupError(f"The pack {content['pack']} of the demonstration is not installed.")
        adopt_pack(area=area, version=version, by=DEMONSTRATION)
        world = World(area, groups={group.key: group for group in groups_of(area)})
        for person in content["people"]:
            _person(world, person)
    return world


def _person(world: World, content: dict[str, Any]) -> None:
    about = f"{content['job']}. {content['who']}"
    person = create_person(
        email=content["email"], name=content["name"], about=about, is_demonstration=True, by=DEMONSTRATION
    )
    group = world.groups[content["group"]] if content.get("group") else None
    give_role(person=person, area=world.area, role=Role(content["role"]), group=group, by=DEMONSTRATION)
    for further in content.get("also", ()):
        group = world.groups[further["group"]]
        give_role(person=person, area=world.area, role=Role(further["role"]), group=group, by=DEMONSTRATION)
    world.people[content["key"]] = person
