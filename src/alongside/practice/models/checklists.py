from django.db import models
from django.db.models import Q

from alongside.core import clock
from alongside.frameworks.enums import Moment
from alongside.frameworks.models import PackVersion
from alongside.people.models import Area, User
from alongside.practice.enums import Ticked
from alongside.practice.ticking import Tick
from alongside.projects.models import Project


class ChecklistUse(models.Model):
    """A checklist of a pack, taken up for one piece of work (Y8): looked at before it, and once more after."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="checklist_uses")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="checklist_uses")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    checklist = models.SlugField(max_length=60)
    about = models.CharField(max_length=120)
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-started_at", "-id")

    def __str__(self) -> str:
        return self.about


class ChecklistTick(models.Model):
    """What the team, or one group, says to one thing on a list, before or after. A change is a new row.

    `voice` is the key of a group of the area; empty for the team.
    """

    use = models.ForeignKey(ChecklistUse, on_delete=models.CASCADE, related_name="ticks")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    voice = models.SlugField(max_length=60, allow_unicode=True, blank=True)
    item = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=7, choices=Ticked.choices, blank=True)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("item", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("use", "moment", "voice", "item", "number"), name="one_checklist_tick_a_number"
            ),
            models.UniqueConstraint(
                fields=("use", "moment", "voice", "item"),
                condition=Q(is_current=True),
                name="one_current_checklist_tick",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} {self.number} of {self.use_id}"

    @property
    def said(self) -> Tick:
        """What it says."""
        return Tick(Ticked(self.answer) if self.answer else None, self.words)
