"""Which pack an area works under, and the templates that it can choose."""

from __future__ import annotations

from typing import Any

import pytest

from alongside.frameworks import queries
from alongside.frameworks.actions import adopt_pack, install_pack
from alongside.frameworks.loading import common_templates, parse_pack
from alongside.frameworks.models import PackVersion
from tests.factories.frameworks import BY, area_under_the_odd_pack, odd_pack, odd_version, smallest_files
from tests.factories.people import AreaFactory

pytestmark = pytest.mark.django_db

COMMON = [template.id for template in common_templates()]


def test_given_an_area_with_a_pack_when_asked_then_it_is_the_whole_pack() -> None:
    assert queries.pack_for(area_under_the_odd_pack()) == odd_pack()


def test_given_an_area_without_a_pack_when_asked_then_it_is_said() -> None:
    with pytest.raises(queries.NoPackError):
        queries.pack_for(AreaFactory.create(slug="nowhere"))


def test_given_several_adoptions_when_asked_then_the_latest_counts_for_its_own_area_only() -> None:
    first, second = area_under_the_odd_pack(), area_under_the_odd_pack()
    adopt_pack(area=second, version=install_pack(pack=parse_pack(smallest_files()), by=BY), by=BY)
    assert (queries.pack_for(first).id, queries.pack_for(second).id) == ("odd-little-pack", "smallest")


def test_given_a_pack_in_memory_when_asked_again_then_one_query_is_made(django_assert_num_queries: Any) -> None:
    area = area_under_the_odd_pack()
    queries.pack_for(area)
    with django_assert_num_queries(1):
        queries.pack_for(area)


def test_an_area_can_choose_its_packs_templates_and_the_common_ones() -> None:
    assert [template.id for template in queries.templates_for(area_under_the_odd_pack())] == [
        "cloud-watching",
        "flying-lesson",
        *COMMON,
    ]


@pytest.mark.parametrize(("wanted", "found"), [("cloud-watching", True), ("york-training", True), ("nothing", False)])
def test_a_template_is_found_by_its_id(wanted: str, found: bool) -> None:
    assert (queries.template_for(area_under_the_odd_pack(), wanted) is not None) is found


def test_the_groups_of_a_session_are_the_packs_or_the_templates_own() -> None:
    area = area_under_the_odd_pack()
    of_the_pack, of_its_own, *_ = common_templates()
    assert queries.groups_for(area, of_the_pack) == odd_pack().groups
    assert [group.id for group in queries.groups_for(area, of_its_own)] == [
        "young-people",
        "parents-carers",
        "practitioners",
        "supporters",
    ]


def test_given_a_source_that_was_changed_in_the_database_when_read_then_it_is_not_used() -> None:
    queries._pack.cache_clear()
    version = odd_version()
    source = version.source | {"pack.yaml": version.source["pack.yaml"] | {"title": "Slipped in"}}
    PackVersion.objects.filter(pk=version.pk).update(source=source)
    with pytest.raises(queries.PackIsDamagedError):
        queries.pack_of(version)


def test_given_several_versions_when_asked_for_the_latest_then_it_is_the_one_installed_last() -> None:
    files = smallest_files()
    install_pack(pack=parse_pack(files), by=BY)
    files["pack.yaml"]["version"] = "2"
    second = install_pack(pack=parse_pack(files), by=BY)
    assert queries.latest_version("smallest") == second
    assert queries.latest_version("nothing") is None
    assert [version.version for version in queries.installed_versions()] == ["2", "1"]
