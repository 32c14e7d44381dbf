"""A real event's files come in through the page, and its results say the event's own figures.

The real files stay where they are; where they are not, an invented event of the same shape takes their place.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

ROOT = Path(__file__).resolve().parents[2]
INVENTED = (ROOT / "tests/data/event-contributions.csv", ROOT / "tests/data/event-ratings.csv")
NORTH_WEST = Path(os.environ.get("NORTH_WEST_DATA", ROOT.parent / "shared/data/north-west-event"))
REAL = (NORTH_WEST / "contributions.csv", NORTH_WEST / "ratings.csv")

needs_the_real_event = pytest.mark.skipif(
    not all(file.exists() for file in REAL),
    reason=f"the North West event is not at {NORTH_WEST}: set NORTH_WEST_DATA to its folder",
)
# As the area's own pack calls them
YOUNG, STAFF = "Young people", "Practitioners in education, health and care"
LEARNT = "Today I found out something that I did not know. What was it?"
IDEAS = "Today gave me ideas for doing things in another way. What would you like to do?"
NEXT = "I would come to a day like this again. What should the next one be about?"
NOTES = {
    LEARNT: {YOUNG: 8, STAFF: 10},
    IDEAS: {YOUNG: 9, STAFF: 14},
    NEXT: {YOUNG: 8, STAFF: 14},
    "Bin: what should stop?": {"Group not given": 10},
    "Keep: what is good as it is?": {"Group not given": 23},
    "Light bulb: what could we try?": {"Group not given": 29},
}
RATINGS = [
    "19 / 0 / 0 of 19 young people",
    "12 / 7 / 0 of 19 young people",
    "16 / 1 / 2 of 19 young people",
]


@pytest.mark.parametrize(
    "files", [pytest.param(INVENTED, id="invented"), pytest.param(REAL, id="real", marks=needs_the_real_event)]
)
def test_given_the_files_of_an_event_when_they_are_brought_in_then_the_results_show_its_figures(
    area: LocalArea, open_page: OpenPage, look: Look, files: tuple[Path, ...], request: pytest.FixtureRequest
) -> None:
    officer = TeamMember(open_page("laptop"), look, area)
    officer.signs_in_with(area.link_for(Member(f"Mina{'R' if files is REAL else 'I'}", "coordinator")))
    code = area.session("north-west-event", is_open=False)
    officer.opens(f"sessions/{code}/")
    for file in files:
        officer.brings_in(file.name, file.read_bytes())
        officer.presses("Bring them in")
        expect(officer.page.get_by_role("status")).to_contain_text("came in, 0 were already here.")

    for prompt, groups in NOTES.items():
        for group, notes in groups.items():
            link = officer.page.get_by_role("link", name=called(f"{notes} notes of: {group}, {prompt}"))
            expect(link).to_be_visible()
    shown = officer.main.inner_text().replace("\n", " ")
    assert [figures for figures in RATINGS if figures in shown] == RATINGS
    officer.look(officer.page, "results-of-an-event")

    # Each number leads to what stands behind it
    officer.page.get_by_role("link", name=called(f"9 notes of: {YOUNG}, {IDEAS}")).click()
    expect(officer.page.get_by_role("heading", name="9 contributions")).to_be_visible()
    officer.look(officer.page, "results-behind-a-number")

    # A second time adds nothing
    officer.brings_in(files[0].name, files[0].read_bytes())
    expect(officer.main).to_contain_text("There is nothing new in this file.")
