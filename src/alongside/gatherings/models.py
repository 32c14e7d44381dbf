from datetime import date

from django.db import models

from alongside.core import clock
from alongside.gatherings.enums import AccessMet
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project


class Gathering(models.Model):
    """A meeting or an event of a project: what it was for, when the papers went out, and who came.

    `purposes` is a list of `gatherings.enums.Purpose`. Nobody's name is kept, only how many of which group.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="gatherings")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="gatherings")
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    purposes = models.JSONField(default=list)
    papers_sent_on = models.DateField(null=True, blank=True)
    access = models.CharField(max_length=12, choices=AccessMet.choices, default=AccessMet.NOT_ASKED)
    access_note = models.TextField(blank=True, help_text="What was needed and what was done, without a name")
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """How many people of one group were invited to a gathering, where that is known, and how many came."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendance")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    invited = models.PositiveIntegerField(null=True, blank=True)
    came = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("group__position", "group_id")
        constraints = (models.UniqueConstraint(fields=("gathering", "group"), name="one_attendance_a_group"),)

    def __str__(self) -> str:
        return f"{self.came} of {self.group_id} at {self.gathering_id}"


class Minutes(models.Model):
    """What came out of a meeting: of a gathering, or of a day on which people of a project met.

    Day and groups of a gathering stand with the gathering; else they stand here. The text is in `MinutesText`. Its
    team reads it at once, and everybody once it is published: `published_at` is when that first was.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="minutes")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="minutes")
    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, null=True, blank=True, related_name="minutes")
    met_on = models.DateField(null=True, blank=True)
    groups = models.ManyToManyField(Group, related_name="+", blank=True)
    written_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "-id")
        verbose_name_plural = "minutes"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(gathering__isnull=False, met_on__isnull=True)
                | models.Q(gathering__isnull=True, met_on__isnull=False),
                name="minutes_have_one_day",
            ),
        )

    def __str__(self) -> str:
        return f"minutes of {self.day}"

    @property
    def day(self) -> date:
        """When people met."""
        if self.gathering is not None:
            return self.gathering.held_on
        assert self.met_on is not None  # the constraint above
        return self.met_on


class MinutesText(models.Model):
    """What minutes say, by the questions of the pack's form. A change is a new row; the earlier stay as history.

    What was typed in from a sheet of paper says so: `paper_group` filled it in, or several groups together.
    `follow_ups` is what was to happen next when this was written, each `{"pk", "words", "who", "by"}` of a `FollowUp`.
    `published_at` is when this text was put before everybody: who corrects published minutes writes for the team
    until somebody has looked at the new text, and everybody reads the one before.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    follow_ups = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_from_paper = models.BooleanField(default=False)
    paper_group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("minutes", "number"), name="one_text_a_number"),
            models.UniqueConstraint(
                fields=("minutes",), condition=models.Q(is_current=True), name="one_current_text_of_minutes"
            ),
        )

    def __str__(self) -> str:
        return f"text {self.number} of minutes {self.minutes_id}"


class FollowUp(models.Model):
    """What happens next: who does it, in which role, and by when. It can become a promise in the register."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="follow_ups")
    position = models.PositiveIntegerField()
    words = models.TextField()
    who = models.CharField(max_length=120, blank=True)
    by = models.DateField(null=True, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True, help_text="When it became a promise")

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"follow-up {self.position} of minutes {self.minutes_id}"
