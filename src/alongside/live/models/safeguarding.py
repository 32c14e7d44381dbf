"""Words that a person must look at: the restricted record of concerns, and what raises a flag."""

from django.db import models

from alongside.core import clock
from alongside.live.models.contributions import Contribution
from alongside.people.models import Area, User


class Concern(models.Model):
    """A contribution that was sent to the safeguarding leads: from then on no other list or screen has it (X5).

    Only they read it, its note and what became of it. `acknowledge_by` is when one of them should have said that
    they have it.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="concerns")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="concern")
    note = models.TextField(blank=True, help_text="What the person who raised it saw or heard")
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    acknowledge_by = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True, help_text="What was done, for the safeguarding leads alone")
    returned_at = models.DateTimeField(null=True, blank=True, help_text="It was no concern, and is held again")

    class Meta:
        ordering = ("-raised_at", "-id")

    def __str__(self) -> str:
        return f"concern {self.pk}"


class ConcernTold(models.Model):
    """Somebody who was told of a concern, by what way and when."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    way = models.CharField(max_length=20)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "id")
        verbose_name_plural = "concerns told"

    def __str__(self) -> str:
        return f"{self.person_id} was told of concern {self.concern_id}"


class WorryList(models.Model):
    """The words of an area that raise a flag, beside those that every area has. A flag decides nothing."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, primary_key=True, related_name="worry_list")
    words = models.JSONField(default=list, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"worry list of {self.area_id}"
