"""A picture is only pixels when it is kept: the right way up, small enough, and nothing of its file is left."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from alongside.live.media import pictures
from alongside.live.media.limits import LONGEST_SIDE
from alongside.live.media.made import RefusedError
from tests.factories.media import picture

SECRET = b"qvark-zyxomma"
GPS = 0x8825
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def told(**tags: object) -> Image.Exif:
    """EXIF with somebody's name, where they were, and how they held the camera."""
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()
    exif[0x0112] = tags.get("orientation", 1)
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[0x1D] = SECRET.decode()
    return exif


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.js", SECRET)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize(
    ("as_drawing", "kept_as"), [(False, ("image/jpeg", "jpg", "JPEG")), (True, ("image/png", "png", "PNG"))]
)
def test_what_browsers_and_phones_send_is_taken(form: str, as_drawing: bool, kept_as: tuple[str, str, str]) -> None:
    made = pictures.rewrite(picture((80, 60), form=form), as_drawing=as_drawing)

    assert (made.content_type, made.ending, opened(made.content).format) == kept_as
    assert (made.width, made.height, made.seconds) == (80, 60, None)


def test_a_big_picture_is_made_smaller_and_keeps_its_shape() -> None:
    made = pictures.rewrite(picture((4000, 3000)))

    assert opened(made.content).size == (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


def test_a_picture_taken_upright_stands_upright() -> None:
    made = pictures.rewrite(picture((80, 60), exif=told(orientation=6)))

    assert (made.width, made.height) == (60, 80)


@pytest.mark.parametrize("as_drawing", [False, True])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_a_camera_wrote_is_left(form: str, as_drawing: bool) -> None:
    sent = picture(form=form, exif=told())
    assert SECRET in sent

    kept = pictures.rewrite(sent, as_drawing=as_drawing).content

    assert SECRET not in kept
    assert dict(opened(kept).getexif()) == {}
    assert b"GPS" not in kept


def test_neither_is_a_comment_nor_what_was_hung_on_behind() -> None:
    sent = picture(comment=SECRET) + a_zip() + SECRET
    assert sent.count(SECRET) == 3

    kept = pictures.rewrite(sent).content

    assert SECRET not in kept
    assert not zipfile.is_zipfile(io.BytesIO(kept))


def test_what_shows_through_a_drawing_is_white_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(out, "PNG")

    made = pictures.rewrite(out.getvalue(), as_drawing=True)

    assert opened(made.content).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"no picture",
        SVG,
        b"<?xml version='1.0'?>" + SVG,
        a_zip(),
        b"%PDF-1.7\n",
        b"GIF89a",
        b"RIFF\x00\x00WEBPVP8 ",
    ],
    ids=["nothing", "words", "svg", "svg as xml", "a zip", "a pdf", "a gif's head", "a webp's head"],
)
def test_what_is_no_picture_is_refused_in_plain_words(sent: bytes) -> None:
    with pytest.raises(RefusedError, match=r"^We cannot open this picture"):
        pictures.rewrite(sent)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_refused(form: str) -> None:
    whole = picture((300, 300), form=form, colour="red")

    with pytest.raises(RefusedError):
        pictures.rewrite(whole[: len(whole) * 2 // 3])


def test_a_picture_that_says_it_is_huge_is_refused_before_it_is_decoded() -> None:
    chunk = b"IHDR" + (50_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    head = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")

    with pytest.raises(RefusedError, match=r"^This picture is too big"):
        pictures.rewrite(head + picture(form="PNG")[33:])


@settings(max_examples=60)
@given(
    at=st.integers(0, 600),
    junk=st.binary(min_size=1, max_size=40),
    form=st.sampled_from(["JPEG", "PNG", "GIF", "WEBP"]),
)
def test_a_spoilt_picture_is_either_a_picture_or_refused(at: int, junk: bytes, form: str) -> None:
    whole = picture((40, 40), form=form)
    spoilt = whole[:at] + junk + whole[at + len(junk) :]

    try:
        made = pictures.rewrite(spoilt)
    except RefusedError:
        return
    assert opened(made.content).format == "JPEG"
