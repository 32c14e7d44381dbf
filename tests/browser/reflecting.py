"""From a group's first reflection to a goal that groups agree on, under any pack that has principles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from playwright.sync_api import expect

from alongside.core import clock
from alongside.core.dates import long_date
from alongside.frameworks.schema import PackGroup, Principle
from tests.browser.crew import PRACTITIONER, Crew
from tests.browser.names import called
from tests.browser.team import TeamMember

GOAL = "Every family that rings is rung back within a week"
THOUGHT, HARD = "When the answer comes before the meeting", "We ask the same three families every time"
ROLE, TERM = "Head of transport", "Soon: this term or this year"
REACHED = "Forty of forty calls were returned in time."


@dataclass
class GroupReflection:
    """One group that reflects, and the others whose word is asked for its goal. A group with children reads easy words."""

    crew: Crew
    group: PackGroup = field(init=False)
    others: list[PackGroup] = field(init=False)

    def __post_init__(self) -> None:
        """Grown-ups reflect where the pack has any who agree; one other group is asked beside them, if there is one."""
        groups = self.crew.groups
        self.group = next((group for group in groups if not group.may_be_under_18), groups[0])
        self.others = [group for group in groups if group != self.group][:1]

    @property
    def who(self) -> TeamMember:
        """Who speaks for the group."""
        return self.crew.speaker(self.group)

    @property
    def lead(self) -> TeamMember:
        """Who is asked to lead what the group wants to reach."""
        return self.crew.practitioner

    @property
    def circle(self) -> list[Principle]:
        """The principles of the pack's first set, beginning with the one that holds them together."""
        principles = list(self.crew.pack.principles[0].principles)
        start = next((number for number, one in enumerate(principles) if one.at_centre), 0)
        return [*principles[start:], *principles[:start]]

    def _in(self, words: str, easy: str) -> str:
        """What this group reads."""
        return easy if self.group.may_be_under_18 else words

    def _name(self, principle: Principle) -> str:
        return self._in(principle.title, principle.easy_title)

    def says_openly_what_it_thinks(self) -> None:
        """Before anybody's principles are shown to it."""
        who, pack = self.who, self.crew.pack
        assert pack.reflection
        who.opens("practice/")
        who.look(who.page, "practice-empty")
        who.follows("Start a reflection")
        who.chooses(self.group.title)
        if pack.levels:
            who.chooses(pack.levels[-1].title)
        who.look(who.page, "reflection-start")
        who.presses("Begin")
        for principle in self.circle:
            expect(who.main).not_to_contain_text(self._name(principle))
        asked = pack.reflection.opening[-1]
        who.page.get_by_label(self._in(asked.text, asked.easy)).fill(THOUGHT)
        who.look(who.page, "reflection-opening")
        who.presses(self._in("We have said what we think: go on", "We are done. What do others think?"))

    def looks_at_one_and_asks_for_the_next(self) -> None:
        """It begins with one principle, says what is hard, and sees the second only when it wants to."""
        who, (first, second, *_) = self.who, self.circle
        expect(who.page.get_by_role("heading", level=1, name="Begin with one")).to_be_visible()
        who.look(who.page, "reflection-choose")
        who.presses(self._name(first))
        expect(who.page.get_by_role("heading", level=1, name=self._name(first))).to_be_visible()
        expect(who.main).not_to_contain_text(self._name(second))
        who.page.get_by_label(self._in("What is hard about it?", "What is hard?")).fill(HARD)
        who.presses("Save")
        expect(who.page.get_by_text("That takes courage")).to_be_visible()
        who.look(who.page, "reflection-look")
        who.presses("Show us the next one")
        expect(who.page.get_by_role("heading", level=1, name=self._name(second))).to_be_visible()

    def proposes_a_goal(self) -> None:
        """With somebody who leads, groups that are asked, and a day; and agrees to it."""
        who, lead = self.who, self.lead  # whoever is to lead has an account
        who.follows(self._in("Propose a goal", "This should change"))
        who.page.get_by_label("What do you want to have reached?").fill(GOAL)
        who.chooses(TERM)
        who.page.get_by_label("Who leads it?").select_option(label=PRACTITIONER.name)
        who.page.get_by_label("Their role in this").fill(ROLE)
        who.ticks("Which groups have to agree?", *[group.title for group in (self.group, *self.others)])
        who.page.get_by_label("On which day do you look at it again?").fill(self._day.isoformat())
        who.look(who.page, "goal-new")
        who.presses("Propose it")
        for group in self.others:
            expect(who.main).to_contain_text(f"Not yet agreed with {group.title}")
        self._agrees(self.group)
        lead.sees_on_the_desk("Goals that you were asked to lead")

    def is_taken_on_by_its_lead(self) -> None:
        """Before every group has agreed, it stays proposed."""
        self.lead.follows(GOAL)
        self.lead.presses("I take it on")
        expect(self.lead.main).to_contain_text("Proposed" if self.others else "Agreed")

    def is_agreed_by_the_others(self) -> None:
        """Each from its desk; then everybody reads who leads, how far ahead it is, and what it came of."""
        for group in self.others:
            speaker = self.crew.speaker(group)
            speaker.sees_on_the_desk("Goals that your group is asked about")
            speaker.follows(GOAL)
            speaker.look(speaker.page, "goal-proposed")
            self._agrees(group)
        lead = self.lead
        lead.page.reload()
        expect(lead.main.get_by_text("Agreed", exact=True)).to_be_visible()
        for told in (f"{PRACTITIONER.name}, {ROLE}", TERM, long_date(self._day), self.circle[1].title):
            expect(lead.main).to_contain_text(told)
        lead.look(lead.page, "goal-agreed")

    def stays_with_the_group(self) -> None:
        """What it said to itself is its own, while the goal is everybody's."""
        lead, who = self.lead, self.who
        lead.opens("practice/")
        expect(lead.main).to_contain_text(GOAL)
        expect(lead.page.get_by_role("link", name=self.group.title)).to_have_count(0)
        lead.look(lead.page, "practice")
        who.opens("practice/")
        who.page.get_by_role("link", name=re.compile(re.escape(self.group.title))).click()
        expect(who.main).to_contain_text(THOUGHT)
        who.look(who.page, "reflection")

    def is_looked_at_again(self) -> None:
        """What became of the goal stands there for everybody."""
        lead = self.lead
        lead.follows(GOAL)
        lead.follows("Look at it again")
        lead.chooses("It is reached")
        lead.page.get_by_label("In a few words").fill(REACHED)
        lead.look(lead.page, "goal-review")
        lead.presses("Write it down")
        expect(lead.main).to_contain_text(REACHED)

    def _agrees(self, group: PackGroup) -> None:
        speaker = self.crew.speaker(group)
        speaker.page.get_by_role("button", name=called(f"We agree, for {group.title}")).click()
        expect(speaker.main).to_contain_text(f"Agreed by {group.title}")

    @property
    def _day(self) -> date:
        return clock.today() + timedelta(days=90)
