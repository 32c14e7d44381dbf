from django.db import models
from django.db.models import Q

from alongside.answers.enums import DecisionKind, Difference, Happened, PromiseState, Stance
from alongside.core import clock
from alongside.gatherings.models import FollowUp, Gathering
from alongside.live.models import Contribution, Participant
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project
from alongside.themes.models import Theme


class Decision(models.Model):
    """What the groups that decide said to a theme, with the reason.

    It is published when the area answers in public. A later decision takes its place when that one is published
    (at once where this one never was), so an answer that people have read stands until there is a new one; the
    earlier stays as history. `is_current` is the one that stands.
    `asking_groups` are those whose representatives say whether its promises were kept.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    summary = models.TextField(help_text="What we will do, can't do, or will look at again, in plain words")
    easy_summary = models.TextField(help_text="The same in easy words")
    reason = models.TextField()
    easy_reason = models.TextField(blank=True)
    considered = models.TextField(help_text="What was weighed before deciding")
    decided_on = models.DateField()
    taken_in = models.ForeignKey(
        Gathering,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        help_text="The gathering at which it was taken: who was in the room",
    )
    asking_groups = models.ManyToManyField(Group, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-decided_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("theme",), condition=Q(is_current=True), name="one_current_decision"),
        )

    def __str__(self) -> str:
        return f"{self.kind} on theme {self.theme_id}"

    @property
    def is_replaced(self) -> bool:
        """Whether it was before everybody, and a later one is now."""
        return self.published_at is not None and not self.is_current


class GroupStance(models.Model):
    """A group that took a decision: whether it agreed, in its own words."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="stances")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("group__position", "id")
        constraints = (models.UniqueConstraint(fields=("decision", "group"), name="one_stance_a_group"),)

    def __str__(self) -> str:
        return f"{self.group_id} {self.stance}"


class Promise(models.Model):
    """Something that somebody will do by a day. It is owned by a role, and kept when those who asked say so.

    It follows from a decision, from a pledge that somebody made in a session, or from a follow-up in the minutes of a
    meeting: exactly one of the three. Those who asked stand with the decision; else they are `asking_groups`. Its words are its owner's undertaking and
    never the pledge's own, so that they stay when the pledge is taken back.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="promises")
    pledge = models.OneToOneField(Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="promise")
    follow_up = models.OneToOneField(FollowUp, on_delete=models.CASCADE, null=True, blank=True, related_name="promise")
    asking_groups = models.ManyToManyField(Group, related_name="+", blank=True)
    words = models.TextField()
    easy_words = models.TextField()
    owner_role = models.CharField(max_length=120)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="promises")
    due = models.DateField()
    state = models.CharField(max_length=10, choices=PromiseState.choices, default=PromiseState.OPEN)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    evidence = models.TextField(blank=True, help_text="What the owner says was done")
    said_done_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    difference_from = models.DateField(
        null=True, blank=True, help_text="The day from which it is asked whether a kept promise made a difference"
    )

    class Meta:
        ordering = ("due", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=(PromiseState.KEPT, PromiseState.NOT_KEPT), closed_at__isnull=False)
                | (~Q(state__in=(PromiseState.KEPT, PromiseState.NOT_KEPT)) & Q(closed_at__isnull=True)),
                name="closed_promises_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False, pledge__isnull=True, follow_up__isnull=True)
                | Q(decision__isnull=True, pledge__isnull=False, follow_up__isnull=True)
                | Q(decision__isnull=True, pledge__isnull=True, follow_up__isnull=False),
                name="a_promise_follows_from_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=PromiseState.KEPT, difference_from__isnull=False)
                | (~Q(state=PromiseState.KEPT) & Q(difference_from__isnull=True)),
                name="kept_promises_have_a_day_of_asking",
            ),
        )

    def __str__(self) -> str:
        return f"promise {self.pk} by {self.owner_role}"

    @property
    def area(self) -> Area:
        """The area in which it was made."""
        if self.decision is not None:
            return self.decision.theme.project.area
        if self.follow_up is not None:
            return self.follow_up.minutes.area
        assert self.pledge is not None  # the constraint above
        return self.pledge.session.area

    @property
    def project(self) -> Project | None:
        """The project that it belongs to; nothing for a pledge, which is its session's."""
        if self.decision is not None:
            return self.decision.theme.project
        return self.follow_up.minutes.project if self.follow_up is not None else None

    @property
    def askers(self) -> list[Group]:
        """The groups that say whether it was kept."""
        return list((self.decision or self).asking_groups.all())

    @property
    def deciders(self) -> list[Group]:
        """The groups that took the decision which it follows from; none for a pledge."""
        return [] if self.decision is None else [stance.group for stance in self.decision.stances.all()]

    @property
    def asked_of_difference(self) -> list[Group]:
        """Everybody who had a part in it says whether it made a difference: who asked for it, and who decided it."""
        groups = {group.pk: group for group in (*self.askers, *self.deciders)}
        return list(groups.values())

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it: without a decision at once, else once that is published."""
        return self.decision is None or self.decision.published_at is not None


class Verdict(models.Model):
    """A group that asked says whether a promise was kept, through somebody who represents it."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="verdicts")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    is_kept = models.BooleanField()
    because = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("promise", "group"), condition=Q(is_current=True), name="one_current_verdict_a_group"
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id}: {'kept' if self.is_kept else 'not kept'}"


class DidItHappen(models.Model):
    """A participant's answer to "did it happen?", given with their receipt. The latest answer counts."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="tally")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Happened.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("said_at", "id")
        verbose_name_plural = "did it happen answers"
        constraints = (models.UniqueConstraint(fields=("promise", "participant"), name="one_answer_a_promise"),)

    def __str__(self) -> str:
        return f"{self.answer} to promise {self.promise_id}"


class GroupDifference(models.Model):
    """A group says whether a promise that was kept made a difference, through somebody who represents it.

    A change is a new row, and the earlier stay as history. What a group said is history, too, once the promise is
    no longer kept. Where it is too early, the group is asked again on a day.
    """

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="differences")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Difference.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    ask_again_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("group__position", "group_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("promise", "group"), condition=Q(is_current=True), name="one_current_difference_a_group"
            ),
            models.CheckConstraint(
                condition=Q(answer=Difference.TOO_EARLY, ask_again_on__isnull=False)
                | (~Q(answer=Difference.TOO_EARLY) & Q(ask_again_on__isnull=True)),
                name="too_early_is_asked_again",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id}: {self.answer}"


class OwnDifference(models.Model):
    """A participant's answer to "did it make a difference?", given with their receipt. The latest answer counts."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="difference_tally")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Difference.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("promise", "participant"), condition=Q(is_current=True), name="one_own_difference_a_promise"
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer} to promise {self.promise_id}"
