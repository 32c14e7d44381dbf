"""The demonstration's codes, themes and member checks."""

from itertools import pairwise
from typing import Any

from alongside.activity import actors
from alongside.demo.building.content import World, on
from alongside.projects.models import Project
from alongside.themes.actions import (
    Wording,
    add_code,
    answer_member_check,
    ask_members,
    make_theme,
    put_code,
    put_code_in_theme,
    reword_theme,
)
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme


def build(world: World, content: dict[str, Any]) -> None:
    """Sort what was said in one project, and ask those who said it."""
    project = world.projects[content["project"]]
    for theme in content["themes"]:
        _theme(world, project, theme)


def _theme(world: World, project: Project, content: dict[str, Any]) -> None:
    by = actors.person(world.people[content["by"][0]].pk)
    wordings = [*content["was"], content]
    with on(content["made"]):
        theme = make_theme(project=project, wording=_wording(wordings[0]), by=by)
        world.themes[content["key"]] = theme
        for code in content["codes"]:
            _code(world, project, theme, code)
        if content["state"] != "draft":
            ask_members(theme=theme, by=by)
    _checks_and_changes(world, theme, content, wordings)


def _wording(content: dict[str, Any]) -> Wording:
    return Wording(content["title"], content["easy_title"], content["summary"].strip(), content["easy_summary"].strip())


def _code(world: World, project: Project, theme: Theme, content: dict[str, Any]) -> None:
    coder = actors.person(world.people[content["by"]].pk)
    code = add_code(project=project, title=content["title"], by=coder)
    put_code_in_theme(code=code, theme=theme, by=coder)
    for ref in content["refs"]:
        put_code(contribution=world.contributions[ref], code=code, by=coder)


def _checks_and_changes(world: World, theme: Theme, content: dict[str, Any], wordings: list[dict[str, Any]]) -> None:
    """Answers and new wordings in the order of their days: an answer is to the wording of its day."""
    by = actors.person(world.people[content["by"][0]].pk)
    changes = [(earlier["until"], _wording(later), earlier["because"]) for earlier, later in pairwise(wordings)]
    for check in sorted(content["checks"], key=lambda check: check["on"]):
        while changes and changes[0][0] <= check["on"]:
            until, wording, because = changes.pop(0)
            with on(until):
                reword_theme(theme=theme, wording=wording, because=because, by=by)
        with on(check["on"], minutes=60):
            answer_member_check(
                theme=theme,
                participant=world.participants[check["person"]],
                answer=CheckAnswer(check["answer"]),
                words=check.get("words", ""),
            )
    for until, wording, because in changes:
        with on(until):
            reword_theme(theme=theme, wording=wording, because=because, by=by)
