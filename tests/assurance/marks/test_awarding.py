"""A mark is awarded when everything holds, is told to everyone who signed, runs out, and can be withdrawn."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from alongside.activity.models import AuditEntry
from alongside.assurance.marks import canonical, verifying
from alongside.assurance.marks.actions import award, rotate_key, tell_of_ends, withdraw
from alongside.assurance.marks.earning_queries import NOT_PUBLIC, earned_by
from alongside.assurance.marks.models import AreaKey, Mark
from alongside.assurance.marks.moments import written
from alongside.assurance.marks.pages import mark_page
from alongside.assurance.marks.queries import issuer_file_of, withdrawn_file_of
from alongside.assurance.marks.verifying import Verdict, verify
from alongside.assurance.signing.enums import Word
from alongside.config.working import run_what_waits
from alongside.core import clock
from alongside.people.models import User
from alongside.projects.models import Project
from tests.factories.evidence import BY, project_in
from tests.factories.marks import RESERVATION, EarnedScene, earned_scene
from tests.factories.projects import area_with, bare_pack_files

pytestmark = pytest.mark.django_db
FROM_OUTSIDE = "Assessors from another area"


@pytest.fixture
def scene() -> EarnedScene:
    return earned_scene()


def verified(mark: Mark) -> Verdict:
    """What a stranger finds out about a mark today."""
    area = mark.area
    return verify(
        mark.credential.encode(), issuer=issuer_file_of(area), status=withdrawn_file_of(area), now=clock.now()
    )


def told() -> dict[str, set[str]]:
    """Who was written to, by subject."""
    run_what_waits()
    found: dict[str, set[str]] = {}
    for letter in mail.outbox:
        found.setdefault(str(letter.subject), set()).update(letter.to)
    return found


def people_of(scene: EarnedScene) -> set[str]:
    return {person.email for person in [*scene.signers, scene.assessor]}


def test_a_mark_says_what_was_claimed_supported_checked_and_signed_and_names_nobody(scene: EarnedScene) -> None:
    page = mark_page(scene.award())

    assert page.problems == []
    assert (page.title, page.claimed, page.supported) == ("The bell", "Telling", "Nothing yet")
    assert [(one.name, one.value) for one in page.checks] == [("Papers came early", "Attested"), ("Open", "Holds")]
    assert [(one.name, one.genre) for one in page.signatures] == [
        ("Écolières", "Signature"),
        ("Aunts", "Reservation"),
        (FROM_OUTSIDE, "Assessment"),
    ]
    assert page.signatures[1].narrative.endswith(f"with a reservation: {RESERVATION}")
    for person in User.objects.all():
        assert person.name not in page.mark.credential


def test_a_mark_is_saved_in_its_one_spelling_and_verifies(scene: EarnedScene) -> None:
    mark = scene.award()

    assert canonical.saved(canonical.read(mark.credential.encode())) == mark.credential.encode()
    assert (verified(mark).problems, verified(mark).warnings) == ([], [])


def test_its_last_day_is_so_many_months_later_as_its_pack_says(scene: EarnedScene) -> None:
    with time_machine.travel("2027-01-31 12:00:00+00:00", tick=False):
        mark = scene.award()

    assert written(mark.valid_until) == "2027-08-31T22:59:59Z"


def test_an_award_is_told_to_everyone_who_signed_or_assessed(scene: EarnedScene) -> None:
    mark = scene.award()

    assert told() == {f"The mark was awarded: {scene.project.title}": people_of(scene)}
    assert f"http://127.0.0.1:8000/verify/{mark.pk}/" in mail.outbox[0].body


def test_demonstration_people_get_no_post(scene: EarnedScene) -> None:
    User.objects.update(is_demonstration=True)
    scene.award()

    assert told() == {}


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 1001])
def test_nothing_is_withdrawn_without_a_reason(scene: EarnedScene, reason: str) -> None:
    mark = scene.award()

    with pytest.raises(ValidationError):
        withdraw(mark=mark, because=reason, by=scene.actor(scene.officer))

    assert verified(mark).is_good


def test_a_withdrawn_mark_fails_with_the_reason_and_everyone_is_told(scene: EarnedScene) -> None:
    mark = scene.award()
    told()
    mail.outbox.clear()
    withdraw(mark=mark, because="The room was never opened.", by=scene.actor(scene.officer))

    assert verified(mark).problems == ["It was withdrawn. The room was never opened."]
    assert told() == {f"The mark was withdrawn: {scene.project.title}": people_of(scene)}
    assert "The room was never opened." in mail.outbox[0].body
    with pytest.raises(ValidationError):
        withdraw(mark=mark, because="Again.", by=scene.actor(scene.officer))


def test_after_its_last_day_it_fails_and_everyone_is_told_once(scene: EarnedScene) -> None:
    mark = scene.award()
    told()
    mail.outbox.clear()
    assert tell_of_ends() == 0
    with time_machine.travel(mark.valid_until + timedelta(seconds=1), tick=False):
        assert verified(mark).problems[0].startswith("It ran out.")
        assert (tell_of_ends(), tell_of_ends()) == (1, 0)
        assert told() == {f"The mark has run out: {scene.project.title}": people_of(scene)}


def test_a_mark_that_was_withdrawn_does_not_run_out_besides(scene: EarnedScene) -> None:
    mark = scene.award()
    withdraw(mark=mark, because="No longer so.", by=scene.actor(scene.officer))
    with time_machine.travel(mark.valid_until + timedelta(days=1), tick=False):
        assert tell_of_ends() == 0


def test_a_project_carries_one_mark_and_may_earn_another_once_it_ended(scene: EarnedScene) -> None:
    first = scene.award()
    with pytest.raises(ValidationError, match="carries its mark already"):
        scene.award()
    withdraw(mark=first, because="A mistake in it.", by=scene.actor(scene.officer))
    second = scene.award()

    assert (verified(first).is_good, verified(second).is_good) == (False, True)
    assert first.status_index != second.status_index


def test_nothing_is_awarded_while_something_is_lacking(scene: EarnedScene) -> None:
    scene.signs("aunts", Word.WITHHELD, person=scene.signers[1], reasons="We were not asked.")

    with pytest.raises(ValidationError, match="Aunts withhold it"):
        scene.award()

    assert not Mark.objects.exists()
    assert not AreaKey.objects.exists()


def test_what_changed_after_it_was_signed_has_to_be_signed_again_first(scene: EarnedScene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(title="Something else")
    scene.project.refresh_from_db()

    with pytest.raises(ValidationError, match="signed an earlier record"):
        scene.award()


def test_what_only_the_team_sees_gets_no_mark(scene: EarnedScene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(published_at=None)
    scene.project.refresh_from_db()
    earned = earned_by(scene.project)

    assert earned is not None
    assert NOT_PUBLIC in earned.lacking


def test_a_pack_without_a_mark_has_none() -> None:
    project = project_in(area_with(bare_pack_files()))

    assert earned_by(project) is None
    with pytest.raises(ValidationError, match="has no mark"):
        award(project=project, by=BY)


def test_an_area_has_its_own_key_and_its_marks_are_not_anothers(scene: EarnedScene) -> None:
    mine, other = scene.award(), earned_scene().award()

    assert AreaKey.objects.count() == 2
    document = mine.credential.encode()
    verdict = verify(document, issuer=issuer_file_of(other.area), status=None, now=clock.now())
    assert verdict.problems == ["The issuer’s document belongs to another issuer than the mark names."]


def test_after_the_key_is_rotated_old_marks_verify_and_new_ones_have_the_new_key(scene: EarnedScene) -> None:
    old = scene.award()
    withdraw(mark=old, because="A mistake in it.", by=BY)
    before = scene.award()
    rotate_key(area=scene.project.area, by=BY)
    assert verified(before).is_good
    assert verified(old).problems == ["It was withdrawn. A mistake in it."]
    withdraw(mark=before, because="Another mistake.", by=BY)
    after = scene.award()

    assert verified(after).is_good
    assert [(key.number, bool(key.private)) for key in AreaKey.objects.all()] == [(2, True), (1, False)]
    _, credential = verifying.read_mark(after.credential.encode())
    assert credential.proof.verificationMethod.endswith("#key-2")


def test_a_key_is_encrypted_at_rest_under_the_sites_secret(scene: EarnedScene) -> None:
    scene.award()
    key = AreaKey.objects.get()
    assert key.private.startswith("gAAAA")
    with override_settings(SECRET_KEY=os.urandom(16).hex()):
        mark = Mark.objects.get()
        with pytest.raises(ValidationError, match="mark rotate"):
            withdraw(mark=mark, because="It must go.", by=BY)
        rotate_key(area=scene.project.area, by=BY)
        withdraw(mark=mark, because="It must go.", by=BY)
        assert verified(mark).problems == ["It was withdrawn. It must go."]


def test_every_change_stands_in_the_audit_without_words(scene: EarnedScene) -> None:
    withdraw(mark=scene.award(), because="Zyxomma.", by=scene.actor(scene.officer))
    rotate_key(area=scene.project.area, by=BY)

    entries = list(AuditEntry.objects.all())
    assert {"mark awarded", "mark withdrawn", "key made"} <= {entry.verb for entry in entries}
    assert "Zyxomma" not in str([entry.__dict__ for entry in entries])


def test_what_an_award_costs_does_not_grow_with_the_marks_of_the_area(scene: EarnedScene) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            mark_page(Mark.objects.select_related("area", "project").get(withdrawn_at__isnull=True))
        return len(captured)

    scene.award()
    one = queries()
    for _ in range(3):
        withdraw(mark=Mark.objects.get(withdrawn_at__isnull=True), because="A mistake.", by=BY)
        scene.award()

    assert queries() == one


def test_after_the_site_moved_its_marks_are_good_on_their_pages_and_can_be_withdrawn(scene: EarnedScene) -> None:
    old = scene.award()
    with override_settings(SITE_URL="https://moved.example"):
        assert mark_page(old).problems == []
        assert mark_page(old).address == f"https://moved.example/verify/{old.pk}/"
        withdraw(mark=old, because="A mistake in it.", by=BY)
        new = scene.award()
        assert mark_page(old).problems == ["It was withdrawn. A mistake in it."]
        assert mark_page(new).problems == []
        assert new.credential.count("https://moved.example/") > 10
