"""Goals: agreed by their lead and by groups, asked about on their day, and what became of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.core import clock
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions import goals as actions
from alongside.practice.enums import Outcome
from alongside.practice.models import Goal, GoalReview
from alongside.practice.presenters.goals import state_of_goal
from alongside.practice.queries.goals import goals_of
from alongside.practice.rules import GoalState
from tests.factories.evidence import BY, area_under, group_of
from tests.factories.people import AreaFactory, person_with
from tests.factories.practice import a_goal, client_of, looking, reflecting


@pytest.fixture
def area(db: None) -> Area:
    return area_under("north-west-nine-principles")


def state(goal: Goal) -> GoalState:
    return state_of_goal(goals_of(goal.area).get(pk=goal.pk))


def url(goal: Goal, more: str = "") -> str:
    return f"/{goal.area.slug}/practice/goals/{goal.pk}/{more}"


def test_a_goal_goes_from_a_reflection_to_agreed_by_people_of_different_roles(area: Area) -> None:
    families = group_of(area, "parents-carers")
    speaks = client_of(person_with(Role.REPRESENTATIVE, area=area, group=families))
    lead = person_with(Role.PRACTITIONER, area=area, name="Lena")
    reflection = reflecting(area, families)
    looking(reflection)
    proposed = speaks.post(
        f"/{area.slug}/practice/goals/new/?reflection={reflection.pk}&look=1",
        {
            "words": "Every call is returned",
            "term": "soon",
            "lead": lead.pk,
            "lead_role": "Head of transport",
            "asked": [families.pk],
            "review_on": (clock.today() + timedelta(days=60)).isoformat(),
        },
    )
    goal = Goal.objects.get()
    assert proposed.status_code == 302
    assert (goal.because_of_id, state(goal)) == (reflection.looks.get().pk, GoalState.PROPOSED)

    desk = client_of(lead).get(f"/{area.slug}/desk/").content.decode()
    assert "Goals that you were asked to lead" in desk
    client_of(lead).post(url(goal, "take-on/"))
    assert "Goals that your group is asked about" in speaks.get(f"/{area.slug}/desk/").content.decode()
    speaks.post(url(goal, "agree/"), {"group": families.key})
    assert state(goal) is GoalState.AGREED


def test_nobody_agrees_for_a_group_that_somebody_else_speaks_for(area: Area) -> None:
    goal = a_goal(area, [group_of(area, "parents-carers"), group_of(area, "young-people")])
    person_with(Role.REPRESENTATIVE, area=area, group=group_of(area, "parents-carers"))
    officer = client_of(person_with(Role.COORDINATOR, area=area))
    assert officer.post(url(goal, "agree/"), {"group": "parents-carers"}).status_code == 403
    assert officer.post(url(goal, "agree/"), {"group": "practitioners"}).status_code == 404
    # Nobody speaks for young people here, so the officer writes down what they said.
    assert officer.post(url(goal, "agree/"), {"group": "young-people"}).status_code == 302


def test_only_the_lead_takes_it_on(area: Area) -> None:
    goal = a_goal(area, [group_of(area, "parents-carers")])
    assert client_of(person_with(Role.COORDINATOR, area=area)).post(url(goal, "take-on/")).status_code == 403


def test_on_its_day_everybody_is_asked_and_nobody_is_called_late(area: Area) -> None:
    families = group_of(area, "parents-carers")
    goal = a_goal(area, [families])
    actions.take_on(goal=goal, by=BY)
    actions.agree_to_goal(goal=goal, group=families, by=BY)
    someone = client_of(person_with(Role.PRACTITIONER, area=area))
    assert "Goals to look at again" not in someone.get(f"/{area.slug}/desk/").content.decode()
    with clock.standing_at(clock.now() + timedelta(days=40)):
        desk = someone.get(f"/{area.slug}/desk/").content.decode()
        assert "Goals to look at again" in desk
        assert "verdue" not in desk
        next_on = (clock.today() + timedelta(days=90)).isoformat()
        someone.post(url(goal, "review/"), {"outcome": "goes-on", "words": "Half of them are.", "next_on": next_on})
        assert "Goals to look at again" not in someone.get(f"/{area.slug}/desk/").content.decode()
        assert "Half of them are." in someone.get(url(goal)).content.decode()


def test_what_goes_on_needs_a_new_day_and_nothing_typed_is_lost(area: Area) -> None:
    goal = a_goal(area, [group_of(area, "parents-carers")])
    someone = client_of(person_with(Role.PRACTITIONER, area=area))
    page = someone.post(url(goal, "review/"), {"outcome": "goes-on", "words": "Not yet."})
    assert page.status_code == 422
    assert "Give the day on which you look at it again." in page.content.decode()
    assert "Not yet." in page.content.decode()


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.CHANGED, Outcome.LET_GO])
def test_anything_else_ends_it_and_its_story_stays(area: Area, outcome: Outcome) -> None:
    families = group_of(area, "parents-carers")
    goal = a_goal(area, [families])
    actions.review_goal(goal=goal, outcome=outcome, words="So it was.", by=BY)
    assert state(goal) is GoalState.CLOSED
    with pytest.raises(ValidationError, match="has ended already"):
        actions.review_goal(goal=goal, outcome=Outcome.REACHED, words="Again.", by=BY)
    with pytest.raises(ValidationError, match="has ended"):
        actions.agree_to_goal(goal=goal, group=families, by=BY)
    assert [row.words for row in GoalReview.objects.all()] == ["So it was."]


def test_a_goal_without_a_lead_of_this_area_or_with_a_past_day_is_refused(area: Area) -> None:
    families = group_of(area, "parents-carers")
    with pytest.raises(ValidationError, match="works on this area"):
        a_goal(area, [families], lead=person_with(Role.PRACTITIONER, area=AreaFactory.create()))
    with pytest.raises(ValidationError, match="still to come"):
        a_goal(area, [families], review_on=clock.today())
    with pytest.raises(ValidationError, match="at least one group"):
        a_goal(area, [])


def test_the_pages_ask_the_database_as_often_for_many_goals_as_for_one(area: Area) -> None:
    families = group_of(area, "parents-carers")
    reader = client_of(person_with(Role.REPRESENTATIVE, area=area, group=families))
    counts = []
    for many in (1, 6):
        for _ in range(many):
            goal = a_goal(area, [families])
            actions.agree_to_goal(goal=goal, group=families, by=BY)
        for page in (f"/{area.slug}/practice/", f"/{area.slug}/desk/"):
            with CaptureQueriesContext(connection) as asked:
                reader.get(page)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
