from django.db import models
from django.db.models import Q

from alongside.assurance.signing.enums import Outcome, Word
from alongside.core import clock
from alongside.frameworks.models import PackVersion
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project


class SignOff(models.Model):
    """The groups of a project's pack are asked to sign. Whoever signs locks this row first.

    `digest` is of the record when it was last looked at, so that a desk can tell which signatures are old.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="sign_offs")
    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="sign_off")
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return f"sign-off of project {self.project_id}"


class Signature(models.Model):
    """A group signs, signs with a reservation, or withholds, through somebody who represents it.

    It is fixed to the pack's version and to `digest`, the SHA-256 of the record as the signer read it; `prints` has a
    short keyed fingerprint for each thing in it, so that what changed since can be told without keeping any words.
    A later word of the group is a new row, and the earlier stays as history. `since_mark` is the mark that the project
    carried when it was said: that mark was awarded before, and its page tells what was said since.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="signatures")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="signatures")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    prints = models.JSONField(default=dict)
    word = models.CharField(max_length=10, choices=Word.choices)
    reasons = models.TextField(blank=True, help_text="The reservation, or why the group withholds")
    signed_at = models.DateTimeField(default=clock.now)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since_mark = models.ForeignKey(
        "assurance.Mark", on_delete=models.SET_NULL, null=True, blank=True, related_name="said_since"
    )
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("group__position", "group_id", "signed_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "group"), condition=Q(is_current=True), name="one_signature_a_group"
            ),
            models.UniqueConstraint(
                fields=("project", "signed_by"), condition=Q(is_current=True), name="one_signature_a_person"
            ),
            models.CheckConstraint(
                condition=Q(word=Word.SIGNED, reasons="") | (~Q(word=Word.SIGNED) & ~Q(reasons="")),
                name="reservations_and_withholding_have_reasons",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.word} project {self.project_id}"


class Submission(models.Model):
    """A project's forms are with the assessors, who ask back and then award the mark or say what is missing.

    `digest` and `prints` are of the record as it was submitted, and as the assessor read it once there is an outcome.
    Another submission is a new row, and the earlier stays as history.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="submissions")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="submissions")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    prints = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(default=clock.now)
    submitted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-submitted_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("project",), condition=Q(is_current=True), name="one_current_submission"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True, reasons="")
                | (~Q(outcome="") & ~Q(reasons="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="outcomes_have_reasons_and_a_name",
            ),
        )

    def __str__(self) -> str:
        return f"submission {self.pk} of project {self.project_id}"


class AssessorQuestion(models.Model):
    """An assessor asks back about a submission, and the people of the project answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="questions")
    words = models.TextField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return f"question {self.pk} on submission {self.submission_id}"
