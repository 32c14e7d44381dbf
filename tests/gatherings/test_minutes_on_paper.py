"""Minutes on paper: typed in from a sheet, with the group that filled it in."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from alongside.core import clock
from alongside.gatherings.actions import MinutesFacts, Next, write_minutes
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Minutes, MinutesText
from alongside.people.enums import Role
from alongside.projects.actions import Paper, publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, met, project_in
from tests.factories.people import AreaFactory, GroupFactory, person_with


@pytest.fixture
def project(db: None) -> Project:
    found = project_in(area_under("stoke-plan-do-review"))
    publish_project(project=found, by=BY)
    return found


@pytest.fixture
def team(project: Project) -> Client:
    client = Client()
    client.force_login(person_with(Role.COORDINATOR, area=project.area, name="Nadia Sample"))
    return client


def url(name: str, project: Project, *more: object) -> str:
    return reverse(name, args=[project.area.slug, project.slug, *more])


def a_sheet(**changes: Any) -> dict[str, Any]:
    return {
        "filled_in_by": "young-people",
        "met_on": clock.today().isoformat(),
        "who_came": ["young-people"],
        "agenda": "the bus",
        "outcomes": "its to loud",
        "text_seen": "0",
        "next-TOTAL_FORMS": "1",
        "next-INITIAL_FORMS": "0",
        "next-0-words": "ask the driver",
        **changes,
    }


def test_a_sheet_is_typed_in_word_for_word_with_the_group_that_filled_it_in(project: Project, team: Client) -> None:
    form = team.get(url("minutes_new_paper", project)).content.decode()
    assert ("Type in from paper" in form, "Who filled in the sheet?" in form) == (True, True)

    team.post(url("minutes_new_paper", project), a_sheet())

    text = MinutesText.objects.get()
    assert text.answers == {"agenda": "the bus", "outcomes": "its to loud"}
    assert (text.is_from_paper, text.paper_group and text.paper_group.key) == (True, "young-people")
    page = team.get(url("minutes", project, text.minutes_id)).content.decode()
    assert "Young people on paper, typed in by Nadia Sample" in " ".join(page.split())


def test_several_groups_may_have_filled_in_one_sheet_of_a_gathering(project: Project, team: Client) -> None:
    gathering = met(project, Purpose.ASKED, groups=["young-people"], title="The meeting")
    address = f"{url('minutes_new_paper', project)}?gathering={gathering.pk}"
    team.post(address, a_sheet(filled_in_by="together"))
    text = MinutesText.objects.get()
    assert (text.minutes.gathering, text.is_from_paper, text.paper_group) == (gathering, True, None)
    page = team.get(url("minutes", project, text.minutes_id)).content.decode()
    assert "Several groups together on paper" in page


def test_who_does_not_say_whose_sheet_it_was_loses_nothing(project: Project, team: Client) -> None:
    answer = team.post(url("minutes_new_paper", project), a_sheet(filled_in_by=""))
    page = answer.content.decode()
    assert (answer.status_code, "Say who filled in the sheet." in page, "its to loud" in page) == (422, True, True)
    assert not Minutes.objects.exists()


def test_a_second_sheet_is_added_to_minutes_and_what_stood_there_stays_as_history(
    project: Project, team: Client
) -> None:
    minutes = write_minutes(
        project=project, facts=MinutesFacts(answers={"agenda": "The bus"}, met_on=clock.today()), by=BY
    )
    form = team.get(url("minutes_paper", project, minutes.pk)).content.decode()
    assert "The bus</textarea>" in form

    team.post(url("minutes_paper", project, minutes.pk), a_sheet(text_seen="1", agenda="The bus. the smell"))

    texts = minutes.texts.order_by("number").values_list("number", "is_from_paper", "is_current")
    assert list(texts) == [(1, False, False), (2, True, True)]


def test_a_sheet_of_another_area_s_group_is_refused(project: Project) -> None:
    paper = Paper(GroupFactory.create(area=AreaFactory.create()))
    with pytest.raises(ValidationError, match="another area"):
        write_minutes(project=project, facts=MinutesFacts(answers={}, met_on=clock.today(), paper=paper), by=BY)


def test_minutes_are_asked_in_easy_words_on_the_screen(project: Project, team: Client) -> None:
    page = team.get(url("minutes_new", project), {"words": "easy"}).content.decode()
    assert ("What did we talk about?" in page, "What was on the agenda?" in page) == (True, False)
    assert "When did we meet?" in page
    assert f'href="{url("minutes_sheet", project)}?words=easy"' in page


def test_the_page_of_minutes_leads_to_their_sheet(project: Project, team: Client) -> None:
    facts = MinutesFacts(answers={}, met_on=clock.today(), follow_ups=[Next("Ask")])
    minutes = write_minutes(project=project, facts=facts, by=BY)
    page = team.get(url("minutes", project, minutes.pk)).content.decode()
    assert url("minutes_filled_sheet", project, minutes.pk) in page
    assert url("minutes_sheet", project) in team.get(url("project", project)).content.decode()
