"""What raises a flag: worry words in all their forms, and what may name somebody."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.flagging import Phrases, may_name_somebody, simplified
from alongside.live.worry_words import common_words, flags_of, is_flagged

LIST = ("stab", "abuse", "bully", "run away", "kill myself", "self-harm", "groß")
letters = st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He has a KNIFE and would stab", ["stab"]),
        ("stabbing, stabbed; stabs!", ["stab"]),
        ("They were abused. Abusing is wrong", ["abuse"]),
        ("bullied by bullies who bully", ["bully"]),
        ("I was running away", ["run away"]),
        ("I want to run\n  away, and kill myself", ["run away", "kill myself"]),
        ("killing myself", ["kill myself"]),
        ("Self-harm", ["self-harm"]),
        ("GROSS", ["groß"]),
        ("establish a stable", []),
        ("disabuse", []),
        ("run. away", []),
        ("", []),
    ],
)
def test_a_worry_word_is_found_in_its_forms_and_as_a_whole_word(text: str, found: list[str]) -> None:
    assert Phrases(LIST).found_in(text) == found


@given(word=st.sampled_from(LIST), before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_worry_is_found_whatever_stands_around_it(word: str, before: str, after: str) -> None:
    assert word in Phrases(LIST).found_in(f"{before} . {word.upper()} . {after}")


@given(word=st.sampled_from(LIST), letter=letters)
def test_a_word_that_only_ends_like_one_is_none(word: str, letter: str) -> None:
    assert Phrases([word]).found_in(f"{letter}{word}") == []


@given(text=st.text())
def test_every_text_can_be_looked_at_and_both_forms_of_its_letters_are_the_same(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert Phrases(LIST).found_in(composed) == Phrases(LIST).found_in(decomposed)
    assert simplified(simplified(text)) == simplified(text)
    flags_of(text)


@given(phrases=st.lists(st.text(max_size=12), max_size=6), text=st.text(max_size=60))
def test_an_areas_words_may_be_anything(phrases: list[str], text: str) -> None:
    assert set(Phrases(phrases).found_in(text)) <= set(phrases)


def test_an_invisible_letter_hides_nothing() -> None:
    assert Phrases(LIST).found_in("st\u200bab") == ["stab"]


def test_every_word_of_the_common_list_flags_itself() -> None:
    assert [word for word in common_words() if not Phrases([word]).found_in(word)] == []
    assert len(common_words()) == len(set(common_words()))


@pytest.mark.parametrize(
    "text",
    [
        "Write to sam@school.example",
        "my number is 07700 900123",
        "ring +44 (0)20 7946 0018",
        "add me @sammy_2012",
        "Mr Potts shouted",
        "Ask Mrs. Okafor",
        "My name is Ola",
        "a boy called Finn",
        "Jamie Okafor took it",
        "It was Zoë O’Neill",
    ],
)
def test_what_may_name_somebody_is_flagged(text: str) -> None:
    assert flags_of(text)[-1] == "May name somebody"


@pytest.mark.parametrize(
    "text",
    [
        "Shorter meetings",
        "The North West Council is slow",
        "In 2024 we waited 18 months, 3 times",
        "Young People should speak first. Parents too.",
        "I like biscuits. Tea too",
        "Monday mornings are hard",
        "It costs 1,200,000 pounds",
        "MORE TIME PLEASE",
        "called back after 3 weeks",
    ],
)
def test_ordinary_notes_are_not(text: str) -> None:
    assert not may_name_somebody(text, before=("mr", "called"), never=("north", "west", "council", "young", "people"))
    assert not is_flagged(text)


def test_an_areas_own_word_is_a_worry_too() -> None:
    assert flags_of("he went trapping", ("trapping",)) == ["May be a worry: trapping"]
    assert flags_of("he went trapping") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "Mr",
                "called",
                "Finn",
                "Jamie",
                "North",
                "council",
                "I",
                "3",
                ".",
                ":",
                ",",
                "\n",
                " ",
                "  ",
                "-",
                "'",
                "(",
                ")",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_the_quick_glance_at_plain_letters_misses_nothing(text: str) -> None:
    # With another letter behind it, the same text goes the long way.
    told = {"before": ("mr", "called"), "never": ("north", "council")}
    assert may_name_somebody(text, **told) == may_name_somebody(f"{text} é", **told)
