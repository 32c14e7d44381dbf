"""Long work that somebody asked for and may walk away from."""

import uuid

from django.db import models

from alongside.core import clock
from alongside.live.enums import JobState
from alongside.live.models.sessions import Session
from alongside.people.models import User


class Job(models.Model):
    """A file that is being made of a session, or one that is being brought in, for the one person who asked.

    `task` is the path of the function that does it. `content` is the file itself: kept in the database, so that a
    withdrawal takes it away in its own transaction, and never longer than a day. `attempt` counts how often it was
    begun: an earlier attempt that comes back late stores nothing. How far it has come stands in the cache.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="jobs")
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    task = models.CharField(max_length=120)
    options = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    content = models.BinaryField(null=True, blank=True)
    name = models.CharField(max_length=160, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    result = models.JSONField(default=dict, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self.task} for session {self.session_id}"
