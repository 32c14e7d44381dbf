"""Have people told by email, once each: the only place that writes letters.

A letter is written down in the transaction of what it tells of. Whoever sends it takes it first, so that it goes out
once however often the task runs. One that was taken and never sent (the process was killed, or no mail server
answered) is given back after a while, and given up after some days. Nobody does anything here, and the audit tells
of what the letters are about.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from alongside.assurance.telling import queries
from alongside.assurance.telling.enums import EACH_BY_ITSELF, Occasion
from alongside.assurance.telling.letters import Written, written
from alongside.assurance.telling.models import Letter
from alongside.core import clock
from alongside.projects.models import Project

logger = logging.getLogger(__name__)

SEND = "alongside.assurance.telling.tasks.send_letters"
GIVEN_BACK_AFTER = timedelta(minutes=15)
GIVEN_UP_AFTER = timedelta(days=3)


@transaction.atomic
def have_told(*, project: Project, occasion: Occasion, things: Mapping[int, object]) -> None:
    """Have people (by their ids) told of something, each of the thing that concerns them; nobody twice of one thing."""
    people = queries.people_with_post(things)
    letters = [
        Letter(area_id=project.area_id, project=project, person=one, occasion=occasion, thing=str(things[one.pk]))
        for one in people
    ]
    if letters:
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        import_string(SEND).enqueue()


def send_what_waits() -> int:
    """Send every letter that waits; how many went out."""
    return sum(_send(pk) for pk in queries.waiting())


def _send(pk: int) -> bool:
    """Take a letter, write it as things stand now, and send it. What is true no longer is told to nobody."""
    if not queries.not_sent().filter(pk=pk, taken_at__isnull=True).update(taken_at=clock.now()):
        return False
    letter = queries.letter_to_send(pk)
    content = written(letter) if letter.person.is_active else None
    if content is None:
        letter.delete()
        return False
    try:
        _email(letter, content).send()
    except (OSError, SMTPException):
        logger.exception("Letter %s could not be sent; it is tried again.", letter.pk)
        return False
    queries.not_sent().filter(pk=pk).update(sent_at=clock.now())
    return True


def _email(letter: Letter, content: Written) -> EmailMessage:
    # One id each time it is tried: programs that read mail show a letter that arrives twice once.
    host = urlsplit(settings.SITE_URL).hostname
    context = {"letter": letter, "person": letter.person, "project": letter.project, **content.context}
    return EmailMessage(
        " ".join(content.subject.split()),
        render_to_string(f"assurance/email/{letter.occasion}.txt", context),
        to=[letter.person.email],
        headers={"Message-ID": f"<letter-{letter.pk}-{letter.wanted_at:%Y%m%d%H%M%S}@{host}>"},
    )


@transaction.atomic
def look_after_letters() -> None:
    """Give back what was taken and never sent, give up what is old, and have sent what was left behind."""
    now = clock.now()
    queries.not_sent().filter(wanted_at__lt=now - GIVEN_UP_AFTER).delete()
    for letter in queries.not_sent().filter(taken_at__lt=now - GIVEN_BACK_AFTER):
        if letter.occasion not in EACH_BY_ITSELF and queries.has_a_twin(letter):
            letter.delete()
        else:
            queries.not_sent().filter(pk=letter.pk).update(taken_at=None)
    left = queries.not_sent().filter(taken_at__isnull=True, wanted_at__lt=now - GIVEN_BACK_AFTER)
    if left.exists() and not queries.stands_in_the_queue(SEND):
        import_string(SEND).enqueue()
