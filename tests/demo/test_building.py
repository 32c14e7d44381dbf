"""The demonstration area looks like a real place, and its promises stand where its content says they stand."""

import pytest

from alongside.activity import sealing
from alongside.answers import rules
from alongside.answers.models import Decision, Promise
from alongside.core import clock, codes
from alongside.demo.building import build_demonstration
from alongside.demo.content_files import read_all
from alongside.demo.receipts import receipt_for
from alongside.live.models import Contribution, Participant, Session, Words
from alongside.live.queries.participants import participant_with_receipt
from alongside.people.models import Area, User
from alongside.projects.models import Project

pytestmark = pytest.mark.django_db

WHERE = {
    "open": rules.Where.PROMISED,
    "due-soon": rules.Where.DUE_SOON,
    "due-now": rules.Where.DUE_SOON,
    "overdue": rules.Where.OVERDUE,
    "said-done": rules.Where.SAID_DONE,
    "kept": rules.Where.KEPT,
    "not-kept": rules.Where.NOT_KEPT,
}


def test_it_is_made_once() -> None:
    first = build_demonstration()
    second = build_demonstration()

    assert first == second
    assert Area.objects.count() == 1


def test_it_holds_four_projects_about_two_hundred_contributions_and_answers_both_ways() -> None:
    build_demonstration()

    assert Project.objects.count() == 4
    assert Contribution.objects.count() >= 200
    assert set(Decision.objects.values_list("kind", flat=True)) == {"we-will", "we-cant", "not-yet"}
    assert Session.objects.filter(closed_at__isnull=True).count() == 1
    assert Words.objects.filter(contribution__is_held=True).exists()
    assert Contribution.objects.filter(withdrawn_at__isnull=False).exists()


def test_its_promises_stand_where_the_content_says() -> None:
    build_demonstration()
    written = {
        promise["words"]: WHERE[promise["state"]]
        for content in read_all("decisions")
        for decision in content["decisions"]
        for promise in decision["promises"]
    }

    made = {
        promise.words: rules.where_it_stands(promise.state, due=promise.due, today=clock.today())
        for promise in Promise.objects.all()
    }

    assert made == written


def test_its_receipts_can_be_typed() -> None:
    build_demonstration()

    somebody = Participant.objects.get(receipt_digest=codes.receipt_digest(receipt_for("h01")))

    assert participant_with_receipt(codes.grouped(receipt_for("h01")).lower()) == somebody
    assert not codes.looks_mistyped(receipt_for("h01"))


def test_everybody_with_an_account_is_invented() -> None:
    build_demonstration()

    assert all(user.is_demonstration and user.email.endswith(".example") for user in User.objects.all())


def test_its_audit_record_can_be_sealed() -> None:
    build_demonstration()

    assert sealing.seal_everything() > 500
    assert sealing.verify().breaks == []
