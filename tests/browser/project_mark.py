"""From sign-off to the mark: what groups, assessors and who awards it do with a project, under any pack."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from alongside.frameworks.schema import PackGroup
from alongside.frameworks.schema.signoff import SignoffFile
from tests.browser.crew import Crew
from tests.browser.project_record import ProjectRecord
from tests.browser.team import TeamMember

WITHHELD = "Nobody asked us before the last meeting."
RESERVED = "The room was too small."
QUESTION, ANSWER = "How many people took part?", "Seven of each group, at both meetings."
MISSING, ADDED = "Write down what you would do another way.", "We would begin with the young people."
FORMS = "The forms, questions and answers"


class ProjectMark:
    """The end of a project's way. What the mark is called and who signs for it is the pack's."""

    def __init__(self, crew: Crew, record: ProjectRecord) -> None:
        assert crew.pack.signoff is not None
        self.crew, self.record = crew, record
        self.terms: SignoffFile = crew.pack.signoff

    way_to_it = "What the mark needs, and the marks awarded so far"

    # Sign-off

    def is_asked_for(self) -> None:
        officer = self._at_the_sign_off(self.crew.officer)
        officer.look(officer.page, "sign-off-not-asked")
        officer.presses("Ask each group to sign")
        for group in self.crew.signing:
            expect(officer.main.get_by_role("listitem").filter(has_text=group.title).first).to_be_visible()

    def is_withheld(self, group: PackGroup) -> None:
        """One group withholds: everybody reads it, and who could award the mark finds no way to."""
        self._reads_the_record(group)
        self._says(group, "No. We do not sign", "We withhold the mark", WITHHELD)
        decider = self.record.on_its_page(self.crew.decider)
        expect(decider.main).to_contain_text(f"{group.title} withhold the mark")
        decider.look(decider.page, "project-withheld")
        decider.follows(self.way_to_it)
        self.cannot_be_awarded(decider, f"{group.title} withhold it.")
        anybody = self.crew.open_page("phone")
        anybody.goto(f"/{self.crew.area.slug}/{self.record.path}sign-off/")
        expect(anybody.get_by_role("main")).to_contain_text(f"{group.title} withhold the mark")
        expect(anybody.get_by_role("main")).to_contain_text(WITHHELD)
        self.crew.look(anybody, "sign-off-withheld")

    def cannot_be_awarded(self, who: TeamMember, because: str) -> None:
        """On the page of the mark it is said why, and there is no button."""
        expect(who.main.get_by_role("region", name="What it still needs")).to_contain_text(because)
        expect(who.page.get_by_role("button", name="Award the mark")).to_have_count(0)
        who.look(who.page, "mark-not-yet")

    def is_signed_by_each(self) -> None:
        """Every group, each by somebody else; the last one with a reservation."""
        for group in self.crew.signing:
            self._reads_the_record(group)
            if group == self.crew.signing[-1]:
                self._says(group, "Yes, but something is wrong", "We sign, with a reservation", RESERVED)
            else:
                self._says(group, "Yes. We sign", "We sign")

    def _reads_the_record(self, group: PackGroup) -> None:
        """From the desk where it waits; who said its word on this record already finds it on the page of the sign-off."""
        speaker = self.crew.speaker(group)
        speaker.opens("desk/")
        waits = speaker.page.get_by_role("region", name="Your group is asked to sign")
        if waits.count():
            speaker.look(speaker.page, "desk-sign")
            waits.get_by_role("link", name=self.record.title).click()
        else:
            title = group.easy_title if group.may_be_under_18 else group.title
            self._at_the_sign_off(speaker).follows(f"Read it again for {title}")
        speaker.look(speaker.page, "sign-easy" if group.may_be_under_18 else "sign")

    def _says(self, group: PackGroup, easy: str, plain: str, reasons: str = "") -> None:
        speaker = self.crew.speaker(group)
        speaker.chooses(easy if group.may_be_under_18 else plain)
        speaker.page.get_by_role("main").get_by_role("textbox").fill(reasons)
        speaker.presses("Say it for my group")
        expect(speaker.main).to_contain_text("It stands:")
        speaker.look(speaker.page, "sign-off-said")

    def _at_the_sign_off(self, who: TeamMember) -> TeamMember:
        self.record.on_its_page(who).follows(f"Who signs for “{self.terms.mark.title}”")
        return who

    # Assessors

    def is_submitted(self) -> None:
        officer = self._at_the_sign_off(self.crew.officer)
        officer.follows(FORMS)
        officer.presses("Send it to the assessors")
        expect(officer.main).to_contain_text("With the assessors")
        officer.look(officer.page, "assessment-submitted")

    def is_asked_about_and_answered(self) -> None:
        """The assessor asks, and who speaks for a group answers: from its desk."""
        assessor, speaker = self._assesses(), self.crew.speaker(self.crew.groups[-1])
        assessor.page.get_by_label("Your question").fill(QUESTION)
        assessor.presses("Ask")
        expect(assessor.main).to_contain_text("Waits for an answer")
        assessor.look(assessor.page, "assessment-asked")
        speaker.opens("desk/")
        speaker.page.get_by_role("region", name="Assessors ask").get_by_role("link", name=self.record.title).click()
        speaker.page.get_by_label("Your answer").fill(ANSWER)
        speaker.look(speaker.page, "assessment-answer")
        speaker.presses("Answer")

    def is_refused_to_an_assessor_of_its_own_area(self) -> None:
        """It does not wait on their desk. The page says that somebody else assesses it, and asks them nothing."""
        own = self.crew.own_assessor
        own.opens("desk/")
        expect(own.page.get_by_role("region", name="Submitted to you as an assessor")).to_have_count(0)
        self._at_the_sign_off(own).follows(FORMS)
        expect(own.main).to_contain_text("You work in this area yourself")
        expect(own.page.get_by_role("region", name="What comes of it")).to_have_count(0)
        expect(own.page.get_by_role("button", name="Ask")).to_have_count(0)
        own.look(own.page, "assessment-own-area")

    def is_not_yet_good_enough(self) -> None:
        """The assessor says what is missing, and the team writes it: then who had signed is asked again."""
        self._decides("Not yet", MISSING)
        decider = self.crew.decider
        decider.opens("desk/")
        decider.page.get_by_role("region", name="The assessors said: not yet").get_by_role("link").click()
        expect(decider.main).to_contain_text(MISSING)
        decider.look(decider.page, "assessment-not-yet")
        stage = self.crew.pack.stage(self.terms.assessment.stages[-1]) if self.terms.assessment else None
        assert stage is not None
        officer = self.record.on_its_page(self.crew.officer)
        officer.follows(stage.title)
        officer.main.get_by_role("textbox").last.fill(ADDED)
        officer.presses("Save")
        expect(self._at_the_sign_off(officer).main).to_contain_text("The record has changed since")
        officer.look(officer.page, "sign-off-asked-again")

    def is_found_good_by_assessors(self) -> None:
        assessor = self._decides("Awarded", "What people asked for is what was done.", reads=ADDED)
        assessor.look(assessor.page, "assessment-awarded")

    def _assesses(self) -> TeamMember:
        assessor = self.crew.assessor
        assessor.sees_on_the_desk("Submitted to you as an assessor")
        assessor.page.get_by_role("main").get_by_role("link", name=self.record.title).click()
        assessor.look(assessor.page, "assessment")
        return assessor

    def _decides(self, outcome: str, because: str, *, reads: str = "") -> TeamMember:
        assessor = self._assesses()
        expect(assessor.main).to_contain_text(reads or ANSWER)
        assessor.chooses(outcome)
        assessor.page.get_by_label("Why?").fill(because)
        assessor.presses("Say so")
        expect(assessor.main).to_contain_text("Your word stands")
        return assessor

    # The mark

    def is_awarded(self) -> Page:
        """Who decides awards it; somebody without an account finds it, and it is good. Returns their page."""
        decider = self.crew.decider
        decider.opens("desk/")
        decider.look(decider.page, "desk-to-award")
        decider.page.get_by_role("region", name="Everybody has signed").get_by_role("link").click()
        decider.look(decider.page, "mark-to-award")
        decider.presses("Award the mark")
        expect(decider.main).to_contain_text("The mark is awarded.")
        decider.look(decider.page, "mark-awarded")
        anybody = self.crew.open_page("phone")
        anybody.goto(f"/{self.crew.area.slug}/projects/")
        anybody.get_by_role("link", name=self.record.title).click()
        self.crew.look(anybody, "project-with-its-mark")
        anybody.get_by_role("link", name="See it, with who signed and until when").click()
        main = anybody.get_by_role("main")
        expect(anybody.get_by_role("button", name="Sign out")).to_have_count(0)
        expect(main).to_contain_text("This mark is good")
        expect(main).to_contain_text(self.terms.mark.title)
        signed = main.get_by_role("region", name="Who signed")
        for group in self.crew.signing:
            expect(signed).to_contain_text(group.title)
        expect(signed).to_contain_text(RESERVED)
        self.crew.look(anybody, "mark-good")
        return anybody
