"""What numbers may say: means and changes of the same people, a test only where it stands, groups that weigh the same."""

from fractions import Fraction
from itertools import product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.statistics import (
    Along,
    Moved,
    along,
    caution,
    changes_of,
    equal_group_shares,
    moved,
    rank_biserial,
    shares,
    signed_rank,
)

RATINGS = st.dictionaries(st.integers(0, 30), st.integers(1, 5), max_size=25)
CHANGES = st.lists(st.integers(-4, 4), max_size=25)


def of_six(*changes: int) -> Moved:
    """So many people who changed by so much, from 3."""
    return moved(dict.fromkeys(range(len(changes)), 3), {n: 3 + change for n, change in enumerate(changes)})


def test_each_person_is_compared_with_themselves_and_who_answered_once_is_only_counted() -> None:
    told = moved({"amira": 2, "ben": 3, "cas": 4, "dee": 1}, {"amira": 4, "ben": 3, "cas": 3, "eli": 5})

    assert told == Moved(first=4, second=4, paired=3, mean_first=3, mean_second=10 / 3, up=1, same=1, down=1)
    assert told.mean_change == pytest.approx(1 / 3)
    assert (told.changed, told.is_few) == (2, True)


def test_where_nobody_answered_twice_there_is_no_mean() -> None:
    told = moved({"amira": 2}, {"ben": 3})
    assert told == Moved(first=1, second=1, paired=0, mean_first=None, mean_second=None, up=0, same=0, down=0)
    assert told.mean_change is None


@given(RATINGS, RATINGS)
def test_everybody_who_is_paired_went_up_stayed_or_went_down(first: dict[int, int], second: dict[int, int]) -> None:
    told = moved(first, second)
    assert told.up + told.same + told.down == told.paired == len(first.keys() & second.keys())
    if told.mean_change is not None:
        exact = Fraction(sum(changes_of(first, second).values()), told.paired)
        assert told.mean_change == pytest.approx(float(exact))


@given(RATINGS, RATINGS)
def test_looked_at_backwards_up_is_down(first: dict[int, int], second: dict[int, int]) -> None:
    there, back = moved(first, second), moved(second, first)
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)
    assert caution(there) == caution(back)


@given(CHANGES)
def test_no_test_stands_below_six_people_who_changed(changes: list[int]) -> None:
    assert (signed_rank(changes) is None) == (sum(change != 0 for change in changes) < 6)


@given(CHANGES.filter(lambda changes: sum(map(bool, changes)) >= 6))
def test_the_test_does_not_care_which_way_is_up(changes: list[int]) -> None:
    there, back = signed_rank(changes), signed_rank([-change for change in changes])
    assert there is not None
    assert back is not None
    assert there.probability == pytest.approx(back.probability)
    assert there.effect == pytest.approx(-back.effect)
    assert 0 < there.probability <= 1


def by_hand(changes: list[int]) -> tuple[float, float, float]:
    """Pratt's statistic, the probability over every way the signs could have fallen, and the effect: in plain Python."""
    sizes = sorted(abs(change) for change in changes)
    rank = {size: fmean(n for n, other in enumerate(sizes, start=1) if other == size) for size in sizes}
    ranks = [rank[abs(change)] for change in changes if change]
    up = sum(rank[abs(change)] for change in changes if change > 0)
    down = sum(rank[abs(change)] for change in changes if change < 0)
    middle = sum(ranks) / 2
    rarer = [
        abs(sum(one for one, sign in zip(ranks, signs, strict=True) if sign) - middle) >= abs(up - middle) - 1e-9
        for signs in product((True, False), repeat=len(ranks))
    ]
    return min(up, down), fmean(rarer), (up - down) / (up + down)


@pytest.mark.parametrize(
    "changes",
    [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 0, 2, -1, 1, 1],
        [2, -1, 0, 0, 3, 1, -2, 1, 1, 0, 4, -1],
        [-1, -2, -3, 1, 1, 0, -1, -2],
    ],
)
def test_the_test_equals_one_worked_out_by_hand(changes: list[int]) -> None:
    told = signed_rank(changes)
    assert told is not None
    assert (told.statistic, told.probability, told.effect) == pytest.approx(by_hand(changes))
    assert (told.changed, told.paired) == (sum(map(bool, changes)), len(changes))


@given(CHANGES)
def test_the_effect_lies_between_all_down_and_all_up(changes: list[int]) -> None:
    effect = rank_biserial(changes)
    assert -1 <= effect <= 1
    if any(changes) and all(change >= 0 for change in changes):
        assert effect == 1
    if not any(changes):
        assert effect == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([], "Nobody answered both times, so nothing can be compared."),
        ([0, 0, 0], "Nobody changed their answer, so there is nothing to test."),
        (
            [1, 0],
            "Only 1 person changed their answer. That is too few to say whether it is more than chance: it takes 6, "
            "and 10 is better. Talk with them rather than count them.",
        ),
        (
            [1, -1, 1, 1, 1],
            "Only 5 people changed their answer. That is too few to say whether it is more than chance: it takes 6, "
            "and 10 is better. Talk with them rather than count them.",
        ),
        ([1] * 6, "6 people changed their answer. Take what follows as a hint: 10 or more is better."),
        ([1] * 9, "9 people changed their answer. Take what follows as a hint: 10 or more is better."),
        ([1] * 10, ""),
    ],
)
def test_so_few_people_say_so_much(changes: list[int], words: str) -> None:
    assert caution(of_six(*changes)) == words


def test_the_probability_is_told_in_a_sentence() -> None:
    few, many = signed_rank([1] * 6), signed_rank([1] * 12)
    assert few is not None
    assert many is not None
    assert few.chance_words == (
        "By chance alone, a difference as clear as this, up or down, would come up in about 3 of 100 groups "
        "like this one."
    )
    assert "in fewer than 1 of 100 groups like this one" in many.chance_words


def test_beginning_middle_and_end_are_of_the_same_people() -> None:
    told = along([{"amira": 1, "ben": 2, "cas": 5}, {"amira": 2, "ben": 2}, {"amira": 4, "ben": 3, "dee": 1}])
    assert told == Along(
        people=2,
        means=(1.5, 2, 3.5),
        first_to_last=Moved(first=2, second=2, paired=2, mean_first=1.5, mean_second=3.5, up=2, same=0, down=0),
    )


@pytest.mark.parametrize("points", [[], [{"amira": 1}], [{"amira": 1}, {"ben": 2}]])
def test_one_point_or_no_same_person_is_no_journey(points: list[dict[str, int]]) -> None:
    assert along(points) is None


def test_groups_weigh_the_same_however_many_came() -> None:
    groups = {"many": ({"yes": 90, "no": 10}, 100), "few": ({"no": 2}, 2), "none": ({}, 0)}
    assert equal_group_shares(groups, ["yes", "no"]) == pytest.approx({"yes": 0.45, "no": 0.55})
    assert equal_group_shares({}, ["yes"]) == {"yes": 0}


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(1, 50), min_size=1), min_size=1, max_size=5))
def test_equal_shares_add_up_to_one_and_double_votes_of_a_group_change_nothing(groups: list[dict[str, int]]) -> None:
    counted = {place: (counts, sum(counts.values())) for place, counts in enumerate(groups)}
    told = equal_group_shares(counted, "abc")
    assert sum(told.values()) == pytest.approx(1)
    doubled = counted | {0: ({key: 2 * count for key, count in groups[0].items()}, 2 * sum(groups[0].values()))}
    assert equal_group_shares(doubled, "abc") == pytest.approx(told)


def test_a_share_of_nobody_is_nothing() -> None:
    assert shares({"yes": 0}, 0) == {"yes": 0}
    assert shares({"yes": 3}, 4) == {"yes": 0.75}
