"""The colours of the tokens can be read: WCAG 2.2, 1.4.3 and 1.4.11, worked out and not guessed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import alongside.core

TOKENS = (Path(alongside.core.__file__).parent / "scss" / "_tokens.scss").read_text()
COLOURS = {"white": "#ffffff"} | dict(re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", TOKENS, re.MULTILINE))
NOTES = re.findall(r'^  "(\w+)": \((#[0-9a-f]{6}), (#[0-9a-f]{6})\)', TOKENS, re.MULTILINE)

AAA, AA, DRAWN = 7.0, 4.5, 3.0
GROUNDS = ("paper", "sheet", "linen")


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["ink", "ink-soft", "indigo"])
def test_given_words_on_a_ground_when_read_then_their_contrast_is_aaa(words: str, ground: str) -> None:
    assert contrast(COLOURS[words], COLOURS[ground]) >= AAA


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("white", "indigo"),
        ("white", "madder"),
        ("madder", "paper"),
        ("madder", "madder-mist"),
        ("fern", "fern-mist"),
        ("fern", "sheet"),
        ("ochre", "ochre-mist"),
        ("ochre", "sheet"),
        ("indigo", "indigo-mist"),
    ],
)
def test_given_words_of_a_state_when_read_then_their_contrast_is_aa(words: str, ground: str) -> None:
    assert contrast(COLOURS[words], COLOURS[ground]) >= AA


@pytest.mark.parametrize("ground", [*GROUNDS, "white"])
def test_given_the_edge_of_a_control_when_seen_then_it_stands_out(ground: str) -> None:
    assert contrast(COLOURS["edge"], COLOURS[ground]) >= DRAWN


@pytest.mark.parametrize(("name", "ground", "edge"), NOTES)
def test_given_a_note_when_read_then_words_are_aaa_and_its_shape_stands_out(name: str, ground: str, edge: str) -> None:
    assert contrast(COLOURS["ink"], ground) >= AAA
    assert contrast(edge, ground) >= DRAWN
