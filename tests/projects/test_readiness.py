"""Before a start: what the answers come to, why, and who may give them."""

from collections.abc import Mapping

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.enums import Part
from alongside.frameworks.loading import PACKS_FOLDER, load_pack
from alongside.people.enums import Role
from alongside.projects.actions import answer_readiness, publish_project, reword_part
from alongside.projects.enums import Advice, Ready
from alongside.projects.models import ReadinessAnswer
from alongside.projects.readiness import Advised, advise
from tests.factories.evidence import BY, area_under, group_of, project_in
from tests.factories.people import person_with
from tests.factories.projects import area_with, bare_pack_files

WIRRAL = load_pack(PACKS_FOLDER / "wirral-naomie")
STOKE = load_pack(PACKS_FOLDER / "stoke-plan-do-review")


def yes_but(**said: Ready) -> dict[str, Ready]:
    return {question.id: Ready.YES for question in WIRRAL.readiness} | {
        key.replace("_", "-"): answer for key, answer in said.items()
    }


def wirral(answers: Mapping[str, Ready], claimed: str = "co-production") -> Advised:
    return advise(WIRRAL.readiness, answers, rungs=WIRRAL.rungs, claimed=claimed)


def told(advised: Advised) -> tuple[Advice, list[str], str]:
    return advised.advice, [one.id for one in advised.because], advised.rung.id if advised.rung else ""


@pytest.mark.parametrize(
    ("answers", "claimed", "advice"),
    [
        ({}, "co-production", (Advice.UNANSWERED, ["need-seen-together", "how-is-open", "plan-can-change"], "")),
        (yes_but(), "co-production", (Advice.READY, [], "")),
        (yes_but(plan_can_change=Ready.NO), "co-production", (Advice.ONCE_IN_PLACE, ["plan-can-change"], "")),
        (yes_but(how_is_open=Ready.NOT_SURE), "co-production", (Advice.ONCE_IN_PLACE, ["how-is-open"], "")),
        (
            yes_but(need_seen_together=Ready.NO),
            "co-production",
            (Advice.LOWER_RUNG, ["need-seen-together"], "co-design"),
        ),
        # Who claims no more than that is honest already.
        (yes_but(need_seen_together=Ready.NO), "co-design", (Advice.READY, [], "")),
        (
            yes_but(need_seen_together=Ready.NO, how_is_open=Ready.NO),
            "co-production",
            (Advice.LOWER_RUNG, ["need-seen-together", "how-is-open"], "consultation"),
        ),
        (yes_but(how_is_open=Ready.NO), "", (Advice.LOWER_RUNG, ["how-is-open"], "consultation")),
    ],
)
def test_answers_end_in_advice_with_its_reason(
    answers: dict[str, Ready], claimed: str, advice: tuple[Advice, list[str], str]
) -> None:
    assert told(wirral(answers, claimed)) == advice


ANSWERS = st.fixed_dictionaries({}, optional={question.id: st.sampled_from(Ready) for question in STOKE.readiness})


@given(answers=ANSWERS, claimed=st.sampled_from([rung.id for rung in STOKE.rungs]))
def test_the_advised_rung_is_always_lower_than_the_claimed_one(answers: dict[str, Ready], claimed: str) -> None:
    steps = {rung.id: rung.step for rung in STOKE.rungs}
    advised = advise(STOKE.readiness, answers, rungs=STOKE.rungs, claimed=claimed)
    assert advised.rung is None or advised.rung.step < steps[claimed]
    assert (advised.advice is Advice.READY) == (not advised.because)


@pytest.mark.django_db
def test_the_officer_answers_and_everybody_reads_the_advice() -> None:
    project = project_in(area_under("wirral-naomie"), claims="co-production")
    publish_project(project=project, by=BY)
    officer = Client()
    officer.force_login(
        person_with(Role.COORDINATOR, area=project.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = f"/{project.area.slug}/projects/{project.slug}/"
    officer.post(f"{page}readiness/", yes_but(need_seen_together=Ready.NO))
    public = Client().get(page).content.decode()
    assert "“Co-design” is the more honest word" in public
    assert "Call it co-design and not co-production" in Client().get(f"{page}readiness/").content.decode()
    reword_part(project=project, part=Part.RUNG, value="co-design", because="Others saw the need.", by=BY)
    assert "more honest word" not in Client().get(page).content.decode()


@pytest.mark.django_db
def test_what_was_answered_before_stays_as_history() -> None:
    project = project_in(area_under("wirral-naomie"))
    for answer in (Ready.NO, Ready.NO, Ready.YES):
        answer_readiness(project=project, answers={"how-is-open": answer}, by=BY)
    rows = ReadinessAnswer.objects.filter(project=project)
    assert [(row.number, row.answer, row.is_current) for row in rows] == [(1, "no", False), (2, "yes", True)]


@pytest.mark.django_db
def test_what_the_pack_does_not_ask_is_refused() -> None:
    project = project_in(area_under("wirral-naomie"))
    with pytest.raises(ValidationError, match="not asked that"):
        answer_readiness(project=project, answers={"weather": Ready.YES}, by=BY)


@pytest.mark.django_db
def test_a_pack_that_asks_nothing_has_no_such_page() -> None:
    project = project_in(area_with(bare_pack_files()))
    publish_project(project=project, by=BY)
    page = f"/{project.area.slug}/projects/{project.slug}/"
    assert Client().get(f"{page}readiness/").status_code == 404
    assert "Are we ready?" not in Client().get(page).content.decode()


@pytest.mark.django_db
def test_who_speaks_for_young_people_is_asked_in_easy_words_first_and_anybody_on_request() -> None:
    project = project_in(area_under("wirral-naomie"), claims="co-production")
    publish_project(project=project, by=BY)
    page = f"/{project.area.slug}/projects/{project.slug}/readiness/"
    young = Client()
    person = person_with(Role.REPRESENTATIVE, area=project.area, group=group_of(project.area, "young-people"))
    young.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    plain, easy = "Is it still open how it will be done?", "Can we still decide how to do it?"

    assert easy in young.get(page).content.decode()
    assert plain in young.get(f"{page}?words=plain").content.decode()
    assert plain in Client().get(page).content.decode()
    assert easy in Client().get(f"{page}?words=easy").content.decode()

    answer = young.post(f"{page}?words=easy", yes_but(how_is_open=Ready.NO))
    assert answer.headers["Location"] == f"{page}?words=easy"
    said = young.get(page).content.decode()
    assert "We should call it “Being asked about a plan”. That is more honest." in said
    assert "Show people the plan. Say what can still change." in said
