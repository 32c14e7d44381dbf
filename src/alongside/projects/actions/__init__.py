"""Everything that changes a project: the only place that writes it."""

from alongside.projects.actions.projects import (
    PartText,
    agree_to_part,
    answer_readiness,
    finish_project,
    publish_project,
    reword_part,
    start_project,
)
from alongside.projects.actions.stages import ChangedMeanwhileError, Paper, answer_stage_question

__all__ = [
    "ChangedMeanwhileError",
    "Paper",
    "PartText",
    "agree_to_part",
    "answer_readiness",
    "answer_stage_question",
    "finish_project",
    "publish_project",
    "reword_part",
    "start_project",
]
