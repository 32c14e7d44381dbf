"""The pages of sign-off: everybody reads who signed and why not; who speaks for a group reads the record and signs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from alongside.activity.models import AuditEntry
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.queries import pack_for_project
from tests.factories.answers import decide, promise_under
from tests.factories.evidence import BY, group_of, met, project_in, theme_in
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.people import person_with
from tests.factories.projects import PublishedProjectFactory, area_with, bare_pack_files
from tests.factories.signing import SignOffScene, sign_off_scene


@pytest.fixture
def scene(db: None) -> SignOffScene:
    return sign_off_scene()


def sealed(page: str) -> str:
    found = re.search(r'name="read" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_group_reads_the_record_signs_and_everybody_sees_it(scene: SignOffScene) -> None:
    met(scene.project, Purpose.ASKED, groups=["aunts"], title="The tea on Sunday")
    aunt = scene.browser(scene.speaker("aunts"))
    page = aunt.get(scene.address("for/aunts/")).content.decode()
    assert "The tea on Sunday" in page
    data = {"word": "reserved", "reasons": "The tea was cold.", "read": sealed(page)}
    assert aunt.post(scene.address("for/aunts/"), data).status_code == 302
    public = text(scene.browser(), scene.address())
    assert "The tea was cold." in public
    assert "Écolières have not signed." in public
    assert "cold" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])


def test_when_the_record_changed_meanwhile_it_says_what_and_keeps_what_was_typed(scene: SignOffScene) -> None:
    aunt = scene.browser(scene.speaker("aunts"))
    read = sealed(aunt.get(scene.address("for/aunts/")).content.decode())
    met(scene.project, Purpose.ASKED, groups=["aunts"], title="The tea on Sunday")
    data = {"word": "withheld", "reasons": "We were told, not asked.", "read": read}
    answer = aunt.post(scene.address("for/aunts/"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "New: Gatherings, The tea on Sunday" in page
    assert "Not as you read it" in page
    assert "We were told, not asked." in page
    assert Signature.objects.count() == 0
    assert aunt.post(scene.address("for/aunts/"), data | {"read": sealed(page)}).status_code == 302
    assert Signature.objects.get().word == Word.WITHHELD


def test_who_comes_second_is_told_what_the_first_said(scene: SignOffScene) -> None:
    second = scene.browser(scene.speaker("aunts"))
    read = sealed(second.get(scene.address("for/aunts/")).content.decode())
    scene.signs("aunts", Word.RESERVED, reasons="The tea was cold.")
    answer = second.post(scene.address("for/aunts/"), {"word": "signed", "reasons": "", "read": read})
    assert answer.status_code == 409
    assert "was first" in answer.content.decode()
    assert "The tea was cold." in answer.content.decode()


@pytest.mark.parametrize("read", ["", "made up"])
def test_a_form_that_read_nothing_signs_nothing(scene: SignOffScene, read: str) -> None:
    aunt = scene.browser(scene.speaker("aunts"))
    answer = aunt.post(scene.address("for/aunts/"), {"word": "signed", "read": read})
    assert answer.status_code == 409
    assert "It is not known which record you read." in answer.content.decode()
    assert Signature.objects.count() == 0


def test_withholding_without_a_reason_is_asked_for_one(scene: SignOffScene) -> None:
    aunt = scene.browser(scene.speaker("aunts"))
    read = sealed(aunt.get(scene.address("for/aunts/")).content.decode())
    answer = aunt.post(scene.address("for/aunts/"), {"word": "withheld", "reasons": " ", "read": read})
    assert answer.status_code == 422
    assert "Say why, so that people can do something about it." in answer.content.decode()


def test_while_a_group_withholds_both_pages_say_so_with_its_reason(scene: SignOffScene) -> None:
    scene.signs("ecolieres")
    scene.signs("aunts", Word.WITHHELD, reasons="We were told, not asked.")
    for address in (scene.address(), scene.address().removesuffix("sign-off/")):
        page = text(scene.browser(), address)
        assert "Aunts withhold the mark" in page
        assert "We were told, not asked." in page


def test_no_name_of_anybody_who_signed_is_shown(scene: SignOffScene) -> None:
    signer = scene.speaker("ecolieres")
    scene.signs("ecolieres", Word.RESERVED, person=signer)
    officer = person_with(Role.COORDINATOR, area=scene.project.area)
    for client in (scene.browser(), scene.browser(officer)):
        assert signer.name not in client.get(scene.address()).content.decode()


def test_an_old_signature_says_so_and_the_team_is_told_what_changed(scene: SignOffScene) -> None:
    scene.signs("aunts")
    decide(
        theme_in(scene.project, title="A theme before its time"), taken_by=[scene.group("aunts")], is_published=False
    )
    public = text(scene.browser(), scene.address())
    assert "The record has changed since, so they are asked again." in public
    assert "before its time" not in public
    team = text(scene.browser(person_with(Role.PRACTITIONER, area=scene.project.area)), scene.address())
    assert "New: Decisions, A theme before its time" in team


def test_a_group_that_may_be_under_18_reads_easy_words(scene: SignOffScene) -> None:
    group = scene.group("ecolieres")
    group.may_be_under_18 = True
    group.save()
    page = text(scene.browser(scene.speaker("ecolieres")), scene.address("for/ecolieres/"))
    assert "No. We do not sign" in page
    assert "Read this first" in page
    assert "What must be true (1 of 2 hold)" in page
    assert "Early." in page


def test_a_group_that_is_not_asked_has_no_such_page(scene: SignOffScene) -> None:
    baker = scene.browser(scene.speaker("bakers"))
    assert baker.get(scene.address("for/bakers/")).status_code == 404
    assert scene.browser(scene.speaker("aunts")).get(scene.address("for/ecolieres/")).status_code == 403


@pytest.mark.parametrize("address", ["", "for/aunts/"])
def test_the_pages_ask_the_database_as_often_for_much_as_for_little(scene: SignOffScene, address: str) -> None:
    aunt = scene.browser(scene.speaker("aunts"))
    counts = []
    for number in range(3):
        met(scene.project, Purpose.ASKED, groups=["aunts", "bakers"], days_ago=number)
        decision = decide(
            theme_in(scene.project, title=f"Theme {number}"), taken_by=[group_of(scene.project.area, "aunts")]
        )
        promise_under(decision)
        scene.signs(["aunts", "ecolieres", "aunts"][number])
        with CaptureQueriesContext(connection) as asked:
            aunt.get(scene.address(address))
        counts.append(len(asked))
    assert counts[1] == counts[2]


@pytest.mark.django_db
def test_a_pack_without_a_sign_off_has_no_such_page() -> None:
    project = PublishedProjectFactory.create(area=area_with(bare_pack_files()))
    base = f"/{project.area.slug}/projects/{project.slug}/"
    assert Client().get(f"{base}sign-off/").status_code == 404
    assert "Sign-off" not in Client().get(base).content.decode()


def test_a_group_for_which_nobody_speaks_is_pointed_out_to_the_team(scene: SignOffScene) -> None:
    scene.speaker("aunts")
    told = "Nobody speaks for this group here yet"
    officer = scene.browser(person_with(Role.COORDINATOR, area=scene.project.area))
    assert text(officer, scene.address()).count(told) == 1
    assert told not in text(scene.browser(), scene.address())


def test_young_people_read_the_label_in_easy_names(db: None) -> None:
    project = project_in(area_under_the_odd_pack(), claims="summit")
    ask_to_sign(project=project, by=BY)
    met(project, Purpose.ASKED, groups=["ecole-buissonniere"])
    scene = SignOffScene(project)
    pupil = scene.browser(scene.speaker("ecole-buissonniere"))
    page = text(pupil, scene.address("for/ecole-buissonniere/"))
    assert "We said: Top. What we wrote down shows: Slope." in page
    assert "Fingerprint" not in page


def test_the_sign_off_is_said_in_easy_words_on_request_and_first_of_all_to_who_signs_for_young_people(db: None) -> None:
    project = project_in(area_under_the_odd_pack(), claims="summit")
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=BY)
    scene = SignOffScene(project)
    pupil = scene.browser(scene.speaker("ecole-buissonniere"))
    terms = pack_for_project(project).signoff
    assert terms is not None

    pages = {
        "pupil": text(pupil, scene.address()),
        "pupil, plain": text(pupil, scene.address("?words=plain")),
        "anybody": text(scene.browser(), scene.address()),
        "anybody, easy": text(scene.browser(), scene.address("?words=easy")),
    }

    assert {name for name, page in pages.items() if escape(terms.easy) in page} == {"pupil", "anybody, easy"}
    assert {name for name, page in pages.items() if escape(terms.description) in page} == {"pupil, plain", "anybody"}
    assert f'href="{scene.address("for/ecole-buissonniere/")}"' in pages["pupil"]
    scene.signs("ecole-buissonniere", Word.WITHHELD, reasons="We were told, not asked.")
    assert "We were told, not asked." in text(scene.browser(), scene.address("?words=easy"))
