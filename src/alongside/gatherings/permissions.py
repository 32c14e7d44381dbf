"""Who may record a gathering. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_record_gathering(standing: Standing) -> bool:
    """Write down that people met, what for and who came: families and young people as well as staff."""
    return standing.is_team


def check_can_record_gathering(standing: Standing) -> None:
    check(can_record_gathering(standing), "Only the people who work on this project can record who met and when.")


def can_see_counts(standing: Standing) -> bool:
    """See how many came. Everybody sees which groups did."""
    return standing.is_team


def can_see_minutes(standing: Standing, *, is_published: bool) -> bool:
    """The team reads minutes at once; everybody once they are published, since a name may have slipped into them."""
    return is_published or standing.is_team


def can_publish_minutes(standing: Standing) -> bool:
    """Put minutes before everybody."""
    return standing.has(Role.COORDINATOR)


def check_can_publish_minutes(standing: Standing) -> None:
    check(can_publish_minutes(standing), "Only a participation officer can show minutes to everybody.")
