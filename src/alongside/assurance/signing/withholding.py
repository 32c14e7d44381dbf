"""What of a record is not yet, or not at all, for somebody of the team who reads it."""

from alongside.assurance.reviews import may_see_others
from alongside.assurance.signing.record_pages import Withheld
from alongside.assurance.signing.snapshot import Kind
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people.models import Group
from alongside.people.standing import Standing


def withheld_from(reading: Reading, standing: Standing) -> frozenset[Withheld]:
    """Who speaks for groups that are asked to look back does so before reading how it was for the others. One query."""
    if not reading.pack.review:
        return frozenset()
    asked = {group.id for group in reading.pack.groups_that_agree}
    ours = Group.objects.filter(pk__in=standing.group_ids).values_list("key", flat=True)
    handed_in = [item.id for item in reading.snapshot.items if item.kind is Kind.REVIEW]
    if may_see_others(mine=[key for key in ours if key in asked], handed_in=handed_in):
        return frozenset()
    return frozenset({Withheld.REVIEWS})
