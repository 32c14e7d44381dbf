"""Find the person behind a token or a receipt, without knowing who they are."""

from uuid import UUID

from alongside.core import codes
from alongside.live.models import Participant


def participant_with_token(token: str) -> Participant | None:
    """Who holds this token, with their session, its area, and their group."""
    return (
        Participant.objects.select_related("session__area", "group")
        .filter(token_digest=codes.token_digest(token))
        .first()
    )


def participant_with_receipt(typed: str) -> Participant | None:
    """Whose receipt this is, however it was typed."""
    if not codes.is_strip_code(typed):
        return None
    return (
        Participant.objects.select_related("session__area", "group")
        .filter(receipt_digest=codes.receipt_digest(typed))
        .first()
    )


def participant_with_id(participant_id: UUID) -> Participant | None:
    """Somebody whose id was kept where only they reach it, with their session, its area, their group, and who they
    were at an earlier session."""
    found = Participant.objects.select_related("session__area", "group", "continues__session")
    return found.filter(pk=participant_id).first()
