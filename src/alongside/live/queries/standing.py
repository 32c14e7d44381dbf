"""What still counts of what was said, said once for every query that reads it."""

from django.db.models import Q


def standing(through: str = "") -> Q:
    """The newest version, not taken back, and not with the safeguarding lead.

    `through` is the way to the contribution for queries that begin elsewhere: `"codings__contribution"`.
    """
    way = f"{through}__" if through else ""
    return Q(**{f"{way}is_current": True, f"{way}withdrawn_at__isnull": True, f"{way}is_restricted": False})
