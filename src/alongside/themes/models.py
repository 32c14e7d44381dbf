from django.db import models

from alongside.core import clock
from alongside.live.models import Contribution, Participant
from alongside.people.models import User
from alongside.projects.models import Project
from alongside.themes.enums import CheckAnswer


class Theme(models.Model):
    """What several people said, in one title and one sentence, beside their exact words and never instead of them."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=120)
    easy_title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    easy_summary = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    check_asked_at = models.DateTimeField(
        null=True, blank=True, help_text="From then on, those whose words are in it are asked whether it is right"
    )

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return self.title


class ThemeWording(models.Model):
    """How a theme was worded, from its first day on: what members answered changes it, with a history."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    easy_title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    easy_summary = models.TextField(blank=True)
    because = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("theme", "number")
        constraints = (models.UniqueConstraint(fields=("theme", "number"), name="one_theme_wording_a_number"),)

    def __str__(self) -> str:
        return f"wording {self.number} of theme {self.theme_id}"


class Code(models.Model):
    """A short label that coders put on contributions; codes emerge from the notes and gather into themes (P6)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="codes")
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="codes")
    title = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(fields=("project", "title"), name="one_code_a_title"),)

    def __str__(self) -> str:
        return self.title


class Coding(models.Model):
    """A coder says that a contribution is about a code. Two coders may both say so."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="codings")
    coder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("contribution", "code", "coder"), name="one_coding_a_coder"),)

    def __str__(self) -> str:
        return f"{self.contribution_id} is about {self.code_id}"


class MemberCheck(models.Model):
    """Somebody whose words are in a theme says whether the theme is what they meant.

    It is an answer to one wording. `words` is theirs, and goes when they withdraw what they said.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="member_checks")
    wording = models.ForeignKey(ThemeWording, on_delete=models.CASCADE, related_name="member_checks")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="member_checks")
    answer = models.CharField(max_length=10, choices=CheckAnswer.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (models.UniqueConstraint(fields=("wording", "participant"), name="one_check_a_wording"),)

    def __str__(self) -> str:
        return f"{self.answer} to theme {self.theme_id}"
