"""What everyone who signed is told of a mark, by email."""

from uuid import UUID

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from alongside.assurance.marks.addresses import mark_address
from alongside.assurance.marks.enums import Event
from alongside.assurance.marks.models import Mark
from alongside.people.models import User

_SUBJECTS = {
    Event.AWARDED: "The mark was awarded: {title}",
    Event.WITHDRAWN: "The mark was withdrawn: {title}",
    Event.ENDED: "The mark has run out: {title}",
}


def tell_everyone(mark_id: UUID, event: str) -> None:
    """One email each to everyone who signed. Demonstration people have no post; a mark that is gone tells nothing."""
    mark = Mark.objects.select_related("area", "project").filter(pk=mark_id).first()
    if mark is None:
        return
    letters = [_letter(mark, Event(event), person) for person in _people(mark)]
    if letters:
        get_connection().send_messages(letters)


def _people(mark: Mark) -> list[User]:
    return list(mark.people.filter(is_active=True, is_demonstration=False))


def _letter(mark: Mark, event: Event, person: User) -> EmailMessage:
    context = {"mark": mark, "person": person, "address": mark_address(mark.pk)}
    body = render_to_string(f"assurance/mark/email/{event.value}.txt", context)
    subject = _SUBJECTS[event].format(title=" ".join(mark.project.title.split()))
    return EmailMessage(subject, body, to=[person.email])
