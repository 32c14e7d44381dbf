"""What happens in a hall while nobody reloads anything: calls for help, notes that come, are shown, and go."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

LIGHT_BULB = "What new idea do you have?"
IDEA = "Let me bring my dog"


def in_the_hall(area: LocalArea, open_page: OpenPage, look: Look, name: str) -> tuple[TeamMember, Page, str]:
    """A facilitator with her page open, the hall's screen, and the code of their session."""
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member(name, "facilitator")))
    code = area.session()
    facilitator.opens(f"sessions/{code}/")
    hall = open_page("hall", storage_state=facilitator.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?activity=bin-keep-light-bulb")
    expect(hall.get_by_role("region", name="What new idea do you have?")).to_be_visible()
    return facilitator, hall, code


def test_given_a_facilitators_page_when_somebody_needs_help_then_it_shows_at_once_and_goes_once_she_is_on_it(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator, _, code = in_the_hall(area, open_page, look, "Hana")
    iris = Participant(open_page("phone"), look, "iris")
    iris.joins(code, "Children and young people")
    iris.page.get_by_role("link", name=LIGHT_BULB).click()
    iris.asks_for_help()
    calls = facilitator.page.get_by_role("region", name="Calls for help")
    expect(calls).to_contain_text("Young people")
    expect(calls).to_contain_text("Light bulb: what could we try?")
    facilitator.look(facilitator.page, "session-help")
    calls.get_by_role("button", name="I’m on it").click()
    expect(calls).to_be_hidden()


def test_given_a_held_note_when_it_is_shown_held_and_withdrawn_then_the_screen_follows(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator, hall, code = in_the_hall(area, open_page, look, "Jo")
    iris = Participant(open_page("phone"), look, "iris")
    iris.joins(code, "Children and young people")
    iris.page.get_by_role("link", name=LIGHT_BULB).click()

    # Given a note that waits for the facilitator
    iris.answers(words=IDEA, for_everybody=True)
    expect(facilitator.note(IDEA)).to_be_visible()
    expect(hall.get_by_text(IDEA)).to_have_count(0)

    # When it is shown, then the screen has it; and not when it is held again
    facilitator.shows(IDEA)
    expect(hall.get_by_text(IDEA)).to_be_visible()
    facilitator.page.get_by_text("Shown: 1").click()
    facilitator.note(IDEA).get_by_role("button", name="Hold").click()
    expect(hall.get_by_text(IDEA)).to_have_count(0)
    facilitator.shows(IDEA)
    expect(hall.get_by_text(IDEA)).to_be_visible()
    look(hall, "screen-one-note")

    # When she takes it back, then it is gone everywhere
    iris.page.get_by_role("link", name="My receipt").click()
    iris.presses("See my words")
    iris.page.get_by_role("link", name="Take it back").click()
    iris.presses("Yes, take it back")
    expect(hall.get_by_text(IDEA)).to_have_count(0)
    expect(facilitator.page.get_by_text(IDEA)).to_have_count(0)


def test_given_a_participant_who_waits_when_an_activity_opens_and_closes_then_their_phone_follows(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member("Kit", "facilitator")))
    code = area.session(is_open=False)
    facilitator.opens(f"sessions/{code}/")
    iris = Participant(open_page("phone"), look, "iris")
    iris.joins(code, "Parents and carers")
    iris.is_asked("Nothing is open now")
    iris.looks("join-6-waiting")
    facilitator.opens_the_activity("How it is now")
    iris.is_asked("Here is what we ask")
    facilitator.closes_the_activity("How it is now")
    expect(iris.main).to_contain_text("Something has changed.")
    iris.follows("See what is open now")
    iris.is_asked("Nothing is open now")
