from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.activity.models import AuditEntry
from alongside.frameworks.enums import Part
from alongside.projects import actions
from alongside.projects.actions import PartText
from alongside.projects.models import Agreement, PartWording, Project, StageAnswer
from tests.factories.people import GroupFactory, UserFactory
from tests.factories.projects import PartWordingFactory, ProjectFactory, area_with, bare_pack_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return actors.person(UserFactory.create().pk)


def _audit() -> list[tuple[str, list[str]]]:
    ours = AuditEntry.objects.filter(subject_type__startswith="projects.")
    return [(entry.verb, entry.fields) for entry in ours]


def test_a_project_starts_with_what_was_written_and_leaves_the_rest_for_later(by: Actor) -> None:
    area = area_with()

    project = actions.start_project(
        area=area,
        title=" How meetings should change ",
        parts={
            Part.PURPOSE: PartText("To change them."),
            Part.RUNG: PartText("owning", "Families named the need."),
            Part.OPEN: PartText("  "),
        },
        by=by,
    )

    assert (project.title, project.slug) == ("How meetings should change", "how-meetings-should-change")
    assert (project.pack_version.pack_id, project.published_at) == ("odd", None)
    assert list(PartWording.objects.values_list("part", "number", "value", "because", "written_by_id")) == [
        ("purpose", 1, "To change them.", "", by.person_id),
        ("rung", 1, "owning", "Families named the need.", by.person_id),
    ]
    assert _audit() == [
        ("project started", ["title", "pack_version"]),
        ("part reworded", ["purpose"]),
        ("part reworded", ["rung"]),
    ]


def test_two_projects_of_one_title_have_two_addresses(by: Actor) -> None:
    area = area_with()

    slugs = [actions.start_project(area=area, title="Bins", parts={}, by=by).slug for _ in range(2)]

    assert slugs == ["bins", "bins-2"]


def test_a_project_that_cannot_be_started_leaves_nothing_behind(by: Actor) -> None:
    area = area_with()

    with pytest.raises(ValidationError, match="Give the reason"):
        actions.start_project(area=area, title="Bins", parts={Part.RUNG: PartText("owning")}, by=by)

    assert list(Project.objects.all()) == []
    assert _audit() == []


def test_a_pack_without_a_ladder_takes_no_rung(by: Actor) -> None:
    project = ProjectFactory.create(area=area_with(bare_pack_files()))

    with pytest.raises(ValidationError, match="no such part"):
        actions.reword_part(project=project, part=Part.RUNG, value="owning", because="We began it.", by=by)


def test_new_words_are_a_new_wording_and_the_earlier_stay_with_who_agreed_to_them(by: Actor) -> None:
    project = ProjectFactory.create()
    group = GroupFactory.create(area=project.area)
    first = actions.reword_part(project=project, part=Part.PURPOSE, value="One", by=by)
    actions.agree_to_part(wording=first, group=group, by=by)

    second = actions.reword_part(project=project, part=Part.PURPOSE, value="Two", by=by)

    rows = PartWording.objects.values_list("number", "value", "is_current")
    assert list(rows) == [(1, "One", False), (2, "Two", True)]
    assert list(Agreement.objects.values_list("wording_id", "group_id")) == [(first.pk, group.pk)]
    assert second.number == 2


def test_the_same_words_change_nothing(by: Actor) -> None:
    project = ProjectFactory.create()
    first = actions.reword_part(project=project, part=Part.LEVEL, value="one", because="It is small.", by=by)

    again = actions.reword_part(project=project, part=Part.LEVEL, value="one", because=" It is small. ", by=by)

    assert again == first
    assert _audit() == [("part reworded", ["level"])]


def test_a_new_reason_for_the_same_choice_is_a_new_wording(by: Actor) -> None:
    project = ProjectFactory.create()
    actions.reword_part(project=project, part=Part.LEVEL, value="one", because="It is small.", by=by)

    actions.reword_part(project=project, part=Part.LEVEL, value="one", because="It is about her.", by=by)

    assert list(PartWording.objects.values_list("number", "because")) == [(1, "It is small."), (2, "It is about her.")]


@time_machine.travel(datetime(2026, 5, 3, 9, tzinfo=UTC), tick=False)
def test_an_agreement_is_recorded_with_its_day_and_only_once(by: Actor) -> None:
    wording = PartWordingFactory.create()
    group = GroupFactory.create(area=wording.project.area)

    first = actions.agree_to_part(wording=wording, group=group, by=by)
    again = actions.agree_to_part(wording=wording, group=group, by=by)

    assert again == first
    assert (first.agreed_at, first.agreed_by_id) == (datetime(2026, 5, 3, 9, tzinfo=UTC), by.person_id)
    assert _audit() == [("part agreed", ["purpose"])]


def test_nobody_agrees_to_words_that_have_changed_since_they_read_them(by: Actor) -> None:
    wording = PartWordingFactory.create(value="One")
    actions.reword_part(project=wording.project, part=Part.PURPOSE, value="Two", by=by)

    with pytest.raises(ValidationError, match="The words have changed"):
        actions.agree_to_part(wording=wording, group=GroupFactory.create(area=wording.project.area), by=by)

    assert list(Agreement.objects.all()) == []


def test_an_answer_to_a_stage_question_keeps_its_history(by: Actor) -> None:
    project = ProjectFactory.create()
    somebody_else = actors.person(UserFactory.create().pk)

    actions.answer_stage_question(project=project, question="who-asks", words=" Two of us. ", by=by)
    actions.answer_stage_question(project=project, question="who-asks", words="All of us.", by=somebody_else)
    actions.answer_stage_question(project=project, question="who-asks", words="All of us. ", by=by)
    actions.answer_stage_question(project=project, question="who-asks", words="", by=by)

    assert list(StageAnswer.objects.values_list("number", "words", "is_current", "written_by_id")) == [
        (1, "Two of us.", False, by.person_id),
        (2, "All of us.", False, somebody_else.person_id),
        (3, "", True, by.person_id),
    ]
    assert _audit() == [("stage question answered", ["who-asks"])] * 3


def test_leaving_a_question_empty_writes_nothing(by: Actor) -> None:
    assert actions.answer_stage_question(project=ProjectFactory.create(), question="who-asks", words=" ", by=by) is None
    assert list(StageAnswer.objects.all()) == []


@pytest.mark.parametrize(("question", "because"), [("nobody", "does not ask"), ("what-for", "own page")])
def test_a_question_that_is_not_asked_there_takes_no_answer(by: Actor, question: str, because: str) -> None:
    with pytest.raises(ValidationError, match=because):
        actions.answer_stage_question(project=ProjectFactory.create(), question=question, words="Yes", by=by)


def test_publishing_and_finishing_happen_once_and_are_recorded_once(by: Actor) -> None:
    project = ProjectFactory.create()

    for _ in range(2):
        actions.publish_project(project=project, by=by)
        actions.finish_project(project=project, by=by)

    project.refresh_from_db()
    assert project.published_at is not None
    assert project.finished_at is not None
    assert _audit() == [("project published", ["published_at"]), ("project finished", ["finished_at"])]
