from django.db import models

from alongside.activity.enums import ActorKind


class AuditEntry(models.Model):
    """One thing that was done: who, what, to what, which fields, when. Never free text, never a child's words.

    No foreign keys: the record outlives what it is about. Rows cannot be changed or deleted;
    the database itself refuses (see `append_only`).
    """

    at = models.DateTimeField()
    area_id = models.BigIntegerField(null=True, db_index=True)
    actor_kind = models.CharField(max_length=12, choices=ActorKind.choices)
    actor_id = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.actor_kind} {self.verb} {self.subject_type} {self.subject_id}"


class AuditSeal(models.Model):
    """A link of the chain: the digest of a run of entries together with the digest before it.

    `last_entry` is the highest entry id sealed; a missing, changed or slipped-in entry changes the digest.
    """

    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    previous_digest = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"entries {self.first_entry} to {self.last_entry}"
