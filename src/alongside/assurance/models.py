from django.db import models
from django.db.models import Q

from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.marks.models import AreaKey, Mark, WithdrawnMarks
from alongside.assurance.signing.models import AssessorQuestion, Signature, SignOff, Submission
from alongside.assurance.telling.models import Letter
from alongside.core import clock
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project

__all__ = [
    "AreaKey",
    "AssessorQuestion",
    "Attestation",
    "GroupReview",
    "Letter",
    "Mark",
    "Remark",
    "ReviewLine",
    "SignOff",
    "Signature",
    "Submission",
    "WithdrawnMarks",
]


class Remark(models.Model):
    """Somebody says that it was not as the label tells. It is shown beside the label until they take it back.

    It carries the group or the role of who wrote it, never their name. `rung` is what the label said then.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="remarks")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="remarks")
    words = models.TextField()
    rung = models.SlugField(max_length=60)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=60, blank=True, help_text="In words, where no group is spoken for")
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="remarks")

    class Meta:
        ordering = ("-written_at", "-id")

    def __str__(self) -> str:
        return f"remark {self.pk} on project {self.project_id}"


class GroupReview(models.Model):
    """How one group looks back at a project, by itself (W5). Handed in, it stands beside those of the others."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="reviews")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reviews")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("group__position", "group_id")
        constraints = (models.UniqueConstraint(fields=("project", "group"), name="one_review_a_group"),)

    def __str__(self) -> str:
        return f"review of project {self.project_id} by {self.group_id}"


class ReviewLine(models.Model):
    """What a group said to one prompt of its pack's review. A change is a new row; the earlier stay as history."""

    review = models.ForeignKey(GroupReview, on_delete=models.CASCADE, related_name="lines")
    prompt = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=10, choices=ReviewAnswer.choices, blank=True)
    words = models.TextField(blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("prompt", "number")
        constraints = (
            models.UniqueConstraint(fields=("review", "prompt", "number"), name="one_review_line_a_number"),
            models.UniqueConstraint(
                fields=("review", "prompt"), condition=Q(is_current=True), name="one_current_review_line"
            ),
        )

    def __str__(self) -> str:
        return f"{self.prompt} {self.number} of review {self.review_id}"


class Attestation(models.Model):
    """A person says, with their name and a note, that a check holds where no record shows it.

    It stands beside what the record says and never instead of it, until whoever said so takes it back.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="attestations")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="attestations")
    check_id = models.SlugField(max_length=60)
    note = models.TextField()
    attested_at = models.DateTimeField(default=clock.now)
    attested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("attested_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "check_id"),
                condition=Q(taken_back_at__isnull=True),
                name="one_standing_attestation_a_check",
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_id} of project {self.project_id} attested"
