"""Pictures and sound."""

import secrets
import uuid

from django.db import models

from alongside.core import clock
from alongside.live.enums import MediaKind
from alongside.live.models.contributions import Contribution
from alongside.live.models.participants import Participant
from alongside.live.models.sessions import Session
from alongside.people.models import User


def place_of_media(media: "Media", name: str) -> str:
    """Where a file lies in the store: by area and session, under its id, never under a name that somebody gave it.

    No place is used twice, so that removing what one upload left never takes another's file.
    """
    ending = name.rpartition(".")[2]
    return f"{media.session.area_id}/{media.session_id}/{media.pk}-{secrets.token_hex(4)}.{ending}"


class Media(models.Model):
    """A picture, a drawing, a recording, or a sheet of paper as a picture; written anew on arrival.

    The id is made by the client, so that the same upload twice is one. It belongs to a contribution once that is
    accepted; what belongs to none is removed after a day. `alt_text` is what it shows or says, in words, written
    by the facilitator or by whoever made it; a withdrawal deletes the row and its file.

    `sent_digest` tells the same upload again from another one under its id. It is a digest under the site's key and
    this id, so it says nothing about a picture that somebody else has, and it goes with the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="media")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="media")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="media"
    )
    kind = models.CharField(max_length=8, choices=MediaKind.choices)
    file = models.FileField(upload_to=place_of_media, max_length=200)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text="Bytes")
    sent_digest = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True, help_text="Pixels")
    height = models.PositiveIntegerField(null=True, blank=True, help_text="Pixels")
    seconds = models.FloatField(null=True, blank=True)
    alt_text = models.TextField(blank=True)
    alt_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("created_at", "id")
        verbose_name_plural = "media"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class FileToRemove(models.Model):
    """A file in the store that no row needs, or that none may need: it is removed from `due` on.

    Written before a file is saved and when its row is deleted, so that no crash in between leaves a picture behind
    that somebody took back.
    """

    name = models.CharField(max_length=200, unique=True)
    due = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("due", "id")
        verbose_name_plural = "files to remove"

    def __str__(self) -> str:
        return self.name
