"""A session, what people do in it, and what they are asked."""

from django.db import models

from alongside.core import clock
from alongside.frameworks.enums import Choosing, Takes
from alongside.live.enums import ActivityState
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project


class Session(models.Model):
    """A time when people say what they think: on phones, on paper, in a hall or not.

    `last_event` is the number of the newest row of its event stream. It is handed out under a lock
    on this row, so that numbers commit in order and none is skipped.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="sessions")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="sessions")
    code = models.CharField(max_length=6, unique=True)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True, help_text="What this is, in easy words, as participants read it first")
    template = models.SlugField(max_length=60)
    groups = models.ManyToManyField(Group, related_name="+")
    hear_back_by = models.DateField(null=True, blank=True)
    hold_for_person = models.BooleanField(
        default=True, help_text="Words, pictures and sound wait for the facilitator before any screen shows them"
    )
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(
        null=True, blank=True, help_text="From then on nobody new can join; who is here goes on"
    )
    questions_sent_on = models.DateField(
        null=True, blank=True, help_text="When the people who were invited had the questions (requirement P5)"
    )
    last_event = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def can_be_joined(self) -> bool:
        """Whether somebody new may take part."""
        return self.closed_at is None and self.locked_at is None


class PastCode(models.Model):
    """A join code that a session had before it was given a new one. Nobody else ever gets it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="past_codes")
    code = models.CharField(max_length=6, unique=True)
    until = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-until", "-id")

    def __str__(self) -> str:
        return self.code


class Activity(models.Model):
    """One thing that people do in a session: a board, faces, a ballot."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="activities")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    easy_title = models.CharField(max_length=120)
    kind = models.SlugField(max_length=20, help_text="The folder of `live.kinds` that knows how to show it")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=ActivityState.choices, default=ActivityState.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    screen_page = models.PositiveSmallIntegerField(
        default=1, help_text="The page that the hall's screen shows of it; 0 is the newest, whichever that is"
    )

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("session", "key"), name="one_activity_a_key"),)

    def __str__(self) -> str:
        return self.title


class Prompt(models.Model):
    """One question of an activity.

    `values` is a list of `{"value", "label", "easy_label", "symbol"}`, empty where nothing is chosen; `choosing`
    says how many of them an answer holds, and `most` at most how many. `moments` is a list such as
    `["before", "after"]`, empty where it is asked once. `ways` is a list of `frameworks.enums.Way`: what can be
    given beside words. `host` is who looks after it where several are open side by side (E6).
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="prompts")
    key = models.SlugField(max_length=60)
    text = models.CharField(max_length=300)
    easy_text = models.CharField(max_length=300)
    symbol = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    takes = models.CharField(max_length=4, choices=Takes.choices, default=Takes.ONE)
    words = models.BooleanField(default=True)
    values = models.JSONField(default=list, blank=True)
    choosing = models.CharField(max_length=8, choices=Choosing.choices, default=Choosing.ONE)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    ways = models.JSONField(default=list, blank=True)
    host = models.CharField(max_length=80, blank=True)
    moments = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("activity", "key"), name="one_prompt_a_key"),)

    def __str__(self) -> str:
        return self.text
