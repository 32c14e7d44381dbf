"""Several people sign at the same moment: one word a group, one group a person, and nobody is left in doubt."""

from functools import partial

import pytest

from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.at_once import at_once
from tests.factories.people import MembershipFactory
from tests.factories.signing import SignOffScene, sign_off_scene

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(scene: SignOffScene, wanted: list[tuple[str, Word, User]]) -> list[str]:
    """Everybody has read, and then all sign; what each is told (nothing where they signed), sorted."""
    acts = [
        partial(scene.signs, group, word, person=person, read=scene.read(group, person))
        for group, word, person in wanted
    ]
    return sorted(at_once(*acts))


def test_of_several_for_one_group_one_signs_and_the_others_are_told() -> None:
    scene = sign_off_scene()
    people = [scene.speaker("aunts") for _ in range(4)]
    words = [Word.SIGNED, Word.WITHHELD, Word.RESERVED, Word.SIGNED]
    told = all_at_once(scene, [("aunts", word, person) for word, person in zip(words, people, strict=True)])
    assert told[0] == ""
    assert all("was first" in one for one in told[1:])
    assert Signature.objects.count() == 1


def test_two_groups_sign_at_once_and_both_stand() -> None:
    scene = sign_off_scene()
    wanted = [(key, Word.SIGNED, scene.speaker(key)) for key in ("aunts", "ecolieres")]
    assert all_at_once(scene, wanted) == ["", ""]
    assert Signature.objects.filter(is_current=True).count() == 2


def test_one_person_in_two_windows_signs_for_one_group() -> None:
    scene = sign_off_scene()
    person = scene.speaker("aunts")
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    told = all_at_once(scene, [(key, Word.SIGNED, person) for key in ("aunts", "ecolieres")])
    assert told[0] == ""
    assert "You signed for" in told[1]
    assert Signature.objects.count() == 1
