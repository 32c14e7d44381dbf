"""The charter page shows everybody what their area's pack says, in plain or in easy words, whatever the pack has."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.frameworks.actions import adopt_pack, install_bundled_packs, install_pack
from alongside.frameworks.loading import PACKS_FOLDER, bundled_folders, load_pack
from alongside.frameworks.presenters import charter
from tests.factories.frameworks import area_under_the_odd_pack, odd_pack
from tests.factories.people import AreaFactory

BY = actors.system("test")


@pytest.mark.parametrize("folder", bundled_folders(), ids=lambda folder: folder.name)
@pytest.mark.parametrize("easy", [False, True])
def test_no_section_of_a_charter_is_empty(folder: Path, easy: bool) -> None:
    shown = charter(load_pack(folder), easy=easy)
    assert all(section.title and (section.entries or section.table) for section in shown.sections)
    assert len({section.key for section in shown.sections}) == len(shown.sections)


def test_a_pack_without_a_ladder_has_no_section_about_one() -> None:
    keys = {
        section.key for section in charter(load_pack(PACKS_FOLDER / "north-west-nine-principles"), easy=False).sections
    }
    assert "ladder" not in keys
    assert {"principles-nine-principles", "planning", "reflection"} <= keys


def test_the_odd_pack_reads_like_any_other() -> None:
    told = {section.key: section for section in charter(odd_pack(), easy=True).sections}
    assert [entry.title for entry in told["groups"].entries] == ["Les élèves"]
    assert [entry.title for entry in told["ladder"].entries] == ["Valley", "Top", "Slope"]
    assert told["principles-winds"].entries[0].points == ("Is it cold?",)
    assert told["checklists"].entries[0].points == ("Bread.",)


@pytest.mark.django_db
def test_everybody_reads_it_and_chooses_easy_words(client: Client) -> None:
    area = area_under_the_odd_pack()
    page = client.get(f"/{area.slug}/charter/").content.decode()
    easy = client.get(f"/{area.slug}/charter/?words=easy").content.decode()
    assert "Where one climbs." in page
    assert "You climb." in easy
    assert "Nobody&#x27;s view." in page


@pytest.mark.django_db
def test_where_nothing_is_adopted_it_says_so(client: Client) -> None:
    area = AreaFactory.create()
    page = client.get(f"/{area.slug}/charter/")
    assert page.status_code == 200
    assert "has not agreed on a way of working together yet" in page.content.decode()


@pytest.mark.django_db
def test_on_a_phone_each_cell_of_its_table_tells_its_column(client: Client) -> None:
    pack, area = load_pack(PACKS_FOLDER / "stoke-plan-do-review"), AreaFactory.create()
    assert pack.work_map is not None
    adopt_pack(area=area, version=install_pack(pack=pack, by=BY), by=BY)
    page = client.get(f"/{area.slug}/charter/").content.decode()
    for level in pack.levels:
        assert page.count(f'data-heading="{level.title}"') == len(pack.work_map.kinds)


@pytest.mark.django_db
def test_it_asks_the_database_as_often_for_a_large_pack_as_for_a_small_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    large = AreaFactory.create()
    [version] = [one for one in install_bundled_packs(by=BY) if one.pack_id == "stoke-plan-do-review"]
    adopt_pack(area=large, version=version, by=BY)
    for area in (large, area_under_the_odd_pack()):
        client.get(f"/{area.slug}/charter/")  # the pack is read once, and then from memory
        with django_assert_max_num_queries(4):
            client.get(f"/{area.slug}/charter/")
