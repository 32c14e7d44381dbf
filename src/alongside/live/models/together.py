"""What people make of what they said, together: piles, support for alternatives, one agreed text."""

from django.db import models

from alongside.core import clock
from alongside.live.models.contributions import Contribution
from alongside.live.models.participants import Participant
from alongside.live.models.sessions import Activity, Prompt
from alongside.people.models import User


class Pile(models.Model):
    """Notes of one activity that the facilitator put together on the screen, under a few words (E7)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="piles")
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.title


class Placement(models.Model):
    """In which pile a note lies. The note itself never changes."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, primary_key=True, related_name="placement"
    )
    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, related_name="placements")
    position = models.PositiveIntegerField(default=0)
    placed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("position", "contribution_id")

    def __str__(self) -> str:
        return f"{self.contribution_id} in pile {self.pile_id}"


class Support(models.Model):
    """Somebody is for one of several alternatives that others wrote (E8). Each person counts once for each."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="supports")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="supports")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("contribution", "participant"), name="one_support_a_person"),)

    def __str__(self) -> str:
        return f"{self.participant_id} is for {self.contribution_id}"


class AgreedText(models.Model):
    """What people agreed on in the end: each wording a row, the newest is the one that stands (E8)."""

    prompt = models.ForeignKey(Prompt, on_delete=models.CASCADE, related_name="agreed_texts")
    number = models.PositiveIntegerField()
    text = models.TextField()
    easy_text = models.TextField(blank=True)
    because = models.CharField(max_length=300, blank=True)
    stems_from = models.ManyToManyField(Contribution, related_name="+", blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("prompt", "number")
        constraints = (models.UniqueConstraint(fields=("prompt", "number"), name="one_agreed_text_a_number"),)

    def __str__(self) -> str:
        return f"wording {self.number} of prompt {self.prompt_id}"
