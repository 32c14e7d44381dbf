"""Who takes part, and who of them calls for help."""

import uuid

from django.db import models

from alongside.core import clock
from alongside.live.enums import HelpKind
from alongside.live.models.sessions import Prompt, Session
from alongside.people.models import Group, User


class Participant(models.Model):
    """Somebody who takes part: a random id in one session, not an account and not a name.

    Their browser keeps a token and they keep a receipt; only digests of both are here. Who speaks for others
    may say how many they asked, and how (W10). `continues` is the same person in an earlier session, where they
    brought its receipt along (P10). `table` is where they sit now. From `removed_at` on they can say nothing
    more, and their receipt goes on working.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    home_area = models.CharField(max_length=80, blank=True)
    token_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # many may have none
    receipt_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # many may have none
    likes = models.JSONField(default=dict, blank=True)
    asked_people = models.PositiveIntegerField(null=True, blank=True)
    asked_how = models.CharField(max_length=200, blank=True)
    continues = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="continued_by")
    table = models.ForeignKey(Prompt, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("joined_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class HelpRequest(models.Model):
    """A participant pressed "I don't understand" or "I need help"; the facilitator's page shows it at once."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="help_requests")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    prompt = models.ForeignKey(Prompt, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=HelpKind.choices)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} in {self.session_id}"
