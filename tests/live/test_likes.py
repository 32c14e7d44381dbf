from typing import Any

import pytest

from alongside.live.enums import Whose
from alongside.live.likes import Likes, Size, Switch


def test_easy_words_and_pictures_come_first_and_everything_else_is_off() -> None:
    assert Likes.from_data({}) == Likes(
        size=Size.NORMAL, easy=True, aloud=False, calm=False, pictures=True, simple=False, whose=Whose.OWN
    )


def test_what_is_kept_is_read_back() -> None:
    likes = Likes(
        size=Size.BIGGEST, easy=False, aloud=True, calm=True, pictures=False, simple=True, whose=Whose.SUPPORTED
    )
    assert Likes.from_data(likes.as_data()) == likes
    assert likes.as_data() == {
        "size": "biggest",
        "easy": False,
        "aloud": True,
        "calm": True,
        "pictures": False,
        "simple": True,
        "whose": "supported",
    }


@pytest.mark.parametrize("data", [{"size": "enormous"}, {"whose": "nobody"}, {"size": None}, {"something": "else"}])
def test_what_is_unknown_is_as_at_the_start(data: dict[str, Any]) -> None:
    assert Likes.from_data(data) == Likes()


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        (Switch.CALM, Likes(calm=True)),
        (Switch.EASY, Likes(easy=False)),
        (Switch.PICTURES, Likes(pictures=False)),
        (Switch.SIMPLE, Likes(simple=True)),
        ("size:bigger", Likes(size=Size.BIGGER)),
        ("size:enormous", Likes()),
        ("whose", Likes()),
        ("", Likes()),
    ],
)
def test_a_wish_changes_one_thing_and_an_unknown_wish_nothing(wish: str, changed: Likes) -> None:
    assert Likes().changed(wish) == changed


def test_the_same_wish_twice_is_as_before() -> None:
    assert Likes().changed(Switch.ALOUD).changed(Switch.ALOUD) == Likes()
