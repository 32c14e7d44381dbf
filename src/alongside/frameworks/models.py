from typing import Any, NoReturn

from django.db import models

from alongside.core import clock
from alongside.people.models import Area, User


class PackVersionIsFixedError(Exception):
    """Something tried to change an installed version of a pack."""


class PackVersion(models.Model):
    """One version of a pack, as it was installed: its canonical source and the digest over it. It never changes."""

    pack_id = models.SlugField(max_length=80)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=120)
    source = models.JSONField()
    installed_at = models.DateTimeField(default=clock.now)

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
