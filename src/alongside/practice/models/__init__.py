from alongside.practice.models.barriers import Attempt, Barrier
from alongside.practice.models.checklists import ChecklistTick, ChecklistUse
from alongside.practice.models.goals import Goal, GoalAgreement, GoalReview
from alongside.practice.models.reflections import Look, Reflection, ReflectionNote

__all__ = [
    "Attempt",
    "Barrier",
    "ChecklistTick",
    "ChecklistUse",
    "Goal",
    "GoalAgreement",
    "GoalReview",
    "Look",
    "Reflection",
    "ReflectionNote",
]
