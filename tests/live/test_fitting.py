"""How much room words take on the hall's screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.fitting import filled, size_that_fits, width_of, wrapped

LINE = st.floats(1.5, 80)


@given(st.text(), LINE)
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, line: float) -> None:
    lines = wrapped(text, line)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(one) <= line + 1e-6 or len(one) == 1 for one in lines)


@given(st.text(alphabet="abc de", max_size=60), LINE)
def test_more_words_never_take_fewer_lines(text: str, line: float) -> None:
    assert len(wrapped(text, line)) <= len(wrapped(f"{text} more", line))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n ", []),
        ("one two three", ["one two", "three"]),
        ("one\n\ntwo", ["one two"]),
        ("extraordinary", ["extraord", "inary"]),
    ],
)
def test_words_are_broken_where_a_browser_breaks_them(text: str, lines: list[str]) -> None:
    assert wrapped(text, 4) == lines


HEIGHTS = st.lists(st.floats(0.5, 12), max_size=40)


@given(HEIGHTS, st.floats(4, 30))
def test_everything_lies_once_in_its_order_and_inside_the_room(heights: list[float], room: float) -> None:
    lanes = filled(heights, room=room, gap=0.5)
    assert [place for lane in lanes for place in lane] == list(range(len(heights)))
    for lane in lanes:
        assert len(lane) == 1 or sum(heights[place] for place in lane) + 0.5 * (len(lane) - 1) <= room + 1e-6


@given(HEIGHTS, st.floats(0.5, 12), st.floats(4, 30))
def test_what_comes_later_moves_nothing_that_lies_there(heights: list[float], later: float, room: float) -> None:
    before, after = filled(heights, room=room, gap=0.5), filled([*heights, later], room=room, gap=0.5)
    assert after[: len(before) - 1] == before[:-1]
    if before:
        assert after[len(before) - 1][: len(before[-1])] == before[-1]


@pytest.mark.parametrize(("text", "size"), [("Short", 3), ("word " * 40, 2), ("word " * 4000, 1)])
def test_the_largest_letters_that_fit_are_taken(text: str, size: float) -> None:
    assert size_that_fits(text, width=60, height=12, sizes=(3, 2, 1), leading=1.3) == size
