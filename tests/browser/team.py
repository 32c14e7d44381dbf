"""What the area's team does: officer, helper, representatives, those who decide. One step, one method."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea

STRIP = re.compile(r"Code of this sheet:?\s*([A-Z0-9]{5}.[A-Z0-9]{5})")


class TeamMember:
    """Somebody at a laptop, who looks at every page they come to."""

    def __init__(self, page: Page, look: Look, area: LocalArea) -> None:
        self.page = page
        self.look = look
        self.area = area

    def signs_in_with(self, link: str) -> None:
        """With a link that works once: looking at it shows a button, and the button signs in."""
        self.page.goto(link)
        self.look(self.page, "team-sign-in-link")
        self.presses("Sign in")
        expect(self.page).to_have_url(re.compile("/desk/$"))

    def opens(self, path: str) -> None:
        self.page.goto(f"/{self.area.slug}/{path}")

    def sees_on_the_desk(self, *things: str) -> None:
        self.opens("desk/")
        for thing in things:
            expect(self.main).to_contain_text(thing)
        self.look(self.page, f"team-desk-{self.name}")

    @property
    def name(self) -> str:
        return self.page.get_by_role("banner").inner_text().split("Sign out")[0].split()[-1].lower()

    # Projects

    def starts_a_project(self, title: str, parts: Mapping[str, str]) -> None:
        """Fill in the form: `parts` gives each control's label and what goes into it; radios give their choice."""
        self.page.get_by_role("link", name="Start a project").first.click()
        self.page.get_by_label("What is it called?").fill(title)
        for label, value in parts.items():
            group = self.page.get_by_role("group", name=label)
            if group.count():
                group.get_by_role("radio", name=value, exact=True).check()
            else:
                self.page.get_by_label(label).fill(value)
        self.look(self.page, "project-start")
        self.presses("Start this project")
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible()

    def agrees(self, group: str, part: str) -> None:
        """Agree to a part for one's group."""
        self.page.get_by_role("button", name=called(f"We agree, for {group}: {part}")).click()

    # Sessions

    def makes_a_session(self, template: str, *, hear_back_by: date, project: str) -> str:
        """From a template; returns its join code."""
        self.page.get_by_role("link", name="Make a session").click()
        self.look(self.page, "session-templates")
        self.page.get_by_role("link", name=called(f"Use this: {template}")).click()
        self.page.get_by_label("By when will people hear back?").fill(hear_back_by.isoformat())
        self.page.get_by_label("Which project is it part of?").select_option(label=project)
        self.look(self.page, "session-new")
        self.presses("Make the session")
        expect(self.page.get_by_role("heading", name="How people join")).to_be_visible()
        return self.page.url.rstrip("/").rsplit("/", 1)[1]

    def prints_the_sheets(self) -> list[str]:
        """The join codes for the tables and the notes with their strips; returns the strips' codes."""
        self.page.get_by_role("link", name="Sheets to print").click()
        expect(self.page.get_by_role("img", name="Picture of the address").first).to_be_visible()
        self.look(self.page, "session-sheet")
        strips = STRIP.findall(self.main.inner_text())
        self.page.go_back()
        return strips

    def opens_the_activity(self, title: str) -> None:
        self.page.get_by_role("button", name=called(f"Open: {title}")).click()
        expect(self.page.get_by_role("button", name=called(f"Close: {title}"))).to_be_visible()

    def closes_the_activity(self, title: str) -> None:
        self.page.get_by_role("button", name=called(f"Close: {title}")).click()
        expect(self.page.get_by_role("button", name=re.compile(f"^Open again.*{re.escape(title)}$"))).to_be_visible()

    def opens_again(self, title: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^Open again.*{re.escape(title)}$")).click()
        expect(self.page.get_by_role("button", name=called(f"Close: {title}"))).to_be_visible()

    def note(self, words: str) -> Locator:
        """A note on the facilitator's page."""
        return self.page.get_by_role("listitem").filter(has_text=words)

    def shows(self, words: str) -> None:
        """Show a note that was held."""
        self.note(words).get_by_role("button", name="Show").click()
        expect(self.note(words).get_by_role("button", name="Show")).to_have_count(0)

    def shows_new_words_at_once(self, code: str) -> None:
        """Nobody reads what comes in before the hall does: for sessions in which no child takes part."""
        self.opens(f"sessions/{code}/")
        self.follows("Show new words at once")
        self.presses("Yes, show new words at once")
        expect(self.page.get_by_role("heading", name="How people join")).to_be_visible()

    # Paper and files

    def chooses_the_pile(self, question: str, group: str) -> None:
        self.page.get_by_role("link", name="Type in paper").click()
        self.page.get_by_label("Which question do they answer?").select_option(label=question)
        self.page.get_by_label("Who wrote them?").select_option(label=group)
        self.look(self.page, "paper-pile")
        self.presses("Start typing")

    def types_in(self, words: str, *, strip: str = "", whose: str = "Their own words", may_show: bool = False) -> None:
        self.page.get_by_label("Their exact words").fill(words)
        self.page.get_by_label("Code of the tear-off strip").fill(strip)
        self.page.get_by_role("radio", name=whose).check()
        if may_show:
            self.page.get_by_role("checkbox", name="They said yes").check()
        self.look(self.page, "paper-note")
        self.presses("Save, next note")
        expect(self.page.get_by_role("region", name="What you typed last")).to_contain_text(words)

    def brings_in(self, name: str, content: bytes) -> None:
        """Choose a file on the page of a session, and look at what it would do."""
        self.page.get_by_role("link", name="Bring in a file").click()
        file = FilePayload(name=name, mimeType="text/csv", buffer=content)
        self.page.get_by_label("Choose a CSV file").set_input_files(file)
        self.presses("Look at the file")
        expect(self.page.get_by_role("heading", name=f"This would happen with {name}")).to_be_visible()
        self.look(self.page, "import-preview")

    # Themes

    def puts_the_code(self, code: str, *words: str) -> None:
        """Tick what people said, and put one code on it."""
        for said in words:
            self.page.get_by_role("checkbox", name=said).check()
        self.page.get_by_label("Put a code on what is ticked").fill(code)
        self.look(self.page, "workbench")
        self.presses("Put it on")
        for said in words:
            row = self.page.get_by_role("listitem").filter(has=self.page.get_by_role("checkbox", name=said))
            expect(row.get_by_role("listitem").filter(has_text=code)).to_have_count(1)

    def makes_the_theme(self, words: Mapping[str, str], codes: list[str]) -> None:
        self.page.get_by_role("link", name="Make a theme").click()
        for label, value in words.items():
            self.page.get_by_label(label, exact=True).fill(value)
        for code in codes:
            self.page.get_by_role("checkbox", name=code).check()
        self.look(self.page, "theme-new")
        self.presses("Save the theme")

    # Decisions and promises

    def fills_in(self, words: Mapping[str, str]) -> None:
        for label, value in words.items():
            self.page.get_by_label(label, exact=True).fill(value)

    def ticks(self, question: str, *choices: str) -> None:
        """Exactly these checkboxes of a question."""
        boxes = self.page.get_by_role("group", name=question).get_by_role("checkbox")
        for box in boxes.all():
            box.set_checked((box.get_attribute("aria-label") or self._label_of(box)) in choices)

    def _label_of(self, box: Locator) -> str:
        return self.page.locator(f"label[for='{box.get_attribute('id')}']").inner_text().strip()

    def says_for(self, group: str, stance: str, words: str) -> None:
        """Say whether one's group agreed to the decision."""
        self.page.get_by_role("link", name=f"Say whether {group} agreed").click()
        self.chooses(stance)
        self.fills_in({"In your group’s own words (optional)": words})
        self.look(self.page, "decision-stance")
        self.presses("Say so")

    def says_it_was_kept(self, group: str, because: str) -> None:
        self.page.get_by_role("link", name=f"Was it kept? Say so for {group}").click()
        expect(self.main).to_contain_text("What people with a receipt say")
        self.chooses("Yes, it was kept")
        self.fills_in({"Why do you say so? (optional)": because})
        self.look(self.page, "promise-kept")
        self.presses("Say so for your group")

    # Hands and eyes

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def chooses(self, name: str) -> None:
        self.page.get_by_role("radio", name=name, exact=True).check()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()
