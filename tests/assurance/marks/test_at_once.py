"""Several people award, withdraw, assess or withhold in the same moment: one mark at most, and nobody is left in doubt."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction

from alongside.assurance.actions import remark
from alongside.assurance.assessing.actions import ask_back, decide, submit
from alongside.assurance.marks.actions import award, rotate_key, withdraw
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.queries import standing_of
from alongside.people.enums import Role
from tests.assurance.signing.states import STATES
from tests.factories.at_once import at_once
from tests.factories.evidence import BY
from tests.factories.marks import EarnedScene, earned_scene
from tests.factories.people import person_with
from tests.factories.signing import SignOffScene

pytestmark = pytest.mark.django_db(transaction=True)


def standing_marks() -> int:
    return Mark.objects.filter(withdrawn_at__isnull=True).count()


def test_of_two_who_award_one_does_and_the_other_is_told() -> None:
    scene = earned_scene()
    told = at_once(scene.award, scene.award, scene.award)

    assert sorted(told) == ["", *["This project carries its mark already."] * 2]
    assert standing_marks() == 1


def _withholds(scene: EarnedScene) -> Callable[[], object]:
    person = scene.signers[1]
    return partial(scene.signs, "aunts", Word.WITHHELD, person=person, read=scene.read("aunts", person))


MEET_AN_AWARD: dict[str, Callable[[EarnedScene], Callable[[], object]]] = {
    "a group withholds": _withholds,
    "the key is rotated": lambda scene: partial(rotate_key, area=scene.project.area, by=BY),
}


@pytest.mark.parametrize("what", MEET_AN_AWARD)
def test_an_award_meets_something_else_and_both_come_to_an_end(what: str) -> None:
    """Whichever was first, the other was done too; where something is lacking by then, whoever awards is told."""
    scene = earned_scene()
    awarded, other = at_once(scene.award, MEET_AN_AWARD[what](scene))

    assert other == ""
    assert standing_marks() == (not awarded)
    assert awarded in ("", " ".join(standing_of(scene.project).reasons))


@pytest.mark.postgres
def test_while_somebody_awards_nobody_waits_who_writes_in_the_same_area() -> None:
    """Who awards holds the area's row. Whoever writes a row that points to it must be able to commit meanwhile."""
    scene = earned_scene()

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
        try:
            remark(project=scene.project, words="No.", rung="telling", group=None, role="Anybody", by=BY)
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        scene.award()
        pool.submit(write).result()


def test_a_withdrawal_meets_an_award_and_one_mark_stands_at_most() -> None:
    scene = earned_scene()
    first = scene.award()
    withdrawn, awarded = at_once(partial(withdraw, mark=first, because="It was not kept.", by=BY), scene.award)

    assert withdrawn == ""
    assert awarded in ("", "This project carries its mark already.")
    assert standing_marks() == (not awarded)


def test_of_two_who_withdraw_one_reason_stands_and_the_other_is_told() -> None:
    mark = earned_scene().award()
    told = at_once(*(partial(withdraw, mark=mark, because=reason, by=BY) for reason in ("It was late.", "It was wet.")))

    assert sorted(told) == ["", "This mark was withdrawn already."]
    mark.refresh_from_db()
    assert mark.withdrawn_because == ("It was wet." if told[0] else "It was late.")


def _decides(scene: SignOffScene, outcome: Outcome) -> Callable[[], object]:
    person = person_with(Role.ASSESSOR, area=scene.project.area)
    return partial(
        decide,
        submission=Submission.objects.get(is_current=True),
        outcome=outcome,
        reasons=f"So: {outcome.value}.",
        read=scene.read_by_assessor(person),
        by=scene.actor(person),
    )


def test_of_two_assessors_one_decides_and_the_other_is_told() -> None:
    scene = STATES["submitted"]()
    outcomes = [Outcome.AWARDED, Outcome.NOT_YET]
    told = at_once(*(_decides(scene, outcome) for outcome in outcomes))

    assert sorted(told) == ["", "An assessor has decided on this already."]
    decided = Submission.objects.get()
    assert (decided.outcome, decided.reasons) == (
        outcomes[told.index("")].value,
        f"So: {outcomes[told.index('')].value}.",
    )


def test_a_question_meets_an_outcome_and_is_asked_before_it_or_not_at_all() -> None:
    scene = STATES["submitted"]()
    submission = Submission.objects.get()
    decided, asked = at_once(
        _decides(scene, Outcome.AWARDED), partial(ask_back, submission=submission, words="Who?", by=BY)
    )

    assert decided == ""
    assert submission.questions.count() == (not asked)


def test_it_is_submitted_once_by_two_while_a_third_tries_to_award() -> None:
    scene = STATES["not yet"]()
    send = partial(submit, project=scene.project, by=BY)
    *sent, awarded = at_once(send, send, partial(award, project=scene.project, by=BY))

    assert sorted(sent) == ["", "It is with the assessors already."]
    assert "Aunts have not signed." in awarded
    assert Submission.objects.filter(is_current=True).count() == 1
