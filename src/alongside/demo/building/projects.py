"""The demonstration's projects: what they say of themselves, who agreed, what their forms hold."""

from typing import Any

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.demo.building.content import World, day, on
from alongside.frameworks.enums import Part
from alongside.gatherings.actions import GatheringFacts, Turnout, record_gathering
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.projects.actions import (
    PartText,
    agree_to_part,
    answer_stage_question,
    finish_project,
    publish_project,
    start_project,
)
from alongside.projects.models import Project
from alongside.projects.queries import current_wording


def build(world: World, content: dict[str, Any]) -> None:
    """Start one project and let its groups agree, day by day."""
    lead = actors.person(world.people[content["lead"]].pk)
    with on(content["started"]):
        project = start_project(area=world.area, title=content["title"], parts=_parts(content), by=lead)
        publish_project(project=project, by=lead)
    world.projects[content["slug"]] = project
    for gathering in content["gatherings"]:
        _gathering(world, project, gathering, by=lead)
    for agreement in content["agreements"]:
        _agree(world, project, agreement)
    for stage in content["stages"]:
        by = actors.person(world.people[stage["by"]].pk)
        with on(stage["on"]):
            for question, words in stage["answers"].items():
                answer_stage_question(project=project, question=question, words=str(words).strip(), by=by)


def _parts(content: dict[str, Any]) -> dict[Part, PartText]:
    return {
        Part.PURPOSE: PartText(content["purpose"].strip()),
        Part.WHO_FOR: PartText(content["who_for"].strip()),
        Part.LEVEL: PartText(content["level"], content["level_reason"].strip()),
        Part.RUNG: PartText(content["rung"], content["rung_reason"].strip()),
        Part.FIXED: PartText("\n".join(f"{fixed['text']} {fixed['why']}" for fixed in content["fixed"])),
        Part.OPEN: PartText("\n".join(content["open"])),
    }


def _gathering(world: World, project: Project, content: dict[str, Any], *, by: Actor) -> None:
    papers = content.get("papers")
    facts = GatheringFacts(
        title=content["title"],
        held_on=day(content["held"]),
        purposes=[Purpose(purpose) for purpose in content["purposes"]],
        papers_sent_on=None if papers is None else day(content["held"] - papers),
        access=AccessMet(content["access"]),
        access_note=content.get("access_note", ""),
    )
    turnout = {world.groups[key]: Turnout(came=came) for key, came in content["came"].items()}
    with on(content["held"] + 1):
        gathering = record_gathering(project=project, facts=facts, turnout=turnout, by=by)
    world.gatherings[content["key"]] = gathering


def _agree(world: World, project: Project, agreement: dict[str, Any]) -> None:
    wording = current_wording(project, Part(agreement["part"]))
    if wording is None:
        raise LookupError(f"{project.title} says nothing of its {agreement['part']}.")
    with on(agreement["on"]):
        by = actors.person(world.people[agreement["by"]].pk)
        agree_to_part(wording=wording, group=world.groups[agreement["group"]], by=by)


def finish(world: World, contents: list[dict[str, Any]]) -> None:
    """Finish the projects that have ended, now that everything in them has happened."""
    for content in contents:
        if content["ended"] is not None:
            with on(content["ended"]):
                finish_project(
                    project=world.projects[content["slug"]], by=actors.person(world.people[content["lead"]].pk)
                )
