"""Installing a pack, adopting it, and the groups that an area has because of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.frameworks.actions import (
    VersionTakenError,
    add_path,
    adopt_pack,
    ensure_groups,
    install_bundled_packs,
    install_pack,
)
from alongside.frameworks.errors import PackRefusedError
from alongside.frameworks.loading import parse_pack
from alongside.frameworks.models import Adoption, PackVersion
from alongside.frameworks.queries import version_for
from alongside.frameworks.schema import Pack
from alongside.people.models import Area, Group
from tests.factories.frameworks import (
    BY,
    area_under_the_odd_pack,
    odd_pack,
    odd_version,
    pack_group,
    smallest_files,
    write_files,
)
from tests.factories.people import AreaFactory, GroupFactory, UserFactory

pytestmark = pytest.mark.django_db


def small_pack(**changes: Any) -> Pack:
    files = smallest_files()
    files["pack.yaml"] |= changes
    return parse_pack(files)


def groups_of(area: Area) -> list[tuple[str, str, bool, int]]:
    return [(group.key, group.title, group.may_be_under_18, group.position) for group in area.groups.all()]


def audited() -> list[tuple[str, str, list[str]]]:
    return [(entry.verb, entry.actor_id, entry.fields) for entry in AuditEntry.objects.order_by("id")]


def test_given_a_new_pack_when_installed_then_its_source_stays_and_it_is_audited() -> None:
    version = install_pack(pack=odd_pack(), by=BY)
    assert (version.pack_id, version.version, version.title) == ("odd-little-pack", "3.1.4", "The odd little pack")
    assert parse_pack(version.source).digest == version.digest == odd_pack().digest
    assert audited() == [("pack installed", "test", ["pack_id", "version", "digest"])]


def test_given_the_same_pack_again_when_installed_then_nothing_happens() -> None:
    first = install_pack(pack=odd_pack(), by=BY)
    assert install_pack(pack=odd_pack(), by=BY) == first
    assert len(audited()) == 1


def test_given_another_text_under_the_same_version_when_installed_then_it_is_refused() -> None:
    first = install_pack(pack=small_pack(), by=BY)
    with pytest.raises(VersionTakenError):
        install_pack(pack=small_pack(title="Another"), by=BY)
    assert list(PackVersion.objects.values_list("digest", flat=True)) == [first.digest]


def test_given_a_new_version_when_installed_then_both_are_there() -> None:
    install_pack(pack=small_pack(), by=BY)
    install_pack(pack=small_pack(version="2", title="Another"), by=BY)
    assert sorted(PackVersion.objects.values_list("version", flat=True)) == ["1", "2"]


def test_given_a_folder_with_a_taken_version_when_added_then_the_line_of_the_version_is_named(tmp_path: Path) -> None:
    install_pack(pack=small_pack(), by=BY)
    files = smallest_files()
    files["pack.yaml"]["title"] = "Another"
    with pytest.raises(PackRefusedError) as refused:
        add_path(write_files(tmp_path, files), by=BY)
    assert [(Path(error.file).name, error.line, error.reason) for error in refused.value.errors] == [
        ("pack.yaml", 2, "smallest 1 is installed already, and it says something else")
    ]


def test_given_a_folder_with_mistakes_when_added_then_nothing_is_installed(tmp_path: Path) -> None:
    files = smallest_files()
    del files["pack.yaml"]["title"]
    with pytest.raises(PackRefusedError):
        add_path(write_files(tmp_path, files), by=BY)
    assert list(PackVersion.objects.all()) == []


def test_given_a_fresh_site_when_bundled_packs_are_installed_twice_then_each_is_there_once() -> None:
    first = install_bundled_packs(by=BY)
    assert install_bundled_packs(by=BY) == first
    assert [version.pack_id for version in first] == [
        "north-west-nine-principles",
        "stoke-plan-do-review",
        "wirral-naomie",
        "york-training-and-checklist",
    ]


def test_given_an_area_when_it_adopts_a_pack_then_it_has_the_packs_groups() -> None:
    coordinator = UserFactory.create()
    area = AreaFactory.create()
    adoption = adopt_pack(area=area, version=odd_version(), by=actors.person(coordinator.pk))
    assert groups_of(area) == [("ecole-buissonniere", "Amis de l'école", True, 0)]
    assert (adoption.area, adoption.version, adoption.adopted_by) == (area, odd_version(), coordinator)
    assert audited()[1:] == [
        (
            "group added",
            str(coordinator.pk),
            ["key", "title", "easy_title", "symbol", "may_be_under_18", "position"],
        ),
        ("pack adopted", str(coordinator.pk), ["version"]),
    ]


def test_given_the_same_version_when_adopted_again_then_nothing_happens() -> None:
    area = area_under_the_odd_pack()
    before = audited()
    assert adopt_pack(area=area, version=odd_version(), by=BY) == Adoption.objects.get(area=area)
    assert audited() == before


def test_given_another_version_when_adopted_then_groups_get_its_words_and_earlier_ones_stay() -> None:
    area = AreaFactory.create()
    adopt_pack(area=area, version=install_pack(pack=small_pack(), by=BY), by=BY)
    group = {"symbol": "food", "may_be_under_18": False}
    bakers = {"id": "bakers", "title": "Bakers and brewers", "easy_title": "Bakers", **group}
    aunts = {"id": "aunts", "title": "Aunts", "easy_title": "Aunts", **group}
    second = install_pack(pack=small_pack(version="2", groups=[aunts, bakers]), by=BY)
    adopt_pack(area=area, version=second, by=BY)
    assert groups_of(area) == [("aunts", "Aunts", False, 0), ("bakers", "Bakers and brewers", False, 1)]
    assert version_for(area) == second
    assert ("group changed", "test", ["title", "position"]) in audited()
    adopt_pack(area=area, version=odd_version(), by=BY)
    assert sorted(area.groups.values_list("key", flat=True)) == ["aunts", "bakers", "ecole-buissonniere"]


def test_given_groups_of_a_template_when_ensured_then_only_missing_ones_are_added_after_the_others() -> None:
    area = AreaFactory.create()
    GroupFactory.create(area=area, key="bakers", title="Our bakers", position=4)
    rows = ensure_groups(area=area, groups=[pack_group("aunts"), pack_group("bakers"), pack_group("uncles")], by=BY)
    assert [row.key for row in rows] == ["aunts", "bakers", "uncles"]
    assert groups_of(area) == [
        ("bakers", "Our bakers", False, 4),
        ("aunts", "Aunts", False, 5),
        ("uncles", "Uncles", False, 6),
    ]
    assert [verb for verb, *_ in audited()] == ["group added", "group added"]


@pytest.mark.parametrize(
    ("has", "template_says", "then"),
    [(False, False, False), (False, True, True), (True, False, True), (True, True, True)],
)
def test_whether_a_group_may_be_under_18_only_changes_towards_more_care(
    has: bool, template_says: bool, then: bool
) -> None:
    area = AreaFactory.create()
    GroupFactory.create(area=area, key="cousins", may_be_under_18=has)
    ensure_groups(area=area, groups=[pack_group("cousins", may_be_under_18=template_says)], by=BY)
    assert Group.objects.get(area=area, key="cousins").may_be_under_18 is then


def test_groups_of_another_area_are_left_alone() -> None:
    other = area_under_the_odd_pack()
    before = groups_of(other)
    ensure_groups(area=AreaFactory.create(), groups=[pack_group("ecole-buissonniere", title="Others")], by=BY)
    assert groups_of(other) == before
