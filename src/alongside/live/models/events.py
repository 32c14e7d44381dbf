"""What happened in a session, in order."""

from django.db import models

from alongside.live.enums import EventKind
from alongside.live.models.sessions import Session


class LiveEvent(models.Model):
    """Something happened in a session, in order. Screens and phones are woken by it; it may be pruned."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12, choices=EventKind.choices)
    subject_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("session", "number")
        constraints = (models.UniqueConstraint(fields=("session", "number"), name="one_event_a_number"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.session_id}"
