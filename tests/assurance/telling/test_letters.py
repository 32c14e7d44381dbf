"""A letter goes out once, however often its task runs, and whatever becomes of the process that sends it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from alongside.assurance.telling.actions import (
    GIVEN_BACK_AFTER,
    GIVEN_UP_AFTER,
    have_told,
    look_after_letters,
    send_what_waits,
)
from alongside.assurance.telling.enums import Occasion
from alongside.assurance.telling.models import Letter
from alongside.core import clock
from alongside.people.models import User
from tests.factories.marks import EarnedScene, earned_scene

pytestmark = pytest.mark.django_db
SOON, LATER = timedelta(seconds=1), GIVEN_BACK_AFTER + timedelta(seconds=1)


class NoServer(EmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError("nobody is there")


class AtTheSameTime(EmailBackend):
    """While a letter is on its way, somebody else does the same task."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        send_what_waits()
        return super().send_messages(messages)


@pytest.fixture
def scene() -> EarnedScene:
    """A mark was awarded, and nobody was told of it yet."""
    scene = earned_scene()
    scene.award()
    return scene


def addresses() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def everybody(scene: EarnedScene) -> list[str]:
    return sorted(person.email for person in [*scene.signers, scene.assessor])


def test_a_task_that_runs_twice_writes_once(scene: EarnedScene) -> None:
    assert (send_what_waits(), send_what_waits()) == (3, 0)
    assert addresses() == everybody(scene)


def test_two_that_send_at_the_same_time_write_once(scene: EarnedScene) -> None:
    with override_settings(EMAIL_BACKEND=f"{__name__}.AtTheSameTime"):
        send_what_waits()
    assert addresses() == everybody(scene)


def test_what_no_server_took_is_given_back_after_a_while_and_goes_out_once_under_the_same_id(
    scene: EarnedScene,
) -> None:
    with override_settings(EMAIL_BACKEND=f"{__name__}.NoServer"):
        assert send_what_waits() == 0
    look_after_letters()
    assert send_what_waits() == 0, "somebody may be sending it just now"
    with time_machine.travel(clock.now() + LATER):
        look_after_letters()
        assert (send_what_waits(), send_what_waits()) == (3, 0)
    assert addresses() == everybody(scene)
    ids = {letter.message()["Message-ID"] for letter in mail.outbox}
    assert ids == {f"<letter-{one.pk}-{one.wanted_at:%Y%m%d%H%M%S}@127.0.0.1>" for one in Letter.objects.all()}


def test_what_nobody_can_send_for_days_is_given_up(scene: EarnedScene) -> None:
    with time_machine.travel(clock.now() + GIVEN_UP_AFTER + SOON):
        look_after_letters()
    assert not Letter.objects.exists()


def test_letters_whose_task_was_lost_are_put_in_the_queue_once(scene: EarnedScene) -> None:
    DBTaskResult.objects.all().delete()
    look_after_letters()
    assert not DBTaskResult.objects.exists(), "its task may just be under way"
    with time_machine.travel(clock.now() + LATER):
        for _ in range(2):
            look_after_letters()
        assert DBTaskResult.objects.count() == 1


def test_who_has_no_account_any_more_gets_no_letter(scene: EarnedScene) -> None:
    User.objects.filter(pk=scene.assessor.pk).update(is_active=False)
    send_what_waits()
    assert addresses() == sorted(person.email for person in scene.signers)
    assert not Letter.objects.filter(person=scene.assessor).exists()


def test_nobody_is_told_twice_of_one_thing_and_one_letter_waits_for_a_project(scene: EarnedScene) -> None:
    person = scene.officer
    for thing in (1, 1, 2):
        have_told(project=scene.project, occasion=Occasion.SAID_SINCE, things={person.pk: thing})
    waiting = Letter.objects.filter(person=person)
    assert [one.thing for one in waiting] == ["1"]
    waiting.update(taken_at=clock.now(), sent_at=clock.now())
    for thing in (1, 2):
        have_told(project=scene.project, occasion=Occasion.SAID_SINCE, things={person.pk: thing})
    assert [one.thing for one in waiting.filter(sent_at=None)] == ["2"]


def test_a_letter_that_was_not_sent_makes_room_for_the_one_that_would_say_the_same(scene: EarnedScene) -> None:
    person = scene.officer
    for thing in (1, 2, 3):  # two that no server took, and one that waits
        have_told(project=scene.project, occasion=Occasion.SAID_SINCE, things={person.pk: thing})
        if thing != 3:
            Letter.objects.filter(person=person).update(taken_at=clock.now() - LATER)
    look_after_letters()
    assert [(one.thing, one.taken_at) for one in Letter.objects.filter(person=person)] == [("3", None)]


def test_a_letter_is_not_sent_before_somebody_took_it(scene: EarnedScene) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(sent_at=clock.now())
