from typing import Any, NoReturn

from django.db import models

from alongside.core import clock
from alongside.frameworks.enums import GroupSays
from alongside.people.models import Area, Group, User


class PackVersionIsFixedError(Exception):
    """Something tried to change an installed version of a pack."""


class PackVersion(models.Model):
    """One version of a pack, as it was installed: its canonical source and the digest over it. It never changes.

    `area` has it where it is an area's own, and `parent` is the version whose words the area said in its own way.
    """

    pack_id = models.SlugField(max_length=80)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=120)
    source = models.JSONField()
    installed_at = models.DateTimeField(default=clock.now)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="own_versions")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ("pack_id", "-installed_at")
        constraints = (models.UniqueConstraint(fields=("pack_id", "version"), name="one_pack_a_version"),)

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new version. One that is installed stays as it is, since areas and projects stand on it."""
        if not self._state.adding:
            raise PackVersionIsFixedError(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise PackVersionIsFixedError(str(self))


class Adoption(models.Model):
    """An area works under a pack from a day on; the latest one counts."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="adoptions")
    version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="adoptions")
    adopted_at = models.DateTimeField(default=clock.now)
    adopted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-adopted_at", "-id")

    def __str__(self) -> str:
        return f"{self.area_id} adopted {self.version_id}"


class PackWording(models.Model):
    """How an area would word its pack. A change is a new wording with a digest of its own; the earlier ones stay.

    Groups agree to one wording, after they were asked (`asked_at`). It is `published` as a version once all have.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="pack_wordings")
    number = models.PositiveIntegerField()
    based_on = models.ForeignKey(PackVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.JSONField()
    digest = models.CharField(max_length=64)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    published = models.ForeignKey(PackVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="wordings")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("area", "number"), name="one_pack_wording_a_number"),
            models.UniqueConstraint(
                fields=("area",), condition=models.Q(is_current=True), name="one_current_pack_wording"
            ),
            models.CheckConstraint(
                condition=models.Q(published__isnull=True) | models.Q(asked_at__isnull=False, is_current=False),
                name="published_after_it_was_asked",
            ),
        )

    def __str__(self) -> str:
        return f"wording {self.number} of {self.area_id}"


class PackAnswer(models.Model):
    """What a group says to a wording of the pack: it agrees, or not yet and why. Nothing is published over a not yet.

    Who said so, when, and the digest of the words as they were read. A later answer is a new row; the earlier stays.
    """

    wording = models.ForeignKey(PackWording, on_delete=models.CASCADE, related_name="answers")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    says = models.CharField(max_length=8, choices=GroupSays.choices, default=GroupSays.AGREES)
    because = models.TextField(blank=True, help_text="Why not yet")
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("wording", "group"), condition=models.Q(is_current=True), name="one_pack_answer_a_group"
            ),
            models.UniqueConstraint(
                fields=("wording", "said_by"), condition=models.Q(is_current=True), name="nobody_answers_for_two_groups"
            ),
            models.CheckConstraint(
                condition=models.Q(says=GroupSays.AGREES, because="")
                | (models.Q(says=GroupSays.NOT_YET) & ~models.Q(because="")),
                name="not_yet_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.says} to {self.wording_id}"
