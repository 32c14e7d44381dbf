"""Codes, themes and member checks: the only place that writes them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.models import Contribution, Participant
from alongside.live.queries.standing import standing
from alongside.projects.models import Project
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Code, Coding, MemberCheck, Theme, ThemeWording

_STANDS = standing("contribution")


@dataclass(frozen=True)
class Wording:
    """What a theme is called and what it says, in plain and in easy words."""

    title: str
    easy_title: str
    summary: str = ""
    easy_summary: str = ""


@transaction.atomic
def add_code(*, project: Project, title: str, by: Actor) -> Code:
    """A new code, or the one that already has this title, in capitals or not."""
    title = title.strip()
    there = Code.objects.filter(project=project, title__iexact=title).first()
    if there is not None:
        return there
    code, new = Code.objects.get_or_create(
        project=project, title=title, defaults={"made_by_id": by.person_id, "made_at": clock.now()}
    )
    if new:
        activity_log.record("code added", code, by=by, area_id=project.area_id)
    return code


@transaction.atomic
def put_code_on_all(*, contributions: Iterable[Contribution], project: Project, title: str, by: Actor) -> Code:
    """A coder puts one code, new or not, on several things that people said: on all of them or on none."""
    code = add_code(project=project, title=title, by=by)
    for contribution in contributions:
        put_code(contribution=contribution, code=code, by=by)
    return code


@transaction.atomic
def put_code(*, contribution: Contribution, code: Code, by: Actor) -> Coding:
    """A coder says that a contribution is about a code; saying it twice changes nothing."""
    if contribution.session.project_id != code.project_id:
        raise ValidationError("This was said in another project.")
    if by.person_id is None:
        raise ValidationError("Only somebody with an account can put a code on words.")
    coding, new = Coding.objects.get_or_create(contribution=contribution, code=code, coder_id=by.person_id)
    if new:
        activity_log.record("code put on", coding, by=by, area_id=code.project.area_id, fields=("code",))
    return coding


@transaction.atomic
def take_code_off(*, contribution: Contribution, code: Code, by: Actor) -> None:
    """A coder takes their own code off a contribution; another coder's stays.

    A code that is on nothing any more and in no theme goes too: that is how a slip of the pen is put right.
    """
    coding = Coding.objects.filter(contribution=contribution, code=code, coder_id=by.person_id).first()
    if coding is None:
        return
    activity_log.record("code taken off", coding, by=by, area_id=code.project.area_id, fields=("code",))
    coding.delete()
    if code.theme_id is None and not code.codings.exists():
        activity_log.record("code removed", code, by=by, area_id=code.project.area_id)
        code.delete()


@transaction.atomic
def make_theme(*, project: Project, wording: Wording, by: Actor) -> Theme:
    """A theme with its first wording. It has contributions as soon as codes are put into it."""
    theme = Theme.objects.create(project=project, made_by_id=by.person_id, **asdict(wording))
    _add_wording(theme, wording, because="", by=by)
    activity_log.record("theme made", theme, by=by, area_id=project.area_id)
    return theme


@transaction.atomic
def reword_theme(*, theme: Theme, wording: Wording, because: str, by: Actor) -> None:
    """Word a theme anew, for example after somebody said "not quite". Members are asked about it again."""
    theme = Theme.objects.select_for_update().select_related("project").get(pk=theme.pk)
    changed = [name for name, words in asdict(wording).items() if getattr(theme, name) != words]
    if not changed:
        return
    for name in changed:
        setattr(theme, name, getattr(wording, name))
    theme.save(update_fields=changed)
    _add_wording(theme, wording, because=because, by=by)
    activity_log.record("theme reworded", theme, by=by, area_id=theme.project.area_id, fields=changed)


def _add_wording(theme: Theme, wording: Wording, *, because: str, by: Actor) -> None:
    ThemeWording.objects.create(
        theme=theme,
        number=theme.wordings.count() + 1,
        because=because,
        written_by_id=by.person_id,
        **asdict(wording),
    )


@transaction.atomic
def put_code_in_theme(*, code: Code, theme: Theme | None, by: Actor) -> None:
    """Gather a code, with everything under it, into a theme; or take it out of its theme."""
    if theme is not None and theme.project_id != code.project_id:
        raise ValidationError("This theme belongs to another project.")
    code.theme = theme
    code.save(update_fields=["theme"])
    activity_log.record("code put in theme", code, by=by, area_id=code.project.area_id, fields=("theme",))


@transaction.atomic
def ask_members(*, theme: Theme, by: Actor) -> None:
    """From now on, receipts ask those whose words are in the theme whether it is what they meant."""
    if theme.check_asked_at is not None:
        return
    if not Coding.objects.filter(_STANDS, code__theme=theme).exists():
        raise ValidationError("Nobody’s words are in this theme yet, so there is nobody to ask.")
    theme.check_asked_at = clock.now()
    theme.save(update_fields=["check_asked_at"])
    activity_log.record("members asked", theme, by=by, area_id=theme.project.area_id, fields=("check_asked_at",))


@transaction.atomic
def answer_member_check(*, theme: Theme, participant: Participant, answer: CheckAnswer, words: str = "") -> MemberCheck:
    """Somebody whose words are in the theme says whether it is what they meant. Their latest answer counts."""
    if theme.check_asked_at is None or not has_words_in(theme, participant):
        raise ValidationError("This theme is not waiting for your answer.")
    wording = theme.wordings.order_by("-number")[0]
    check, _ = MemberCheck.objects.update_or_create(
        wording=wording,
        participant=participant,
        defaults={"theme": theme, "answer": answer, "words": words, "said_at": clock.now()},
    )
    activity_log.record(
        "member check answered",
        check,
        by=actors.participant(participant.pk),
        area_id=theme.project.area_id,
        fields=("answer",),
    )
    return check


def has_words_in(theme: Theme, participant: Participant) -> bool:
    """Whether something that this person said, and has not withdrawn, went into the theme."""
    return Coding.objects.filter(_STANDS, code__theme=theme, contribution__participant=participant).exists()


@transaction.atomic
def forget_check_words(*, participant: Participant) -> None:
    """Remove what somebody wrote in member checks, when they withdraw; their yes or not quite stays."""
    checks = MemberCheck.objects.filter(participant=participant).exclude(words="")
    for check in checks:
        activity_log.record("check words withdrawn", check, by=actors.participant(participant.pk), fields=("words",))
    checks.update(words="")
