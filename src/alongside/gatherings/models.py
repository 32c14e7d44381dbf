from django.db import models

from alongside.core import clock
from alongside.gatherings.enums import AccessMet
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project


class Gathering(models.Model):
    """A meeting or an event of a project: what it was for, when the papers went out, and who came.

    `purposes` is a list of `gatherings.enums.Purpose`. Nobody's name is kept, only how many of which group.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="gatherings")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="gatherings")
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    purposes = models.JSONField(default=list)
    papers_sent_on = models.DateField(null=True, blank=True)
    access = models.CharField(max_length=12, choices=AccessMet.choices, default=AccessMet.NOT_ASKED)
    access_note = models.TextField(blank=True, help_text="What was needed and what was done, without a name")
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """How many people of one group were invited to a gathering, where that is known, and how many came."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendance")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    invited = models.PositiveIntegerField(null=True, blank=True)
    came = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("group__position", "group_id")
        constraints = (models.UniqueConstraint(fields=("gathering", "group"), name="one_attendance_a_group"),)

    def __str__(self) -> str:
        return f"{self.came} of {self.group_id} at {self.gathering_id}"
