"""Decode sound within limits and write it anew as MP3, which every browser plays: no tags, no cover picture."""

import io
from collections.abc import Iterable
from typing import Final

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer

from alongside.live.media.limits import LONGEST_SOUND, SHORTEST_SOUND, SOUND_LEEWAY
from alongside.live.media.made import Made, RefusedError

# What browsers and phones record in: Chromium and Firefox WebM and Ogg, Safari MP4; and what people have as files.
FORMATS: Final = "matroska,webm,ogg,mov,mp4,m4a,3gp,3g2,mj2,wav,mp3,aac,flac,caf,amr"
RATE: Final = 44_100
BITS_A_SECOND: Final = 64_000
UNREADABLE: Final = "We cannot hear anything in this recording. Record it again. Or say it in words."
TOO_LONG: Final = "This recording is too long. Make it two minutes at most. You can make two."


def rewrite(data: bytes) -> Made:
    """The sound as MP3, one channel. `RefusedError` where there is none, or too much."""
    try:
        # No protocol: a playlist in disguise must not open files or addresses.
        options = {"format_whitelist": FORMATS, "protocol_whitelist": "none"}
        with av.open(io.BytesIO(data), "r", options=options) as source:
            return _written(source)
    except RefusedError:
        raise
    except Exception as error:  # FFmpeg's errors, and those of Python's own that a broken file leads to
        raise RefusedError(UNREADABLE) from error


def _written(source: InputContainer) -> Made:
    if not source.streams.audio:
        raise RefusedError(UNREADABLE)
    out = io.BytesIO()
    samples = 0
    # Neither tag of an MP3 file: there would be nothing in them but the name of the encoder.
    with av.open(out, "w", format="mp3", options={"id3v2_version": "0", "write_id3v1": "0"}) as target:
        stream = target.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS_A_SECOND)
        for frame in _frames(source):
            samples += frame.samples
            if samples > (LONGEST_SOUND + SOUND_LEEWAY) * RATE:
                raise RefusedError(TOO_LONG)
            frame.pts = None
            target.mux(stream.encode(frame))
        if samples < SHORTEST_SOUND * RATE:
            raise RefusedError(UNREADABLE)
        target.mux(stream.encode(None))
    return Made(out.getvalue(), "audio/mpeg", "mp3", seconds=round(samples / RATE, 1))


def _frames(source: InputContainer) -> Iterable[AudioFrame]:
    """The first track's sound, decoded to one channel at our rate."""
    resampler = AudioResampler(format="s16p", layout="mono", rate=RATE)
    for frame in source.decode(source.streams.audio[0]):
        yield from resampler.resample(frame)
    yield from resampler.resample(None)
