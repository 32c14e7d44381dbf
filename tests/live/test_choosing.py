"""Choices and ballots: on a phone without a script, on paper, in a file, on the screen and in the results."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from alongside.core import clock
from alongside.live.actions import withdraw
from alongside.live.importing import import_csv
from alongside.live.kinds import kind_of
from alongside.live.kinds.ballot.ranking import ordinal
from alongside.live.models import Contribution, Session
from alongside.live.presenters.outcome import results_of
from alongside.live.presenters.results import Results
from alongside.people.enums import Role
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

SEVERAL, APPROVAL = "matters/most", "happy-with/people"
RANKED, UP_TO_THREE = "vote/word", "vote/priority"


def phone(client: Client, session: Session, place: str, group: str | None = None) -> str:
    """Somebody's phone at one question; returns its address."""
    client.cookies[f"participant-{session.code}"] = joined(session, group).token
    return f"/join/{session.code}/answer/{prompt_in(session, place).pk}/"


def words_session() -> Session:
    return make_session("choose-a-word", area=area_under_the_odd_pack())


def team(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.COORDINATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def ticked(page: str) -> list[str]:
    return re.findall(r'name="value" value="([a-z]+)"[^>]*checked', page)


# ------------------------------------------------------------------ several of them


def test_whoever_ticks_two_has_said_both(client: Client) -> None:
    session = make_session("pupil-voice")
    address = phone(client, session, SEVERAL)
    sent = client.post(address, {"uuid": str(uuid4()), "value": ["calm", "friends"]})
    assert sent.status_code == 302
    [row] = Contribution.objects.all()
    assert row.value == "friends,calm"
    again = client.get(address).content.decode()
    assert ticked(again) == ["friends", "calm"]


def test_too_many_ticks_say_how_many_to_take_away_and_stay_ticked(client: Client) -> None:
    session = make_session("pupil-voice")
    address = phone(client, session, SEVERAL)
    chosen = ["friends", "help", "calm", "known", "breaks"]
    page = client.post(address, {"uuid": str(uuid4()), "value": chosen, "words": "all of it"})
    assert page.status_code == 422
    told = page.content.decode()
    assert "You chose 5. That is more than 3. Take 2 away." in told
    assert ticked(told) == chosen
    assert "all of it" in told
    assert not Contribution.objects.exists()


def test_nothing_ticked_and_nothing_written_is_told(client: Client) -> None:
    session = make_session("pupil-voice")
    page = client.post(phone(client, session, SEVERAL), {"uuid": str(uuid4())})
    assert "There is nothing in it. Choose one, or write something." in page.content.decode()


def test_people_are_counted_at_each_answer_and_the_number_of_people_is_theirs() -> None:
    session = make_session("pupil-voice")
    for value in ("friends,calm", "friends", "calm,friends,help"):
        say(session, SEVERAL, group="young-people", value=value)
    say(session, SEVERAL, group="practitioners", value="help")
    shown = results_of(session)[1].drawn.shown[0]
    pupils, staff = shown.spreads
    assert (pupils.people, pupils.figures, pupils.public) == (3, "3 / 1 / 2 / 0 / 0 / 0", "Too few people to say.")
    assert (staff.people, staff.figures) == (1, "0 / 1 / 0 / 0 / 0 / 0")
    assert [(row.people, row.share, row.equal) for row in shown.equal.rows[:3]] == [
        (3, "75 %", "50 %"),
        (2, "50 %", "67 %"),
        (2, "50 %", "33 %"),
    ]
    assert shown.equal.words == (
        "Counted by people, “Being with friends” comes first. "
        "With each group weighing the same, “Getting help when I need it” does."
    )
    assert shown.equal.public == "Not told: a group here is small."


def test_each_bar_leads_to_everybody_who_chose_it_alone_or_with_others(client: Client) -> None:
    session = make_session("pupil-voice")
    for value in ("friends,calm", "friends", "calm,friends,help", "help"):
        say(session, SEVERAL, group="young-people", value=value)
    [spread] = results_of(session)[1].drawn.shown[0].spreads
    page = team(client, session).get(spread.bars[0].href)
    assert len(page.context["notes"]) == spread.bars[0].value == 3


def test_in_public_both_sides_of_each_answer_are_kept_small() -> None:
    session = make_session("pupil-voice")
    for number in range(19):
        chosen = ["friends"] * (number < 18) + ["help"] * (number < 9) + ["calm"] * (number >= 17)
        say(session, SEVERAL, group="young-people", value=",".join(chosen))
    [spread] = results_of(session)[1].drawn.shown[0].spreads
    assert spread.public == (
        "Being with friends: most · Getting help when I need it: 10 · A calm place to go: not shown · "
        "Adults who know me: none · Lessons that suit me: none · Breaks and lunch: none "
        "(about 20 people, who could choose several)."
    )


def test_the_screen_says_how_many_people_answered_and_waits_for_six() -> None:
    session = make_session("pupil-voice")
    activity = activity_in(session, "matters")
    for _ in range(5):
        say(session, SEVERAL, group="young-people", value="friends,calm")
    [chart] = kind_of("choice").screen(session, activity).shown
    assert [(one.people, one.until) for one in chart.waiting] == [(5, 6)]
    assert [row.bars for row in chart.rows] == [[]] * 6
    say(session, SEVERAL, group="young-people", value="friends")
    [chart] = kind_of("choice").screen(session, activity).shown
    assert [bar.people for row in chart.rows for bar in row.bars] == [6, 0, 5, 0, 0, 0]
    assert chart.note == "6 people answered. They could choose more than one."


# ------------------------------------------------------------------------- in order


def test_places_are_kept_as_an_order_and_can_be_changed(client: Client) -> None:
    session = words_session()
    address = phone(client, session, RANKED)
    places = {"value-our-say": "1", "value-side-by-side": "3", "value-equal-partners": ""}
    client.post(address, {"uuid": str(uuid4()), "words": "Short", **places})
    assert Contribution.objects.get().value == "our-say,side-by-side"
    again = client.get(address).content.decode()
    assert re.findall(r'<option value="(\d)" selected>', again) == ["2", "1"]


def test_two_with_the_same_place_are_named_and_nothing_is_lost(client: Client) -> None:
    session = words_session()
    places = {"value-our-say": "1", "value-side-by-side": "1", "value-equal-partners": "2"}
    page = client.post(phone(client, session, RANKED), {"uuid": str(uuid4()), "words": "Both are good", **places})
    told = page.content.decode()
    assert page.status_code == 422
    assert "“Side by side” and “Our say” have the same place, 1st. Give each its own place." in told
    assert re.findall(r'<option value="(\d)" selected>', told) == ["1", "2", "1"]
    assert "Both are good" in told
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("typed", ["9", "0", "first", "-1", "1 "])
def test_a_place_that_there_is_not_is_refused(client: Client, typed: str) -> None:
    session = words_session()
    page = client.post(phone(client, session, RANKED), {"uuid": str(uuid4()), "value-our-say": typed})
    assert "Choose places from 1st to 5th." in page.content.decode()


def test_where_few_may_be_ranked_there_are_as_many_places(client: Client) -> None:
    session = make_session("choose-a-priority", area=area_under_the_odd_pack())
    page = client.get(phone(client, session, UP_TO_THREE)).content.decode()
    assert "You can choose up to 3." in page
    assert set(re.findall(r'<option value="(\d*)"', page)) == {"", "1", "2", "3"}


@pytest.mark.parametrize(
    ("place", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_places_have_their_words(place: int, words: str) -> None:
    assert ordinal(place) == words


def ranked(session: Session, *values: str, group: str | None = None) -> None:
    for value in values:
        say(session, RANKED, group=group, value=value)


def test_results_show_each_round_and_every_number_leads_to_its_papers(client: Client) -> None:
    session = words_session()
    ranked(session, *["our-say"] * 4, *["side-by-side"] * 3, *["equal-partners,side-by-side"] * 2)
    [ballot] = results_of(session)[1].drawn.shown
    assert ballot.sentences == ["“Side by side” is chosen in round 3, with 5 of 9 papers."]
    assert ballot.rounds.heads == ["Round 1", "Round 2", "Round 3"]
    assert {row.label: [(cell.papers, cell.state) for cell in row.cells] for row in ballot.rounds.rows} == {
        "Working together": [("0", "leaves"), ("", ""), ("", "")],
        "Side by side": [("3", ""), ("3", ""), ("5", "chosen")],
        "Equal partners": [("2", ""), ("2", "leaves"), ("", "")],
        "Our say": [("4", ""), ("4", ""), ("4", "")],
        "Made by all of us": [("0", "leaves"), ("", ""), ("", "")],
    }
    for row in ballot.rounds.rows:
        for cell in row.cells:
            if cell.href:
                assert len(team(client, session).get(cell.href).context["notes"]) == int(cell.papers)


def test_a_tie_is_said_on_the_page_and_on_the_screen(client: Client) -> None:
    session = words_session()
    ranked(session, *["our-say"] * 3, *["side-by-side"] * 3)
    words = "There is a tie in round 2 between “Side by side” and “Our say”: 3 papers each."
    page = team(client, session).get(f"/{session.area.slug}/sessions/{session.code}/results/").content.decode()
    assert words in page
    [ballot] = kind_of("ballot").screen(session, activity_in(session, "vote")).shown
    assert ballot.sentences[0] == words


def test_the_screen_tells_nothing_of_a_ballot_before_six_have_voted() -> None:
    session = words_session()
    ranked(session, *["our-say"] * 5)
    [ballot] = kind_of("ballot").screen(session, activity_in(session, "vote")).shown
    assert (ballot.people, ballot.until, ballot.sentences, ballot.rounds, ballot.charts) == (5, 6, [], None, [])


def test_a_vote_that_is_taken_back_counts_no_more() -> None:
    session = words_session()
    ranked(session, "our-say", "our-say", "side-by-side")
    withdraw(contribution=Contribution.objects.filter(value="our-say")[0], by=BY)
    [ballot] = results_of(session)[1].drawn.shown
    assert (ballot.people, ballot.sentences[0]) == (
        2,
        "There is a tie in round 2 between “Side by side” and “Our say”: 1 paper each.",
    )


def test_each_group_weighing_the_same_may_choose_another_word() -> None:
    session = make_session("interview-debrief")
    for _ in range(8):
        say(session, APPROVAL, group="young-people", value="a,b")
    for _ in range(2):
        say(session, APPROVAL, group="practitioners", value="b")
    say(session, APPROVAL, value="c")
    [ballot] = results_of(session)[1].drawn.shown
    assert ballot.sentences == ["“Person B” is chosen: 10 of 11 people would be happy with it."]
    assert [(row.label, row.people, row.equal) for row in ballot.results.equal.rows] == [
        ("Person A", 8, "50 %"),
        ("Person B", 10, "100 %"),
        ("Person C", 1, "0 %"),
    ]
    assert ballot.results.equal.without_group == 1


def test_approval_tells_a_tie_too() -> None:
    session = make_session("interview-debrief")
    say(session, APPROVAL, group="young-people", value="a,b")
    [ballot] = results_of(session)[1].drawn.shown
    assert ballot.sentences[0] == "There is a tie between “Person A” and “Person B”: 1 of 1 people each."


# ------------------------------------------------------------------ paper, files, exports


def test_what_was_ticked_or_ranked_on_paper_can_be_typed_in(client: Client) -> None:
    session = make_session("pupil-voice", is_open=False)
    note = {"whose": "own", "receipt": "", "scribe_note": "", "words": ""}
    pile = f"/{session.area.slug}/sessions/{session.code}/paper/?prompt={prompt_in(session, SEVERAL).pk}&via=paper"
    team(client, session).post(pile, {**note, "uuid": str(uuid4()), "value": ["help", "breaks"]})
    assert Contribution.objects.get().value == "help,breaks"

    session = make_session("choose-a-word", area=area_under_the_odd_pack(), is_open=False)
    pile = f"/{session.area.slug}/sessions/{session.code}/paper/?prompt={prompt_in(session, RANKED).pk}&via=paper"
    desk = team(client, session)
    assert desk.get(pile).content.decode().count(" autofocus") == 1
    doubled = {**note, "uuid": str(uuid4()), "value-our-say": "1", "value-side-by-side": "1"}
    assert "have the same place, 1st" in desk.post(pile, doubled).content.decode()
    desk.post(pile, {**doubled, "value-our-say": "2"})
    assert Contribution.objects.get(session=session).value == "side-by-side,our-say"


def test_a_file_may_name_several_by_their_ids_or_titles() -> None:
    session = make_session("pupil-voice", is_open=False)
    content = (
        "activity,prompt,value\n"
        'matters,most,"friends,help"\n'
        'matters,most,"Being with friends, a calm place to go"\n'
        'matters,most,"friends,help,calm,known"\n'
        'matters,most,"friends,friends"\n'
    )
    refused = import_csv(session=session, content=content.encode(), name="notes.csv", by=BY)
    assert [str(problem) for problem in refused.problems] == [
        "notes.csv:4: Choose 3 at most.",
        "notes.csv:5: Choose each of them once only.",
    ]
    content = "\n".join(content.splitlines()[:3])
    import_csv(session=session, content=content.encode(), name="notes.csv", by=BY)
    assert [row.value for row in Contribution.objects.all()] == ["friends,help", "friends,calm"]


def test_exports_tell_what_was_chosen_and_every_round() -> None:
    session = words_session()
    ranked(session, *["our-say"] * 2, "side-by-side,our-say")
    activity = activity_in(session, "vote")
    assert kind_of("ballot").outcome(Results(session), activity) == {
        "word": {
            "people": 3,
            "rounds": [
                {
                    "papers": {
                        "working-together": 0,
                        "side-by-side": 1,
                        "equal-partners": 0,
                        "our-say": 2,
                        "made-by-us": 0,
                    },
                    "no_more": 0,
                    "leaves": [],
                    "tie": [],
                }
            ],
            "chosen": "our-say",
            "tie": [],
        }
    }


def told_in_a_report(session: Session, *, is_public: bool) -> str:
    blocks = kind_of("ballot").report(Results(session), activity_in(session, "vote"), is_public=is_public)
    return " ".join(str(block) for block in blocks)


def test_a_report_for_the_team_has_every_round_and_the_one_for_everybody_only_what_is_chosen() -> None:
    session = words_session()
    ranked(session, *["our-say"] * 5, *["side-by-side"] * 4, group="ecole-buissonniere")
    assert "“Our say” is chosen in round 1, with 5 of 9 papers." in told_in_a_report(session, is_public=False)
    assert "Round 1" in told_in_a_report(session, is_public=False)
    assert "Too few people voted to say more." in told_in_a_report(session, is_public=True)
    ranked(session, "our-say")
    public = told_in_a_report(session, is_public=True)
    assert "“Our say” is chosen." in public
    assert not re.search(r"\d", public.replace("is_public", ""))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("pupil-voice", "Tick up to 3."),
        ("choose-a-word", "Write 1 beside the one you like most."),
        ("interview-debrief", "Tick all that you would be happy with."),
    ],
)
def test_a_sheet_of_paper_says_how_many(client: Client, template: str, told: str) -> None:
    session = make_session(template, area=area_under_the_odd_pack(), hear_back_by=clock.today())
    page = team(client, session).get(f"/{session.area.slug}/sessions/{session.code}/sheet/?sheets=1")
    assert told in page.content.decode()
