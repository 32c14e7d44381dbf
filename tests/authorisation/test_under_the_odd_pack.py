"""Each page of an area and of its projects, under a pack that is odd on purpose: it is there, and names no charter.

The addresses are those of the authorisation table. Pages about the product itself are left out, and so are those that
are not only about this pack: the templates of sessions that every area has, sessions made from one, and what others
think with.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from alongside.people.enums import Role
from tests.authorisation.marks import MARK_ROWS
from tests.authorisation.planning import PLANNING
from tests.authorisation.practice import PRACTICE
from tests.authorisation.rows import Row, nothing
from tests.authorisation.scene import VISITOR, Ground, Scene, make_scene
from tests.authorisation.table import ROWS
from tests.checks.pack_words import is_distinctive, vocabulary
from tests.factories.frameworks import ODD_PACK, odd_pack
from tests.factories.marks import awarded_by_an_assessor

NOT_ONLY_OF_THIS_PACK = frozenset(
    [
        "session_templates", "session_new", "activity_agreed", "session_table", "session_pledges", "take_up_pledge",
        "join_tables", "reflection_choose",
    ]
)  # fmt: skip
# What the product says anyway in plain English, and a pack happens to say too.
PLAIN_ENGLISH = {
    "goals": "what a group wants to reach is called a goal under every pack",
    "it goes on": "one of the things that can become of a goal",
    "the whole area": "a barrier was in a project or in the whole area",
    "ways of working": "what the rungs of a ladder are called where no pack is meant",
}
ASKED = [
    row
    for row in (*ROWS, *PLANNING, *PRACTICE, *MARK_ROWS)
    if row.method == "get" and row.arguments is not nothing and row.name not in NOT_ONLY_OF_THIS_PACK
]
OFFICER, SPEAKER = str(Role.COORDINATOR), str(Role.REPRESENTATIVE)


@pytest.fixture
def scene(db: None) -> Scene:
    """The area under the odd pack in which everything exists once, and a mark of its own kind."""
    pack = odd_pack()
    [group] = [group.id for group in pack.groups]
    clouds = next(template for template in pack.templates if template.activities[0].kind == "board")
    [activity] = clouds.activities
    place = f"{activity.id}/{activity.prompts[0].id}"
    scene = make_scene(Ground(pack=pack, template=clouds, groups=(group, group), prompts=(place, place)))
    scene.mark = awarded_by_an_assessor(scene.area)
    return scene


def test_every_page_is_there_for_an_officer_a_speaker_and_a_visitor_and_names_no_charter(scene: Scene) -> None:
    words = vocabulary() - vocabulary(ODD_PACK) - set(PLAIN_ENGLISH)
    wrong, read = [], 0
    for row in ASKED:
        address = reverse(row.name, kwargs=row.arguments(scene))
        for who in people_for(row):
            answer = scene.client(who).get(address, row.data)
            if answer.status_code != row.expected(who):
                wrong.append(f"{row.name} for {who}: {answer.status_code}")
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                wrong += [f"{row.name} for {who}: “{word}”" for word in named_on(answer.content.decode(), words)]
                read += 1
    assert wrong == []
    assert read > len(ASKED)


def people_for(row: Row) -> list[str]:
    """Who asks for a page: a visitor and an officer, and who speaks for a group where it is for them alone."""
    return [VISITOR, OFFICER, *([SPEAKER] if row.allowed == {SPEAKER} else [])]


class _Words(HTMLParser):
    """What stands on a page: the words of each of its elements, and what is read out instead of a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        self.said += [
            value for name, value in attrs if name in ("alt", "aria-label", "title", "data-heading") and value
        ]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def named_on(page: str, words: frozenset[str]) -> list[str]:
    """The words of packs on a page: any that an element consists of, and those that give themselves away in a text."""
    parser = _Words()
    parser.feed(page)
    said = [" ".join(one.split()).casefold() for one in parser.said]
    text = " ".join(said)
    inside = {word for word in words if is_distinctive(word) and re.search(rf"\b{re.escape(word)}\b", text)}
    return sorted(inside | (words & set(said)))


def test_a_word_of_a_pack_is_found_wherever_it_stands() -> None:
    words = frozenset(["consultation", "children and young people", "co-production"])
    page = """<p>It is for children and young people.</p><h2>
        Consultation</h2><script>"co-production"</script><p>A consultation is held.</p>"""
    assert named_on(page, words) == ["children and young people", "consultation"]
