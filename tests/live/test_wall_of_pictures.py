"""Pictures, recordings and stickers have their room on the hall's wall, so that nothing is cut off."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live.choices import Choice
from alongside.live.enums import MediaKind
from alongside.live.presenters.media import MediaShown
from alongside.live.presenters.walls.laying import BIG, HEIGHT, HIGHEST_PICTURE, USUAL, Paper, WallNote, laid

PAPER = Paper("keep", "Keep", "keep", "fern")


def shown(width: int, height: int, *, kind: MediaKind = MediaKind.PICTURE, alt: str = "") -> MediaShown:
    return MediaShown(uuid4(), kind, "A picture", "camera", "/", alt, width, height, "")


def note(*media: MediaShown, words: str = "") -> WallNote:
    return WallNote(str(uuid4()), words, PAPER, media=media)


def lanes(*notes: WallNote) -> int:
    """How many lanes they fill, one beside the other."""
    return len(laid(notes, size=BIG, columns=1, height=HEIGHT).lanes)


def test_pictures_take_room_where_words_alone_do_not() -> None:
    words = [note(words="Dogs") for _ in range(4)]
    pictures = [replace(one, media=(shown(400, 300),)) for one in words]

    assert (lanes(*words), lanes(*pictures)) == (1, 2)


def test_a_tall_picture_is_no_higher_than_may_be() -> None:
    two_fit = 2 * (HIGHEST_PICTURE + 1.6) < HEIGHT

    assert (two_fit, lanes(*(note(shown(100, 3000)) for _ in range(2)))) == (True, 1)


@pytest.mark.parametrize("size", [BIG, USUAL])
@given(
    st.lists(
        st.tuples(st.integers(1, 1600), st.integers(1, 1600), st.sampled_from(MediaKind), st.text(max_size=60)),
        max_size=30,
    )
)
def test_every_note_hangs_once_whatever_it_shows(size: object, made: list[tuple[int, int, MediaKind, str]]) -> None:
    notes = [note(shown(width, height, kind=kind, alt=alt), words=alt) for width, height, kind, alt in made]

    found = laid(notes, size=size, columns=3, height=HEIGHT)  # type: ignore[arg-type]  # one of the two

    assert [one.uuid for lane in found.lanes for one in lane] == [one.uuid for one in notes]


def test_a_sticker_has_a_line_of_its_own() -> None:
    plain = [note(words="Dogs") for _ in range(7)]
    with_sticker = [replace(one, sticker=Choice("heart", "I like it", "heart")) for one in plain]

    assert lanes(*plain) < lanes(*with_sticker)
