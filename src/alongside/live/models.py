import uuid

from django.db import models
from django.db.models import Q

from alongside.core import clock
from alongside.frameworks.enums import Takes
from alongside.live.enums import ActivityState, EventKind, HelpKind, Via, Whose
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
        default=True, help_text="Words that may be a child's wait for the facilitator before any screen shows them"
    )
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    last_event = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """One thing that people do in a session: a board, faces, a scale."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="activities")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    easy_title = models.CharField(max_length=120)
    kind = models.SlugField(max_length=20, help_text="The module of `live.kinds` that knows how to show it")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=ActivityState.choices, default=ActivityState.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("session", "key"), name="one_activity_a_key"),)

    def __str__(self) -> str:
        return self.title


class Prompt(models.Model):
    """One question of an activity.

    `values` is a list of `{"value", "label", "easy_label", "symbol"}`, empty where nothing is chosen;
    `moments` is a list such as `["before", "after"]`, empty where it is asked once.
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
    moments = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("activity", "key"), name="one_prompt_a_key"),)

    def __str__(self) -> str:
        return self.text


class Participant(models.Model):
    """Somebody who takes part: a random id in one session, not an account and not a name.

    Their browser keeps a token and they keep a receipt; only digests of both are here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    home_area = models.CharField(max_length=80, blank=True)
    token_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # many may have none
    receipt_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # many may have none
    likes = models.JSONField(default=dict, blank=True)
    joined_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("joined_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class Contribution(models.Model):
    """One thing that somebody said. It never changes: a correction is a new one that supersedes it.

    `uuid` is made by the client and is unique in the session. `value` is a rating or a choice; the words
    stand in a row of their own, which a withdrawal deletes while this empty place stays.
    `is_held` keeps it from every screen until the facilitator shows it. `is_current` is false for the
    earlier answers of a prompt that takes one.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="contributions")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="contributions")
    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="contributions")
    uuid = models.UUIDField()
    moment = models.CharField(max_length=12, blank=True)
    value = models.CharField(max_length=60, blank=True)
    whose = models.CharField(max_length=12, choices=Whose.choices, default=Whose.OWN)
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.DEVICE)
    may_quote = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)
    only_one = models.BooleanField(default=False, help_text="The prompt took one answer when this was said")
    supersedes = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("session", "uuid"), name="one_contribution_an_id"),
            models.UniqueConstraint(
                fields=("participant", "prompt", "moment"),
                condition=Q(is_current=True, only_one=True),
                name="one_current_answer_a_prompt",
            ),
        )
        indexes = (models.Index(fields=("prompt", "is_current"), name="contribution_by_prompt"),)

    def __str__(self) -> str:
        return f"contribution {self.pk}"


class Words(models.Model):
    """The exact words of a contribution, code point by code point, in a row that can be deleted.

    `scribe_note` is what the person who wrote them down wants to add, kept apart from the words (P8).
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, primary_key=True, related_name="words")
    text = models.TextField()
    scribe_note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return f"the words of contribution {self.pk}"


class HelpRequest(models.Model):
    """A participant pressed "I don't understand" or "I need help"; the facilitator's page shows it at once."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="help_requests")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    prompt = models.ForeignKey(Prompt, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=HelpKind.choices)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} in {self.session_id}"


class LiveEvent(models.Model):
    """Something happened in a session, in order. Screens and phones are woken by it; it may be pruned."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12, choices=EventKind.choices)
    subject_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("session", "number")
        constraints = (models.UniqueConstraint(fields=("session", "number"), name="one_event_a_number"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.session_id}"
