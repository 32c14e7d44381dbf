"""Decode a picture within limits and write it anew: the right way up, smaller, with nothing in it but pixels."""

import io
from contextlib import suppress
from typing import Final

from PIL import Image, ImageOps

from alongside.live.media.limits import LONGEST_SIDE, MOST_PIXELS
from alongside.live.media.made import Made, RefusedError

# What phones and browsers make. SVG is a program and no picture, so it is not among them.
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
UNREADABLE: Final = "We cannot open this picture. Choose another one. Or say it in words."
TOO_MANY_PIXELS: Final = "This picture is too big. Choose a smaller one. Or say it in words."


def rewrite(data: bytes, *, as_drawing: bool = False) -> Made:
    """The picture as JPEG, or as PNG where it is a drawing: of several frames the first. `RefusedError` else."""
    picture = _upright(_opened(data))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Pasted onto white, so that only pixels go on: EXIF, GPS, comments and colour profiles stay behind.
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    out = io.BytesIO()
    if as_drawing:
        clean.save(out, "PNG", optimize=True)
        return Made(out.getvalue(), "image/png", "png", *clean.size)
    clean.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return Made(out.getvalue(), "image/jpeg", "jpg", *clean.size)


def _opened(data: bytes) -> Image.Image:
    """The first frame, decoded; its size is looked at before anything is decoded."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, and says it in our own words
    try:
        picture: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError(TOO_MANY_PIXELS)
        shrink = max(1, max(picture.size) // LONGEST_SIDE)
        picture.draft("RGB", (picture.width // shrink, picture.height // shrink))  # JPEG decodes to about this size
        picture.load()
    except RefusedError:
        raise
    except MemoryError:
        raise RefusedError(TOO_MANY_PIXELS) from None
    except Exception as error:  # decoders raise whatever they stumble over: OSError, ValueError, struct.error …
        raise RefusedError(UNREADABLE) from error
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as its camera says, in plain colours; transparency is kept for now."""
    with suppress(Exception):  # EXIF that makes no sense says nothing about the picture
        ImageOps.exif_transpose(picture, in_place=True)
    has_alpha = picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")
