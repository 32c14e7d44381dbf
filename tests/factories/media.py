"""Pictures and recordings of any shape, and how a participant sends them."""

import array
import io
import math
from typing import Any, cast
from uuid import UUID, uuid4

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from PIL import Image

from alongside.activity import actors
from alongside.live.actions.media import Upload, take_upload
from alongside.live.enums import MediaKind
from alongside.live.models import Media, Participant

RATE = 48_000
SAMPLES = 960


def picture(size: tuple[int, int] = (64, 48), *, form: str = "JPEG", colour: str = "teal", **more: Any) -> bytes:
    """A picture of one colour; `more` goes to Pillow's `save` (`exif=…`)."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **more)
    return out.getvalue()


def recording(seconds: float = 1.0, *, form: str = "webm", tags: dict[str, str] | None = None) -> bytes:
    """A tone, as Chromium (`webm`), Firefox (`ogg`) or Safari (`mp4`) record it, or as a `wav` file."""
    codec = {"webm": "libopus", "ogg": "libopus", "mp4": "aac", "wav": "pcm_s16le"}[form]
    sample, kind = ("s16", "h") if form == "wav" else ("flt", "f")
    out = io.BytesIO()
    with av.open(out, "w", format=form) as target:
        target.metadata.update(tags or {})
        stream = cast(AudioStream, target.add_stream(codec, rate=RATE, layout="mono"))
        for start in range(0, int(seconds * RATE), SAMPLES):
            frame = AudioFrame(format=sample, layout="mono", samples=SAMPLES)
            frame.sample_rate = RATE
            loud = 8000 if kind == "h" else 0.3
            wave = [loud * math.sin(2 * math.pi * 440 * (start + n) / RATE) for n in range(SAMPLES)]
            frame.planes[0].update(array.array(kind, map(int, wave) if kind == "h" else wave).tobytes())
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return out.getvalue()


def sent(
    participant: Participant,
    kind: MediaKind = MediaKind.PICTURE,
    content: bytes | None = None,
    *,
    media_id: UUID | None = None,
) -> Media:
    """What a participant sent, and has not said yet."""
    usual = recording() if kind is MediaKind.VOICE else picture()
    upload = Upload(id=media_id or uuid4(), kind=kind, content=content or usual)
    media, _ = take_upload(participant=participant, upload=upload, by=actors.participant(participant.pk))
    return media
