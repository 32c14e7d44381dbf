"""An area's own words in the browser: worded, agreed to, published, brought as a file, and the area's word."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.frameworks import actions
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.downloads import pack_as_zip
from alongside.frameworks.json_schema import schema_texts
from alongside.frameworks.queries import version_for
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from tests.factories.frameworks import area_under_the_odd_pack, odd_pack
from tests.factories.people import AreaFactory, GroupFactory, person_with
from tests.factories.projects import area_with, odd_pack_files
from tests.frameworks.test_wording import all_agree, begun

pytestmark = pytest.mark.django_db
BY = actors.system("test")
VALLEY = "wording/words/ladder.yaml/families/foot/rungs/valley/"


@pytest.fixture
def area() -> Area:
    return area_under_the_odd_pack(slug="elm")


def as_one(role: Role, area: Area, group: Group | None = None) -> Client:
    client = Client()
    client.force_login(person_with(role, area=area, group=group))
    return client


def text(client: Client, area: Area, path: str = "") -> str:
    return client.get(f"/{area.slug}/charter/{path}").content.decode()


def test_an_officer_words_a_rung_the_group_agrees_and_it_is_published(area: Area) -> None:
    officer = as_one(Role.COORDINATOR, area)
    speaker = as_one(Role.REPRESENTATIVE, area, Group.objects.get(area=area))
    where = f"/{area.slug}/charter/"
    officer.post(f"{where}wording/", {"version": version_for(area).pk})
    said = {"title": "Glen", "easy_title": "Glen", "description": "Low down.", "easy": "Low.", "seen": "1"}

    assert "Valley" in text(officer, area, "wording/words/")
    answer = officer.post(f"{where}{VALLEY}", said)
    assert answer.headers["Location"] == f"{where}wording/words/"
    assert "We agree" not in text(speaker, area, "wording/")
    officer.post(f"{where}wording/ask/")
    page = text(speaker, area, "wording/")
    assert "Glen" in page
    assert "You see little." in page
    digest = queries.wording_under_way(area).digest
    speaker.post(f"{where}wording/agree/", {"group": "ecole-buissonniere", "digest": digest})
    assert "Publish these words" in text(officer, area, "wording/")
    officer.post(f"{where}wording/publish/")

    assert "Glen" in text(Client(), area)
    assert "own words, after “The odd little pack”, version 3.1.4" in text(Client(), area)
    assert digest in text(Client(), area, f"versions/{digest}/")
    assert text(Client(), area, "versions/").count("<li>") >= 2


def test_what_was_typed_stays_when_something_is_missing_or_somebody_was_faster(area: Area) -> None:
    officer = as_one(Role.COORDINATOR, area)
    actions.begin_wording(area=area, version=version_for(area), by=BY)
    said = {"title": "", "easy_title": "Glen", "description": "Low down.", "easy": "Low.", "seen": "1"}
    missing = officer.post(f"/elm/charter/{VALLEY}", said)
    assert missing.status_code == 422
    assert "Low down." in missing.content.decode()

    officer.post(f"/elm/charter/{VALLEY}", {**said, "title": "Hollow"})
    late = officer.post(f"/elm/charter/{VALLEY}", {**said, "title": "Dale"})
    assert late.status_code == 422
    assert "Somebody else changed the wording" in late.content.decode()
    assert "Dale" in late.content.decode()


def test_nobody_outside_the_team_sees_words_that_are_not_published(area: Area) -> None:
    wording = actions.begin_wording(area=area, version=version_for(area), by=BY)
    files = {**wording.source, "pack.yaml": {**wording.source["pack.yaml"], "summary": "Only a draft so far."}}
    actions.reword_pack(wording=wording, files=files, by=BY)
    elsewhere = as_one(Role.COORDINATOR, AreaFactory.create())
    for client in (Client(), elsewhere):
        for path in ("", "versions/", "wording/", "wording/words/", "wording/history/"):
            assert "Only a draft so far." not in text(client, area, path)


def test_a_representative_of_another_group_does_not_agree_for_this_one(area: Area) -> None:
    wording = actions.begin_wording(area=area, version=version_for(area), by=BY)
    actions.ask_groups(wording=wording, by=BY)
    other = as_one(Role.REPRESENTATIVE, area, GroupFactory.create(area=area))
    answer = other.post("/elm/charter/wording/agree/", {"group": "ecole-buissonniere", "digest": wording.digest})
    assert answer.status_code == 403


def test_a_pack_as_a_file_is_checked_with_file_and_line(area: Area) -> None:
    officer = as_one(Role.COORDINATOR, area)
    files = odd_pack().canonical_files
    files["pack.yaml"]["id"] = "ours"
    files["ladder.yaml"]["families"][0]["rungs"][0]["step"] = 7
    wrong = officer.post("/elm/charter/wording/files/", {"file": zip_of(files)})
    assert wrong.status_code == 422
    assert "ladder.yaml:" in wrong.content.decode()
    assert queries.current_wording(area) is None

    files["ladder.yaml"]["families"][0]["rungs"][0]["step"] = 1
    right = officer.post("/elm/charter/wording/files/", {"file": zip_of(files)})
    assert right.headers["Location"] == "/elm/charter/wording/"
    assert queries.wording_under_way(area).source["pack.yaml"]["id"] == "ours"


def test_a_pack_that_is_anothers_is_told_so(area: Area) -> None:
    officer = as_one(Role.COORDINATOR, area)
    files = odd_pack().canonical_files
    files["pack.yaml"]["title"] = "Not theirs"
    answer = officer.post("/elm/charter/wording/files/", {"file": zip_of(files)})
    assert answer.status_code == 422
    assert "belongs to a pack that is not this area’s" in answer.content.decode()


def zip_of(files: dict[str, object]) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.zip", pack_as_zip(files, folder="ours"), "application/zip")


def test_a_version_is_downloaded_as_files(area: Area) -> None:
    answer = Client().get(f"/elm/charter/versions/{version_for(area).digest}/files/")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.content == pack_as_zip(odd_pack().canonical_files, folder="odd-little-pack")


def test_every_schema_is_published_for_editors() -> None:
    for name, schema in schema_texts().items():
        assert Client().get(f"/schemas/packs/{name}").content.decode() == schema
    assert Client().get("/schemas/packs/passwords.json").status_code == 404


def test_the_areas_word_stands_where_the_packs_stood(area: Area) -> None:
    officer = as_one(Role.COORDINATOR, area)
    assert "Two winds." in text(Client(), area)
    answer = officer.post("/elm/charter/word/", {"word": "gust", "easy_word": "puff", "because": "We voted in June."})
    assert answer.headers["Location"] == "/elm/charter/"
    page, easy = text(Client(), area), text(Client(), area, "?words=easy")
    assert "Here we say “gust”. Elsewhere it is called “wind”. We voted in June." in page
    assert "Here we say “puff”." in easy
    other = area_under_the_odd_pack()
    assert "gust" not in text(Client(), other)

    officer.post("/elm/charter/word/", {"word": ""})
    assert "gust" not in text(Client(), area)


def test_an_easy_word_without_a_word_is_refused(area: Area) -> None:
    answer = as_one(Role.COORDINATOR, area).post("/elm/charter/word/", {"easy_word": "puff"})
    assert answer.status_code == 422
    assert "Say the word itself too." in answer.content.decode()


@pytest.mark.parametrize("path", ["wording/", "wording/words/", "versions/"])
def test_the_number_of_queries_does_not_grow(path: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    area = area_with(slug="elm")
    officer = as_one(Role.COORDINATOR, area)
    for title in ("One", "Two", "Three"):
        wording = begun(area, title)
        all_agree(wording)
        actions.publish_wording(wording=wording, by=BY)
    begun(area, "Four")
    text(officer, area, path)  # packs stay in memory by their digest
    with django_assert_num_queries(len_of_queries(officer, area, path)):
        for number in range(5):
            GroupFactory.create(area=area, key=f"more-{number}")
        text(officer, area, path)


def len_of_queries(officer: Client, area: Area, path: str) -> int:
    """How many queries the page takes now, and five for the groups that are made beside it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as counted:
        text(officer, area, path)
    return len(counted) + 5


def test_the_odd_groups_of_a_file_are_added_when_they_are_asked(area: Area) -> None:
    wording = actions.bring_files(area=area, files=odd_pack_files(), by=BY)
    assert [line.group_id for line in queries.lines_of(wording)][:2] == [None, None]
    actions.ask_groups(wording=wording, by=BY)
    assert [line.title for line in queries.lines_of(wording)] == ["Écolières", "Aunts", "Amis de l'école"]
