"""A voice travels from a phone in a hall to a promise that the people who asked have closed.

One story in ten steps, on an area that was made for it. The words that Noor types on her phone are the
ones that everybody reads at its end.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from alongside.core import clock
from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

OFFICER = Member("Mina", "coordinator")
HELPER = Member("Wilf", "facilitator")
PARENT_REP = Member("Dervla", "representative", "parents-carers")
YOUNG_REP = Member("Kofi", "representative", "young-people")
HEAD = Member("Gethin", "decision-maker")

YOUNG_PEOPLE = "Young people"
YOUNG_PEOPLE_IN_EASY_WORDS = "Children and young people"
PARENTS = "Parents and carers"
LEADS = "People who lead services in the council and the NHS"

PROJECT = "How meetings should change"
BOARD, FACES, SCALE = "Bin, keep, light bulb", "How it is now", "Before and after"
IDEA = "Send me the questions before, so I can think"
SECRET = "Nobody told me that Mr Tall would be there"
KEEP = "The biscuits on the table"
ON_PAPER = "Please give us the papers a week before"
FROM_A_FILE = "A picture of who will be in the room"

TODAY = clock.today()
HEAR_BACK_BY = TODAY + timedelta(weeks=4)
DUE = TODAY + timedelta(weeks=10)
CSV = f"""activity,prompt,group,words,quote
bin-keep-light-bulb,light-bulb,practitioners,{FROM_A_FILE},yes
bin-keep-light-bulb,keep,practitioners,Meeting in the library,no
"""


def day(given: date) -> str:
    """As pages write it."""
    return f"{given.day} {given:%B %Y}"


def test_a_voice_travels_from_a_phone_to_a_promise_that_those_who_asked_have_closed(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    links = area.links_for([OFFICER, HELPER, PARENT_REP, YOUNG_REP, HEAD])
    mina, wilf, dervla, kofi, gethin = (TeamMember(open_page("laptop"), look, area) for _ in links)

    # 1. The officer starts a project and makes a session
    mina.signs_in_with(links[0])
    mina.sees_on_the_desk("Start a project")
    given_a_project(mina)
    when_parents_agree_to_its_purpose(mina, dervla, links[2])
    code = mina.makes_a_session("Listening session", hear_back_by=HEAR_BACK_BY, project=PROJECT)
    strip = mina.prints_the_sheets()[0]

    # 2 and 3. A young person says what she thinks; the hall's screen fills by itself
    hall = the_halls_screen(mina, open_page, code)
    for activity in (SCALE, FACES, BOARD):
        mina.opens_the_activity(activity)
    mina.look(mina.page, "session-facilitator")
    expect(hall.get_by_role("region", name="What new idea do you have?")).to_be_visible()
    noor = Participant(open_page("phone"), look, "noor")
    receipt = when_she_says_what_she_thinks(noor, code)
    then_her_idea_is_on_the_screen_once_it_was_read(mina, hall, look)

    # 4. A helper types in paper, and brings in a file
    when_the_helper_brings_in_paper_and_a_file(wilf, links[1], code, strip)
    for words in (ON_PAPER, FROM_A_FILE):
        mina.shows(words)  # whoever wrote it, somebody reads it first
    expect(hall.get_by_role("region", name="What new idea do you have?")).to_contain_text(FROM_A_FILE)
    look(hall, "screen-board")

    # 5. The officer and two representatives sort what was said
    theme = when_they_sort_it_together(mina, dervla, kofi, links[3])

    # 6. Those who said it say whether that is what they meant
    when_those_who_said_it_check_it(noor, Participant(open_page("phone"), look, "paper"), receipt, strip)

    # 7. The groups that decide record a decision, and somebody promises
    when_they_decide(gethin, dervla, kofi, links[4], theme)

    # 8. Everybody reads the answer
    then_everybody_reads_the_answer(open_page, look, area)

    # 9. What was promised is said to be done, and the young person says whether it happened
    when_its_owner_says_it_is_done(gethin, theme)
    noor.comes_back_with(receipt)
    expect(noor.main).to_contain_text("Everybody gets the questions a week before.")
    noor.looks("receipt-2-promise")
    noor.is_asked_whether_it_happened()
    noor.tells("Yes", "They came on Monday. In the post!")

    # 10. Those who asked close it; its owner cannot
    then_its_owner_cannot_close_it(gethin, theme)
    when_those_who_asked_close_it(kofi, dervla, theme)
    noor.comes_back_with(receipt)
    expect(noor.main).to_contain_text(IDEA)
    expect(noor.main).to_contain_text("Kept")
    noor.looks("receipt-4-kept")


def given_a_project(mina: TeamMember) -> None:
    mina.starts_a_project(
        PROJECT,
        {
            "What is it for?": "Meetings that young people and families can take part in.",
            "Who is it for?": "Everybody who comes to a planning meeting.",
            "How far does it reach?": "Strategic",
            "Why this level?": "It changes every meeting in the area.",
            "How will you work together?": "Co-design",
            "Why is that the right way for this?": "We saw the need, and families shape the answer.",
            "What is fixed?": "The law says that a meeting happens each year.",
            "What is open?": "When, where, who comes and what is sent out before.",
        },
    )
    expect(mina.main.get_by_role("region", name="How we work together")).to_contain_text("Co-design")
    expect(mina.main.get_by_role("region", name="What it is for")).to_contain_text(f"Not yet agreed with {PARENTS}")
    mina.look(mina.page, "project-not-agreed")


def when_parents_agree_to_its_purpose(mina: TeamMember, dervla: TeamMember, link: str) -> None:
    dervla.signs_in_with(link)
    dervla.sees_on_the_desk("Words that your group has not agreed to")
    dervla.page.get_by_role("link", name=f"{PROJECT}: what it is for").click()
    dervla.agrees(PARENTS, "What it is for")
    mina.page.reload()
    purpose = mina.main.get_by_role("region", name="What it is for")
    expect(purpose).to_contain_text(f"Agreed by {PARENTS} on {day(TODAY)}")
    expect(purpose).to_contain_text(f"Not yet agreed with {YOUNG_PEOPLE}")
    mina.presses("Show it to everybody")
    mina.look(mina.page, "project-shown")


def the_halls_screen(mina: TeamMember, open_page: OpenPage, code: str) -> Page:
    """The officer's laptop at the projector."""
    hall = open_page("hall", storage_state=mina.page.context.storage_state())
    hall.goto(f"/{mina.area.slug}/sessions/{code}/screen/")
    expect(hall.get_by_text("We begin soon.")).to_be_visible()
    mina.look(hall, "screen-waiting")
    return hall


def when_she_says_what_she_thinks(noor: Participant, code: str) -> str:
    noor.types_the_code(code)
    noor.reads_what_this_is("Who will see it?", "Then we may tell a grown-up.", day(HEAR_BACK_BY))
    noor.says_who_they_are(YOUNG_PEOPLE_IN_EASY_WORDS)
    noor.says_whose_words()
    noor.says_how_they_like_it("Bigger words", "Calmer colours")
    noor.starts()
    noor.is_asked("I can say what I need. Someone will listen.")
    noor.answers("A little bit")
    noor.is_asked("How do you feel about it now?")
    noor.answers("Sad", "I never know who is there", for_everybody=False)
    noor.is_asked("What should we stop doing?")
    noor.answers(words=SECRET, for_everybody=False)
    noor.goes_on()
    noor.is_asked("What should we keep doing?")
    noor.answers(words=KEEP, for_everybody=True)
    noor.goes_on()
    noor.is_asked("What new idea do you have?")
    noor.asks_for_help("I don’t understand this")
    noor.answers(words=IDEA, for_everybody=True)
    expect(noor.page.get_by_role("status").first).to_contain_text("A person reads it first.")
    noor.goes_on()
    noor.is_asked("I can say what I need. Someone will listen.")
    noor.answers("Most of the time")
    return noor.leaves_with_a_receipt()


def then_her_idea_is_on_the_screen_once_it_was_read(mina: TeamMember, hall: Page, look: Look) -> None:
    expect(mina.page.get_by_role("region", name="Calls for help")).to_contain_text("understand")
    expect(mina.note(IDEA)).to_be_visible()
    look(mina.page, "session-facilitator-held")
    expect(hall.get_by_text(IDEA)).to_have_count(0)
    mina.shows(IDEA)
    expect(hall.get_by_role("region", name="What new idea do you have?")).to_contain_text(IDEA)
    expect(hall.get_by_text(SECRET)).to_have_count(0)


def when_the_helper_brings_in_paper_and_a_file(wilf: TeamMember, link: str, code: str, strip: str) -> None:
    wilf.signs_in_with(link)
    wilf.opens(f"sessions/{code}/")
    wilf.chooses_the_pile("Light bulb: what could we try?", PARENTS)
    wilf.types_in(ON_PAPER, strip=strip, whose="With a supporter", may_show=True)
    wilf.brings_in("notes.csv", CSV.encode())
    expect(wilf.main).to_contain_text("New, would come in")
    wilf.presses("Bring them in")
    expect(wilf.page.get_by_role("status").first).to_contain_text("2 new rows came in")
    wilf.look(wilf.page, "session-results")


def when_they_sort_it_together(mina: TeamMember, dervla: TeamMember, kofi: TeamMember, link: str) -> str:
    workbench = "projects/how-meetings-should-change/themes/"
    kofi.signs_in_with(link)
    kofi.opens(workbench)
    kofi.puts_the_code("questions before", IDEA)
    dervla.opens(workbench)
    dervla.puts_the_code("papers before", ON_PAPER)
    mina.opens(workbench)
    mina.puts_the_code("who is there", FROM_A_FILE, SECRET)
    mina.makes_the_theme(
        {
            "Title": "Tell us before, not on the day",
            "In one sentence (optional)": "People want questions, papers and names before a meeting.",
            "Title in easy words": "Tell us before",
            "The same in easy words": "We want to know before the meeting. Then we can think.",
        },
        ["questions before", "papers before", "who is there"],
    )
    expect(mina.page.get_by_role("heading", level=1, name="Tell us before, not on the day")).to_be_visible()
    for words in (IDEA, ON_PAPER, FROM_A_FILE, SECRET):
        expect(mina.main).to_contain_text(words)
    mina.presses("Ask those who said it")
    mina.look(mina.page, "theme-asked")
    return mina.page.url.rstrip("/").rsplit("/", 1)[1]


def when_those_who_said_it_check_it(noor: Participant, on_paper: Participant, receipt: str, strip: str) -> None:
    noor.comes_back_with(receipt)
    expect(noor.main).to_contain_text(IDEA)
    noor.looks("receipt-2-check")
    noor.is_asked_whether_it_is_what_they_meant()
    noor.tells("Yes, that is what I meant")
    expect(noor.main).to_contain_text("You said: yes")
    on_paper.comes_back_with(strip)
    expect(on_paper.main).to_contain_text(ON_PAPER)
    on_paper.is_asked_whether_it_is_what_they_meant()
    on_paper.tells("Not quite", "A week before, I said. Not a day.")


def when_they_decide(gethin: TeamMember, dervla: TeamMember, kofi: TeamMember, link: str, theme: str) -> None:
    gethin.signs_in_with(link)
    gethin.sees_on_the_desk("Themes without a decision", "Tell us before, not on the day")
    gethin.page.get_by_role("link", name="Tell us before, not on the day").click()
    gethin.follows("Record a decision")
    gethin.chooses("We will")
    gethin.fills_in(
        {
            "What will happen, or won’t": "Questions and papers go out one week before each meeting.",
            "The same in easy words": "You get the questions one week before.",
            "Why": "Whoever knows the questions can take part.",
            "What was considered": "Three days: too short for families.",
        }
    )
    gethin.ticks("Which groups took the decision?", YOUNG_PEOPLE, PARENTS, LEADS)
    gethin.ticks("Which groups asked for this?", YOUNG_PEOPLE, PARENTS)
    gethin.look(gethin.page, "decision-record")
    gethin.presses("Record the decision")
    gethin.says_for(LEADS, "We agreed", "We can do this with the people we have.")
    dervla.opens(f"themes/{theme}/")
    dervla.says_for(PARENTS, "We agreed", "It is what we asked for.")
    kofi.opens(f"themes/{theme}/")
    kofi.says_for(YOUNG_PEOPLE, "We did not agree", "We wanted the names of the people too.")
    gethin.opens(f"themes/{theme}/")
    gethin.follows("Make a promise")
    gethin.fills_in(
        {
            "What is promised": "Everybody invited gets the questions a week before.",
            "The same in easy words": "Everybody gets the questions a week before.",
            "Their role": "Head of inclusion",
            "By when?": DUE.isoformat(),
        }
    )
    gethin.page.get_by_label("Who will see that it is done?").select_option(label=HEAD.name)
    gethin.look(gethin.page, "promise-make")
    gethin.presses("Make the promise")
    gethin.presses("Publish this answer")
    expect(gethin.main).to_contain_text("We wanted the names of the people too.")
    gethin.look(gethin.page, "theme-decided")


def then_everybody_reads_the_answer(open_page: OpenPage, look: Look, area: LocalArea) -> None:
    for device in ("phone", "laptop"):
        page = open_page(device)
        page.goto(f"/{area.slug}/answers/")
        answer = page.get_by_role("article", name="Tell us before")
        for words in (IDEA, ON_PAPER, "We will", "Whoever knows the questions", "a week before", "Head of inclusion"):
            expect(answer).to_contain_text(words)
        expect(answer).to_contain_text(f"{YOUNG_PEOPLE} did not agree")
        expect(page.get_by_text(SECRET)).to_have_count(0)
        look(page, "answers")
        page.get_by_role("link", name="One page to print").click()
        expect(page.get_by_role("region", name="You said, we did")).to_contain_text("Everybody gets the questions")
        look(page, "answers-print")
        page.goto(f"/{area.slug}/")
        expect(page.get_by_role("main")).to_contain_text("Tell us before")
        look(page, "area")
        page.get_by_role("link", name=re.compile("Tell us before")).first.click()
        expect(page.get_by_role("main")).to_contain_text(IDEA)
        expect(page.get_by_text(SECRET)).to_have_count(0)
        look(page, "theme-public")


def when_its_owner_says_it_is_done(gethin: TeamMember, theme: str) -> None:
    gethin.opens(f"themes/{theme}/")
    gethin.follows("Say that it is done")
    gethin.fills_in({"What was done": "The first questions went out on Monday, by post and by email."})
    gethin.look(gethin.page, "promise-done")
    gethin.presses("Say that it is done")
    expect(gethin.main).to_contain_text("Waiting for those who asked")


def then_its_owner_cannot_close_it(gethin: TeamMember, theme: str) -> None:
    gethin.opens(f"themes/{theme}/")
    expect(gethin.page.get_by_role("link", name=re.compile("Was it kept"))).to_have_count(0)


def when_those_who_asked_close_it(kofi: TeamMember, dervla: TeamMember, theme: str) -> None:
    kofi.sees_on_the_desk("Was it done? Your group says", "Everybody invited gets the questions")
    kofi.page.get_by_role("link", name="Everybody invited gets the questions").click()
    kofi.says_it_was_kept(YOUNG_PEOPLE, "We all got them.")
    expect(kofi.main).to_contain_text("Waiting for those who asked")
    dervla.opens(f"themes/{theme}/")
    dervla.says_it_was_kept(PARENTS, "They came in time.")
    expect(dervla.main).to_contain_text("say it was kept")
    dervla.look(dervla.page, "theme-kept")
