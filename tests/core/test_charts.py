from hypothesis import given
from hypothesis import strategies as st

from alongside.core.charts import Bar, Change, drawn_bars, drawn_changes, plain_number, scale_marks


def test_given_figures_when_drawn_then_the_longest_fills_the_width_and_others_are_in_proportion() -> None:
    rows = drawn_bars([Bar(label="Bin", value=10), Bar(label="Light bulb", value=40), Bar(label="Keep", value=0)])
    assert [(row.length, row.words) for row in rows] == [("25.00%", "10"), ("100.00%", "40"), ("0.00%", "0")]


def test_given_a_hidden_figure_when_drawn_then_neither_its_length_nor_its_words_give_it_away() -> None:
    [row] = drawn_bars([Bar(label="Sad", value=None)], longest=20)
    assert (row.length, row.words) == ("0.00%", "not shown")


def test_given_means_when_drawn_then_they_stand_where_the_scale_puts_them() -> None:
    [row] = drawn_changes([Change(label="I understand", before=3, after=4.5)], low=1, high=5)
    assert (row.before_at, row.after_at, row.before_words, row.after_words) == ("50.00%", "87.50%", "3", "4.5")


def test_given_no_answers_after_when_drawn_then_the_table_says_so() -> None:
    [row] = drawn_changes([Change(label="I understand", before=3, after=None)], low=1, high=5)
    assert (row.after_at, row.after_words) == ("", "no answers")


def test_given_a_scale_when_marked_then_each_whole_number_has_its_place() -> None:
    assert scale_marks(1, 3) == [(1, "0.00%"), (2, "50.00%"), (3, "100.00%")]


@given(st.lists(st.floats(min_value=0, max_value=1e6), min_size=1), st.floats(min_value=0, max_value=1e6))
def test_given_any_figures_when_drawn_then_no_bar_leaves_its_track(values: list[float], longest: float) -> None:
    rows = drawn_bars([Bar(label="x", value=value) for value in values], longest=longest)
    assert all(0 <= float(row.length.rstrip("%")) <= 100 for row in rows)


def test_given_numbers_when_written_then_no_digit_says_nothing() -> None:
    assert [plain_number(number) for number in (4, 4.0, 4.05, 4.2, 10)] == ["4", "4", "4.05", "4.2", "10"]
