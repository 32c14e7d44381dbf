"""For each rung of each pack's ladder: what the pack asks for is recorded, and the label says that rung.

What is recorded are gatherings, decisions, promises and words, made through the product's own actions. Which of
them a rung needs is read from the pack, and so are the names of groups and rungs in the sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from alongside.assurance.labels import label_for
from alongside.assurance.presenters import LabelCard, Line, RungCard
from alongside.frameworks.actions import adopt_pack, install_pack
from alongside.frameworks.enums import FACTS_ABOUT_GROUPS, Fact
from alongside.frameworks.loading import bundled_folders, checked_pack, load_pack
from alongside.frameworks.schema import Need, Pack, Rung
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.projects.models import Project
from tests.factories.evidence import BY, project_in
from tests.factories.facts import RECORDERS, Recorded, record
from tests.factories.frameworks import odd_pack, smallest_files
from tests.factories.people import AreaFactory

pytestmark = pytest.mark.django_db

# With which words a label says that a fact is not shown; the names of groups follow where it is about groups.
NOT_SHOWN = {
    Fact.TOLD: "is not open for everybody to read",
    Fact.EXPLAINED_TO: "Nothing shows that it was explained to",
    Fact.ASKED: "Nothing shows that these were asked:",
    Fact.ASKED_AGAIN: "Nothing shows that these were asked on more than one day:",
    Fact.SOMETHING_OPEN: "is not written down what can still change",
    Fact.SOMETHING_CHANGED: "Nothing has been decided yet because of what people said",
    Fact.EVERY_THEME_ANSWERED: "Not every theme has an answer",
    Fact.ASKERS_CONFIRMED: "Nobody who asked has said yet that a promise was kept",
    Fact.NEED_NAMED_WITH: "Nothing shows that these were there when the need was named:",
    Fact.DESIGNED_WITH: "Nothing shows that these were there when it was worked out how to do it:",
    Fact.DECIDED_WITH: "Nothing shows that these were in the room for every decision:",
    Fact.DONE_WITH: "Nothing shows that these were part of putting it into practice:",
}

# What comes near to a fact and is not enough for it: asked once, and a yes that nobody can read.
NEARLY = {Fact.ASKED_AGAIN: Fact.ASKED, Fact.EVERY_THEME_ANSWERED: Fact.SOMETHING_CHANGED}


def pack_of_every_fact() -> Pack:
    """A rung for each fact of the vocabulary, above one that asks for nothing; facts about groups ask for two."""
    files = smallest_files()
    [bakers] = files["pack.yaml"]["groups"]
    files["pack.yaml"]["groups"].append({**bakers, "id": "aunts", "title": "Aunts", "easy_title": "Aunts"})
    needs = [{"fact": fact} | ({"groups": ["bakers", "aunts"]} if fact in FACTS_ABOUT_GROUPS else {}) for fact in Fact]
    rungs = [_rung(0, [])] + [_rung(step, [need]) for step, need in enumerate(needs, start=1)]
    family = {"id": "all", "title": "All", "easy_title": "All", "easy": "All.", "rungs": rungs}
    words = dict.fromkeys(("title", "easy_title", "description", "easy"), "The stairs")
    files["ladder.yaml"] = {**words, "families": [family]}
    return checked_pack(files)


def _rung(number: int, needs: list[dict[str, Any]]) -> dict[str, Any]:
    words = dict.fromkeys(("title", "easy_title", "description", "easy"), f"Stair number {number}")
    return {**words, "id": f"stair-{number}", "step": number + 1, "needs": needs}


PACKS = [pack for pack in map(load_pack, bundled_folders()) if pack.ladder] + [odd_pack(), pack_of_every_fact()]
RUNGS = [pytest.param(pack, rung, id=f"{pack.id}-{rung.id}") for pack in PACKS for rung in pack.rungs if rung.needs]


@dataclass(frozen=True)
class LeftOut:
    """What a record lacks: which need of the rung it is, and the groups of which nothing is shown."""

    need: Need
    missing: tuple[str, ...]


def all_of(needs: Sequence[Need]) -> list[Recorded]:
    """What shows these needs; where any group is enough, one of them comes, and not always the same."""
    return [
        Recorded(need.fact, need.groups if need.how_many == "every" else (need.groups[number % len(need.groups)],))
        for number, need in enumerate(needs)
    ]


def one_thing_less(needs: Sequence[Need]) -> Iterator[tuple[LeftOut, list[Recorded]]]:
    """Each way to lack one thing: a whole need or what makes it whole, or a group where every one is needed."""
    recorded = all_of(needs)
    for number, need in enumerate(needs):
        others = recorded[:number] + recorded[number + 1 :]
        yield LeftOut(need, missing=need.groups), others
        if need.fact in NEARLY:
            yield LeftOut(need, missing=need.groups), [*others, Recorded(NEARLY[need.fact], recorded[number].groups)]
        if need.how_many == "every" and len(need.groups) > 1:
            for group in need.groups:
                kept = tuple(one for one in need.groups if one != group)
                yield LeftOut(need, missing=(group,)), [*others, Recorded(need.fact, kept)]


def area_of(pack: Pack) -> Area:
    area = AreaFactory.create()
    adopt_pack(area=area, version=install_pack(pack=pack, by=BY), by=BY)
    return area


def label_of(project: Project) -> LabelCard:
    card = label_for(project, Standing(area=project.area))
    assert card is not None
    return card


def on_the_ladder(card: LabelCard, rung: Rung) -> RungCard:
    return next(one for one in card.rungs if one.title == rung.title)


def beside_the_label(card: LabelCard) -> list[Line]:
    """What the page says of the supported rung, and of the one that was claimed."""
    return [*card.why, *(card.change.lines if card.change else ())]


@pytest.mark.parametrize(("pack", "rung"), RUNGS)
def test_a_record_of_all_that_a_rung_asks_for_is_labelled_so_and_one_thing_less_is_not(pack: Pack, rung: Rung) -> None:
    area = area_of(pack)
    titles = {group.id: group.title for group in pack.groups}

    # Given a project that claims the rung, with a record of all that its pack asks for
    whole = project_in(area, title="With all of it", claims=rung.id)
    record(whole, all_of(rung.needs))

    # Then the label is this rung, with a sentence and its records for each need
    full = label_of(whole)
    assert (full.supported.id, full.is_bare) == (rung.id, False)
    assert full.verdict == f"What is recorded supports what is claimed: “{rung.title}”."
    assert [(line.holds, bool(line.links)) for line in full.why] == [(True, True)] * len(rung.needs)

    # And with one thing less, whichever it is, it is a lower one, and says what is missing and of whom
    for number, (left_out, rest) in enumerate(one_thing_less(rung.needs)):
        lacking = project_in(area, title=f"Without {number}", claims=rung.id)
        record(lacking, rest)
        less = label_of(lacking)
        assert less.is_bare or less.supported.step < rung.step
        assert less.verdict != full.verdict
        assert f"“{less.supported.title}”" in less.verdict
        [missing] = [line for line in on_the_ladder(less, rung).lines if not line.holds]
        assert NOT_SHOWN[left_out.need.fact] in missing.sentence
        assert {key for key, title in titles.items() if title in missing.sentence} == set(left_out.missing)
        assert missing.settles
        assert missing in beside_the_label(less)
        assert missing.sentence not in [line.sentence for line in beside_the_label(full)]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_with_nothing_recorded_the_lowest_rung_is_left_and_not_even_that_is_shown(pack: Pack) -> None:
    label = label_of(project_in(area_of(pack)))
    assert (label.supported.id, label.is_bare) == (pack.rungs[0].id, True)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_only_the_lowest_rung_of_a_ladder_may_ask_for_nothing(pack: Pack) -> None:
    assert [rung.id for rung in pack.rungs[1:] if not rung.needs] == []


def test_every_fact_that_a_pack_can_ask_for_can_be_recorded_and_has_its_words() -> None:
    assert set(RECORDERS) == set(NOT_SHOWN) == set(Fact)
