"""What an area does at each kind and level: built from projects and gatherings, with empty cells shown (S2)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.enums import Part
from alongside.frameworks.loading import PACKS_FOLDER, load_pack
from alongside.gatherings.enums import Purpose
from alongside.insight.presenters.work_map import work_map_page
from alongside.insight.work_map import Work, placed
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.projects.actions import publish_project, reword_part
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, met, project_in
from tests.factories.people import person_with
from tests.factories.practice import client_of
from tests.factories.projects import area_with, bare_pack_files

STOKE = load_pack(PACKS_FOLDER / "stoke-plan-do-review")
assert STOKE.work_map is not None
KINDS = STOKE.work_map.kinds
LEVELS = [level.id for level in STOKE.levels]

WORKS = st.builds(
    Work,
    title=st.text(max_size=5),
    url=st.just("/"),
    level=st.sampled_from(["", "elsewhere", *LEVELS]),
    rung=st.sampled_from(["", *(rung.id for rung in STOKE.rungs)]),
    purposes=st.lists(st.sampled_from([purpose.value for purpose in Purpose]), max_size=3).map(tuple),
)


@given(st.lists(WORKS, max_size=8))
def test_every_cell_is_there_and_everything_is_on_the_map_at_its_level_or_beside_it(works: list[Work]) -> None:
    cells, without = placed(works, kinds=KINDS, levels=LEVELS)
    assert set(cells) == {(kind.id, level) for kind in KINDS for level in LEVELS}
    assert all(work.level == level for (_, level), found in cells.items() for work in found)
    on_the_map = [work for found in cells.values() for work in found]
    assert all((work in on_the_map) or (work in without) for work in works)
    assert not [work for work in without if work.level in LEVELS and work in on_the_map]


@given(st.lists(WORKS, max_size=5), WORKS)
def test_more_work_never_empties_a_cell(works: list[Work], more: Work) -> None:
    before, _ = placed(works, kinds=KINDS, levels=LEVELS)
    after, _ = placed([*works, more], kinds=KINDS, levels=LEVELS)
    assert all(list(after[cell])[: len(found)] == list(found) for cell, found in before.items())


def test_each_rung_of_the_pack_but_what_is_done_to_people_has_its_kind() -> None:
    placed_rungs = [rung for kind in KINDS for rung in kind.rungs]
    assert len(placed_rungs) == len(set(placed_rungs)) == len(STOKE.rungs) - 1


# --------------------------------------------------------------------- the page


@pytest.fixture
def area(db: None) -> Area:
    return area_under("stoke-plan-do-review")


def levelled(area: Area, title: str, *, claims: str, level: str = "strategic") -> Project:
    project = project_in(area, title=title, claims=claims)
    reword_part(project=project, part=Part.LEVEL, value=level, because="It fits.", by=BY)
    return project


def page(client: Client, area: Area, query: str = "") -> str:
    return client.get(f"/{area.slug}/what-we-do/{query}").content.decode()


def test_everybody_sees_what_is_published_and_the_team_sees_theirs(area: Area) -> None:
    open_one, own = (
        levelled(area, "The bus plan", claims="co-design"),
        levelled(area, "The hush plan", claims="consultation"),
    )
    publish_project(project=open_one, by=BY)
    met(own, Purpose.ASKED, groups=[], title="A quiet meeting")
    met(open_one, Purpose.DECIDED, groups=[], title="The open evening")
    team = client_of(person_with(Role.PRACTITIONER, area=area))
    told = ("The bus plan", "The open evening", "The hush plan", "A quiet meeting")
    assert [words in page(Client(), area) for words in told] == [True, True, False, False]
    assert [words in page(team, area) for words in told] == [True] * 4


def test_an_empty_cell_is_shown_with_what_could_be_there(area: Area) -> None:
    shown = page(Client(), area)
    assert "<strong>12</strong> cells are empty" in shown
    assert shown.count("Nothing yet") == 12
    assert "It could be: A steering group in which families sit" in shown


def test_what_has_no_level_yet_stands_beside_the_map(area: Area) -> None:
    publish_project(project=project_in(area, title="Not said yet"), by=BY)
    assert "Not said yet" in page(Client(), area).split("Without a place on the map")[1]


def test_the_map_is_there_in_easy_words(area: Area) -> None:
    assert "You decide. We do it." in page(Client(), area, "?words=easy")


def test_the_page_asks_the_database_as_often_for_many_projects_as_for_one(area: Area) -> None:
    counts = []
    for many in (1, 4):
        for number in range(many):
            project = levelled(area, f"Plan {many} {number}", claims="co-design")
            publish_project(project=project, by=BY)
            met(project, Purpose.ASKED, groups=[])
        with CaptureQueriesContext(connection) as asked:
            page(Client(), area)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_the_odd_pack_has_its_own_map_and_a_pack_without_one_has_no_page() -> None:
    odd = area_with()
    project = project_in(odd, title="Odd work", claims="asking")
    reword_part(project=project, part=Part.LEVEL, value="many", because="It fits.", by=BY)
    publish_project(project=project, by=BY)
    shown = page(Client(), odd)
    assert "Odd work" in shown
    assert "<strong>3</strong> cells are empty" in shown
    bare = area_with(bare_pack_files())
    assert Client().get(f"/{bare.slug}/what-we-do/").status_code == 404
    assert work_map_page(load_pack(PACKS_FOLDER / "wirral-naomie"), [], easy=False) is None
