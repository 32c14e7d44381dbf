"""Pictures and recordings, for whoever may see them: each function fetches and authorises at once."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.http import Http404

from alongside.core import codes
from alongside.live.enums import MediaKind
from alongside.live.models import Activity, Contribution, Media, Participant, Session
from alongside.live.permissions import check_can_open_media
from alongside.live.queries.desk import standing_contributions
from alongside.people.standing import Standing

NOTHING_HERE = "There is no picture or recording here. It may have been taken back."


def media_of(participant: Participant, media_id: UUID) -> Media:
    """One's own, said or not said yet; `Http404` for everybody else's."""
    theirs = Media.objects.filter(participant=participant)
    return _found(theirs.exclude(contribution__withdrawn_at__isnull=False), media_id)


def unsaid_of(participant: Participant, media_ids: Collection[UUID]) -> list[Media]:
    """Those of these that are a participant's own, and that they have not said yet."""
    return list(Media.objects.filter(participant=participant, contribution__isnull=True, pk__in=media_ids))


def media_for(standing: Standing, code: str, media_id: UUID) -> Media:
    """Something of a session of this area, for its people; `Http404` elsewhere, `PermissionDenied` for others.

    What waits for a person is for those who read held words; what is with the safeguarding lead for them alone.
    """
    in_session = Media.objects.filter(session__area=standing.area, session__code=codes.normalise(code))
    # What is with the safeguarding leads stays with them when it was replaced or taken back.
    stands = Q(contribution__is_current=True, contribution__withdrawn_at__isnull=True) | Q(
        contribution__is_restricted=True
    )
    is_sheet = Q(contribution__isnull=True, uploaded_by__isnull=False)
    media = _found(in_session.filter(stands | is_sheet).select_related("contribution"), media_id)
    said = media.contribution
    check_can_open_media(standing, is_held=said is None or said.is_held, is_restricted=_is_restricted(media))
    return media


def _is_restricted(media: Media) -> bool:
    """Whether what it shows is with the safeguarding lead; for a sheet, whether anything typed from it is."""
    said = media.contribution
    if said is not None:
        return said.is_restricted
    return media.typed_from_it.filter(is_restricted=True).exists()


def sheet_of(session: Session, typed: str) -> Media | None:
    """The picture of a sheet of this session that an address names; nothing where there is none (any more)."""
    try:
        wanted = UUID(typed)
    except ValueError:
        return None
    return Media.objects.filter(session=session, kind=MediaKind.SHEET, pk=wanted).first()


def quotable_media() -> QuerySet[Media]:
    """What everybody may see, where a page that everybody may read quotes it: its maker said yes, nobody holds it."""
    quotable = Contribution.objects.filter(
        may_quote=True, is_held=False, is_restricted=False, is_current=True, withdrawn_at__isnull=True
    )
    return Media.objects.filter(contribution__in=quotable)


def media_in(session: Session, media_id: UUID) -> Media:
    """Something that stands in a session; `Http404` elsewhere. For who runs it."""
    return _found(said_media(session), media_id)


def said_media(session: Session) -> QuerySet[Media]:
    """All that was said in a session by picture, drawing or recording, and stands, first one first."""
    return (
        Media.objects.filter(contribution__in=standing_contributions(session))
        .select_related("contribution__words", "contribution__prompt", "contribution__participant__group")
        .order_by("contribution_id", "created_at")
    )


def shown_media(session: Session, activities: Collection[Activity]) -> dict[int, tuple[Media, ...]]:
    """By contribution, what the hall may see and hear of some activities: one query."""
    said = standing_contributions(session).filter(is_held=False, prompt__activity__in=activities)
    found: dict[int, tuple[Media, ...]] = {}
    for media in Media.objects.filter(contribution__in=said.order_by().values("pk")).order_by("created_at", "id"):
        media.session = session
        assert media.contribution_id is not None  # the filter above
        found[media.contribution_id] = (*found.get(media.contribution_id, ()), media)
    return found


def to_describe(session: Session) -> QuerySet[Media]:
    """The same, those without a description first."""
    is_described = Case(When(alt_text="", then=Value(0)), default=Value(1))
    return said_media(session).order_by(is_described, "contribution_id", "created_at")


def _found(rows: QuerySet[Media], media_id: UUID) -> Media:
    media = rows.filter(pk=media_id).first()
    if media is None:
        raise Http404(NOTHING_HERE)
    return media
