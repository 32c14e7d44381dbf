"""Ranked papers are counted as the rule says, and no coin is ever thrown."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.kinds.ballot import counting
from alongside.live.kinds.ballot.counting import Count, Round, count, most_approved, papers_in, weighed_equally
from alongside.live.kinds.ballot.telling import sentences

OPTIONS = ("a", "b", "c", "d")
LABELS = {option: option.upper() for option in OPTIONS}
ORDERS = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=4, unique=True).map(tuple)
PAPERS = st.dictionaries(ORDERS, st.integers(1, 6), max_size=10)


def papers(*typed: str) -> dict[tuple[str, ...], int]:
    """Papers as they are written down: "4 ab" are four with a first and b second."""
    counted: dict[tuple[str, ...], int] = {}
    for one in typed:
        times, order = one.split()
        counted[tuple(order)] = counted.get(tuple(order), 0) + int(times)
    return counted


def test_more_than_half_is_chosen_at_once() -> None:
    told = count(("a", "b"), papers("3 ab", "2 ba"))
    assert told == Count((Round(1, {"a": 3, "b": 2}, 0),), ("a",), {})
    assert sentences(told, LABELS) == ["“A” is chosen in round 1, with 3 of 5 papers."]


def test_the_last_one_leaves_and_its_papers_go_on() -> None:
    told = count(("a", "b", "c"), papers("4 a", "3 b", "2 cb"))
    assert told == Count(
        (
            Round(1, {"a": 4, "b": 3, "c": 2}, 0, leaving=("c",)),
            Round(2, {"a": 4, "b": 5}, 0),
        ),
        ("b",),
        {},
    )
    assert sentences(told, LABELS) == ["“B” is chosen in round 2, with 5 of 9 papers."]


def test_a_paper_that_names_none_of_those_left_counts_no_more() -> None:
    told = count(("a", "b", "c"), papers("4 a", "3 b", "2 c"))
    assert told.rounds[-1] == Round(2, {"a": 4, "b": 3}, 2)
    assert told.chosen == ("a",)


def test_exactly_half_is_not_more_than_half() -> None:
    """Here pyrankvote 2.0.6 declares A, though B has as many once C has left."""
    told = count(("a", "b", "c"), papers("2 a", "1 b", "1 cb"))
    assert told.rounds[0].last_together == ("b", "c")
    assert told.ways == {"b": ("a",), "c": ("a", "b")}
    assert sentences(told, LABELS) == [
        "There is a tie in round 1: “B” and “C” are last together, with 1 paper each.",
        "If “B” leaves, “A” is chosen.",
        "If “C” leaves, “A” or “B” is chosen.",
        "The papers do not decide this. Talk about it together, or vote again on these.",
    ]


def test_two_with_the_same_number_at_the_end_are_a_tie() -> None:
    told = count(("a", "b", "c"), papers("4 a", "3 b", "1 cb"))
    assert (told.is_decided, told.chosen, told.tie) == (False, ("a", "b"), ("a", "b"))
    assert sentences(told, LABELS) == [
        "There is a tie in round 2 between “A” and “B”: 4 papers each.",
        "The papers do not decide this. Talk about it together, or vote again on these.",
    ]


def test_a_tie_for_the_last_place_that_changes_nothing_is_told_and_followed() -> None:
    told = count(OPTIONS, papers("5 a", "4 b", "2 ca", "2 da"))
    assert (told.chosen, told.tie) == (("a",), ("c", "d"))
    assert sentences(told, LABELS) == [
        "There is a tie in round 1: “C” and “D” are last together, with 2 papers each.",
        "Whichever of them leaves, “A” is chosen in the end.",
    ]


def test_those_who_are_last_together_and_could_not_catch_up_leave_together() -> None:
    told = count(OPTIONS, papers("5 a", "4 b", "1 cb", "1 db"))
    assert told.rounds[0].leaving == ("c", "d")
    assert told.chosen == ("b",)


def test_options_that_nobody_named_leave_first() -> None:
    told = count(OPTIONS, papers("2 a", "2 b", "1 cb"))
    assert told.rounds[0] == Round(1, {"a": 2, "b": 2, "c": 1, "d": 0}, 0, leaving=("d",))
    assert told.chosen == ("b",)


def test_without_a_paper_nothing_is_chosen() -> None:
    told = count(("a", "b"), {})
    assert (told.chosen, told.is_decided) == ((), False)
    assert sentences(told, LABELS) == ["Nobody has voted yet."]


def test_where_there_are_too_many_ways_the_tie_is_only_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_WAYS", 2)
    told = count(OPTIONS, papers("1 ab", "1 bc", "1 cd", "1 da"))
    assert (told.chosen, told.ways) == (OPTIONS, {})
    assert sentences(told, LABELS)[1] == "It could go on in too many ways to follow them all."


def by_hand(options: frozenset[str], given: Mapping[tuple[str, ...], int]) -> set[str]:
    """Every option that can win if ties are broken in any way: in plain Python, without rounds to show."""
    first = dict.fromkeys(options, 0)
    for order, times in given.items():
        left = [option for option in order if option in options]
        if left:
            first[left[0]] += times
    ahead = [option for option in options if 2 * first[option] > sum(first.values())]
    if ahead or len(options) == 1:
        return set(ahead or options)
    fewest = min(first.values())
    return set().union(*(by_hand(options - {option}, given) for option in options if first[option] == fewest))


@given(PAPERS)
def test_what_is_chosen_is_what_every_way_of_breaking_ties_agrees_on(given: dict[tuple[str, ...], int]) -> None:
    told = count(OPTIONS, given)
    assert set(told.chosen) == (by_hand(frozenset(OPTIONS), given) if given else set())


@given(PAPERS)
def test_no_paper_is_lost_or_counted_twice(given: dict[tuple[str, ...], int]) -> None:
    for round_ in count(OPTIONS, given).rounds:
        assert round_.counting + round_.no_more == sum(given.values())


@given(PAPERS, st.permutations(OPTIONS))
def test_neither_the_order_of_options_nor_of_papers_decides(
    given: dict[tuple[str, ...], int], order: list[str]
) -> None:
    turned = dict(reversed(given.items()))
    assert set(count(order, turned).chosen) == set(count(OPTIONS, given).chosen)


@given(PAPERS)
def test_every_count_can_be_told(given: dict[tuple[str, ...], int]) -> None:
    told = count(OPTIONS, given)
    words = " ".join(sentences(told, LABELS))
    assert ("tie" in words) == bool(told.tie)
    assert all(f"“{option.upper()}”" in words for option in told.chosen)


def test_each_groups_papers_can_weigh_the_same() -> None:
    many, few = papers("8 a", "2 b"), papers("2 b")
    assert weighed_equally([many, few]) == {("a",): Fraction(4, 5), ("b",): Fraction(6, 5)}
    told = count(("a", "b"), weighed_equally([many, few]))
    assert sentences(told, LABELS) == ["“B” is chosen in round 1, with 60 % of the weight."]


def test_approval_is_the_most_and_a_tie_is_everybody_who_has_it() -> None:
    assert most_approved(OPTIONS, {"a": 3, "b": 5, "c": 5}) == ("b", "c")
    assert most_approved(OPTIONS, {"d": 1}) == ("d",)
    assert most_approved(OPTIONS, {}) == ()


def test_papers_come_from_answers() -> None:
    assert papers_in({"a,b": 2, "b": 1, "": 4}, between=",") == {("a", "b"): 2, ("b",): 1}
