"""From readiness to looking back: what the people of a project do and write down, under any pack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from playwright.sync_api import Locator, expect

from alongside.core import clock
from alongside.frameworks.enums import QuestionKind
from alongside.frameworks.schema import PackGroup, Question, ReviewPrompt, Stage
from alongside.projects.rules import parts_in
from tests.browser.crew import Crew
from tests.browser.participants import Participant
from tests.browser.team import TeamMember

PURPOSE, SAID, THEME = "That everybody has time to answer.", "Ask me, and wait until I answer", "Time to answer"
DECIDED, PROMISED = "Everybody gets a minute before anybody goes on.", "Every chair waits a minute after each question."
FIRST, LAST = "The first meeting", "The last meeting"
BEFORE = ("The need was named", "People were asked what they think", "It was worked out together how to do it")
AFTER = ("It was put into practice", "People looked back at how it went")
DECISION = "It was decided"
WRITTEN = "We talked it over, and wrote it down together."
DIFFERS = "Nobody waited for us."


@dataclass
class ProjectRecord:
    """One project and what is recorded of it. Each step is a person's, and most begin on the project's page."""

    crew: Crew
    title: str
    _answered: set[str] = field(default_factory=set)

    @property
    def path(self) -> str:
        return f"projects/{re.sub(r'[^a-z]+', '-', self.title.lower())}/"

    def on_its_page(self, who: TeamMember) -> TeamMember:
        """Somebody who opens the project."""
        who.opens(self.path)
        return who

    def _sees_on_the_desk(self, who: TeamMember, thing: str) -> None:
        """What waits for somebody; what one person of a kind finds there, the next one does."""
        who.opens("desk/")
        expect(who.main).to_contain_text(thing)
        who.look(who.page, f"desk-{thing.split()[0]}")

    # Before the start

    def is_started(self, *, claims: str, by: TeamMember | None = None) -> None:
        """With everything that a project says of itself; it claims a rung by its title."""
        pack, officer = self.crew.pack, by or self.crew.officer
        parts = {
            "What is it for?": PURPOSE,
            "Who is it for?": "Everybody who comes to a meeting.",
            "What is fixed?": "The law says that there is a meeting.",
            "What is open?": "When, where, and how long we wait.",
        }
        if pack.levels:
            parts |= {"How far does it reach?": pack.levels[-1].title, "Why this level?": "It is so everywhere."}
        if pack.rungs:
            parts |= {"How will you work together?": claims, "Why is that the right way for this?": "We all saw it."}
        officer.opens("projects/")
        officer.starts_a_project(self.title, parts)

    def is_found_ready(self) -> None:
        """The officer says no to one question and reads what to do; who speaks for the first group says yes to all."""
        questions = self.crew.pack.readiness
        officer, first = self.on_its_page(self.crew.officer), self.crew.speaker(self.crew.groups[0])
        officer.follows("Are we ready?")
        officer.look(officer.page, "readiness")
        for number, question in enumerate(questions):
            _choice(officer, question.text).get_by_role("radio", name="Yes" if number else "No", exact=True).check()
        officer.presses("See the advice")
        expect(officer.main).to_contain_text(questions[0].if_not)
        officer.look(officer.page, "readiness-not-yet")
        self.on_its_page(first).follows("Are we ready?")
        easy = self.crew.groups[0].may_be_under_18
        for question in questions:
            asked = question.easy if easy else question.text
            _choice(first, asked).get_by_role("radio", name="Yes", exact=True).check()
        first.presses("See the advice")
        advice = first.page.get_by_role("region", name="We are ready" if easy else "Ready", exact=True)
        expect(advice).to_contain_text("You can say yes to all of it.")
        first.look(first.page, "readiness-ready")

    def is_shown_and_agreed(self) -> None:
        """Every group agrees to each part as it is worded, and everybody may read it."""
        self.on_its_page(self.crew.officer).presses("Show it to everybody")
        for group in self.crew.groups:
            speaker = self.crew.speaker(group)
            self._sees_on_the_desk(speaker, "Words that your group has not agreed to")
            speaker.page.get_by_role("link", name=re.compile(f"^{re.escape(self.title)}")).first.click()
            expect(speaker.page.get_by_role("heading", level=1, name=self.title)).to_be_visible()
            ways = speaker.page.get_by_role("button", name=re.compile(rf"^We agree\W+for {re.escape(group.title)}"))
            for left in reversed(range(len(parts_in(self.crew.pack)))):
                ways.first.click()
                expect(ways).to_have_count(left)
            speaker.look(speaker.page, "project-agreed")

    # Stages

    def has_its_forms_filled_in(self) -> None:
        """The people in turn, each a form; young people in easy words."""
        people = [(self.crew.officer, False)]
        people += [(self.crew.speaker(group), group.may_be_under_18) for group in self.crew.groups]
        for number, stage in enumerate(self.crew.pack.stages):
            who, easy = people[number % len(people)]
            self.on_its_page(who).follows(stage.title)
            if easy:
                who.follows("In easy words")
            self._fills_in(who, stage, easy=easy)
            who.look(who.page, "stage-easy" if easy else "stage")

    def _fills_in(self, who: TeamMember, stage: Stage, *, easy: bool) -> None:
        """What is asked for the first time; what an earlier form asked has its answer here already."""
        asked_here = [question for question in stage.questions if question.part is None]
        new = [question for question in asked_here if question.id not in self._answered]
        for question in asked_here:
            asked = question.easy if easy else question.text
            if question in new:
                _answer(who, question, asked)
            else:
                expect(who.page.get_by_label(asked, exact=True)).to_have_value(WRITTEN)
        if new:
            expect(who.main).to_contain_text(re.compile(r"Saved at \d\d:\d\d"))
            who.presses("Save")
        self._answered |= {question.id for question in new}

    # Gatherings

    def meets(self, title: str, *purposes: str, days_ago: int, by: TeamMember) -> None:
        """Somebody writes down who was invited, who came, when papers went out, and what happened."""
        day = clock.today() - timedelta(days=days_ago)
        self.on_its_page(by).follows("Record a gathering")
        by.page.get_by_label("What was it called?").fill(title)
        by.page.get_by_label("When was it?").fill(day.isoformat())
        by.ticks("What happened there?", *purposes)
        by.page.get_by_label("When did the papers go out?").fill((day - timedelta(days=8)).isoformat())
        by.chooses("Asked, and all of it was met")
        for group in self.crew.pack.groups:
            by.page.get_by_label(f"How many were invited: {group.title}").fill("9")
            by.page.get_by_label(f"How many came: {group.title}").fill("7")
        by.look(by.page, "gathering-record")
        by.presses("Write it down")
        expect(by.main).to_contain_text("7 came of 9 invited")
        expect(by.main).to_contain_text("The papers went out 8 days before.")
        by.look(by.page, "gathering")

    # The voice

    def hears_a_voice(self) -> str:
        """Somebody young says something in a session, which becomes a theme that they are asked about: its address."""
        young = next((group for group in self.crew.groups if group.may_be_under_18), self.crew.groups[0])
        facilitator, noor = self.crew.facilitator, self._participant()
        self._sees_on_the_desk(facilitator, f"Make a session for “{self.title}”")
        back_by = clock.today() + timedelta(weeks=4)
        code = facilitator.makes_a_session("Listening session", hear_back_by=back_by, project=self.title)
        facilitator.opens_the_activity("Bin, keep, light bulb")
        noor.takes_part(code, young.id)
        noor.starts()
        noor.answers(words=SAID, for_everybody=True)
        noor.follows("To the list")
        receipt = noor.leaves_with_a_receipt()
        facilitator.shows(SAID)
        self.on_its_page(facilitator).follows("Sort what was said")
        facilitator.puts_the_code("time", SAID)
        words = {"Title": THEME, "Title in easy words": THEME, "The same in easy words": "I want time to answer."}
        facilitator.makes_the_theme(words, ["time"])
        facilitator.presses("Ask those who said it")
        facilitator.look(facilitator.page, "theme-asked")
        noor.comes_back_with(receipt)
        noor.is_asked_whether_it_is_what_they_meant()
        noor.tells("Yes, that is what I meant")
        return facilitator.page.url.partition(f"/{self.crew.area.slug}/")[2]

    def _participant(self) -> Participant:
        return Participant(self.crew.open_page("phone"), self.crew.look, "noor")

    # The answer

    def is_decided(self, theme: str) -> None:
        """Who decides says what and why, in the meeting at which it was taken; each group says whether it agreed."""
        decider, titles = self.crew.decider, [group.title for group in self.crew.groups]
        self._sees_on_the_desk(decider, "Themes without a decision")
        decider.follows(THEME)
        decider.follows("Record a decision")
        decider.chooses("We will")
        decider.fills_in(
            {
                "What will happen, or won’t": DECIDED,
                "The same in easy words": "You get a minute.",
                "Why": "Who has time to think can take part.",
                "What was considered": "Written answers alone: not everybody writes.",
            }
        )
        decider.page.get_by_label("At which gathering was it taken?").select_option(index=1)
        decider.ticks("Which groups took the decision?", *titles)
        decider.ticks("Which groups asked for this?", *titles)
        decider.look(decider.page, "decision-record")
        decider.presses("Record the decision")
        for group in self.crew.groups:
            speaker = self.crew.speaker(group)
            speaker.opens(theme)
            speaker.says_for(group.title, "We agreed", "It is what we asked for.")

    def is_promised_and_done(self, theme: str) -> None:
        """Who decides makes a promise, publishes the answer, and says later that it is done."""
        decider, due = self.crew.decider, clock.today() + timedelta(weeks=10)
        decider.opens(theme)
        decider.follows("Make a promise")
        decider.fills_in(
            {
                "What is promised": PROMISED,
                "The same in easy words": "Every chair waits a minute.",
                "Their role": "Head of inclusion",
                "By when?": due.isoformat(),
            }
        )
        decider.page.get_by_label("Who will see that it is done?").select_option(label="Gethin")
        decider.look(decider.page, "promise-make")
        decider.presses("Make the promise")
        decider.presses("Publish this answer")
        decider.look(decider.page, "theme-decided")
        decider.follows("Say that it is done")
        decider.fills_in({"What was done": "Every chair has a clock."})
        decider.look(decider.page, "promise-done")
        decider.presses("Say that it is done")

    def is_confirmed_by_those_who_asked(self, theme: str) -> None:
        """Each group that asked says that it was kept; from its desk."""
        for group in self.crew.groups:
            speaker = self.crew.speaker(group)
            self._sees_on_the_desk(speaker, "Was it done? Your group says")
            speaker.follows(PROMISED)
            speaker.says_it_was_kept(group.title, "We were there.")
        decider = self.crew.decider
        decider.opens(theme)
        expect(decider.main.get_by_text("Kept", exact=True)).to_be_visible()
        decider.look(decider.page, "theme-kept")

    # Looking back

    def is_looked_back_at(self) -> None:
        """Each group by itself, then side by side; the last one says the opposite of the others."""
        prompts = [prompt for theme in self.crew.pack.review for prompt in theme.prompts]
        *others, last = self.crew.groups
        for group in others:
            self._hands_in(group, prompts, answer="Yes")
        if others:
            speaker = self.on_its_page(self.crew.speaker(last))
            speaker.follows("How each group says it was")
            expect(speaker.main).to_contain_text("once your own group has handed in too")
            expect(speaker.page.get_by_role("table")).to_have_count(0)
            speaker.look(speaker.page, "reviews-closed")
        self._hands_in(last, prompts, answer="No", words=DIFFERS)
        first = self.on_its_page(self.crew.speaker(self.crew.groups[0]))
        first.follows("How each group says it was")
        expect(first.main).to_contain_text(DIFFERS)
        row = first.page.get_by_role("row").filter(has_text=prompts[0].text)
        for cell, group in zip(row.get_by_role("cell").all(), self.crew.groups, strict=True):
            expect(cell).to_have_attribute("data-heading", group.title)  # a phone shows it before the answer
        expect(row.get_by_text("Opposite answers")).to_have_count(1 if others else 0)
        first.look(first.page, "reviews-side-by-side")

    def has_all_that_must_hold(self) -> None:
        """The page of the checks says of each that it holds, with the records behind it."""
        if self.crew.pack.checks is None:
            return
        officer, checks = self.on_its_page(self.crew.officer), self.crew.pack.checks.checks
        officer.follows("What has to hold")
        for check in checks:
            row = officer.page.get_by_role("listitem").filter(has_text=check.text)
            expect(row.get_by_text("Holds", exact=True), check.id).to_be_visible()
        officer.look(officer.page, "checks")

    def _hands_in(self, group: PackGroup, prompts: list[ReviewPrompt], *, answer: str, words: str = "") -> None:
        speaker = self.on_its_page(self.crew.speaker(group))
        speaker.follows("How each group says it was")
        speaker.follows("Begin yours")
        if group.may_be_under_18:
            self._answers_one_at_a_time(speaker, prompts, answer=answer, words=words)
            return
        first, answers = prompts[0], speaker.page.get_by_role("radio", name=answer, exact=True)
        _choice(speaker, first.text).get_by_role("radio", name=answer, exact=True).check()
        expect(answers).to_have_count(len(prompts))
        answers.evaluate_all("all => all.forEach((one) => one.click())")  # the others at once
        speaker.page.get_by_role("textbox").first.fill(words)
        speaker.look(speaker.page, "review")
        speaker.presses("Save and hand in")
        expect(speaker.main).to_contain_text("Handed in.")

    def _answers_one_at_a_time(
        self, speaker: TeamMember, prompts: list[ReviewPrompt], *, answer: str, words: str
    ) -> None:
        """Young people: a question a page, saved as they go; they stop once, come back, and go on where they were."""
        speaker.look(speaker.page, "review-begin")
        speaker.follows("Begin")
        for number, prompt in enumerate(prompts, start=1):
            expect(speaker.main).to_contain_text(f"Question {number} of {len(prompts)}")
            _choice(speaker, prompt.easy).get_by_role("radio", name=answer, exact=True).check()
            if number == 1:
                speaker.page.get_by_role("textbox").fill(words)
                speaker.look(speaker.page, "review-question")
            if number == 1 and len(prompts) > 1:
                speaker.presses("Stop here")
                speaker.follows("Go on")
            else:
                speaker.presses("Next")
        speaker.look(speaker.page, "review-said")
        speaker.presses("Hand it in")
        expect(speaker.main).to_contain_text("Handed in.")


def _choice(who: TeamMember, question: str) -> Locator:
    return who.page.get_by_role("group", name=question)


def _answer(who: TeamMember, question: Question, asked: str) -> None:
    """Something under a question of a form, as its kind takes it."""
    if question.kind is QuestionKind.CHOICE:
        _choice(who, asked).get_by_role("radio").or_(_choice(who, asked).get_by_role("checkbox")).first.check()
    elif question.kind is QuestionKind.DATE:
        who.page.get_by_label(asked, exact=True).fill(date(2026, 5, 3).isoformat())
    else:
        who.page.get_by_label(asked, exact=True).fill(WRITTEN)
