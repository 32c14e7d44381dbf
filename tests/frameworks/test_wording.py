"""Wording a pack: it is published when every group it names has agreed to exactly these words, and never before."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.frameworks import actions, asking
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.errors import PackRefusedError
from alongside.frameworks.models import PackAnswer, PackVersion, PackWording
from alongside.frameworks.passages import thing_at, worded
from alongside.frameworks.queries import pack_for, pack_of, version_for
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from tests.factories.frameworks import smallest_files
from tests.factories.people import AreaFactory, person_with
from tests.factories.projects import area_with, installed, odd_pack_files

pytestmark = pytest.mark.django_db
BY = actors.system("test")


@pytest.fixture
def area() -> Area:
    return area_with(slug="elm")


def telling(wording: PackWording, title: str) -> dict[str, Any]:
    """The wording's files with another title for the lowest rung."""
    rung = thing_at(wording.source, "ladder.yaml/families/all/rungs/telling")
    assert rung is not None
    return worded(wording.source, rung, {"title": title})


def begun(area: Area, title: str = "Saying so") -> PackWording:
    wording = actions.begin_wording(area=area, version=version_for(area), by=BY)
    return actions.reword_pack(wording=wording, files=telling(wording, title), by=BY)


def speaker(area: Area, key: str) -> tuple[Group, actors.Actor]:
    group = Group.objects.get(area=area, key=key)
    return group, actors.person(person_with(Role.REPRESENTATIVE, area=area, group=group).pk)


def all_agree(wording: PackWording) -> None:
    actions.ask_groups(wording=wording, by=BY)
    for line in queries.lines_of(wording):
        group, by = speaker(wording.area, line.key)
        actions.agree_to_pack(wording=wording, group=group, digest=wording.digest, by=by)


def test_when_all_have_agreed_it_is_published_as_the_areas_own_version(area: Area) -> None:
    before = version_for(area)
    wording = begun(area)
    all_agree(wording)

    version = actions.publish_wording(wording=wording, by=BY)

    assert (version.pack_id, version.version, version.area, version.parent) == ("elm-odd", "1.1", area, before)
    assert version.digest == wording.digest
    assert version_for(area) == version
    assert [rung.title for rung in pack_for(area).rungs] == ["Saying so", "Asking", "Owning it together"]
    assert pack_of(before).rungs[0].title == "Telling"
    assert queries.current_wording(area) is None
    assert "pack wording published" in AuditEntry.objects.values_list("verb", flat=True)


def test_while_one_group_is_missing_it_is_not_published(area: Area) -> None:
    wording = begun(area)
    actions.ask_groups(wording=wording, by=BY)
    group, by = speaker(area, "aunts")
    actions.agree_to_pack(wording=wording, group=group, digest=wording.digest, by=by)

    with pytest.raises(ValidationError, match="Not every group"):
        actions.publish_wording(wording=wording, by=BY)
    assert PackVersion.objects.filter(area=area).count() == 0


def test_changed_words_ask_every_group_again_and_history_stays(area: Area) -> None:
    wording = begun(area)
    all_agree(wording)

    second = actions.reword_pack(wording=wording, files=telling(wording, "Just saying"), by=BY)

    assert (second.number, second.asked_at) == (3, None)
    assert [line.is_agreed for line in queries.lines_of(second)] == [False, False]
    assert PackAnswer.objects.filter(wording=wording).count() == 2
    assert [row.number for row in queries.history_of(second)] == [3, 2, 1]
    with pytest.raises(ValidationError, match="changed since"):
        actions.publish_wording(wording=wording, by=BY)


def test_nobody_agrees_to_words_that_they_have_not_read(area: Area) -> None:
    wording = begun(area)
    actions.ask_groups(wording=wording, by=BY)
    group, by = speaker(area, "aunts")
    with pytest.raises(ValidationError, match="changed since"):
        actions.agree_to_pack(wording=wording, group=group, digest="0" * 64, by=by)
    stale = begun_again(wording)
    with pytest.raises(ValidationError, match="changed since"):
        actions.agree_to_pack(wording=wording, group=group, digest=wording.digest, by=by)
    with pytest.raises(ValidationError, match="have not been asked"):
        actions.agree_to_pack(wording=stale, group=group, digest=stale.digest, by=by)


def begun_again(wording: PackWording) -> PackWording:
    return actions.reword_pack(wording=wording, files=telling(wording, "Otherwise"), by=BY)


def test_the_same_person_does_not_agree_for_two_groups(area: Area) -> None:
    wording = begun(area)
    actions.ask_groups(wording=wording, by=BY)
    first, by = speaker(area, "aunts")
    other = Group.objects.get(area=area, key="ecolieres")
    actions.agree_to_pack(wording=wording, group=first, digest=wording.digest, by=by)
    actions.agree_to_pack(wording=wording, group=first, digest=wording.digest, by=by)
    with pytest.raises(ValidationError, match="another group"):
        actions.agree_to_pack(wording=wording, group=other, digest=wording.digest, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        PackAnswer.objects.create(wording=wording, group=other, digest=wording.digest, said_by_id=by.person_id)


def test_the_same_words_change_nothing(area: Area) -> None:
    wording = begun(area)
    assert actions.reword_pack(wording=wording, files=wording.source, by=BY) == wording


def test_only_one_wording_is_under_way(area: Area) -> None:
    begun(area)
    with pytest.raises(ValidationError, match="under way"):
        actions.begin_wording(area=area, version=version_for(area), by=BY)


def test_a_dropped_wording_leaves_everything_as_it_was(area: Area) -> None:
    before = version_for(area)
    wording = begun(area)
    actions.drop_wording(wording=wording, by=BY)
    assert queries.current_wording(area) is None
    assert version_for(area) == before
    assert actions.begin_wording(area=area, version=before, by=BY).number == 3


def test_words_that_are_no_sound_pack_are_refused_and_nothing_is_written(area: Area) -> None:
    wording = begun(area)
    files = {**wording.source, "ladder.yaml": {"title": ""}}
    with pytest.raises(PackRefusedError):
        actions.reword_pack(wording=wording, files=files, by=BY)
    assert queries.current_wording(area) == wording


def test_a_pack_taken_as_it_is_makes_no_version(area: Area) -> None:
    other = installed(smallest_files())
    wording = actions.begin_wording(area=area, version=other, by=BY)
    all_agree(wording)
    assert actions.publish_wording(wording=wording, by=BY) == other
    assert PackVersion.objects.count() == 2


def test_a_group_that_counts_today_is_asked_even_where_the_new_words_forget_it(area: Area) -> None:
    wording = actions.begin_wording(area=area, version=installed(smallest_files()), by=BY)
    assert [group.id for group in queries.groups_asked(wording)] == ["bakers", "ecolieres", "aunts"]


def test_the_next_wording_of_the_same_pack_has_the_next_number(area: Area) -> None:
    for title, number in (("One", "1.1"), ("Two", "1.2")):
        wording = begun(area, title)
        all_agree(wording)
        version = actions.publish_wording(wording=wording, by=BY)
        assert (version.pack_id, version.version) == ("elm-odd", number)
    first = PackVersion.objects.get(pack_id="odd")
    back = actions.begin_wording(area=area, version=first, by=BY)
    again = actions.reword_pack(wording=back, files=telling(back, "Three"), by=BY)
    assert again.source["pack.yaml"]["id"] == "elm-odd"
    assert again.source["pack.yaml"]["version"] == "1.3"


def test_files_are_taken_under_an_id_that_is_nobody_elses(area: Area) -> None:
    files = odd_pack_files()
    files["pack.yaml"] |= {"id": "odd", "version": "2"}
    with pytest.raises(ValidationError, match="not this area’s"):
        actions.bring_files(area=area, files=files, by=BY)
    files["pack.yaml"]["id"] = "ours"
    wording = actions.bring_files(area=area, files=files, by=BY)
    assert (wording.source["pack.yaml"]["id"], wording.based_on) == ("ours", version_for(area))
    all_agree(wording)
    actions.publish_wording(wording=wording, by=BY)
    files["pack.yaml"]["title"] = "Something else"
    with pytest.raises(ValidationError, match="published already"):
        actions.bring_files(area=area, files=files, by=BY)


def test_an_id_that_another_area_took_meanwhile_is_not_published(area: Area) -> None:
    files = odd_pack_files()
    files["pack.yaml"]["id"] = "wanted"
    wording = actions.bring_files(area=area, files=files, by=BY)
    all_agree(wording)
    theirs = odd_pack_files()
    theirs["pack.yaml"] |= {"id": "wanted", "version": "7"}
    installed(theirs)
    with pytest.raises(ValidationError, match="not this area’s"):
        actions.publish_wording(wording=wording, by=BY)


def test_another_areas_own_version_cannot_be_begun_from(area: Area) -> None:
    wording = begun(area)
    all_agree(wording)
    own = actions.publish_wording(wording=wording, by=BY)
    other = AreaFactory.create()
    assert own not in queries.versions_to_choose(other)
    assert own in queries.versions_to_choose(area)


@pytest.mark.parametrize(
    ("taken", "own"), [((), "elm-odd"), (("elm-odd",), "elm-odd-2"), (("elm-odd", "elm-odd-2"), "elm-odd-3")]
)
def test_what_an_areas_own_words_are_called(taken: tuple[str, ...], own: str) -> None:
    assert asking.own_id(asking.own_base("elm", "odd"), taken=taken) == own


def test_nothing_is_published_where_nobody_is_asked() -> None:
    assert not asking.can_be_published([])
