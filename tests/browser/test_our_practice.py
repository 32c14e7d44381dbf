"""From a first reflection to agreed goals, and from training to checklist: under packs without ladder and mark."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from alongside.core import clock
from alongside.core.dates import long_date
from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.factories import york
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
    for told in ("Lev, Head of transport", "Soon: this term or this year", long_date(day), SECOND):
        expect(lev.main).to_contain_text(told)
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


@pytest.fixture(scope="module")
def minsterby(empty_site: Server) -> LocalArea:
    """An area that works with a training and checklists."""
    area = LocalArea(empty_site, "minsterby", "Minsterby")
    area.is_made(pack="york-training-and-checklist")
    return area


def test_given_a_training_when_people_have_learnt_together_then_a_checklist_is_used_by_staff_and_families(
    minsterby: LocalArea, open_page: OpenPage, look: Look
) -> None:
    rated, work = york.ratings(), "The plan for the school bus"
    members = [
        Member("Oona", "coordinator"),
        Member("Tess", "practitioner"),
        Member("Pia", "representative", "parents-carers"),
    ]
    devices: tuple[Device, ...] = ("laptop", "laptop", "phone")
    oona, tess, pia = (TeamMember(open_page(device), look, minsterby) for device in devices)
    for person, link in zip((oona, tess, pia), minsterby.links_for(members), strict=True):
        person.signs_in_with(link)

    # Given a training that the officer makes from here, with what people rated before and after
    oona.opens("practice/")
    oona.follows("From training to checklist")
    oona.look(oona.page, "training-empty")
    oona.follows("Training, before and after")
    oona.presses("Make the session")
    oona.page.get_by_role("heading", name="How people join").wait_for()
    code = oona.page.url.rstrip("/").rsplit("/", 1)[1]
    oona.opens_the_activity("Where I stand")

    # And somebody who learns with them rates it on a phone: where they stand before, and where after
    marek = Participant(open_page("phone"), look, "marek")
    marek.takes_part(code, "practitioners")
    marek.starts()
    for moment, asked, value in (("before", "At the start", 2), ("after", "At the end", 4)):
        if moment == "after":  # the training has been held, and the officer asks once more
            oona.closes_the_activity("Where I stand")
            oona.opens_again("Where I stand")
            marek.opens_the_list(code)
            marek.starts()
        for statement in york.STATEMENTS:
            marek.rates(asked, value)
            rated.append(york.Rated("marek", "practitioners", statement, moment, value))

    oona.brings_in("stickers.csv", york.as_csv(york.ratings()).encode())
    oona.page.get_by_role("button", name=re.compile("^Bring")).click()
    expect(oona.page.get_by_text(re.compile("new rows came in"))).to_be_visible()

    # When a practitioner looks, she sees who came and what changed, and takes up a list
    tess.opens("practice/training/")
    told = york.told(rated, "tools")
    row = tess.page.get_by_role("row").filter(has_text="where to find that")
    expect(row).to_contain_text(told.mean_before)
    expect(row).to_contain_text(told.mean_after)
    tess.look(tess.page, "training")
    take_up = called("Take it up for a piece of work: Working on a service or the whole area")
    tess.page.get_by_role("link", name=take_up).click()
    tess.page.get_by_label("What is it about?").fill(work)
    tess.look(tess.page, "checklist-start")
    tess.presses("Take it up")
    tess.follows("The team, before")
    item = tess.page.get_by_role("group", name="We said openly what is fixed, by law or money, and what is still open")
    item.get_by_role("radio", name="Yes", exact=True).check()
    tess.look(tess.page, "checklist-fill")
    tess.presses("Save")
    expect(tess.main).to_contain_text("The team, before")

    # Then families say for themselves how it is, and what is not so stays to do
    pia.opens("practice/training/")
    pia.look(pia.page, "training-phone")
    pia.follows(work)
    pia.follows("Parents and carers, before")
    item = pia.page.get_by_role("group", name="We said openly what is fixed, by law or money, and what is still open")
    item.get_by_role("radio", name="Not yet", exact=True).check()
    pia.presses("Save")
    expect(pia.main).to_contain_text("Different answers")
    pia.look(pia.page, "checklist-phone")
    tess.page.reload()
    expect(tess.page.get_by_role("region", name="Still to do")).to_contain_text("what is still open")
    tess.look(tess.page, "checklist")

    # And after the work the same list is looked at once more
    pia.follows("Parents and carers, after")
    item = pia.page.get_by_role("group", name="We said openly what is fixed, by law or money, and what is still open")
    item.get_by_role("radio", name="Yes", exact=True).check()
    pia.presses("Save")
    expect(pia.page.get_by_role("region", name="Still to do")).to_have_count(0)
