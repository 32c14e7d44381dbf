"""A form that is sent again, or somewhere else: what it says counts once, for what it was made for, and never later."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from alongside.assurance.assessing.actions import submit
from alongside.assurance.marks.actions import withdraw
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import AssessorQuestion, Signature, Submission
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.projects.actions import publish_project
from tests.assurance.signing.states import STATES
from tests.factories.evidence import BY, project_in
from tests.factories.marks import EarnedScene, earned_scene
from tests.factories.people import MembershipFactory, person_with
from tests.factories.projects import area_with
from tests.factories.signing import SignOffScene, sealed_in, sign_off_scene

pytestmark = pytest.mark.django_db
TYPED = "We were told, not asked."


@pytest.fixture
def scene() -> SignOffScene:
    return sign_off_scene()


def read_for_the_aunts(scene: SignOffScene, person: User) -> dict[str, str]:
    """A form of somebody who speaks for the aunts, filled in."""
    read = sealed_in(scene.browser(person), scene.address("for/aunts/"))
    return {"word": "withheld", "reasons": TYPED, "read": read}


def words() -> list[tuple[str, bool]]:
    return [(one.word, one.is_current) for one in Signature.objects.order_by("pk")]


# ----------------------------------------------------------------------------------- a signature, somewhere else


def another_project(scene: SignOffScene, person: User) -> str:
    twin = SignOffScene(project_in(scene.project.area, claims="telling", is_open="When"))
    publish_project(project=twin.project, by=BY)
    ask_to_sign(project=twin.project, by=BY)
    return twin.address("for/aunts/")


def another_group(scene: SignOffScene, person: User) -> str:
    MembershipFactory.create(
        person=person, area=scene.project.area, role=Role.REPRESENTATIVE, group=scene.group("ecolieres")
    )
    return scene.address("for/ecolieres/")


def another_area(scene: SignOffScene, person: User) -> str:
    """It has the same pack, a project with the same address, and the same person speaks for the same group there."""
    twin = sign_off_scene(area_with())
    assert twin.project.slug == scene.project.slug
    MembershipFactory.create(person=person, area=twin.project.area, role=Role.REPRESENTATIVE, group=twin.group("aunts"))
    return twin.address("for/aunts/")


@pytest.mark.parametrize("elsewhere", [another_project, another_group, another_area], ids=lambda one: one.__name__)
def test_what_was_read_for_one_thing_signs_nothing_else(
    scene: SignOffScene, elsewhere: Callable[[SignOffScene, User], str]
) -> None:
    person = scene.speaker("aunts")
    data = read_for_the_aunts(scene, person)
    answer = scene.browser(person).post(elsewhere(scene, person), data)

    assert answer.status_code == 409
    assert "made for something else" in answer.content.decode()
    assert TYPED in answer.content.decode()
    assert words() == []


def test_what_somebody_else_read_signs_nothing(scene: SignOffScene) -> None:
    data = read_for_the_aunts(scene, scene.speaker("aunts"))
    answer = scene.browser(scene.speaker("aunts")).post(scene.address("for/aunts/"), data)

    assert answer.status_code == 409
    assert words() == []


def test_what_was_read_to_sign_assesses_nothing_and_the_other_way_round() -> None:
    scene = STATES["submitted"]()
    person = scene.speaker("aunts")
    signing = read_for_the_aunts(scene, person)
    outside = person_with(Role.ASSESSOR, area=scene.project.area)
    assessing = sealed_in(scene.browser(outside), assessment(scene))
    data = {"decide-outcome": "awarded", "decide-reasons": TYPED, "read": signing["read"]}

    assert scene.browser(outside).post(assessment(scene, "decide/"), data).status_code == 422
    assert scene.browser(person).post(scene.address("for/aunts/"), signing | {"read": assessing}).status_code == 409
    assert (Submission.objects.get().outcome, words()) == ("", [])


# ----------------------------------------------------------------------------------- a signature, again


def test_a_button_that_is_pressed_twice_signs_once_and_says_the_same_both_times(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    data = read_for_the_aunts(scene, person)
    aunt = scene.browser(person)

    assert [aunt.post(scene.address("for/aunts/"), data).status_code for _ in range(2)] == [302, 302]
    assert words() == [("withheld", True)]


def test_an_old_form_that_is_sent_again_does_not_undo_what_was_said_since(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    old = read_for_the_aunts(scene, person)
    aunt = scene.browser(person)
    aunt.post(scene.address("for/aunts/"), old)
    aunt.post(scene.address("for/aunts/"), read_for_the_aunts(scene, person) | {"word": "signed", "reasons": ""})
    answer = aunt.post(scene.address("for/aunts/"), old)

    assert answer.status_code == 409
    assert "You have said your group’s word since you opened this page" in answer.content.decode()
    assert words() == [("withheld", False), ("signed", True)]


def test_an_old_form_does_not_come_back_after_somebody_else_spoke(scene: SignOffScene) -> None:
    person = scene.speaker("aunts")
    data = read_for_the_aunts(scene, person)
    aunt = scene.browser(person)
    aunt.post(scene.address("for/aunts/"), data)
    scene.signs("aunts", Word.SIGNED)
    answer = aunt.post(scene.address("for/aunts/"), data)

    assert answer.status_code == 409
    assert "Somebody else who speaks for your group was first" in answer.content.decode()
    assert words() == [("withheld", False), ("signed", True)]


# ----------------------------------------------------------------------------------- a mark, again


def award(scene: EarnedScene, officer: Client, seen: str) -> str:
    """Press the button; what the page says then."""
    answer = officer.post(scene.mark_address(), {"seen": seen}, follow=True)
    return answer.content.decode()


def test_an_award_that_is_sent_twice_awards_once_and_after_a_withdrawal_nothing() -> None:
    scene = earned_scene()
    officer = scene.browser(scene.officer)
    assert 'name="seen" value=""' in officer.get(scene.mark_address()).content.decode()
    award(scene, officer, "")
    assert "carries its mark already" in award(scene, officer, "")
    mark = Mark.objects.get()
    withdraw(mark=mark, because="It was not kept.", by=BY)
    assert "Read why before you go on" in award(scene, officer, "")
    assert Mark.objects.count() == 1

    assert f'name="seen" value="{mark.pk}"' in officer.get(scene.mark_address()).content.decode()
    award(scene, officer, str(mark.pk))
    assert Mark.objects.count() == 2


def test_a_withdrawal_that_is_sent_twice_is_told_and_the_first_reason_stands() -> None:
    scene = earned_scene()
    mark = scene.award()
    officer = scene.browser(scene.officer)
    statuses = [
        officer.post(scene.mark_address(f"{mark.pk}/withdraw/"), {"because": because}).status_code
        for because in ("It was not kept.", "It was late.")
    ]

    assert statuses == [302, 422]
    assert Mark.objects.get().withdrawn_because == "It was not kept."


# ----------------------------------------------------------------------------------- assessors


def assessment(scene: SignOffScene, more: str = "") -> str:
    return f"/{scene.project.area.slug}/projects/{scene.project.slug}/assessment/{more}"


def decision(scene: SignOffScene, assessor: Client, outcome: Outcome) -> dict[str, str]:
    read = sealed_in(assessor, assessment(scene))
    return {"decide-outcome": outcome.value, "decide-reasons": TYPED, "read": read}


def test_an_outcome_or_a_question_that_is_sent_twice_counts_once() -> None:
    scene = STATES["submitted"]()
    outside = scene.browser(person_with(Role.ASSESSOR, area=scene.project.area))
    asked = [outside.post(assessment(scene, "ask/"), {"ask-words": "Who?"}).status_code for _ in range(2)]
    data = decision(scene, outside, Outcome.NOT_YET)
    said = [outside.post(assessment(scene, "decide/"), data).status_code for _ in range(2)]

    assert (asked, said) == ([302, 302], [302, 302])
    assert AssessorQuestion.objects.count() == 1


def test_an_outcome_for_one_submission_is_none_for_the_next_even_where_the_record_is_the_same() -> None:
    scene = STATES["submitted"]()
    first, second = (scene.browser(person_with(Role.ASSESSOR, area=scene.project.area)) for _ in range(2))
    old = decision(scene, first, Outcome.AWARDED)
    second.post(assessment(scene, "decide/"), decision(scene, second, Outcome.NOT_YET))
    submit(project=scene.project, by=BY)
    answer = first.post(assessment(scene, "decide/"), old)

    assert answer.status_code == 422
    assert "It was submitted anew while you were reading" in answer.content.decode()
    assert TYPED in answer.content.decode()
    assert [one.outcome for one in Submission.objects.order_by("pk")] == ["not-yet", ""]


def test_an_assessor_who_comes_second_reads_why_and_keeps_what_they_typed() -> None:
    scene = STATES["submitted"]()
    first, second = (scene.browser(person_with(Role.ASSESSOR, area=scene.project.area)) for _ in range(2))
    mine = decision(scene, second, Outcome.AWARDED)
    first.post(
        assessment(scene, "decide/"), decision(scene, first, Outcome.NOT_YET) | {"decide-reasons": "Nothing yet."}
    )
    for more, data in (("decide/", mine), ("ask/", {"ask-words": TYPED})):
        answer = second.post(assessment(scene, more), data)
        page = answer.content.decode()

        assert answer.status_code == 422
        assert "An assessor has decided on this already." in page
        assert "Nothing yet." in page
        assert TYPED in page
    assert Submission.objects.get().outcome == Outcome.NOT_YET


def test_an_answer_to_an_assessor_meanwhile_stops_the_outcome_and_is_shown() -> None:
    scene = STATES["questioned"]()
    outside = scene.browser(person_with(Role.ASSESSOR, area=scene.project.area))
    mine = decision(scene, outside, Outcome.AWARDED)
    answered(scene, scene.browser(person_with(Role.COORDINATOR, area=scene.project.area)), "Four aunts.")
    page = outside.post(assessment(scene, "decide/"), mine).content.decode()

    assert "Somebody answered you while you were reading" in page
    assert "Four aunts." in page
    assert TYPED in page
    assert Submission.objects.get().outcome == ""


def answered(scene: SignOffScene, person: Client, said: str, *, seen: str = "") -> tuple[int, str]:
    """The team answers; what comes of it, and the page."""
    number = AssessorQuestion.objects.get().pk
    data = {f"answer-{number}-words": said, f"answer-{number}-seen": seen}
    answer = person.post(assessment(scene, f"questions/{number}/"), data)
    return answer.status_code, answer.content.decode()


def test_two_who_answer_an_assessor_lose_nothing() -> None:
    scene = STATES["questioned"]()
    first, second = (scene.browser(person_with(role, area=scene.project.area)) for role in (Role.COORDINATOR,) * 2)
    assert answered(scene, first, "Four aunts.")[0] == 302
    assert answered(scene, first, "Four aunts.")[0] == 302  # the button was pressed twice
    status, page = answered(scene, second, "Two bakers.")

    assert status == 422
    assert "Somebody else changed this while you were writing. They wrote: “Four aunts.”" in page
    assert "Two bakers." in page
    assert AssessorQuestion.objects.get().answer == "Four aunts."
    number = AssessorQuestion.objects.get().pk
    [seen] = re.findall(rf'name="answer-{number}-seen" value="([^"]+)"', page)
    assert answered(scene, second, "Four aunts and two bakers.", seen=seen)[0] == 302
    assert AssessorQuestion.objects.get().answer == "Four aunts and two bakers."


def test_an_answer_that_comes_after_the_outcome_is_told_so_and_is_not_lost() -> None:
    scene = STATES["questioned"]()
    team = scene.browser(person_with(Role.COORDINATOR, area=scene.project.area))
    outside = scene.browser(person_with(Role.ASSESSOR, area=scene.project.area))
    outside.post(assessment(scene, "decide/"), decision(scene, outside, Outcome.NOT_YET))
    status, page = answered(scene, team, "Four aunts.")

    assert status == 422
    assert "An assessor has decided on this already." in page
    assert "Four aunts." in page
