"""Everything that changes a project: the only place that writes it."""

from alongside.projects.actions.people_map import OnMap, change_on_map, put_on_map, take_off_map
from alongside.projects.actions.projects import (
    PartText,
    agree_to_part,
    answer_readiness,
    finish_project,
    move_project,
    publish_project,
    reword_part,
    start_project,
)
from alongside.projects.actions.stages import ChangedMeanwhileError, Paper, answer_stage_question

__all__ = [
    "ChangedMeanwhileError",
    "OnMap",
    "Paper",
    "PartText",
    "agree_to_part",
    "answer_readiness",
    "answer_stage_question",
    "change_on_map",
    "finish_project",
    "move_project",
    "publish_project",
    "put_on_map",
    "reword_part",
    "start_project",
    "take_off_map",
]
