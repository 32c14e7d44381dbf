"""How the demonstration's groups look back, sign, and how a project gets its mark."""

from typing import Any

from alongside.activity import actors
from alongside.assurance.actions import hand_in_review, prompts_of, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.marks.actions import award
from alongside.assurance.reviews import Said as Looked
from alongside.assurance.signing.actions import Said, ask_to_sign, sign
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.demo.building.content import World, on
from alongside.projects.models import Project


def build(world: World, contents: list[dict[str, Any]]) -> None:
    """Award the marks of the projects that have one, once everything else in them has happened."""
    for content in contents:
        if "mark" in content:
            _project(world, world.projects[content["slug"]], content)


def _project(world: World, project: Project, content: dict[str, Any]) -> None:
    lead = actors.person(world.people[content["lead"]].pk)
    for review in content["reviews"]:
        _review(world, project, review)
    with on(content["ended"]):
        ask_to_sign(project=project, by=lead)
    for signature in content["signatures"]:
        _signature(world, project, signature)
    with on(content["mark"]["on"]):
        award(project=project, by=actors.person(world.people[content["mark"]["by"]].pk))


def _review(world: World, project: Project, content: dict[str, Any]) -> None:
    group, by = world.groups[content["group"]], actors.person(world.people[content["by"]].pk)
    lines = {prompt: Looked(ReviewAnswer.YES, content["said"].get(prompt, "")) for prompt in prompts_of(project)}
    with on(content["on"]):
        write_review(project=project, group=group, lines=lines, seen={}, by=by)
        hand_in_review(project=project, group=group, by=by)


def _signature(world: World, project: Project, content: dict[str, Any]) -> None:
    person, group = world.people[content["by"]], world.groups[content["group"]]
    reservation = content.get("reservation", "")
    with on(content["on"]):
        read = Read.now(Reading(project).snapshot, project=project, group=group, person_id=person.pk)
        sign(
            project=project,
            group=group,
            said=Said(Word.RESERVED if reservation else Word.SIGNED, reservation),
            read=read,
            by=actors.person(person.pk),
        )
