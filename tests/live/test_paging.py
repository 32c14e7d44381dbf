"""Which page the hall's screen shows: it never turns by itself."""

import pytest

from alongside.live.paging import NEWEST, Place, turned_to, wanted_page

PAGES = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("typed", "page"),
    [("", None), ("2", 2), ("newest", NEWEST), ("0", None), ("-1", None), ("two", None), ("²", None), ("9" * 30, None)],
)
def test_what_an_address_asks_for(typed: str, page: int | None) -> None:
    assert wanted_page(typed) == page


@pytest.mark.parametrize(
    ("wanted", "facilitators", "place"),
    [
        (None, 1, Place(1, 4)),
        (None, 3, Place(3, 4)),
        (2, 3, Place(2, 4)),
        (9, 1, Place(4, 4)),
        (None, NEWEST, Place(3, 4, follows=True)),
        (NEWEST, 1, Place(3, 4, follows=True)),
        (1, NEWEST, Place(1, 4)),
    ],
)
def test_a_screen_shows_its_own_page_before_the_facilitators(
    wanted: int | None, facilitators: int, place: Place
) -> None:
    turned = turned_to(PAGES, wanted=wanted, facilitators=facilitators, newest=3)
    assert (turned.page, turned.place) == (PAGES[place.number - 1], place)


def test_the_first_page_has_none_before_it_and_the_last_none_after() -> None:
    assert [(place.before, place.after) for place in (Place(1, 3), Place(2, 3), Place(3, 3), Place(1, 1))] == [
        (0, 2),
        (1, 3),
        (2, 0),
        (0, 0),
    ]
