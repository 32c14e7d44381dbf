from django.db import models
from django.db.models import Q

from alongside.core import clock
from alongside.frameworks.models import PackVersion
from alongside.people.models import Area, Group, User
from alongside.practice.enums import NoteKind
from alongside.projects.models import Project


class Reflection(models.Model):
    """A group looks at its own practice (P1), or everybody who works on it where no group is named.

    It says openly what it thinks first. `opened_at` is when it had done so: nobody's principles are shown to it
    before that (P3). What it says stays with those who reflect.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="reflections")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="reflections")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    level = models.SlugField(max_length=60, blank=True, help_text="A level of the pack, where it has levels (P2)")
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at", "-id")

    def __str__(self) -> str:
        return f"reflection {self.pk} in {self.area_id}"


class Look(models.Model):
    """One principle, or one set of questions, that a group looks at: one to begin with, the next when it asks (P12).

    `topic` is a key of `rules.topics_of` in the pack whose principles these are.
    """

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="looks")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=130)
    number = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("reflection", "number"), name="one_look_a_number"),
            models.UniqueConstraint(fields=("reflection", "pack_version", "topic"), name="one_look_a_topic"),
        )

    def __str__(self) -> str:
        return f"{self.topic} in reflection {self.reflection_id}"


class ReflectionNote(models.Model):
    """What a group said to a question, or what it finds hard. Without a look it was said before any principle."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="notes")
    look = models.ForeignKey(Look, on_delete=models.CASCADE, null=True, blank=True, related_name="notes")
    kind = models.CharField(max_length=10, choices=NoteKind.choices, default=NoteKind.THOUGHT)
    question = models.SlugField(max_length=60, blank=True, help_text="Empty for something that is hard")
    words = models.TextField()
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(look__isnull=False) | Q(kind=NoteKind.THOUGHT), name="challenges_come_with_a_look"
            ),
        )

    def __str__(self) -> str:
        return f"note {self.pk} in reflection {self.reflection_id}"
