"""Write minutes, correct them, and put them before everybody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks.queries import minutes_form
from alongside.gatherings import rules
from alongside.gatherings.models import FollowUp, Gathering, Minutes, MinutesText
from alongside.people.models import Group
from alongside.projects.actions import Paper
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project

CHANGED = (
    "Somebody else changed these minutes while you were writing. What they wrote stands below, and yours is still here. "
    "Save again if yours should take its place."
)


@dataclass(frozen=True)
class Next:
    """What happens next, who does it, and by when; `pk` where it was written down before."""

    words: str
    who: str = ""
    by: date | None = None
    pk: int | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesFacts:
    """What is written down of a meeting. Day and groups stand with the gathering, where it was one.

    `paper` is the sheet from which it was typed in, where it was.
    """

    answers: Mapping[str, str]
    follow_ups: Sequence[Next] = ()
    met_on: date | None = None
    groups: Collection[Group] = field(default_factory=tuple)
    paper: Paper | None = None


@transaction.atomic
def write_minutes(*, project: Project, facts: MinutesFacts, gathering: Gathering | None = None, by: Actor) -> Minutes:
    """Write the minutes of a gathering, or of a day. Raises `ValidationError` where it cannot have been so."""
    _check(project, facts, gathering)
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if gathering is not None and Minutes.objects.filter(gathering=gathering).exists():
        raise ValidationError(
            "Somebody else has written the minutes of this gathering meanwhile. Yours is still here: open theirs from the "
            "gathering’s page, and put in what is missing."
        )
    minutes = Minutes.objects.create(
        area_id=project.area_id, project=project, gathering=gathering, met_on=None if gathering else facts.met_on
    )
    _write(minutes, facts, number=1, by=by)
    activity_log.record("minutes written", minutes, by=by, area_id=project.area_id, fields=("texts", "follow_ups"))
    return minutes


@transaction.atomic
def correct_minutes(*, minutes: Minutes, facts: MinutesFacts, seen: int, by: Actor) -> None:
    """Correct what minutes say; the earlier text stays as history. A follow-up that was promised stays as it is.

    So does what was written to questions that the pack does not ask any more. Of minutes that are published, everybody
    reads the earlier text until somebody publishes this one too.

    Raises `ValidationError` where they changed since the text of the number `seen` was read.
    """
    _check(minutes.project, facts, minutes.gathering)
    Minutes.objects.select_for_update().get(pk=minutes.pk)
    current = MinutesText.objects.get(minutes=minutes, is_current=True)
    if current.number != seen:
        raise ValidationError(CHANGED)
    MinutesText.objects.filter(pk=current.pk).update(is_current=False)
    if minutes.gathering_id is None:
        minutes.met_on = facts.met_on
        minutes.save(update_fields=["met_on"])
    asked = _asked(minutes.project)
    gone = {key: words for key, words in current.answers.items() if key not in asked}
    _write(minutes, facts, number=current.number + 1, gone=gone, by=by)
    activity_log.record("minutes corrected", minutes, by=by, area_id=minutes.area_id, fields=("texts", "follow_ups"))


@transaction.atomic
def publish_minutes(*, minutes: Minutes, seen: int, by: Actor) -> None:
    """Put what minutes say before everybody. Publishing the same text twice changes nothing.

    Raises `ValidationError` where they say something else than the text of the number `seen`, which was read.
    """
    Minutes.objects.select_for_update().get(pk=minutes.pk)
    text = MinutesText.objects.get(minutes=minutes, is_current=True)
    if text.number != seen:
        raise ValidationError("Somebody changed these minutes while you were reading. Read what they say now.")
    if text.published_at is not None:
        return
    text.published_at = clock.now()
    text.save(update_fields=["published_at"])
    if minutes.published_at is None:
        minutes.published_at = text.published_at
        minutes.save(update_fields=["published_at"])
    activity_log.record("minutes published", minutes, by=by, area_id=minutes.area_id, fields=("published_at",))


@transaction.atomic
def follow_up_promised(*, follow_up: FollowUp, by: Actor) -> None:
    """A follow-up stands in the register as a promise. Raises `ValidationError` where it already does."""
    Minutes.objects.select_for_update().get(pk=follow_up.minutes_id)  # as whoever corrects them does
    found = FollowUp.objects.select_for_update().filter(pk=follow_up.pk, promised_at__isnull=True).first()
    if found is None:
        raise ValidationError("This was taken out of the minutes, or is a promise already.")
    found.promised_at = clock.now()
    found.save(update_fields=["promised_at"])
    area_id = follow_up.minutes.area_id
    activity_log.record("follow-up promised", found, by=by, area_id=area_id, fields=("promised_at",))


def _check(project: Project, facts: MinutesFacts, gathering: Gathering | None) -> None:
    asked = _asked(project)
    day = gathering.held_on if gathering else facts.met_on
    problems = [rules.problem_with_day(day, today=clock.today()), rules.problem_with_follow_ups(len(facts.follow_ups))]
    if not asked.issuperset(facts.answers):
        problems.append("The pack of this project does not ask this.")
    if gathering is not None and gathering.project_id != project.pk:
        problems.append("This gathering belongs to another project.")
    filled_in = [facts.paper.group] if facts.paper and facts.paper.group else []
    if any(group.area_id != project.area_id for group in (*facts.groups, *filled_in)):
        problems.append("These groups belong to another area.")
    found = [problem for problem in problems if problem]
    if found:
        raise ValidationError(found)


def _asked(project: Project) -> set[str]:
    return {question.id for question in minutes_form(pack_for_project(project)).written}


def _write(
    minutes: Minutes, facts: MinutesFacts, *, number: int, by: Actor, gone: Mapping[str, str] | None = None
) -> None:
    written = {key: words.strip() for key, words in facts.answers.items() if words.strip()}
    answers = {**(gone or {}), **written}
    if minutes.gathering_id is None:
        minutes.groups.set(facts.groups)
    _write_follow_ups(minutes, facts.follow_ups)
    MinutesText.objects.create(
        minutes=minutes,
        number=number,
        answers=answers,
        follow_ups=[_as_said(row) for row in FollowUp.objects.filter(minutes=minutes)],
        written_by_id=by.person_id,
        is_from_paper=facts.paper is not None,
        paper_group=facts.paper.group if facts.paper else None,
    )


def _as_said(row: FollowUp) -> dict[str, Any]:
    """A follow-up as a text of the minutes holds it."""
    return {"pk": row.pk, "words": row.words, "who": row.who, "by": row.by.isoformat() if row.by else None}


def _write_follow_ups(minutes: Minutes, follow_ups: Sequence[Next]) -> None:
    """Those with words stay, at their places; emptied ones go. What was promised, or was not on the page, stays."""
    there = {row.pk: row for row in FollowUp.objects.filter(minutes=minutes)}
    for position, one in enumerate(follow_ups, start=1):
        row = there.get(one.pk or 0)
        if row is not None and row.promised_at is not None:
            continue
        if one.words.strip():
            row = row or FollowUp(minutes=minutes)
            row.position, row.words, row.who, row.by = position, one.words.strip(), one.who.strip(), one.by
            row.save()
        elif row is not None:
            row.delete()
