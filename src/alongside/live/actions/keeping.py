"""What becomes of a contribution afterwards: held, shown, withdrawn, allowed to be quoted."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import add_events, lock
from alongside.live.actions.jobs import throw_away_files
from alongside.live.enums import EventKind, MediaKind
from alongside.live.models import Contribution, Media, Participant, Prompt, Words
from alongside.live.queries.standing import standing


@transaction.atomic
def hold(*, contribution: Contribution, by: Actor) -> None:
    """Take a contribution off every screen until somebody shows it."""
    _set_held([contribution], held=True, by=by)


@transaction.atomic
def show(*, contribution: Contribution, by: Actor) -> None:
    """Let the screens show a contribution."""
    _set_held([contribution], held=False, by=by)


@transaction.atomic
def show_all_held(*, prompt: Prompt, by: Actor) -> int:
    """Show what waits under one prompt; how many there were. What is flagged is looked at one by one."""
    waiting = list(Contribution.objects.filter(standing(), prompt=prompt, is_held=True, is_flagged=False))
    _set_held(waiting, held=False, by=by)
    return len(waiting)


def _set_held(contributions: list[Contribution], *, held: bool, by: Actor) -> None:
    if not contributions:
        return
    session = lock(contributions[0].session_id)
    ids = [contribution.pk for contribution in contributions]
    # Between the page and this press it may have gone to the safeguarding leads.
    Contribution.objects.filter(pk__in=ids, session=session, is_restricted=False).update(is_held=held)
    if held:
        throw_away_files(session)
    add_events(session, [(EventKind.CONTRIBUTION, pk) for pk in ids])
    verb = "contribution held" if held else "contribution shown"
    activity_log.record_all(
        [
            activity_log.entry(
                verb,
                subject_type="live.contribution",
                subject_id=pk,
                by=by,
                area_id=session.area_id,
                fields=("is_held",),
            )
            for pk in ids
        ]
    )


@transaction.atomic
def withdraw(*, contribution: Contribution, by: Actor) -> None:
    """Remove words, pictures and recordings, in all versions of this answer; the empty place stays. It cannot be undone.

    What is with the safeguarding leads goes from everywhere else, the receipt too, and stays with them until they
    delete it: people take back what they told out of fear as well.
    """
    session = lock(contribution.session_id)
    versions = Contribution.objects.filter(withdrawn_at__isnull=True, pk__in=versions_of(contribution))
    ids = list(versions.values_list("pk", flat=True))
    remove_words(list(versions.filter(is_restricted=False).values_list("pk", flat=True)))
    throw_away_files(session)
    Contribution.objects.filter(pk__in=ids).update(withdrawn_at=clock.now(), may_quote=False)
    _forget_whom_they_asked(contribution)
    add_events(session, [(EventKind.CONTRIBUTION, pk) for pk in ids])
    for pk in ids:
        activity_log.record(
            "words withdrawn", Contribution(pk=pk), by=by, area_id=session.area_id, fields=("words", "value", "media")
        )


def _forget_whom_they_asked(contribution: Contribution) -> None:
    """Who took everything back leaves nothing that they wrote, also not how they asked others."""
    stands = Contribution.objects.filter(participant_id=contribution.participant_id, withdrawn_at__isnull=True)
    if not stands.exists():
        Participant.objects.filter(pk=contribution.participant_id).update(asked_people=None, asked_how="")


def remove_words(ids: Collection[int]) -> None:
    """Delete everything that was said in these contributions; their empty places stay."""
    Words.objects.filter(contribution_id__in=ids).delete()
    # A sheet carries one person's words: with one thing that was typed from it, its picture goes.
    sheets = Contribution.objects.filter(pk__in=ids).values("sheet_id")
    Media.objects.filter(Q(contribution_id__in=ids) | Q(kind=MediaKind.SHEET, pk__in=sheets)).delete()
    Contribution.objects.filter(pk__in=ids).update(value="")


def versions_of(contribution: Contribution) -> list[int]:
    """Every version of an answer: for a prompt that takes one, all that this person ever gave it."""
    if not contribution.only_one:
        return [contribution.pk]
    return list(
        Contribution.objects.filter(
            participant_id=contribution.participant_id,
            prompt_id=contribution.prompt_id,
            moment=contribution.moment,
            only_one=True,
        ).values_list("pk", flat=True)
    )


@transaction.atomic
def set_may_quote(*, contribution: Contribution, may_quote: bool, by: Actor) -> None:
    """Whether these words may be shown to everybody: only who said them decides."""
    session = lock(contribution.session_id)
    Contribution.objects.filter(pk=contribution.pk, withdrawn_at__isnull=True).update(may_quote=may_quote)
    if not may_quote:
        throw_away_files(session)
    add_events(session, [(EventKind.CONTRIBUTION, contribution.pk)])
    activity_log.record("quoting chosen", contribution, by=by, area_id=session.area_id, fields=("may_quote",))
