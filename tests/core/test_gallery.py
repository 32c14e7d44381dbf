"""The gallery shows every component, and nothing in it breaks the strict Content-Security-Policy."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

import alongside.core

TEMPLATES = Path(alongside.core.__file__).parent / "templates"
GALLERIES = ["/gallery/", "/gallery/participant/", "/gallery/screen/"]

# Components that tags draw, by the tag.
TAGS = {"thread": "thread", "thread_line": "thread_line", "bars": "bars", "changes": "changes", "progress": "progress"}
# Parts that the layouts bring to every page, and one that needs a long list behind it.
BY_LAYOUTS = {"word_mark", "read_aloud", "help_bar", "back_link", "error_summary", "pagination", "big_choice"}


@pytest.mark.parametrize("address", GALLERIES)
def test_given_a_gallery_when_opened_then_it_has_no_inline_style_script_or_handler(
    client: Client, address: str
) -> None:
    html = client.get(address).content.decode()
    assert not re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", html)


@pytest.mark.parametrize("address", GALLERIES)
def test_given_a_gallery_when_opened_then_no_id_stands_twice(client: Client, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", GALLERIES)
def test_given_a_gallery_when_opened_then_its_headings_skip_no_level(client: Client, address: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(address).content.decode())]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_given_a_component_when_it_exists_then_the_gallery_shows_it() -> None:
    shown = "".join(path.read_text() for path in (TEMPLATES / "core" / "gallery").glob("*.html"))
    components = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    missing = {
        name
        for name in components - BY_LAYOUTS
        if f"components/{name}.html" not in shown and f"{{% {TAGS.get(name, '?')} " not in shown
    }
    assert missing == set()
