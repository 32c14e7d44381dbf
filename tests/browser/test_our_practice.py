"""From a first reflection to agreed goals, under a pack that has neither a ladder nor a mark."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from alongside.core import clock
from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.servers import Server

GOAL = "Every family that rings is rung back within a week"
THOUGHT, HARD = "When the answer comes before the meeting", "We ask the same three families every time"
FIRST, SECOND = "A culture of doing it together", "Knowing what it means"


@pytest.fixture(scope="module")
def northlea(empty_site: Server) -> LocalArea:
    """An area that works under principles, without a ladder."""
    area = LocalArea(empty_site, "northlea", "Northlea")
    area.is_made(pack="north-west-nine-principles")
    return area


def test_given_a_group_that_says_what_it_thinks_first_when_it_reflects_then_goals_are_agreed_with_others(
    northlea: LocalArea, open_page: OpenPage, look: Look
) -> None:
    names = [Member("Petra", "representative", "parents-carers"), Member("Yusuf", "representative", "young-people")]
    links = northlea.links_for([*names, Member("Lev", "practitioner")])
    devices: tuple[Device, ...] = ("laptop", "phone", "laptop")
    petra, yusuf, lev = (TeamMember(open_page(device), look, northlea) for device in devices)
    for person, link in zip((petra, yusuf, lev), links, strict=True):
        person.signs_in_with(link)

    # Given a group that answers openly, before anybody's principles are shown to it
    petra.opens("practice/")
    petra.look(petra.page, "practice-empty")
    petra.follows("Start a reflection")
    petra.chooses("Parents and carers")
    petra.chooses("Strategic")
    petra.look(petra.page, "reflection-start")
    petra.presses("Begin")
    expect(petra.main).not_to_contain_text(FIRST)
    petra.page.get_by_label("When did it go well, and what helped?").fill(THOUGHT)
    petra.look(petra.page, "reflection-opening")
    petra.presses("We have said what we think: go on")

    # When it begins with one principle, says what is hard, and asks for the next
    expect(petra.page.get_by_role("heading", level=1, name="Begin with one")).to_be_visible()
    petra.look(petra.page, "reflection-choose")
    petra.presses(FIRST)
    expect(petra.page.get_by_role("heading", level=1, name=FIRST)).to_be_visible()
    expect(petra.main).not_to_contain_text(SECOND)
    petra.page.get_by_label("What is hard about it?").fill(HARD)
    petra.presses("Save")
    expect(petra.page.get_by_text("That takes courage")).to_be_visible()
    petra.look(petra.page, "reflection-look")
    petra.presses("Show us the next one")
    expect(petra.page.get_by_role("heading", level=1, name=SECOND)).to_be_visible()

    # And proposes a goal, with somebody who leads, groups that are asked, and a day
    petra.follows("Propose a goal")
    petra.page.get_by_label("What do you want to have reached?").fill(GOAL)
    petra.chooses("Soon: this term or this year")
    petra.page.get_by_label("Who leads it?").select_option(label="Lev")
    petra.page.get_by_label("Their role in this").fill("Head of transport")
    petra.ticks("Which groups have to agree?", "Parents and carers", "Young people")
    day = clock.today() + timedelta(days=90)
    petra.page.get_by_label("On which day do you look at it again?").fill(day.isoformat())
    petra.look(petra.page, "goal-new")
    petra.presses("Propose it")
    expect(petra.main).to_contain_text("Not yet agreed with Young people")
    petra.page.get_by_role("button", name=called("We agree, for Parents and carers")).click()

    # Then its lead takes it on, and the other group agrees
    lev.sees_on_the_desk("Goals that you were asked to lead")
    lev.follows(GOAL)
    lev.presses("I take it on")
    expect(lev.main).to_contain_text("Proposed")
    yusuf.sees_on_the_desk("Goals that your group is asked about")
    yusuf.follows(GOAL)
    yusuf.look(yusuf.page, "goal-proposed")
    yusuf.page.get_by_role("button", name=called("We agree, for Young people")).click()
    expect(yusuf.main).to_contain_text("Agreed by Young people")
    lev.page.reload()
    expect(lev.main.get_by_text("Agreed", exact=True)).to_be_visible()
    lev.look(lev.page, "goal-agreed")

    # And what the group said to itself stays with it, while the goal is everybody's
    lev.opens("practice/")
    expect(lev.main).to_contain_text(GOAL)
    expect(lev.page.get_by_role("link", name="Parents and carers")).to_have_count(0)
    lev.look(lev.page, "practice")
    petra.opens("practice/")
    petra.page.get_by_role("link", name=re.compile("Parents and carers")).click()
    expect(petra.main).to_contain_text(THOUGHT)
    petra.look(petra.page, "reflection")

    # And when people look again, what became of it stands there for everybody
    lev.follows(GOAL)
    lev.follows("Look at it again")
    lev.chooses("It is reached")
    lev.page.get_by_label("In a few words").fill("Forty of forty calls were returned in time.")
    lev.look(lev.page, "goal-review")
    lev.presses("Write it down")
    expect(lev.main).to_contain_text("Forty of forty calls")
