"""The page that the QR code opens, its documents and pictures, and where an area awards and withdraws."""

import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from alongside.assurance.marks.actions import withdraw
from alongside.assurance.marks.models import Mark, WithdrawnMarks
from alongside.assurance.signing.actions import look_again
from alongside.assurance.signing.enums import Word
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.projects.models import Project
from tests.factories.evidence import BY, project_in
from tests.factories.marks import RESERVATION, EarnedScene, earned_scene
from tests.factories.people import person_with
from tests.factories.projects import PublishedProjectFactory, StageAnswerFactory, area_with, bare_pack_files
from tests.pdfs import tags_of_pdf, words_of_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> EarnedScene:
    return earned_scene()


def text(address: str, client: Client | None = None) -> str:
    return " ".join((client or Client()).get(address).content.decode().split())


def page_of(mark: Mark) -> str:
    return f"/verify/{mark.pk}/"


def test_anybody_reads_what_a_mark_says_and_that_it_is_good(scene: EarnedScene) -> None:
    page = text(page_of(scene.award()))

    for words in ("This mark is good", "The bell", scene.project.title, "Écolières", RESERVATION, "Papers came early"):
        assert words in page
    for person in User.objects.all():
        assert person.name not in page


def test_the_page_says_that_it_was_withdrawn_and_why(scene: EarnedScene) -> None:
    mark = scene.award()
    withdraw(mark=mark, because="<b>The room</b> was never opened.", by=BY)
    page = text(page_of(mark))

    assert "This mark is not good" in page
    assert "&lt;b&gt;The room&lt;/b&gt; was never opened." in page
    assert "This mark is good" not in page


def tampered(mark: Mark, old: str, new: str) -> Mark:
    """Somebody reached into the database."""
    assert old in mark.credential
    Mark.objects.filter(pk=mark.pk).update(credential=mark.credential.replace(old, new))
    return mark


def test_a_mark_whose_words_were_changed_where_it_is_kept_is_good_on_no_page(scene: EarnedScene) -> None:
    mark = tampered(scene.award(), "Telling", "Yelling")

    assert "This mark is not good" in text(page_of(mark))
    assert "It was changed after it was signed" in text(page_of(mark))
    assert "Can’t be believed" in Client().get(f"{page_of(mark)}mark.svg").content.decode()
    assert "changed after it was signed" in words_of_pdf(Client().get(f"{page_of(mark)}certificate.pdf").content)


@pytest.mark.parametrize("new", ["", '"grade": "excellent",\n"name":', '"\\u006eame":'])
def test_what_is_no_mark_any_more_where_it_is_kept_says_so(scene: EarnedScene, new: str) -> None:
    mark = tampered(scene.award(), '"name":', new)

    assert "What is kept here is not the mark that was signed." in text(page_of(mark))
    for name in ("mark.svg", "mark.png", "certificate.pdf"):
        assert Client().get(f"{page_of(mark)}{name}").status_code == 404


def test_a_list_that_was_changed_where_it_is_kept_is_believed_on_no_page(scene: EarnedScene) -> None:
    mark = scene.award()
    listed = WithdrawnMarks.objects.get()
    listed.credential = listed.credential.replace("revocation", "suspension")
    listed.save()

    assert "The list of withdrawn marks can’t be believed." in text(page_of(mark))


@pytest.mark.parametrize("kind", ["application/vc", "application/json", "application/ld+json, text/html;q=0.5"])
def test_a_program_that_asks_for_json_gets_the_signed_mark(scene: EarnedScene, kind: str) -> None:
    mark = scene.award()
    answer = Client().get(page_of(mark), headers={"accept": kind})

    assert answer.content.decode() == mark.credential
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in answer["Vary"]


def test_the_documents_of_the_issuer_are_where_the_mark_says(scene: EarnedScene) -> None:
    mark = json.loads(scene.award().credential)
    site = "http://127.0.0.1:8000"
    for address in (mark["issuer"]["id"], mark["credentialStatus"]["statusListCredential"]):
        assert json.loads(Client().get(address.removeprefix(site)).content)["id"] == address
    saved = Client().get(f"{mark['id'].removeprefix(site)}credential.json")
    assert json.loads(saved.content) == mark


def test_an_area_without_a_mark_has_no_keys_to_show() -> None:
    slug = area_with().slug

    for name in ("issuer", "withdrawn"):
        assert Client().get(f"/.well-known/marks/{slug}/{name}.json").status_code == 404
    assert Client().get("/verify/5f1b5c0e-7c6f-4a56-a3a4-55ad5ef34c0b/").status_code == 404


def test_the_picture_says_in_words_what_it_shows_and_escapes_what_people_wrote(scene: EarnedScene) -> None:
    mark = scene.award()
    Project.objects.filter(pk=scene.project.pk).update(title="<Passports> & more, " + "much more " * 9)
    drawing = Client().get(f"{page_of(mark)}mark.svg").content
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
    described = root.findtext("{http://www.w3.org/2000/svg}desc")

    assert described is not None
    assert "<Passports> & more" in described
    assert b"style=" not in drawing
    assert b"<script" not in drawing


def test_the_picture_comes_in_pixels_too(scene: EarnedScene) -> None:
    answer = Client().get(f"{page_of(scene.award())}mark.png")

    assert Image.open(BytesIO(answer.content)).size == (1520, 640)


def test_the_certificate_is_an_accessible_pdf(scene: EarnedScene) -> None:
    mark = scene.award()
    made = Client().get(f"{page_of(mark)}certificate.pdf").content

    assert {"H1", "H2", "Figure", "Table"} <= tags_of_pdf(made)
    for words in ("The bell", "Écolières", RESERVATION, "Papers came early", f"verify/{mark.pk}/"):
        assert words in words_of_pdf(made)


def test_who_answers_for_the_area_awards_it_on_the_projects_page(scene: EarnedScene) -> None:
    officer = scene.browser(scene.officer)
    assert "Everything holds" in text(scene.mark_address())
    assert "Award the mark" not in text(scene.mark_address())
    assert "Award the mark" in text(scene.mark_address(), officer)
    assert scene.browser(scene.signers[0]).post(scene.mark_address()).status_code == 403

    answer = officer.post(scene.mark_address())

    assert answer["Location"] == page_of(Mark.objects.get())
    assert "This project carries the mark" in text(scene.mark_address())
    assert "carries its mark already" in text(scene.mark_address(), _after_another_press(scene))


def _after_another_press(scene: EarnedScene) -> Client:
    officer = scene.browser(scene.officer)
    officer.post(scene.mark_address())
    return officer


def test_what_is_lacking_stands_on_the_page(scene: EarnedScene) -> None:
    other = PublishedProjectFactory.create(area=scene.project.area, pack_version=scene.project.pack_version)

    page = text(f"/{other.area.slug}/projects/{other.slug}/mark/", scene.browser(scene.officer))

    assert "Aunts have not signed." in page
    assert "Award the mark" not in page


def test_it_is_withdrawn_with_a_reason_and_nothing_typed_is_lost(scene: EarnedScene) -> None:
    mark = scene.award()
    officer = scene.browser(person_with(Role.DECISION_MAKER, area=scene.project.area))
    address = scene.mark_address(f"{mark.pk}/withdraw/")
    assert officer.post(address, {"because": " "}).status_code == 422
    refused = officer.post(address, {"because": "Not kept. " * 200})
    assert (refused.status_code, "Not kept. Not kept." in refused.content.decode()) == (422, True)

    assert officer.post(address, {"because": "Not kept."})["Location"] == page_of(mark)
    assert "Not kept." in text(page_of(mark))
    assert officer.post(address, {"because": "Again."}).status_code == 422


def test_a_mark_of_another_area_cannot_be_withdrawn_here(scene: EarnedScene) -> None:
    mark = earned_scene().award()
    address = scene.mark_address(f"{mark.pk}/withdraw/")

    assert scene.browser(scene.officer).post(address, {"because": "Ours."}).status_code == 404
    assert not Mark.objects.get().is_withdrawn


def test_a_pack_without_a_mark_suggests_none() -> None:
    area = area_with(bare_pack_files())
    project = project_in(area)
    officer = Client()
    officer.force_login(person_with(Role.COORDINATOR, area=area), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/{area.slug}/projects/{project.slug}/"

    assert officer.get(f"{address}mark/").status_code == 404
    assert f"{address}mark/" not in text(address, officer)


def test_once_everybody_has_signed_it_waits_on_the_desk_of_who_can_award_it(scene: EarnedScene) -> None:
    desk = f"/{scene.project.area.slug}/desk/"
    decider = scene.browser(person_with(Role.DECISION_MAKER, area=scene.project.area))
    facilitator = scene.browser(person_with(Role.FACILITATOR, area=scene.project.area))
    assert "Everybody has signed" in text(desk, decider)
    assert "Everybody has signed" not in text(desk, facilitator)
    scene.award()
    assert "Everybody has signed" not in text(desk, decider)


def test_nothing_waits_there_while_a_group_withholds_or_has_signed_an_earlier_record(scene: EarnedScene) -> None:
    desk, decider = f"/{scene.project.area.slug}/desk/", scene.browser(scene.officer)
    scene.signs("aunts", Word.WITHHELD)
    assert "Everybody has signed" not in text(desk, decider)
    scene.signs("aunts")
    assert "Everybody has signed" in text(desk, decider)
    StageAnswerFactory.create(project=scene.project, question="how", words="walk")
    look_again()
    assert "Everybody has signed" not in text(desk, decider)


def test_the_page_of_the_mark_leads_to_what_it_still_needs(scene: EarnedScene) -> None:
    scene.signs("aunts", Word.WITHHELD)
    page = text(scene.mark_address())
    assert "Aunts withhold it." in page
    assert f'href="{scene.address()}"' in page
    assert f'href="{scene.address().replace("sign-off", "checks")}"' in page


def test_whoever_reads_of_a_project_or_its_sign_off_finds_the_mark(scene: EarnedScene) -> None:
    project = f"/{scene.project.area.slug}/projects/{scene.project.slug}/"
    assert f'href="{scene.mark_address()}">The mark’s page' in text(scene.address())
    assert "This project carries the mark" not in text(project)
    mark = scene.award()
    assert f'href="{page_of(mark)}">See it, with who signed' in text(project)
    withdraw(mark=mark, because="The room was never opened.", by=BY)
    assert "This project carries the mark" not in text(project)


def test_an_areas_page_lists_its_marks_for_everybody_also_one_that_was_withdrawn(scene: EarnedScene) -> None:
    area = f"/{scene.project.area.slug}/"
    assert 'id="marks"' not in text(area)
    mark = scene.award()
    assert f'href="{page_of(mark)}"><strong>{scene.project.title}' in text(area)
    withdraw(mark=mark, because="The room was never opened.", by=BY)
    line = text(area).partition(f'href="{page_of(mark)}"')[2].partition("</li>")[0]
    assert "Withdrawn" in line
