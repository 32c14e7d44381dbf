"""Each group looks back by itself; then what they said stands side by side, and differences are pointed out."""

from collections.abc import Sequence

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.activity.models import AuditEntry
from alongside.assurance import reviews
from alongside.assurance.actions import prompts_of, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.models import GroupReview, ReviewLine
from alongside.assurance.reviews import Difference, Said
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, project_in
from tests.factories.people import person_with
from tests.factories.projects import area_with, bare_pack_files

BACKEND = "django.contrib.auth.backends.ModelBackend"
YES, PARTLY, NO, CANT_SAY = ReviewAnswer


@pytest.mark.parametrize(
    ("answers", "apart"),
    [
        ([], Difference.NONE),
        ([YES, YES, None], Difference.NONE),
        ([YES, CANT_SAY], Difference.NONE),
        ([YES, PARTLY], Difference.SOME),
        ([NO, PARTLY, None], Difference.SOME),
        ([YES, NO], Difference.OPPOSITE),
        ([YES, PARTLY, NO], Difference.OPPOSITE),
    ],
)
def test_how_far_groups_are_apart(answers: Sequence[ReviewAnswer | None], apart: Difference) -> None:
    assert reviews.difference(answers) is apart


@given(
    st.lists(st.none() | st.sampled_from(ReviewAnswer)).flatmap(
        lambda said: st.tuples(st.just(said), st.permutations(said))
    )
)
def test_the_order_of_groups_makes_no_difference(
    both: tuple[list[ReviewAnswer | None], list[ReviewAnswer | None]],
) -> None:
    answers, shuffled = both
    assert reviews.difference(answers) is reviews.difference(shuffled)


@pytest.mark.parametrize(
    ("mine", "handed_in", "sees"),
    [([], [], True), (["aunts"], [], False), (["aunts"], ["bakers"], False), (["aunts"], ["aunts"], True)],
)
def test_who_has_not_answered_yet_does_not_read_the_others(mine: list[str], handed_in: list[str], sees: bool) -> None:
    assert reviews.may_see_others(mine=mine, handed_in=handed_in) is sees


# ------------------------------------------------------------------- the pages


@pytest.fixture
def project(db: None) -> Project:
    found = project_in(area_under("wirral-naomie"))
    publish_project(project=found, by=BY)
    return found


def address(project: Project) -> str:
    return f"/{project.area.slug}/projects/{project.slug}/review/"


def speaks_for(project: Project, group: str) -> Client:
    client = Client()
    person = person_with(Role.REPRESENTATIVE, area=project.area, group=group_of(project.area, group))
    client.force_login(person, backend=BACKEND)
    return client


def answered(project: Project, answer: ReviewAnswer = YES, words: str = "", **more: str) -> dict[str, str]:
    given = {f"{prompt}-answer": str(answer) for prompt in prompts_of(project)}
    return given | {f"{prompts_of(project)[0]}-words": words} | more


def hand_in(project: Project, group: str, answer: ReviewAnswer = YES, words: str = "") -> Client:
    client = speaks_for(project, group)
    data = answered(project, answer, words, **{"hand-in": "yes"})
    assert client.post(f"{address(project)}{group}/", data).status_code == 302
    return client


def test_what_is_saved_stays_with_the_group_until_it_is_handed_in(project: Project) -> None:
    ours = speaks_for(project, "parents-carers")
    ours.post(f"{address(project)}parents-carers/", {f"{prompts_of(project)[0]}-words": "The forum was missing."})
    assert "The forum was missing." in ours.get(f"{address(project)}parents-carers/").content.decode()
    staff = Client()
    staff.force_login(person_with(Role.COORDINATOR, area=project.area), backend=BACKEND)
    assert "The forum was missing." not in staff.get(address(project)).content.decode()


def test_a_group_reads_the_others_only_after_its_own(project: Project) -> None:
    hand_in(project, "practitioners", words="We were all there.")
    young = speaks_for(project, "young-people")
    assert "We were all there." not in young.get(address(project)).content.decode()
    young.post(f"{address(project)}young-people/", answered(project, NO, **{"hand-in": "yes"}))
    page = young.get(address(project)).content.decode()
    assert "We were all there." in page
    assert "Opposite answers" in page


def test_everybody_else_reads_them_once_every_group_has_handed_in(project: Project) -> None:
    groups = ["young-people", "parents-carers", "practitioners", "service-leads"]
    for group in groups[:-1]:
        hand_in(project, group, words="Ours.")
    assert "Ours." not in Client().get(address(project)).content.decode()
    hand_in(project, groups[-1], words="Ours.")
    assert "Ours." in Client().get(address(project)).content.decode()


def test_something_unanswered_cannot_be_handed_in_and_nothing_typed_is_lost(project: Project) -> None:
    ours = speaks_for(project, "parents-carers")
    data = {f"{prompts_of(project)[0]}-words": "Only this so far.", "hand-in": "yes"}
    page = ours.post(f"{address(project)}parents-carers/", data).content.decode()
    assert "Something is still unanswered." in page
    assert "Only this so far." in page
    assert GroupReview.objects.get().handed_in_at is None


def test_two_who_speak_for_one_group_do_not_write_over_each_other(project: Project) -> None:
    first, second = prompts_of(project)[:2]
    ours, theirs = speaks_for(project, "parents-carers"), speaks_for(project, "parents-carers")
    url = f"{address(project)}parents-carers/"
    blank = {f"{prompt}-seen": "0" for prompt in (first, second)}  # both opened the page before anybody wrote
    assert ours.post(url, {**blank, f"{first}-words": "Ours."}).status_code == 302
    assert theirs.post(url, {**blank, f"{second}-words": "Theirs."}).status_code == 302
    assert {line.prompt: line.words for line in ReviewLine.objects.filter(is_current=True)} == {
        first: "Ours.",
        second: "Theirs.",
    }
    refused = theirs.post(url, {**blank, f"{first}-words": "Not so."})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Somebody else who speaks for your group answered this meanwhile: “Ours.”." in page
    assert "Not so." in page
    again = theirs.post(
        url, {f"{first}-seen": "1", f"{first}-words": "Not so.", f"{second}-seen": "1", f"{second}-words": "Theirs."}
    )
    assert again.status_code == 302
    assert list(ReviewLine.objects.filter(prompt=first).values_list("words", flat=True)) == ["Ours.", "Not so."]


def test_nor_where_both_save_in_the_same_moment(project: Project) -> None:
    first = prompts_of(project)[0]
    group, by = group_of(project.area, "parents-carers"), BY
    write_review(project=project, group=group, lines={first: Said(YES, "Ours.")}, seen={}, by=by)
    with pytest.raises(ValidationError, match="Somebody else answered in this moment"):
        write_review(project=project, group=group, lines={first: Said(NO, "Theirs.")}, seen={first: 0}, by=by)
    assert list(ReviewLine.objects.values_list("words", flat=True)) == ["Ours."]


def test_nor_does_who_signs_read_the_others_before_their_own_group_looked_back(project: Project) -> None:
    hand_in(project, "practitioners", words="We were all there.")
    url = f"/{project.area.slug}/projects/{project.slug}/sign-off/for/young-people/"
    young = speaks_for(project, "young-people")
    page = young.get(url).content.decode()
    assert "We were all there." not in page
    assert "You read it once your own group has looked back." in page
    hand_in(project, "young-people")
    assert "We were all there." in young.get(url).content.decode()


def test_what_is_changed_after_the_others_were_read_says_so(project: Project) -> None:
    ours = hand_in(project, "parents-carers", words="It was good.")
    assert "after it was handed in" not in ours.get(address(project)).content.decode()
    first = prompts_of(project)[0]
    ours.post(f"{address(project)}parents-carers/", answered(project, YES, "It was bad.", **{f"{first}-seen": "1"}))
    page = ours.get(address(project)).content.decode()
    assert "It was bad." in page
    assert page.count("after it was handed in") == 1


def test_young_people_are_asked_in_easy_words(project: Project) -> None:
    young = speaks_for(project, "young-people").get(step_address(project, "right-people")).content.decode()
    assert "Was anyone missing?" in young
    parents = speaks_for(project, "parents-carers").get(f"{address(project)}parents-carers/").content.decode()
    assert "Were they the right people, and who was missing?" in parents


def test_nobody_answers_for_another_group(project: Project) -> None:
    assert speaks_for(project, "practitioners").get(f"{address(project)}young-people/").status_code == 403


def test_a_change_is_kept_with_what_stood_before_and_the_audit_holds_no_words(project: Project) -> None:
    ours = speaks_for(project, "parents-carers")
    first = prompts_of(project)[0]
    for seen, words in ((0, "First."), (1, "First."), (1, "Second.")):
        ours.post(f"{address(project)}parents-carers/", {f"{first}-words": words, f"{first}-seen": str(seen)})
    rows = ReviewLine.objects.filter(prompt=prompts_of(project)[0])
    assert [(row.number, row.words, row.is_current) for row in rows] == [(1, "First.", False), (2, "Second.", True)]
    assert "First" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])


def test_the_page_asks_the_database_as_often_for_four_groups_as_for_one(project: Project) -> None:
    counts = []
    for group in ("young-people", "parents-carers"):
        client = hand_in(project, group)
        with CaptureQueriesContext(connection) as asked:
            client.get(address(project))
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_a_pack_without_a_review_has_no_such_page() -> None:
    project = project_in(area_with(bare_pack_files()))
    publish_project(project=project, by=BY)
    assert Client().get(address(project)).status_code == 404


# --------------------------------------------------------- one question at a time


def step_address(project: Project, prompt: str, group: str = "young-people") -> str:
    return f"{address(project)}{group}/?question={prompt}"


def test_young_people_are_asked_one_question_at_a_time_and_go_on_where_they_stopped(project: Project) -> None:
    young, (first, second, *_) = speaks_for(project, "young-people"), prompts_of(project)
    start = f"{address(project)}young-people/"

    assert young.get(start).content.decode().count('type="radio"') == 0
    page = young.get(step_address(project, first)).content.decode()
    assert page.count('type="radio"') == len(ReviewAnswer)
    assert "Question 1 of 19" in page
    said = {f"{first}-answer": "yes", f"{first}-words": "It was loud.", f"{first}-seen": "0"}
    onwards = young.post(step_address(project, first), {**said, "go": "next"})
    assert onwards.headers["Location"] == step_address(project, second)
    assert young.post(step_address(project, second), {"go": "stop"}).headers["Location"] == start

    again = young.get(start).content.decode()
    assert "It was loud." in again
    assert "1 of 19" in again
    assert f'href="{step_address(project, second)}"' in again


@pytest.mark.parametrize(
    ("place", "go", "leads_to"), [(0, "back", None), (-1, "next", None), (1, "back", 0), (1, "", 2)]
)
def test_each_button_saves_and_either_end_leads_to_all_the_questions(
    project: Project, place: int, go: str, leads_to: int | None
) -> None:
    young, prompts = speaks_for(project, "young-people"), prompts_of(project)
    asked = prompts[place]

    answer = young.post(
        step_address(project, asked), {f"{asked}-answer": "no", "go": go} if go else {f"{asked}-answer": "no"}
    )

    wanted = f"{address(project)}young-people/" if leads_to is None else step_address(project, prompts[leads_to])
    assert answer.headers["Location"] == wanted
    assert ReviewLine.objects.get().prompt == asked


def test_a_review_that_was_said_one_by_one_is_handed_in_whole_and_not_before(project: Project) -> None:
    young, prompts = speaks_for(project, "young-people"), prompts_of(project)
    start = f"{address(project)}young-people/"
    for prompt in prompts[:-1]:
        young.post(step_address(project, prompt), {f"{prompt}-answer": "partly"})
    assert "still unanswered" in young.post(start, {"hand-in": "yes"}).content.decode()
    assert GroupReview.objects.get().handed_in_at is None

    young.post(step_address(project, prompts[-1]), {f"{prompts[-1]}-words": "Only words."})
    assert "Hand it in" in young.get(start).content.decode()
    young.post(start, {"hand-in": "yes"})

    assert GroupReview.objects.get().handed_in_at is not None
    assert ReviewLine.objects.filter(is_current=True).count() == len(prompts)


def test_what_somebody_else_answered_meanwhile_is_shown_on_the_one_question_and_nothing_typed_is_lost(
    project: Project,
) -> None:
    ours, theirs = speaks_for(project, "young-people"), speaks_for(project, "young-people")
    url, first = step_address(project, prompts_of(project)[0]), prompts_of(project)[0]
    theirs.post(url, {f"{first}-answer": "no", f"{first}-words": "Theirs.", f"{first}-seen": "0"})

    refused = ours.post(url, {f"{first}-answer": "yes", f"{first}-words": "Ours.", f"{first}-seen": "0"})

    page = refused.content.decode()
    assert (refused.status_code, page.count('type="radio"')) == (422, len(ReviewAnswer))
    assert "Theirs." in page
    assert "Ours." in page


def test_others_see_all_questions_on_one_page_and_may_take_them_one_by_one(project: Project) -> None:
    parents, prompts = speaks_for(project, "parents-carers"), prompts_of(project)
    whole = parents.get(f"{address(project)}parents-carers/").content.decode()
    assert whole.count('type="radio"') == len(ReviewAnswer) * len(prompts)
    assert f'href="{step_address(project, prompts[0], "parents-carers")}"' in whole
    young = speaks_for(project, "young-people").get(f"{address(project)}young-people/?all=yes").content.decode()
    assert young.count('type="radio"') == len(ReviewAnswer) * len(prompts)
    assert parents.get(step_address(project, "nothing", "parents-carers")).status_code == 404
