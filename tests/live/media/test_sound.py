"""A recording is only sound when it is kept: MP3, one channel, two minutes at most, and no tags."""

import io
import zipfile

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.live.media import sound
from alongside.live.media.limits import LONGEST_SOUND
from alongside.live.media.made import RefusedError
from tests.factories.media import picture, recording

SECRET = "qvark-zyxomma"
PLAYLISTS = {
    "hls": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "sdp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 97\n",
}


def with_cover() -> bytes:
    """A sound file that carries a picture and a name, as music does."""
    out = io.BytesIO()
    with av.open(io.BytesIO(recording(form="wav")), "r") as source, av.open(out, "w", format="mp3") as target:
        target.metadata["artist"] = SECRET
        voice = target.add_stream("libmp3lame", rate=48_000, layout="mono")
        cover = target.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 48, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        with av.open(io.BytesIO(picture()), "r") as still:
            target.mux(cover.encode(next(still.decode(video=0)).reformat(format="yuvj420p")))
            target.mux(cover.encode(None))
        for frame in source.decode(audio=0):
            target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
    return out.getvalue()


@pytest.mark.parametrize("form", ["webm", "ogg", "mp4", "wav"])
def test_what_browsers_record_becomes_what_every_browser_plays(form: str) -> None:
    made = sound.rewrite(recording(1.5, form=form))

    with av.open(io.BytesIO(made.content)) as kept:
        [stream] = kept.streams
        assert (kept.format.name, stream.codec_context.name.startswith("mp3")) == ("mp3", True)
        assert stream.codec_context.layout.name == "mono"  # type: ignore[attr-defined]  # it is sound
    assert (made.content_type, made.ending, made.width, made.height) == ("audio/mpeg", "mp3", None, None)
    assert made.seconds == pytest.approx(1.5, abs=0.1)


def test_names_and_cover_pictures_are_gone() -> None:
    sent = with_cover()
    assert SECRET.encode() in sent or SECRET.encode("utf-16-le") in sent
    with av.open(io.BytesIO(sent)) as source:
        assert len(source.streams) == 2

    made = sound.rewrite(sent)

    with av.open(io.BytesIO(made.content)) as kept:
        assert (len(kept.streams), dict(kept.metadata)) == (1, {})
    assert SECRET.encode() not in made.content
    assert b"ID3" not in made.content


def test_two_minutes_are_taken_and_more_is_refused() -> None:
    assert sound.rewrite(recording(LONGEST_SOUND, form="wav")).seconds == pytest.approx(LONGEST_SOUND, abs=0.1)

    with pytest.raises(RefusedError, match="Make it two minutes at most"):
        sound.rewrite(recording(LONGEST_SOUND + 10, form="wav"))


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "nothing")
    return out.getvalue()


@pytest.mark.parametrize(
    "sent",
    [b"", b"no sound", picture(), picture(form="GIF"), a_zip(), *PLAYLISTS.values()],
    ids=["nothing", "words", "a picture", "a gif", "a zip", *PLAYLISTS],
)
def test_what_is_no_sound_is_refused_in_plain_words(sent: bytes) -> None:
    with pytest.raises(RefusedError, match=r"^We cannot hear anything in this recording"):
        sound.rewrite(sent)


def test_a_recording_that_broke_off_is_kept_as_far_as_it_goes() -> None:
    whole = recording(4, form="webm")

    made = sound.rewrite(whole[: len(whole) // 2])

    assert made.seconds is not None
    assert 1 < made.seconds < 3


@settings(max_examples=40)
@given(at=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=60), form=st.sampled_from(["webm", "ogg", "wav"]))
def test_a_spoilt_recording_is_either_sound_or_refused(at: int, junk: bytes, form: str) -> None:
    whole = recording(0.5, form=form)
    spoilt = whole[:at] + junk + whole[at + len(junk) :]

    try:
        made = sound.rewrite(spoilt)
    except RefusedError:
        return
    with av.open(io.BytesIO(made.content)) as kept:
        assert len(kept.streams) == 1
