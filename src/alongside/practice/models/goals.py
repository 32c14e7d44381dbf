from django.db import models

from alongside.core import clock
from alongside.people.models import Area, Group, User
from alongside.practice.enums import Outcome, Term
from alongside.practice.models.reflections import Look, Reflection
from alongside.projects.models import Project


class Goal(models.Model):
    """What people want to have reached, with one person who leads, and the day on which they look at it again (P9).

    It is agreed once its lead has taken it on and every asked group has agreed. `because_of` is the look from
    which it came.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="goals")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals")
    reflection = models.ForeignKey(Reflection, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals")
    because_of = models.ForeignKey(Look, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals")
    words = models.TextField()
    term = models.CharField(max_length=8, choices=Term.choices)
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="goals_led")
    lead_role = models.CharField(max_length=120)
    asked_groups = models.ManyToManyField(Group, related_name="+")
    review_on = models.DateField()
    proposed_at = models.DateTimeField(default=clock.now)
    proposed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_on_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("review_on", "id")

    def __str__(self) -> str:
        return f"goal {self.pk} in {self.area_id}"


class GoalAgreement(models.Model):
    """A group agrees to a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="agreements")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(default=clock.now)
    agreed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("agreed_at", "id")
        constraints = (models.UniqueConstraint(fields=("goal", "group"), name="one_goal_agreement_a_group"),)

    def __str__(self) -> str:
        return f"{self.group_id} agreed to goal {self.goal_id}"


class GoalReview(models.Model):
    """People looked at a goal again: what became of it, and when they look next where it goes on."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="reviews")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    words = models.TextField()
    next_review_on = models.DateField(null=True, blank=True)
    reviewed_at = models.DateTimeField(default=clock.now)
    reviewed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("reviewed_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.GOES_ON, next_review_on__isnull=False)
                | (~models.Q(outcome=Outcome.GOES_ON) & models.Q(next_review_on__isnull=True)),
                name="what_goes_on_has_a_next_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} of goal {self.goal_id}"
