"""What is done in the background: tell everyone who signed a mark what became of it."""

from uuid import UUID

from django_tasks import task

from alongside.assurance.marks.telling import tell_everyone


@task()
def tell(mark_id: str, event: str) -> None:
    """Write to everyone who signed."""
    tell_everyone(UUID(mark_id), event)
