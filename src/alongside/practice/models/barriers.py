from django.db import models

from alongside.core import clock
from alongside.people.models import Area, Group, User
from alongside.practice.enums import Helped
from alongside.projects.models import Project


class Barrier(models.Model):
    """What was in the way of working together, in a project or in the whole area (P15).

    `challenge` is one of the pack's challenges, where it has some. It carries the group or the role of who wrote
    it, never their name. `shared_at` is when everybody could read it, so that others can find what helped.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="barriers")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="barriers")
    words = models.TextField()
    challenge = models.SlugField(max_length=60, blank=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=60, blank=True, help_text="In words, where no group is spoken for")
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "-id")

    def __str__(self) -> str:
        return f"barrier {self.pk} in {self.area_id}"


class Attempt(models.Model):
    """What was tried about a barrier, and whether it helped.

    `shared_at` is when everybody could read it. What is written at a barrier that is shared already has none until
    somebody has looked at it: a name may have slipped into it.
    """

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="attempts")
    words = models.TextField()
    helped = models.CharField(max_length=8, choices=Helped.choices)
    came_of_it = models.TextField(blank=True)
    tried_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("tried_at", "id")

    def __str__(self) -> str:
        return f"attempt {self.pk} at barrier {self.barrier_id}"
