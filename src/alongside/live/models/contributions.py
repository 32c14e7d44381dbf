"""What people say: the place that stays, and the words that can go."""

from django.db import models
from django.db.models import Q

from alongside.live.enums import Via, Whose
from alongside.live.models.participants import Participant
from alongside.live.models.sessions import Prompt, Session
from alongside.people.models import User

# A single choice is an id; several of them stand one after the other.
LONGEST_VALUE = 600


class Contribution(models.Model):
    """One thing that somebody said. It never changes: a correction is a new one that supersedes it.

    `uuid` is made by the client and is unique in the session. `value` is a rating or a choice; where a prompt
    takes several, they stand in it one after the other with a comma between (`live.choices`). The words stand in
    a row of their own, and so do pictures and sound: a withdrawal deletes those, and this empty place stays.
    `is_held` keeps it from every screen until the facilitator shows it. `is_flagged` says that a word in it is
    worth a look, `is_restricted` that it is with the safeguarding lead and on no other list (X5).
    `is_current` is false for the earlier answers of a prompt that takes one.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="contributions")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="contributions")
    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="contributions")
    uuid = models.UUIDField()
    moment = models.CharField(max_length=12, blank=True)
    value = models.CharField(max_length=LONGEST_VALUE, blank=True)
    whose = models.CharField(max_length=12, choices=Whose.choices, default=Whose.OWN)
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.DEVICE)
    may_quote = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    is_flagged = models.BooleanField(default=False)
    is_restricted = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)
    only_one = models.BooleanField(default=False, help_text="The prompt took one answer when this was said")
    supersedes = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sheet = models.ForeignKey(
        "live.Media",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="typed_from_it",
        help_text="The paper from which it was typed, as a picture",
    )
    entered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("session", "uuid"), name="one_contribution_an_id"),
            models.UniqueConstraint(
                fields=("participant", "prompt", "moment"),
                condition=Q(is_current=True, only_one=True),
                name="one_current_answer_a_prompt",
            ),
        )
        indexes = (models.Index(fields=("prompt", "is_current"), name="contribution_by_prompt"),)

    def __str__(self) -> str:
        return f"contribution {self.pk}"


class Words(models.Model):
    """The exact words of a contribution, code point by code point, in a row that can be deleted.

    `scribe_note` is what the person who wrote them down wants to add, kept apart from the words (P8).
    `signed_as` is the name or role that somebody puts under a pledge, because they want to be asked about it (Y5).
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, primary_key=True, related_name="words")
    text = models.TextField()
    scribe_note = models.TextField(blank=True)
    signed_as = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return f"the words of contribution {self.pk}"
