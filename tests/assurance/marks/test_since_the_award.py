"""A group withholds a mark that was awarded: who is told, what every page says, and that the mark stands until it is withdrawn."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.assurance.marks.actions import award, withdraw
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.pages import mark_page
from alongside.assurance.marks.queries import said_since, withheld_since
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature
from alongside.assurance.telling.actions import send_what_waits
from alongside.assurance.telling.enums import Occasion
from alongside.assurance.telling.models import Letter
from alongside.core.dates import long_date
from alongside.gatherings.enums import Purpose
from alongside.insight.presenters.desk import Desk
from alongside.insight.presenters.desk_items import Item
from alongside.people.enums import Role
from alongside.people.models import Membership, User
from alongside.people.queries import standing_of
from tests.factories.evidence import BY, met
from tests.factories.marks import RESERVATION, EarnedScene, earned_scene
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db
REASONS = "<b>The room</b> was locked again."


@pytest.fixture
def scene() -> EarnedScene:
    return earned_scene()


@pytest.fixture
def mark(scene: EarnedScene) -> Mark:
    """A mark of which everybody was told."""
    made = scene.award()
    send_what_waits()
    mail.outbox.clear()
    return made


def withhold(scene: EarnedScene, *, key: str = "aunts", reasons: str = REASONS) -> User:
    """A group withholds, through somebody new; who that is."""
    person = scene.speaker(key)
    scene.signs(key, Word.WITHHELD, person=person, reasons=reasons)
    return person


def deciders(scene: EarnedScene) -> list[User]:
    """The area's participation officers: who started the project, and another."""
    starter = scene.project.started_by
    assert starter is not None
    return [starter, scene.officer]


def signed(scene: EarnedScene) -> list[User]:
    """Who signed for the award, and who assessed it."""
    return [*scene.signers, scene.assessor]


def told() -> set[str]:
    """Who was written to since this was asked last."""
    send_what_waits()
    found = {address for letter in mail.outbox for address in letter.to}
    mail.outbox.clear()
    return found


def on_desk(scene: EarnedScene, person: User) -> tuple[Item, ...]:
    sections = Desk(standing_of(person, scene.project.area)).sections()
    return next((one.items for one in sections if one.key == "withheld-since"), ())


def text(address: str, client: Client | None = None) -> str:
    return " ".join((client or Client()).get(address).content.decode().split())


def test_everybody_who_signed_and_everybody_who_may_withdraw_it_is_told_and_nobody_else(
    scene: EarnedScene, mark: Mark
) -> None:
    decides = person_with(Role.DECISION_MAKER, area=scene.project.area)
    others = [
        scene.speaker("bakers"),
        scene.speaker("aunts"),
        person_with(Role.FACILITATOR, area=scene.project.area),
        person_with(Role.COORDINATOR, area=AreaFactory.create()),
    ]
    by = withhold(scene)
    concerned = [*signed(scene), *deciders(scene), decides]

    assert told() == {person.email for person in concerned}
    assert told() == set()
    day = long_date(Signature.objects.get(word=Word.WITHHELD).signed_at)
    page, award_page = reverse("mark", args=[mark.pk]), scene.mark_address()
    title, meta = scene.project.title, f"Aunts, since {day}"
    assert {person.pk: on_desk(scene, person) for person in [*concerned, *others, by]} == {
        **{person.pk: (Item(title, page, meta),) for person in signed(scene)},
        **{person.pk: (Item(title, award_page, meta),) for person in [*deciders(scene), decides]},
        **{person.pk: () for person in [*others, by]},
    }


def test_the_letter_says_which_group_and_where_to_read_why_and_who_decides_where_to(
    scene: EarnedScene, mark: Mark
) -> None:
    withhold(scene)
    send_what_waits()
    letters = {letter.to[0]: letter for letter in mail.outbox}
    officers, signers = (letters[one.email].body for one in (scene.officer, scene.signers[0]))
    for body in (officers, signers):
        assert "Aunts withhold the mark, since" in body
        assert f"/verify/{mark.pk}/" in body
        assert REASONS not in body, "what is written by mail can’t be taken back"
        for person in User.objects.exclude(email__in=letters):
            assert person.name not in body
    assert (scene.mark_address() in officers, scene.mark_address() in signers) == (True, False)
    assert {letter.subject for letter in mail.outbox} == {
        f"A group says something else since the mark was awarded: {scene.project.title}"
    }


def test_every_page_says_it_with_the_reasons_and_without_a_name_and_the_mark_stays_good(
    scene: EarnedScene, mark: Mark
) -> None:
    withhold(scene)
    pages = {
        "mark": text(f"/verify/{mark.pk}/"),
        "project": text(reverse("project", args=[scene.project.area.slug, scene.project.slug])),
        "sign-off": text(scene.address()),
        "award": text(scene.mark_address()),
        "withdraw": text(scene.mark_address(f"{mark.pk}/withdraw/"), scene.browser(scene.officer)),
    }
    for name, page in pages.items():
        assert page.count("Since the award, Aunts withhold the mark") == 1, name
        assert "&lt;b&gt;The room&lt;/b&gt; was locked again." in page
        assert "No mark can be awarded while" not in page
        assert not [person.name for person in User.objects.exclude(pk=scene.officer.pk) if person.name in page]
    assert "This mark is good" in pages["mark"]
    assert mark_page(mark).problems == []


def test_who_may_withdraw_it_is_offered_to_and_nobody_else(scene: EarnedScene, mark: Mark) -> None:
    withhold(scene)
    offer = "Talk with the group first."
    assert offer in text(scene.mark_address(), scene.browser(scene.officer))
    assert offer not in text(scene.mark_address(), scene.browser(scene.signers[0]))
    assert offer not in text(scene.mark_address())


def test_when_the_group_signs_again_it_is_over(scene: EarnedScene, mark: Mark) -> None:
    by = withhold(scene)
    scene.signs("aunts", person=by)
    assert told() == set(), "before the letters went out it was true no longer"
    assert (on_desk(scene, scene.officer), said_since(mark)) == ((), [])
    assert "Since the award" not in text(f"/verify/{mark.pk}/")


def test_other_reasons_are_told_once_and_withholding_after_signing_anew_again(scene: EarnedScene, mark: Mark) -> None:
    by = withhold(scene)
    assert len(told()) == 5
    scene.signs("aunts", Word.WITHHELD, person=by, reasons="And the light is broken.")
    assert told() == set()
    assert "And the light is broken." in text(f"/verify/{mark.pk}/")
    scene.signs("aunts", person=by)
    scene.signs("aunts", Word.WITHHELD, person=by, reasons="Again.")
    assert len(told()) == 5


def test_two_groups_that_withhold_before_the_letters_go_out_stand_in_one(scene: EarnedScene, mark: Mark) -> None:
    withhold(scene)
    withhold(scene, key="ecolieres")
    send_what_waits()
    [body] = [letter.body for letter in mail.outbox if letter.to == [scene.officer.email]]
    assert "Écolières withhold the mark, since" in body
    assert "Aunts withhold the mark, since" in body
    assert len(on_desk(scene, scene.officer)) == 2


@pytest.mark.parametrize("how", ["withdrawn", "ran out"])
def test_a_mark_that_does_not_stand_asks_nobody(scene: EarnedScene, mark: Mark, how: str) -> None:
    by = withhold(scene)
    told()
    if how == "withdrawn":
        withdraw(mark=mark, because="The room is locked.", by=scene.actor(scene.officer))
        told()
    later = mark.valid_until + timedelta(days=1) if how == "ran out" else mark.awarded_at + timedelta(days=1)
    with time_machine.travel(later):
        mark.refresh_from_db()
        assert (on_desk(scene, scene.officer), said_since(mark)) == ((), [])
        assert "Since the award" not in text(f"/verify/{mark.pk}/")
        assert "Aunts withhold the mark" in text(scene.address())
        scene.signs("aunts", person=by)
        withhold(scene)
        assert told() == set()


def test_another_reservation_is_told_and_stands_on_the_marks_page_and_waits_on_no_desk(
    scene: EarnedScene, mark: Mark
) -> None:
    by = scene.speaker("aunts")
    scene.signs("aunts", Word.RESERVED, person=by, reasons="The room is cold.")
    assert told() == {person.email for person in [*signed(scene), *deciders(scene)]}
    page = text(f"/verify/{mark.pk}/")
    assert "Since the award, Aunts have another reservation" in page
    assert "The room is cold." in page
    assert on_desk(scene, scene.officer) == ()


def test_the_same_reservation_on_a_record_that_changed_is_no_news(scene: EarnedScene, mark: Mark) -> None:
    met(scene.project, Purpose.EXPLAINED, groups=["bakers"])
    scene.signs("aunts", Word.RESERVED, reasons=RESERVATION)
    assert said_since(mark) == []
    assert not Letter.objects.filter(occasion=Occasion.SAID_SINCE).exists()


def test_what_was_said_since_one_mark_is_no_news_to_the_next(scene: EarnedScene, mark: Mark) -> None:
    scene.signs("aunts", Word.RESERVED, reasons="The room is cold.")
    withdraw(mark=mark, because="It is cold.", by=BY)
    again = award(project=scene.project, by=scene.actor(scene.officer))
    assert said_since(again) == []


def test_who_decides_no_longer_is_not_told(scene: EarnedScene, mark: Mark) -> None:
    withhold(scene)
    Membership.objects.filter(person=scene.officer).delete()
    assert scene.officer.email not in told()


@pytest.mark.parametrize("times", [1, 3])
def test_the_desk_asks_once_however_many_marks_are_withheld(
    times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = earned_scene()
    for scene in [first, *(earned_scene(first.project.area) for _ in range(times - 1))]:
        scene.award()
        withhold(scene)
    standing = standing_of(first.officer, first.project.area)
    with django_assert_num_queries(1):
        assert len(withheld_since(standing)) == times


def test_of_what_was_said_before_this_was_kept_the_mark_is_known_by_the_days(scene: EarnedScene, mark: Mark) -> None:
    with time_machine.travel(mark.awarded_at + timedelta(days=2)):
        withhold(scene)
    Signature.objects.update(since_mark=None)
    migration = import_module("alongside.assurance.migrations.0006_said_since_the_award")
    migration.remember_marks(apps, None)
    assert [(one.word, one.since_mark_id) for one in Signature.objects.order_by("pk")] == [
        (Word.SIGNED, None),
        (Word.RESERVED, None),
        (Word.WITHHELD, mark.pk),
    ]
