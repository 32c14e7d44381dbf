"""A form answered by several people over time: saved as typed, met by others, from paper, and thought of ahead."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.core import clock
from alongside.frameworks.loading import parse_pack
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.projects import ahead, rules
from alongside.projects.actions import ChangedMeanwhileError, Paper, answer_stage_question
from alongside.projects.models import Project, StageAnswer
from alongside.projects.rules import mark_of
from tests.factories.people import AreaFactory, GroupFactory, UserFactory, person_with
from tests.factories.projects import (
    ProjectFactory,
    PublishedProjectFactory,
    StageAnswerFactory,
    area_with,
    bare_pack_files,
    odd_pack_files,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def area(db: None) -> Area:
    return area_with()


@pytest.fixture
def project(area: Area) -> Project:
    return ProjectFactory.create(area=area)


def signed_in(project: Project, role: Role = Role.PRACTITIONER) -> Client:
    client = Client()
    client.force_login(person_with(role, area=project.area), backend=BACKEND)
    return client


def url(name: str, project: Project, *more: object) -> str:
    return reverse(name, args=[project.area.slug, project.slug, *more])


def types(client: Client, project: Project, words: str, *, seen: str = "", stage: str = "do") -> tuple[int, Any]:
    answer = client.post(
        url("project_answer", project, stage, "who-asks"), {"who-asks": words, "who-asks-seen": mark_of(seen)}
    )
    return answer.status_code, answer.json()


def history(project: Project) -> list[tuple[str, bool]]:
    return list(StageAnswer.objects.filter(project=project).order_by("number").values_list("words", "is_current"))


@given(st.text(min_size=1), st.text())
def test_a_mark_tells_words_apart_and_is_empty_for_none(one: str, other: str) -> None:
    assert (mark_of(one) == mark_of(other)) == (one == other)
    assert mark_of("") == ""


@pytest.mark.parametrize(
    ("earlier", "words", "minutes", "goes_on"),
    [
        ("We", "We all", 1, True),
        ("We all", "We", 1, False),  # more than half was taken away
        ("We all", "We a", 1, True),
        ("We", "We all", 11, False),
        ("", "We", 10, True),
    ],
)
def test_whoever_types_on_soon_goes_on_in_the_same_answer(
    earlier: str, words: str, minutes: int, goes_on: bool
) -> None:
    assert rules.goes_on(earlier=earlier, words=words, apart=timedelta(minutes=minutes)) is goes_on


def test_what_is_typed_is_saved_in_one_answer_and_deleting_most_of_it_keeps_it(project: Project) -> None:
    client = signed_in(project)
    assert types(client, project, "We")[0] == 200
    status, told = types(client, project, "We all do", seen="We")
    assert (status, told["seen"]) == (200, mark_of("We all do"))
    assert history(project) == [("We all do", True)]

    types(client, project, "W", seen="We all do")

    assert history(project) == [("We all do", False), ("W", True)]


def test_a_later_sitting_is_a_new_answer(project: Project) -> None:
    client = signed_in(project)
    types(client, project, "We")
    StageAnswer.objects.update(written_at=clock.now() - timedelta(minutes=30))
    types(client, project, "We all", seen="We")
    assert history(project) == [("We", False), ("We all", True)]


def test_two_people_type_into_the_same_answer_and_the_second_is_told(project: Project) -> None:
    one, other = signed_in(project), signed_in(project)
    types(one, project, "Amira asks")

    status, told = types(other, project, "Tom asks")

    assert status == 409
    assert (told["theirs"], told["seen"]) == ("Amira asks", mark_of("Amira asks"))
    assert history(project) == [("Amira asks", True)]

    assert types(other, project, "Amira asks\n\nTom asks", seen="Amira asks")[0] == 200
    assert history(project) == [("Amira asks", False), ("Amira asks\n\nTom asks", True)]


def test_typing_something_and_taking_it_back_is_not_reading_what_somebody_else_wrote_meanwhile(
    project: Project,
) -> None:
    one, other = signed_in(project), signed_in(project)
    types(one, project, "We")
    types(other, project, "They", seen="We")

    status, told = types(one, project, "We", seen="We")
    assert (status, told["seen"]) == (200, mark_of("We"))

    assert types(one, project, "We all", seen="We")[0] == 409
    assert history(project)[-1] == ("They", True)


def test_without_a_script_the_button_says_the_same_and_saves_the_rest(project: Project) -> None:
    types(signed_in(project), project, "Amira asks")
    client = signed_in(project)

    answer = client.post(url("project_stage", project, "do"), {"who-asks": "Tom asks", "how": "swim"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "They wrote: “Amira asks”." in page
    assert "Tom asks</textarea>" in page
    assert set(StageAnswer.objects.filter(is_current=True).values_list("question", "words")) == {
        ("who-asks", "Amira asks"),
        ("how", "swim"),
    }
    again = {"who-asks": "Tom asks", "who-asks-seen": mark_of("Amira asks"), "how": "swim", "how-seen": mark_of("swim")}
    assert client.post(url("project_stage", project, "do"), again).status_code == 302
    assert StageAnswer.objects.get(question="who-asks", is_current=True).words == "Tom asks"


@pytest.mark.parametrize("written", ["We", "Theirs"])
def test_whoever_left_an_answer_alone_or_wrote_the_same_disturbs_nobody(project: Project, written: str) -> None:
    StageAnswerFactory.create(project=project, words="Theirs")
    fields = {"who-asks": written, "who-asks-seen": mark_of("We")}
    assert signed_in(project).post(url("project_stage", project, "do"), fields).status_code == 302
    assert history(project) == [("Theirs", True)]


def test_the_action_itself_sees_that_somebody_was_quicker(project: Project) -> None:
    by, other = (actors.person(UserFactory.create().pk) for _ in range(2))
    answer_stage_question(project=project, question="who-asks", words="First", by=by, seen="")
    with pytest.raises(ChangedMeanwhileError) as refused:
        answer_stage_question(project=project, question="who-asks", words="Second", by=other, seen="")
    assert refused.value.words == "First"


def test_the_button_may_overtake_what_the_same_person_typed_and_both_stay(project: Project) -> None:
    client = signed_in(project)
    types(client, project, "We all")
    assert client.post(url("project_stage", project, "do"), {"who-asks": "We all do"}).status_code == 302
    assert history(project) == [("We all", False), ("We all do", True)]
    assert types(client, project, "From another window")[0] == 409


def test_what_is_too_long_is_told_and_not_saved(project: Project) -> None:
    status, told = types(signed_in(project), project, "x" * 4001)
    assert status == 422
    assert "4000" in told["told"]
    assert history(project) == []


def test_a_question_that_the_stage_does_not_ask_is_not_there(project: Project) -> None:
    assert signed_in(project).post(url("project_answer", project, "do", "what-for"), {}).status_code == 404


def test_a_sheet_of_paper_is_typed_in_and_says_whose_it_was(project: Project) -> None:
    client = signed_in(project)
    address = url("project_stage_paper", project, "do")
    missing = client.post(address, {"who-asks": "All of us"})
    assert (missing.status_code, "Say who filled in the sheet." in missing.content.decode()) == (422, True)
    assert "All of us</textarea>" in missing.content.decode()

    client.post(address, {"who-asks": "All of us", "filled_in_by": "aunts"})

    [answer] = StageAnswer.objects.all()
    assert (answer.words, answer.is_from_paper, getattr(answer.paper_group, "key", None)) == (
        "All of us",
        True,
        "aunts",
    )
    assert "Aunts on paper, typed in by" in client.get(url("project_stage", project, "do")).content.decode()


def test_typing_on_leaves_what_came_from_paper_as_it_was(project: Project) -> None:
    client = signed_in(project)
    client.post(url("project_stage_paper", project, "do"), {"who-asks": "We", "filled_in_by": "together"})
    types(client, project, "We all", seen="We")
    assert history(project) == [("We", False), ("We all", True)]


def test_no_sheet_comes_from_a_group_of_another_area(project: Project) -> None:
    paper = Paper(GroupFactory.create(area=AreaFactory.create()))
    by = actors.person(UserFactory.create().pk)
    with pytest.raises(ValidationError, match="another area"):
        answer_stage_question(project=project, question="who-asks", words="We", by=by, paper=paper)


def test_what_to_think_of_beforehand_is_a_form_of_its_own() -> None:
    pack = parse_pack(odd_pack_files())
    first = ahead.ahead(pack)
    assert first is not None
    assert [question.id for question in first.questions] == ["challenge_power", "planning_room"]
    assert [stage.id for stage in ahead.every_stage(pack)] == [ahead.KEY, "begin", "do"]
    assert ahead.ahead(parse_pack(bare_pack_files())) is None


def test_what_was_thought_of_stands_where_people_plan_and_where_a_gathering_is_recorded(project: Project) -> None:
    client = signed_in(project)
    answered = {"challenge_power": "The weak speak first.", "planning_room": "In the kitchen."}
    client.post(url("project_stage", project, ahead.KEY), answered)

    assert "The weak speak first." in client.get(url("project_stage", project, "do")).content.decode()
    gathering = client.get(url("gathering_new", project)).content.decode()
    assert ("In the kitchen." in gathering, "The weak speak first." in gathering) == (True, False)
    assert "Thinking ahead" in client.get(url("project", project)).content.decode()


def test_a_pack_without_any_of_it_shows_nothing_of_it(db: None) -> None:
    project = PublishedProjectFactory.create(area=area_with(bare_pack_files()))
    assert "Thinking ahead" not in Client().get(url("project", project)).content.decode()
    assert Client().get(url("project_stage", project, ahead.KEY)).status_code == 404


def test_a_stage_is_read_in_easy_words(project: Project) -> None:
    page = signed_in(project).get(url("project_stage", project, ahead.KEY), {"words": "easy"}).content.decode()
    assert ("Who is weak?" in page, "What about the weak?" in page) == (True, False)


def test_the_number_of_queries_of_a_stage_does_not_grow_with_its_history(
    project: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:

    client = signed_in(project)
    StageAnswerFactory.create(project=project)
    address = url("project_stage", project, "do")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(2, 9):
        StageAnswerFactory.create(
            project=project, number=number, is_current=False, written_by=UserFactory.create(), is_from_paper=True
        )
    with django_assert_num_queries(len(few)):
        client.get(address)
