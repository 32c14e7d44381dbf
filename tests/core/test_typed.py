"""What comes with an address or a form may be anything."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.core.typed import LONGEST, ids_in


@given(st.lists(st.text()))
def test_whatever_is_typed_only_numbers_come_out_that_every_database_takes(typed: list[str]) -> None:
    assert all(0 <= one < 10**LONGEST for one in ids_in(typed))


@given(st.lists(st.integers(0, 10**LONGEST - 1)))
def test_every_id_comes_through_in_its_order(ids: list[int]) -> None:
    assert ids_in(str(one) for one in ids) == ids


def test_what_is_no_id_is_left_out() -> None:
    assert ids_in(["12", "", "-3", "twelve", "٣", "9" * 30]) == [12]
