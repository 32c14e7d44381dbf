"""Who gets a letter when groups are asked to sign, and when they are asked again; never two of one thing."""

from collections.abc import Callable

import pytest
from django.core import mail

from alongside.assurance.signing.actions import ask_to_sign, look_again
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import SignOff
from alongside.assurance.signing.queries import asked_for, asked_in
from alongside.assurance.telling.actions import send_what_waits
from alongside.assurance.telling.models import Letter
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Gathering
from alongside.people.enums import Role
from alongside.people.models import Membership, User
from alongside.people.queries import standing_of
from tests.factories.evidence import BY, met
from tests.factories.people import MembershipFactory, person_with
from tests.factories.projects import area_with
from tests.factories.signing import SignOffScene, sign_off_scene

pytestmark = pytest.mark.django_db
Make = Callable[[SignOffScene], User]


@pytest.fixture
def scene() -> SignOffScene:
    return sign_off_scene()


def told() -> list[str]:
    """To whom letters went since this was asked last."""
    send_what_waits()
    found = sorted(address for letter in mail.outbox for address in letter.to)
    mail.outbox.clear()
    return found


def emails(*people: User) -> list[str]:
    return sorted(person.email for person in people)


def changed(scene: SignOffScene) -> Gathering:
    """The record changes, and somebody looks."""
    gathering = met(scene.project, Purpose.EXPLAINED, groups=["bakers"])
    look_again()
    return gathering


def _speaker(group: str, also: Role | None = None) -> Make:
    def make(scene: SignOffScene) -> User:
        person = scene.speaker(group)
        if also is not None:
            MembershipFactory.create(person=person, area=scene.project.area, role=also)
        return person

    return make


def _starter(group: str) -> Make:
    def make(scene: SignOffScene) -> User:
        scene.project.started_by = scene.speaker(group)
        scene.project.save()
        return scene.project.started_by

    return make


def _elsewhere(scene: SignOffScene) -> User:
    area = area_with()
    return person_with(Role.REPRESENTATIVE, area=area, group=area.groups.get(key="aunts"))


def _who(**fields: bool) -> Make:
    def make(scene: SignOffScene) -> User:
        person = scene.speaker("aunts")
        User.objects.filter(pk=person.pk).update(**fields)
        return person

    return make


def _left(scene: SignOffScene) -> User:
    """They were asked, and left before the letter went out."""
    person = scene.speaker("aunts")
    ask_to_sign(project=scene.project, by=BY)
    Membership.objects.filter(person=person).delete()
    return person


def _signed_for_another(scene: SignOffScene) -> User:
    person = scene.speaker("aunts")
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    ask_to_sign(project=scene.project, by=BY)
    scene.signs("ecolieres", person=person)
    return person


WHO: dict[str, tuple[Make, bool]] = {
    "speaks for a family": (_speaker("aunts"), True),
    "speaks for another group that signs": (_speaker("ecolieres"), True),
    "speaks for a group that signs, and runs the area’s participation": (_speaker("ecolieres", Role.COORDINATOR), True),
    "speaks for a group that is not asked": (_speaker("bakers"), False),
    "speaks for the same group in another area": (_elsewhere, False),
    "speaks for a family, and runs the area’s participation": (_speaker("aunts", Role.COORDINATOR), False),
    "speaks for a family, and started the project": (_starter("aunts"), False),
    "speaks for two groups, and signed for the other": (_signed_for_another, False),
    "left": (_left, False),
    "has no account any more": (_who(is_active=False), False),
    "is in a demonstration": (_who(is_demonstration=True), False),
    "speaks for nobody": (lambda scene: person_with(Role.PRACTITIONER, area=scene.project.area), False),
    "assesses": (lambda scene: person_with(Role.ASSESSOR, area=scene.project.area), False),
}


@pytest.mark.parametrize("name", WHO)
def test_who_is_told_that_they_are_asked(scene: SignOffScene, name: str) -> None:
    SignOff.objects.all().delete()
    make, is_told = WHO[name]
    person = make(scene)
    ask_to_sign(project=scene.project, by=BY)
    ask_to_sign(project=scene.project, by=BY)
    assert told() == ([person.email] if is_told else [])
    assert told() == []


def test_a_letter_says_which_group_is_asked_and_where_to_read_and_nothing_of_anybody(scene: SignOffScene) -> None:
    SignOff.objects.all().delete()
    person = scene.speaker("aunts")
    ask_to_sign(project=scene.project, by=BY)
    send_what_waits()
    [letter] = mail.outbox
    assert letter.subject == f"Your group is asked to sign: {scene.project.title}"
    assert "For Aunts:" in letter.body
    assert f"http://127.0.0.1:8000{scene.address('for/aunts/')}" in letter.body
    assert not [one.name for one in User.objects.exclude(pk=person.pk) if one.name in letter.body]


def test_who_speaks_for_a_group_that_signed_an_earlier_record_is_told_once_that_it_is_asked_again(
    scene: SignOffScene,
) -> None:
    aunt, other_aunt, girl = scene.speaker("aunts"), scene.speaker("aunts"), scene.speaker("ecolieres")
    scene.signs("aunts", person=aunt)
    assert told() == [], "nothing has changed"
    changed(scene)
    send_what_waits()
    assert {letter.to[0]: letter.subject.split(":")[0] for letter in mail.outbox} == {
        **dict.fromkeys(emails(aunt, other_aunt), "Your group is asked to sign again"),
        girl.email: "Your group is asked to sign",  # who came after the groups were asked
    }
    mail.outbox.clear()
    changed(scene)
    assert told() == [], "the group has not said its word since"
    scene.signs("aunts", person=aunt)
    changed(scene)
    assert told() == emails(aunt, other_aunt)


def test_one_letter_waits_however_often_the_record_changes(scene: SignOffScene) -> None:
    aunt = scene.speaker("aunts")
    for _ in range(2):
        scene.signs("aunts", person=aunt)
        changed(scene)
    assert Letter.objects.filter(person=aunt).count() == 1
    assert told() == [aunt.email]


def test_what_is_again_as_it_was_signed_asks_nobody(scene: SignOffScene) -> None:
    scene.signs("aunts")
    gathering = changed(scene)
    gathering.delete()
    look_again()
    assert told() == []


def test_who_signs_a_newer_record_has_the_others_asked_again(scene: SignOffScene) -> None:
    aunt, girl = scene.speaker("aunts"), scene.speaker("ecolieres")
    scene.signs("aunts", person=aunt)
    met(scene.project, Purpose.EXPLAINED, groups=["bakers"])
    scene.signs("ecolieres", person=girl)
    assert told() == [aunt.email]


def test_those_who_are_written_to_find_it_on_their_desks(scene: SignOffScene) -> None:
    def on_desks() -> set[tuple[int, str, bool]]:
        return {
            (person.pk, one.group.key, one.earlier is not None)
            for person in User.objects.all()
            for _, one in asked_in(standing_of(person, scene.project.area))
        }

    for make, _ in WHO.values():
        make(scene)
    scene.signs("aunts", Word.WITHHELD)
    for _ in range(2):
        assert {
            (one.person_id, one.group.key, one.earlier is not None) for one in asked_for(scene.project)
        } == on_desks()
        changed(scene)
