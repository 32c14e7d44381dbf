from django.db import models

from alongside.core import clock
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project


class Remark(models.Model):
    """Somebody says that it was not as the label tells. It is shown beside the label until they take it back.

    It carries the group or the role of who wrote it, never their name. `rung` is what the label said then.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="remarks")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="remarks")
    words = models.TextField()
    rung = models.SlugField(max_length=60)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=60, blank=True, help_text="In words, where no group is spoken for")
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="remarks")

    class Meta:
        ordering = ("-written_at", "-id")

    def __str__(self) -> str:
        return f"remark {self.pk} on project {self.project_id}"
