"""What the landing page and the command line tell of the demonstration area."""

from alongside.people.models import Area


def demonstration_area() -> Area | None:
    """The area whose people are all invented, if it has been made."""
    return Area.objects.filter(memberships__person__is_demonstration=True).distinct().first()
