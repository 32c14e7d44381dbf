"""Small numbers stay small (X6): the worked example, and what nobody may be able to work out."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.small_numbers import Figure, Several, Shares, figure, several, shares

LIMITS = st.integers(min_value=0, max_value=15)
SPREADS = st.dictionaries(st.sampled_from("abcde"), st.integers(min_value=0, max_value=80), min_size=2)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((19, 0, 0), "most"),
        ((12, 7, 0), "10 · 5 · none"),
        ((16, 1, 2), "most"),
        ((0, 0, 0), "not shown"),
        ((6, 0, 0), "not shown"),
        ((100, 0, 0), "most"),
        ((30, 20, 3), "30 · – · –"),
        ((16, 4, 4), "15 · – · –"),
        ((5, 5, 5), "not shown"),
    ],
)
def test_the_worked_example_and_its_neighbours(given: tuple[int, ...], told: str) -> None:
    assert shares(dict(enumerate(given))).words == told


@pytest.mark.parametrize(
    ("people", "told"), [(0, "none"), (1, "not shown"), (5, "not shown"), (6, "5"), (7, "5"), (8, "10"), (19, "20")]
)
def test_a_number_alone_is_hidden_or_goes_to_the_nearest_five(people: int, told: str) -> None:
    assert figure(people).words == told


def test_an_area_may_set_it_stricter_but_not_looser() -> None:
    assert figure(9, smallest=10) == Figure(None)
    assert figure(5, smallest=1) == Figure(None)
    assert shares({"yes": 12, "no": 7}, smallest=20) == Shares(
        total=Figure(None), figures={"yes": Figure(None), "no": Figure(None)}
    )


def test_a_number_can_be_told_in_a_sentence() -> None:
    assert [figure(count).people for count in (0, 3, 19)] == ["nobody", "a few people", "about 20 people"]


@given(SPREADS, LIMITS)
def test_a_small_number_is_never_shown(people: dict[str, int], smallest: int) -> None:
    told = shares(people, smallest=smallest)
    assert all(told.figures[key].number is None for key, count in people.items() if 0 < count < max(smallest, 6))


@given(SPREADS, LIMITS)
def test_what_is_shown_is_within_two_of_the_truth_and_a_multiple_of_five(people: dict[str, int], smallest: int) -> None:
    for key, shown in shares(people, smallest=smallest).figures.items():
        if shown.number is not None:
            assert shown.number % 5 == 0
            assert abs(shown.number - people[key]) <= 2


@given(SPREADS, LIMITS)
def test_hidden_numbers_come_in_twos_and_their_sum_is_not_small(people: dict[str, int], smallest: int) -> None:
    told = shares(people, smallest=smallest)
    hidden = [people[key] for key, shown in told.figures.items() if shown.number is None]
    if hidden and len(hidden) < len(people):
        assert len([count for count in hidden if count]) > 1
        assert sum(hidden) >= max(smallest, 6)


@given(SPREADS, LIMITS)
def test_nothing_is_ever_said_of_everybody(people: dict[str, int], smallest: int) -> None:
    everybody = max(people, key=lambda key: people[key])
    unanimous = {key: people[everybody] if key == everybody else 0 for key in people}
    told = shares(unanimous, smallest=smallest)
    assert all(shown.number is None for shown in told.figures.values())
    assert told.most in (None, everybody)


@given(st.integers(min_value=1, max_value=9))
def test_under_ten_people_not_even_most_is_said(people: int) -> None:
    assert shares({"yes": people, "no": 0}).is_hidden


@pytest.mark.parametrize("smallest", [6, 10])
def test_nobody_who_knows_these_rules_can_work_out_a_hidden_number(smallest: int) -> None:
    """Every spread of up to 40 people over three answers: what looks the same has at least two true numbers."""
    behind = defaultdict(set)
    for spread in product(range(41), repeat=3):
        if 0 < sum(spread) <= 40:
            told = shares(dict(enumerate(spread)), smallest=smallest)
            behind[told.total, tuple(told.figures.values()), told.most].add(spread)
    for (_, figures, _), spreads in behind.items():
        for place, shown in enumerate(figures):
            if shown.number is None:
                assert len({spread[place] for spread in spreads}) > 1, spreads


@pytest.mark.parametrize(
    ("total", "given", "told"),
    [
        (19, (9, 18, 2, 0), ["10", "most", "not shown", "none"]),
        (19, (19, 0), ["most", "not shown"]),
        (12, (6, 6), ["5", "5"]),
        (11, (6, 5), ["most", "not shown"]),
        (9, (9, 6), ["not shown", "not shown"]),
        (40, (40, 20, 35), ["most", "20", "most"]),
        (40, (34, 6, 0), ["35", "5", "none"]),
        (0, (0, 0), ["not shown", "not shown"]),
    ],
)
def test_where_people_choose_several_both_sides_of_each_answer_are_kept_small(
    total: int, given: tuple[int, ...], told: list[str]
) -> None:
    public = several(dict(enumerate(given)), total=total)
    assert [public.words_for(answer) for answer in public.figures] == told


def test_of_several_too_an_area_may_hide_more() -> None:
    told = several({"bus": 9, "lift": 18}, total=19, smallest=10)
    assert told == Several(Figure(20), {"bus": Figure(None), "lift": Figure(None)}, frozenset({"lift"}))
    assert several({"bus": 9}, total=12, smallest=10).is_hidden


@given(st.integers(0, 60), st.lists(st.integers(0, 60), min_size=1, max_size=5), LIMITS)
def test_of_several_neither_who_chose_it_nor_who_did_not_is_a_small_number(
    total: int, counts: list[int], smallest: int
) -> None:
    people = {place: min(count, total) for place, count in enumerate(counts)}
    told = several(people, total=total, smallest=smallest)
    for key, shown in told.figures.items():
        if shown.number:
            assert people[key] >= max(smallest, 6)
            assert total - people[key] >= max(smallest, 6)
            assert abs(shown.number - people[key]) <= 2


def test_nobody_who_knows_these_rules_can_work_out_a_hidden_number_of_several() -> None:
    """Every way in which up to 30 people can choose any of two answers, at least one each."""
    behind = defaultdict(set)
    for total in range(1, 31):
        for chosen in product(range(total + 1), repeat=2):
            if sum(chosen) >= total:
                told = several(dict(enumerate(chosen)), total=total)
                behind[told.total, tuple(told.figures.values()), told.most].add(chosen)
    for (_, figures, _), spreads in behind.items():
        for place, shown in enumerate(figures):
            if shown.number is None:
                assert len({spread[place] for spread in spreads}) > 1, spreads
