from alongside.practice.models.goals import Goal, GoalAgreement, GoalReview
from alongside.practice.models.reflections import Look, Reflection, ReflectionNote

__all__ = ["Goal", "GoalAgreement", "GoalReview", "Look", "Reflection", "ReflectionNote"]
