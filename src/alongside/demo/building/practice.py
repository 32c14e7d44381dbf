"""What the demonstration's people think about: who is around somebody, a checklist, goals, and what was in the way."""

from typing import Any

from alongside.demo.building.content import World, day, on, word
from alongside.frameworks.enums import Moment
from alongside.frameworks.queries import version_for
from alongside.practice.actions.barriers import record_attempt, record_barrier, share_barrier
from alongside.practice.actions.checklists import take_up_checklist, tick
from alongside.practice.actions.goals import GoalFacts, agree_to_goal, propose_goal, review_goal, take_on
from alongside.practice.actions.reflections import (
    Said,
    look_at,
    open_principles,
    say_openly,
    start_reflection,
    write_down,
)
from alongside.practice.enums import Helped, NoteKind, Outcome, Term, Ticked
from alongside.practice.models import Goal, Look, Reflection
from alongside.practice.ticking import Tick
from alongside.projects.actions import OnMap, put_on_map
from alongside.projects.models import MapEntry, Project


def build(world: World, content: dict[str, Any]) -> None:
    """Everything of one project."""
    project = world.projects[content["project"]]
    _people_map(world, project, content["people_map"])
    for use in content["checklists"]:
        _checklist(world, project, use)
    for reflection in content["reflections"]:
        _reflection(world, project, reflection)
    for barrier in content["barriers"]:
        _barrier(world, project, barrier)


def _people_map(world: World, project: Project, content: dict[str, Any]) -> None:
    there: dict[str, MapEntry] = {}
    with on(content["on"]):
        for one in sorted(content["people"], key=lambda one: "talk_to" in one):
            who = OnMap(
                words=one["words"],
                place=one["place"],
                is_missing=one.get("missing", False),
                should_talk_to=there[one["talk_to"]] if "talk_to" in one else None,
            )
            there[one["words"]] = put_on_map(project=project, who=who, by=world.by(content["by"]))


def _checklist(world: World, project: Project, content: dict[str, Any]) -> None:
    with on(content["on"]):
        use = take_up_checklist(
            area=world.area,
            checklist=content["checklist"],
            about=content["about"],
            project=project,
            by=world.by(content["by"]),
        )
    for looked in content["looked"]:
        with on(looked["on"]):
            tick(
                use=use,
                moment=Moment(looked["moment"]),
                group=world.group(looked.get("group")),
                ticks={item: _tick(said) for item, said in looked["ticks"].items()},
                by=world.by(looked["by"]),
            )


def _tick(said: Any) -> Tick:
    answer, words = said if isinstance(said, list) else (said, "")
    return Tick(Ticked(word(answer)), words)


def _reflection(world: World, project: Project, content: dict[str, Any]) -> None:
    by = world.by(content["by"])
    with on(content["on"]):
        group = world.group(content["group"])
        reflection = start_reflection(area=world.area, group=group, project=project, level=content["level"], by=by)
        say_openly(reflection=reflection, said=[_said(note) for note in content["opening"]], by=by)
        open_principles(reflection=reflection, by=by)
        looks = {}
        for one in content["topics"]:
            look = look_at(reflection=reflection, version=version_for(world.area), topic=one["topic"], by=by)
            write_down(look=look, said=[_said(note) for note in one["notes"]], by=by)
            looks[one["topic"]] = look
    for goal in content["goals"]:
        _goal(world, reflection, looks.get(goal.get("because_of")), goal)


def _said(note: dict[str, Any]) -> Said:
    question = note.get("question", "")
    return Said(note["words"], question, NoteKind.THOUGHT if question else NoteKind.CHALLENGE)


def _goal(world: World, reflection: Reflection, because_of: Look | None, content: dict[str, Any]) -> None:
    lead = world.by(content["lead"])
    facts = GoalFacts(
        words=content["words"],
        term=Term(content["term"]),
        lead=world.people[content["lead"]],
        lead_role=content["lead_role"],
        asked=[world.groups[key] for key in content["asked"]],
        review_on=day(content["review"]),
    )
    with on(content["on"]):
        goal = propose_goal(
            area=world.area,
            facts=facts,
            reflection=reflection,
            because_of=because_of,
            project=reflection.project,
            by=world.by(content["by"]),
        )
    with on(content["taken_on"]):
        take_on(goal=goal, by=lead)
    _what_came_of(world, goal, content)


def _what_came_of(world: World, goal: Goal, content: dict[str, Any]) -> None:
    for agreed in content["agreed"]:
        with on(agreed["on"]):
            agree_to_goal(goal=goal, group=world.groups[agreed["group"]], by=world.by(agreed["by"]))
    for review in content["reviews"]:
        with on(review["on"]):
            review_goal(
                goal=goal,
                outcome=Outcome(review["outcome"]),
                words=review["words"],
                next_on=day(review["next"]) if "next" in review else None,
                by=world.by(review["by"]),
            )


def _barrier(world: World, project: Project, content: dict[str, Any]) -> None:
    with on(content["on"]):
        barrier = record_barrier(
            area=world.area,
            words=content["words"],
            project=project if content["of_project"] else None,
            group=world.group(content.get("group")),
            role=content.get("role", ""),
            by=world.by(content["by"]),
        )
    seen = 0
    for tried in content["tried"]:
        with on(tried["on"]):
            seen = record_attempt(
                barrier=barrier,
                words=tried["words"],
                helped=Helped(word(tried["helped"])),
                came_of_it=tried["came_of_it"],
                by=world.by(tried["by"]),
            ).pk
    if content["shared"] is not None:
        with on(content["shared"]):
            share_barrier(barrier=barrier, seen=seen, by=world.by(content["shared_by"]))
