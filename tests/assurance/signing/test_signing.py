"""A signature is fixed to the record that was read, to one group, one person and one project."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.activity.models import AuditEntry
from alongside.assurance.actions import remark
from alongside.assurance.signing.actions import (
    LONGEST_REASONS,
    RecordChangedError,
    Said,
    SomebodyWasFirstError,
    ask_to_sign,
    look_again,
    sign,
)
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature, SignOff
from alongside.assurance.signing.pages import sign_off_card, sign_off_page
from alongside.assurance.signing.queries import asked_in, standing_of
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.people.queries import standing_of as standing_of_person
from alongside.projects.models import Project
from tests.factories.evidence import BY, met, project_in
from tests.factories.people import MembershipFactory, person_with
from tests.factories.projects import area_with, bare_pack_files
from tests.factories.signing import SignOffScene, sign_off_scene


@pytest.fixture
def scene(db: None) -> SignOffScene:
    return sign_off_scene()


def words(project: Project) -> list[tuple[str, str, bool]]:
    return [(one.group.key, one.word, one.is_current) for one in Signature.objects.filter(project=project)]


def test_a_signature_keeps_the_digest_the_version_and_no_word_of_the_record(scene: SignOffScene) -> None:
    remark(project=scene.project, words="Nobody rang us back.", rung="telling", group=None, role="Anybody", by=BY)
    signature = scene.signs("aunts", Word.RESERVED, reasons=" The papers came late. ")
    assert signature.digest == Reading(scene.project).snapshot.digest
    assert signature.pack_version_id == scene.project.pack_version_id
    assert signature.reasons == "The papers came late."
    assert "rang" not in str(signature.prints)
    entry = AuditEntry.objects.get(subject_type="assurance.signature")
    assert (entry.verb, entry.subject_id, entry.fields) == (
        "mark signed with a reservation",
        str(signature.pk),
        ["word"],
    )


def test_what_changed_between_reading_and_signing_is_refused_and_told(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    read = scene.read("aunts", person)
    met(scene.project, Purpose.ASKED, groups=["bakers"])
    with pytest.raises(RecordChangedError, match="changed while you were reading"):
        scene.signs("aunts", person=person, read=read)
    assert words(scene.project) == []


def test_what_changes_afterwards_makes_a_signature_old_and_asks_again(scene: SignOffScene) -> None:
    scene.signs("aunts")
    met(scene.project, Purpose.ASKED, groups=["bakers"])
    found = standing_of(scene.project)
    assert (found.signed, found.stale, found.missing) == ((), ("aunts",), ("ecolieres",))
    scene.signs("aunts")
    assert standing_of(scene.project).signed == ("aunts",)
    assert words(scene.project) == [("aunts", "signed", False), ("aunts", "signed", True)]


def test_signing_changes_nothing_that_others_signed(scene: SignOffScene) -> None:
    scene.signs("aunts", Word.RESERVED)
    scene.signs("ecolieres")
    found = standing_of(scene.project)
    assert (found.signed, found.stale) == (("ecolieres", "aunts"), ())


def test_one_person_does_not_sign_for_two_groups(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    first = scene.signs("aunts", person=person)
    with pytest.raises(ValidationError, match="You signed for Aunts already"):
        scene.signs("ecolieres", person=person)
    first.pk, first.group = None, scene.group("ecolieres")
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize("leads", ["started it", "runs participation"])
def test_who_leads_the_project_does_not_sign_for_families(scene: SignOffScene, leads: str) -> None:
    person = scene.speaker("aunts")
    if leads == "started it":
        scene.project.started_by = person
        scene.project.save()
    else:
        MembershipFactory.create(person=person, area=scene.project.area, role=Role.COORDINATOR)
    with pytest.raises(ValidationError, match="Who leads a project does not sign for families"):
        scene.signs("aunts", person=person)


def test_a_reading_of_another_project_group_or_person_signs_nothing(scene: SignOffScene) -> None:
    aunt, girl = scene.speaker("aunts"), scene.speaker("ecolieres")
    twin = SignOffScene(project_in(scene.project.area, claims="telling", is_open="When"))
    ask_to_sign(project=twin.project, by=BY)
    for read in (twin.read("aunts", aunt), scene.read("ecolieres", aunt), scene.read("aunts", girl)):
        with pytest.raises(ValidationError, match="made for something else"):
            scene.signs("aunts", person=aunt, read=read)
    assert words(scene.project) == []


def test_a_digest_of_another_project_does_not_pass_either(scene: SignOffScene) -> None:
    """Two projects with the same record have different digests, because the record says which project it is of."""
    aunt = scene.speaker("aunts")
    twin = project_in(scene.project.area, claims="telling", is_open="When")
    forged = replace(scene.read("aunts", aunt), digest=Reading(twin).snapshot.digest)
    with pytest.raises(RecordChangedError):
        scene.signs("aunts", person=aunt, read=forged)


def test_what_a_form_carries_cannot_be_made_up(scene: SignOffScene) -> None:
    read = scene.read("aunts", scene.speaker("aunts"))
    sealed = read.sealed()
    assert Read.unsealed(sealed) == read
    assert Read.unsealed(sealed[:-1] + ("A" if sealed[-1] != "A" else "B")) is None
    assert Read.unsealed("") is None


def test_the_second_of_two_for_one_group_is_told(scene: SignOffScene) -> None:
    first, second = scene.speaker("aunts"), scene.speaker("aunts")
    read = scene.read("aunts", second)
    scene.signs("aunts", person=first)
    with pytest.raises(SomebodyWasFirstError, match="was first"):
        scene.signs("aunts", Word.WITHHELD, person=second, read=read)
    scene.signs("aunts", Word.WITHHELD, person=second)  # with the first one's word before them
    assert words(scene.project) == [("aunts", "signed", False), ("aunts", "withheld", True)]


def test_a_group_may_come_round_after_it_withheld(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    scene.signs("aunts", Word.WITHHELD, person=person, reasons="We were told, not asked.")
    assert standing_of(scene.project).withheld == {"aunts": "We were told, not asked."}
    scene.signs("aunts", person=person)
    assert standing_of(scene.project).withheld == {}


@pytest.mark.parametrize(
    ("word", "reasons", "said"),
    [
        (Word.WITHHELD, "  ", "Say why"),
        (Word.RESERVED, "", "Say why"),
        (Word.WITHHELD, "x" * (LONGEST_REASONS + 1), "characters at most"),
    ],
)
def test_reasons_are_needed_and_have_a_limit(scene: SignOffScene, word: Word, reasons: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        scene.signs("aunts", word, reasons=reasons)


def test_nobody_signs_before_anybody_was_asked_or_for_a_group_that_is_not(scene: SignOffScene) -> None:
    with pytest.raises(ValidationError, match="not asked to sign"):
        scene.signs("bakers")
    SignOff.objects.all().delete()
    with pytest.raises(ValidationError, match="Nobody has asked"):
        scene.signs("aunts")


def test_asking_twice_is_asking_once(scene: SignOffScene) -> None:
    ask_to_sign(project=scene.project, by=BY)
    assert SignOff.objects.count() == 1
    assert AuditEntry.objects.filter(verb="groups asked to sign").count() == 1


@pytest.mark.django_db
def test_under_a_pack_without_a_sign_off_nobody_can_be_asked() -> None:
    with pytest.raises(ValidationError, match="no sign-off"):
        ask_to_sign(project=project_in(area_with(bare_pack_files())), by=BY)


def test_somebody_without_a_name_signs_nothing(scene: SignOffScene) -> None:
    read = scene.read("aunts", person_with(Role.COORDINATOR, area=scene.project.area))
    with pytest.raises(ValidationError, match="somebody’s name"):
        sign(project=scene.project, group=scene.group("aunts"), said=Said(Word.SIGNED), read=read, by=BY)


# --------------------------------------------------------------------- who is asked


def asked(scene: SignOffScene, *keys: str, also: Role | None = None) -> list[tuple[str, str, bool]]:
    """What waits for somebody new who speaks for these groups."""
    person = scene.speaker(keys[0])
    for key in keys[1:]:
        MembershipFactory.create(
            person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group(key)
        )
    if also is not None:
        MembershipFactory.create(person=person, area=scene.project.area, role=also)
    return [
        (project.title, one.group.key, one.earlier is not None)
        for project, one in asked_in(standing_of_person(person, scene.project.area))
    ]


def test_a_group_is_asked_until_it_has_said_its_word(scene: SignOffScene) -> None:
    assert asked(scene, "aunts") == [("Passports", "aunts", False)]
    assert asked(scene, "bakers") == []
    scene.signs("aunts")
    assert asked(scene, "aunts", "ecolieres") == [("Passports", "ecolieres", False)]


def test_a_group_is_asked_again_once_it_was_seen_that_the_record_changed(scene: SignOffScene) -> None:
    scene.signs("aunts")
    assert look_again() == 0
    met(scene.project, Purpose.ASKED, groups=["bakers"])
    assert (look_again(), look_again()) == (1, 0)
    assert asked(scene, "aunts") == [("Passports", "aunts", True)]


def test_who_leads_is_not_asked_to_sign_for_families(scene: SignOffScene) -> None:
    assert asked(scene, "aunts", also=Role.COORDINATOR) == []


def test_when_whoever_signed_for_families_leads_by_now_somebody_else_is_asked_and_every_page_says_so(
    scene: SignOffScene,
) -> None:
    signer = scene.signs("aunts").signed_by
    scene.signs("ecolieres")
    MembershipFactory.create(person=signer, area=scene.project.area, role=Role.COORDINATOR)
    lines = sign_off_page(scene.project, standing_of_person(signer, scene.project.area))
    assert lines is not None
    assert [(line.group.key, line.tag[0], line.may_sign) for line in lines.groups] == [
        ("ecolieres", "Signed", False),
        ("aunts", "Does not count", False),
    ]
    card = sign_off_card(scene.project)
    assert card is not None
    assert (card.signed, card.asked) == (1, 2)
    assert asked_in(standing_of_person(signer, scene.project.area)) == []
    assert asked(scene, "aunts") == [("Passports", "aunts", False)]
    assert "Whoever signed leads this work by now" in scene.browser().get(scene.address()).content.decode()
    in_easy_words = scene.browser().get(scene.address("?words=easy")).content.decode()
    assert "Who said it leads the work now" in in_easy_words
    assert "Does not count" in in_easy_words
    scene.signs("aunts")
    assert asked(scene, "aunts") == []
    assert standing_of(scene.project).missing == ()


def test_who_signed_for_one_group_is_not_asked_for_the_other(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    scene.signs("aunts", person=person)
    assert asked_in(standing_of_person(person, scene.project.area)) == []
