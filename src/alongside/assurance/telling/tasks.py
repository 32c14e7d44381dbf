"""What is done in the background: send the letters that wait."""

from django_tasks import task

from alongside.assurance.telling.actions import send_what_waits


@task()
def send_letters() -> None:
    """Send every letter that waits."""
    send_what_waits()
