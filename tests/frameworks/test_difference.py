"""What differs between two versions of a pack: applying it to the one gives the other, whatever the two say."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.changes_pages import changed_parts
from alongside.frameworks.difference import Change, Kind, applied, at, difference, same
from tests.factories.frameworks import odd_pack

WORDS = st.text("abc é", max_size=4)
KEYS = st.sampled_from(["id", "value", "kind", "level", "title", "questions", "needs"])


def named_things(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists such as packs have: each thing with an id of its own."""
    thing = st.fixed_dictionaries({"id": st.sampled_from("abcde"), "text": inner})
    return st.lists(thing, max_size=4, unique_by=lambda one: one["id"])


SCALARS = st.none() | st.booleans() | st.integers(-2, 2) | WORDS
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4) | named_things(inner),
    max_leaves=12,
)
FILES = st.dictionaries(st.sampled_from(["pack.yaml", "ladder.yaml", "stages/one.yaml"]), VALUES, max_size=3)


@given(FILES, FILES)
def test_applying_what_differs_gives_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    kept = copy.deepcopy(old)
    assert same(applied(old, difference(old, new)), new)
    assert same(old, kept)


@given(FILES)
def test_nothing_differs_from_itself(files: dict[str, Any]) -> None:
    assert difference(files, copy.deepcopy(files)) == []


@given(FILES, FILES)
def test_something_is_told_of_every_difference(old: dict[str, Any], new: dict[str, Any]) -> None:
    told = sum(len(part.changes) for part in changed_parts(old, new))
    untold = {("pack.yaml", "id"), ("pack.yaml", "version")}
    assert told == sum(change.path not in untold for change in difference(old, new))


def test_a_rung_in_another_place_is_moved_and_not_another_rung() -> None:
    old = odd_pack().canonical_files
    new = copy.deepcopy(old)
    new["ladder.yaml"]["families"][1]["rungs"].reverse()
    path = ("ladder.yaml", "families", "heights", "rungs")
    assert difference(old, new) == [Change(Kind.MOVED, path, ["summit", "slope"], ["slope", "summit"])]


def test_a_worded_rung_is_told_with_its_name_and_both_wordings() -> None:
    old = odd_pack().canonical_files
    new = copy.deepcopy(old)
    new["ladder.yaml"]["families"][0]["rungs"][0]["easy"] = "You see a bit."
    [part] = changed_parts(old, new)
    [change] = part.changes
    assert (part.title, change.what, change.where, change.field, change.before, change.after) == (
        "Ladder",
        "Other words",
        "The hill › The foot › Valley",
        "The same in easy words",
        "You see little.",
        "You see a bit.",
    )


def test_a_thing_is_found_by_its_ids() -> None:
    files = odd_pack().canonical_files
    assert at(files, ("ladder.yaml", "families", "foot", "rungs", "valley", "title")) == "Valley"
