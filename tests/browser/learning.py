"""From a training, with what people rated before and after, to a checklist in use: under any pack that has both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from alongside.frameworks.loading import common_templates
from alongside.frameworks.schema import ActivityTemplate, Checklist, PackGroup, SessionTemplate
from tests.browser.crew import Crew
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.team import TeamMember
from tests.factories import york

WORK = "The plan for the school bus"


@dataclass
class SharedTraining:
    """A training that asks all that the pack measures, and the pack's last checklist. Each step is a person's."""

    crew: Crew
    template: SessionTemplate = field(init=False)
    activity: ActivityTemplate = field(init=False)
    checklist: Checklist = field(init=False)
    _rated: list[york.Rated] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The pack's own template where it has one, or else one of those that every area has."""
        pack = self.crew.pack
        asked = {measure.id for measure in pack.measures}
        self.template, self.activity = next(
            (template, activity)
            for template in (*pack.templates, *common_templates())
            for activity in template.activities
            if asked <= {prompt.id for prompt in activity.prompts if len(prompt.moments) > 1}
        )
        self.checklist = pack.checklists[-1]

    @property
    def groups(self) -> tuple[PackGroup, ...]:
        """Who comes to it."""
        return self.crew.pack.groups if self.template.groups == "pack" else self.template.groups

    @property
    def steps(self) -> int:
        """How many steps the scale has."""
        return self.crew.pack.measures[0].steps

    @property
    def family(self) -> PackGroup:
        """Who speaks beside the staff: grown-ups where the pack has any who agree."""
        groups = self.crew.groups
        return next((group for group in groups if not group.may_be_under_18), groups[0])

    def is_made_by_the_officer(self) -> str:
        """From the page that goes from training to checklist; returns the code with which people join."""
        officer = self.crew.officer
        officer.opens("practice/")
        officer.follows("From training to checklist")
        officer.look(officer.page, "training-empty")
        officer.follows(self.template.title)
        officer.presses("Make the session")
        officer.page.get_by_role("heading", name="How people join").wait_for()
        return officer.page.url.rstrip("/").rsplit("/", 1)[1]

    def is_rated_before_and_after(self, code: str) -> None:
        """Somebody who learns with the others says on a phone where they stand before, and where after."""
        officer, group = self.crew.officer, self.groups[-1]
        marek = Participant(self.crew.open_page("phone"), self.crew.look, "marek")
        officer.opens_the_activity(self.activity.title)
        marek.takes_part(code, group.id)
        marek.starts()
        for moment, asked, value in (("before", "At the start", 1), ("after", "At the end", self.steps)):
            if moment == "after":  # the training has been held, and the officer asks once more
                officer.closes_the_activity(self.activity.title)
                officer.opens_again(self.activity.title)
                marek.opens_the_list(code)
                marek.starts()
            for prompt in self.activity.prompts:
                marek.rates(asked, value)
                self._rated.append(york.Rated("marek", group.id, prompt.id, moment, value))

    def is_typed_from_paper(self) -> None:
        """What the others rated on paper comes in as a file."""
        officer = self.crew.officer
        statements = [prompt.id for prompt in self.activity.prompts]
        on_paper = york.ratings(statements, {group.id: 6 for group in self.groups}, steps=self.steps)
        officer.brings_in("stickers.csv", york.as_csv(on_paper, activity=self.activity.id).encode())
        officer.page.get_by_role("button", name=re.compile("^Bring")).click()
        expect(officer.page.get_by_text(re.compile("new rows came in"))).to_be_visible()
        self._rated += on_paper

    def shows_what_changed(self) -> None:
        """A practitioner reads of each statement what the same people said before and after."""
        staff = self.crew.practitioner
        staff.opens("practice/training/")
        for measure in self.crew.pack.measures:
            row = staff.page.get_by_role("row").filter(has_text=measure.text)
            told = york.told(self._rated, measure.id)
            expect(row).to_contain_text(told.mean_before)
            expect(row).to_contain_text(told.mean_after)
        staff.look(staff.page, "training")

    def is_followed_by_a_checklist(self) -> None:
        """A practitioner takes it up for a piece of work; the team looks at the list before."""
        staff = self.crew.practitioner
        take_up = called(f"Take it up for a piece of work: {self.checklist.title}")
        staff.page.get_by_role("link", name=take_up).click()
        staff.page.get_by_label("What is it about?").fill(WORK)
        staff.look(staff.page, "checklist-start")
        staff.presses("Take it up")
        staff.follows("The team, Before")
        self._answer(staff, "Yes", easy=False)
        staff.look(staff.page, "checklist-fill")
        staff.presses("Save")
        expect(staff.main).to_contain_text("The team, before")

    def is_seen_otherwise_by_families(self) -> None:
        """They say for themselves how it is, and what is not so stays to do."""
        speaker, staff = self.crew.speaker(self.family), self.crew.practitioner
        speaker.opens("practice/training/")
        speaker.look(speaker.page, "training-family")
        speaker.follows(WORK)
        self._family_says("before", "Not yet")
        expect(speaker.main).to_contain_text("Different answers")
        staff.page.reload()
        expect(staff.page.get_by_role("region", name="Still to do")).to_contain_text(self.checklist.items[-1].text)
        staff.look(staff.page, "checklist")

    def is_looked_at_once_more(self) -> None:
        """After the work the same list is looked at again, and nothing is left to do."""
        self._family_says("after", "Yes")
        expect(self.crew.speaker(self.family).page.get_by_role("region", name="Still to do")).to_have_count(0)

    def _family_says(self, moment: str, answer: str) -> None:
        speaker = self.crew.speaker(self.family)
        speaker.follows(f"{self.family.title}, {moment.title()}")
        self._answer(speaker, answer, easy=self.family.may_be_under_18)
        speaker.look(speaker.page, "checklist-fill-family")
        speaker.presses("Save")
        expect(speaker.main).to_contain_text(f"{self.family.title}, {moment}")

    def _answer(self, who: TeamMember, answer: str, *, easy: bool) -> None:
        """Say of the last thing on the list how it is."""
        item = self.checklist.items[-1]
        asked: Locator = who.page.get_by_role("group", name=item.easy if easy else item.text)
        asked.get_by_role("radio", name=answer, exact=True).check()
