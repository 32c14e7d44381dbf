from django.db import models

from alongside.core import clock
from alongside.frameworks.enums import Part
from alongside.frameworks.models import PackVersion
from alongside.people.models import Area, Group, User
from alongside.projects.enums import Ready


class Project(models.Model):
    """A piece of work that people do together, under one version of their area's pack."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="projects")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="projects")
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at", "-id")
        constraints = (models.UniqueConstraint(fields=("area", "slug"), name="one_project_a_slug"),)

    def __str__(self) -> str:
        return self.title


class Move(models.Model):
    """A project moved from one version of a pack to another. What was answered before stays as it was."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="moves")
    from_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    to_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=clock.now)
    moved_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-moved_at", "-id")

    def __str__(self) -> str:
        return f"{self.project_id} to {self.to_version_id}"


class PartWording(models.Model):
    """What a project says in one of its parts. A change is a new wording; the earlier stay as history.

    `value` is free words, or for the level and the rung the key of an entry of the project's pack;
    `because` is the reason for a level or a rung.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="part_wordings")
    part = models.CharField(max_length=12, choices=Part.choices)
    number = models.PositiveIntegerField()
    value = models.TextField()
    because = models.TextField(blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("part", "number")
        constraints = (
            models.UniqueConstraint(fields=("project", "part", "number"), name="one_wording_a_number"),
            models.UniqueConstraint(
                fields=("project", "part"), condition=models.Q(is_current=True), name="one_current_wording"
            ),
        )

    def __str__(self) -> str:
        return f"{self.part} {self.number} of {self.project_id}"


class Agreement(models.Model):
    """A group has agreed to one wording, said by somebody who represents it, on a day."""

    wording = models.ForeignKey(PartWording, on_delete=models.CASCADE, related_name="agreements")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(default=clock.now)
    agreed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("agreed_at", "id")
        constraints = (models.UniqueConstraint(fields=("wording", "group"), name="one_agreement_a_group"),)

    def __str__(self) -> str:
        return f"{self.group_id} agreed to {self.wording_id}"


class ReadinessAnswer(models.Model):
    """What a project's people said to one of the questions before a start (S3). A change is a new row."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="readiness_answers")
    question = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=10, choices=Ready.choices)
    answered_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("question", "number")
        constraints = (
            models.UniqueConstraint(fields=("project", "question", "number"), name="one_readiness_answer_a_number"),
            models.UniqueConstraint(
                fields=("project", "question"),
                condition=models.Q(is_current=True),
                name="one_current_readiness_answer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question} {self.number} of {self.project_id}"


class StageAnswer(models.Model):
    """What a project's people wrote under one question of its pack's forms.

    A question that stands in several stages has one answer. A change is a new row; the earlier stay as history.
    What was typed in from a sheet of paper says so: `paper_group` filled the sheet in, or several groups together.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="stage_answers")
    question = models.SlugField(max_length=80, allow_unicode=True)
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_from_paper = models.BooleanField(default=False)
    paper_group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("question", "number")
        constraints = (
            models.UniqueConstraint(fields=("project", "question", "number"), name="one_stage_answer_a_number"),
            models.UniqueConstraint(
                fields=("project", "question"), condition=models.Q(is_current=True), name="one_current_stage_answer"
            ),
        )

    def __str__(self) -> str:
        return f"{self.question} {self.number} of {self.project_id}"


class MapEntry(models.Model):
    """Somebody on the map of the people around a young person (S8): a role or what they are called, never a full name.

    `place` is one of those of the pack's map. Somebody who is missing ought to be there and is not.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="map_entries")
    place = models.SlugField(max_length=80)
    words = models.CharField(max_length=80)
    is_missing = models.BooleanField(default=False)
    should_talk_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    put_at = models.DateTimeField(default=clock.now)
    put_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "map entries"

    def __str__(self) -> str:
        return f"somebody at {self.place} in {self.project_id}"
