"""Whatever decodes somebody's file runs apart from the site: with little of the machine, and none of its secrets."""

import subprocess
import sys

import pytest

from alongside.live.media import workshop
from alongside.live.media.limits import MOST_BYTES
from alongside.live.media.made import RefusedError
from tests.factories.media import picture, recording


@pytest.mark.parametrize(
    ("kind", "sent", "content_type"),
    [
        ("picture", picture(), "image/jpeg"),
        ("drawing", picture(form="PNG"), "image/png"),
        ("voice", recording(), "audio/mpeg"),
    ],
    ids=["picture", "drawing", "voice"],
)
def test_each_kind_is_written_anew(kind: str, sent: bytes, content_type: str) -> None:
    assert workshop.rewritten(kind, sent).content_type == content_type


@pytest.mark.parametrize(("kind", "words"), [("picture", "We cannot open this"), ("voice", "We cannot hear anything")])
def test_a_refusal_comes_back_in_its_own_words(kind: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        workshop.rewritten(kind, b"nothing of the kind")


@pytest.mark.parametrize("kind", MOST_BYTES)
def test_what_is_too_large_is_refused_before_anything_is_started(kind: str) -> None:
    with pytest.raises(RefusedError, match=f"This is too big: {MOST_BYTES[kind] // 1024**2} MB at most"):
        workshop.rewritten(kind, bytes(MOST_BYTES[kind] + 1))


def test_given_a_decoder_that_crashes_then_only_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    crash = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(workshop, "_command", lambda kind: crash)

    with pytest.raises(RefusedError, match="We cannot open this picture"):
        workshop.rewritten("picture", picture())


def test_given_a_decoder_that_never_ends_then_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_command", lambda kind: [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr(workshop, "PATIENCE", 0.5)

    with pytest.raises(RefusedError, match="We cannot open this picture"):
        workshop.rewritten("picture", picture())


def test_the_bench_writes_no_files_and_takes_little_memory() -> None:
    asked = (
        "import resource, alongside.live.media.__main__ as bench; bench.limit();"
        "print([resource.getrlimit(name)[0] for name in"
        " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)])"
    )
    told = subprocess.run([sys.executable, "-I", "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[1610612736, 30, 0, 0]"


def test_given_every_place_is_taken_then_the_next_one_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "WAIT_AT_MOST", 0.01)
    for _ in range(workshop.AT_ONCE):
        assert workshop._places.acquire(timeout=1)
    try:
        with pytest.raises(workshop.FullError):
            workshop.rewritten("picture", picture())
    finally:
        workshop._places.release(workshop.AT_ONCE)
