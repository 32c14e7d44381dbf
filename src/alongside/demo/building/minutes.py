"""The minutes of the demonstration's gatherings, and the promises that came of them."""

from typing import Any

from alongside.answers.actions import promise_follow_up
from alongside.demo.building.answers import what_became_of
from alongside.demo.building.content import World, day, on
from alongside.gatherings.actions import MinutesFacts, Next, publish_minutes, write_minutes
from alongside.gatherings.models import FollowUp


def build(world: World, content: dict[str, Any]) -> None:
    """Write the minutes of one project's gatherings."""
    for minutes in content["minutes"]:
        _minutes(world, content["project"], minutes)


def _minutes(world: World, project: str, content: dict[str, Any]) -> None:
    by = world.by(content["by"])
    facts = MinutesFacts(
        answers={question: words.strip() for question, words in content["answers"].items()},
        follow_ups=[_next(one) for one in content["next"]],
    )
    gathering = world.gatherings[content["gathering"]]
    with on(content["on"]):
        minutes = write_minutes(project=world.projects[project], facts=facts, gathering=gathering, by=by)
    for row, one in zip(FollowUp.objects.filter(minutes=minutes), content["next"], strict=True):
        if "promise" in one:
            _promise(world, row, one["promise"])
    if content["published"] is not None:
        with on(content["published"]):
            publish_minutes(minutes=minutes, seen=1, by=by)


def _next(content: dict[str, Any]) -> Next:
    by = content.get("by")
    return Next(words=content["words"], who=content.get("who", ""), by=None if by is None else day(by))


def _promise(world: World, follow_up: FollowUp, content: dict[str, Any]) -> None:
    with on(content["made"]):
        promise = promise_follow_up(
            follow_up=follow_up,
            words=follow_up.words,
            easy_words=content["easy_words"],
            owner_role=content["owner_role"],
            owner=world.people[content["owner"]],
            due=day(content["due"]),
            asking_groups=[world.groups[key] for key in content["asking_groups"]],
            by=world.by(content["owner"]),
        )
    what_became_of(world, promise, content)
