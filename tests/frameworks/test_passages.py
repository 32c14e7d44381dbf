"""Which words of a pack an area may say in its own way, and where its own word takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.difference import difference
from alongside.frameworks.loading import bundled_folders, checked_pack, load_pack
from alongside.frameworks.passages import QUOTED, replaced, spoken, thing_at, things, worded
from alongside.frameworks.schema import Pack
from tests.factories.frameworks import odd_pack
from tests.factories.projects import odd_pack_files

PACKS = [odd_pack(), *(load_pack(folder) for folder in bundled_folders())]
VALLEY = "ladder.yaml/families/foot/rungs/valley"


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_everything_has_an_address_of_its_own_and_ids_are_no_words(pack: Pack) -> None:
    found = things(pack.canonical_files)
    assert len({thing.address for thing in found}) == len(found)
    fields = {passage.field for thing in found for passage in thing.passages}
    assert fields.isdisjoint({"id", "version", "symbol", "kind", "takes", "fact", "check", "locale"})
    assert {"title", "easy_title", "summary", "easy_summary", "review_date"} <= fields


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_whatever_is_worded_stays_a_sound_pack(pack: Pack) -> None:
    files = pack.canonical_files
    for thing in things(files):
        words = {one.field: f"{one.words}!"[-one.longest :] for one in thing.passages if one.words and not one.is_date}
        files = worded(files, thing, words)
    assert [one.id for one in checked_pack(files).rungs] == [one.id for one in pack.rungs]


def test_wording_a_rung_changes_that_rung_and_nothing_else() -> None:
    files = odd_pack().canonical_files
    valley = thing_at(files, VALLEY)
    assert valley is not None
    said = worded(files, valley, {"title": "Glen", "id": "glen", "unknown": "x"})
    assert [(change.path[-2:], change.after) for change in difference(files, said)] == [(("valley", "title"), "Glen")]


def test_a_question_of_two_stages_is_worded_in_both() -> None:
    files = odd_pack_files()
    question = thing_at(files, "stages/1-begin.yaml/questions/who-asks")
    assert question is not None
    said = worded(files, question, {"text": "Who wants it?"})
    assert {change.path[0] for change in difference(files, said)} == {"stages/1-begin.yaml", "stages/2-do.yaml"}
    checked_pack(said)


def test_a_field_that_may_be_left_out_goes_where_nothing_is_said() -> None:
    files = odd_pack_files()
    question = thing_at(files, "stages/1-begin.yaml/questions/who-asks")
    assert question is not None
    with_help = worded(files, question, {"help": "A name."})
    again = thing_at(with_help, question.address)
    assert again is not None
    assert worded(with_help, again, {"help": ""}) == files


def test_there_is_nothing_at_a_strange_address() -> None:
    assert thing_at(odd_pack().canonical_files, "ladder.yaml/nowhere") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Co-production", "Deciding as one"),
        ("What co-production is: Co-production.", "What deciding as one is: Deciding as one."),
        ("“co-production”", "“deciding as one”"),
        ("anti-co-production", "anti-co-production"),
        ("co-productions", "co-productions"),
    ],
)
def test_the_word_is_said_where_it_stands_by_itself(text: str, said: str) -> None:
    assert replaced(text, word="co-production", ours="deciding as one") == said


@given(st.text("co-prduti n.“”", max_size=30))
def test_once_it_is_said_nothing_is_left_to_say(text: str) -> None:
    once = replaced(text, word="co", ours="us")
    assert replaced(once, word="co", ours="us") == once


@pytest.mark.parametrize("folder", bundled_folders(), ids=lambda folder: folder.name)
def test_every_pack_says_its_word_and_quotes_stay(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.word is not None
    said = spoken(pack.canonical_files, word=pack.word, ours="deciding as one", easy="doing it together")
    told = [one.words for thing in things(said) for one in thing.passages if one.field not in QUOTED]
    assert [words for words in told if pack.word in words.casefold()] == []
    assert [words for words in told if "deciding as one" in words.casefold()] != []
    for field in (*QUOTED, "lost", "id"):
        assert said["pack.yaml"].get(field) == pack.canonical_files["pack.yaml"].get(field)


def test_words_that_would_not_fit_stay_as_they_are() -> None:
    files = odd_pack().canonical_files
    files["pack.yaml"]["title"] = f"wind {'x' * 110}"
    assert spoken(files, word="wind", ours="a great gust of wind", easy="gust")["pack.yaml"] == files["pack.yaml"]
