"""Evidence that changes between reading and signing: nothing is signed, assessed or awarded on what nobody has read.

Of every kind of evidence that a digest covers, everything that people can do to it stands in `recorded.CHANGES`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from alongside.assurance.assessing.actions import decide, submit
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing.enums import Outcome, Word
from alongside.assurance.signing.models import Signature, Submission
from alongside.assurance.signing.queries import standing_of
from alongside.assurance.signing.snapshot import Kind, Turn
from alongside.people.enums import Role
from alongside.projects.models import Project
from tests.assurance.signing.recorded import CHANGES, recorded
from tests.factories.evidence import BY
from tests.factories.people import MembershipFactory, person_with
from tests.factories.signing import SignOffScene, sealed, sealed_in

pytestmark = pytest.mark.django_db
TYPED = "We were told, not asked."
ONE_OF_EACH = dict(CHANGES.values())


@contextmanager
def undone_again(scene: SignOffScene) -> Iterator[None]:
    """What happens within it never happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    scene.project = Project.objects.select_related("area", "pack_version").get(pk=scene.project.pk)


def test_everything_that_a_digest_covers_can_change() -> None:
    assert {kind for kind, _ in CHANGES.values()} == set(Kind)


def told(client: Client, address: str, data: dict[str, str], kind: Kind) -> tuple[int, bool, bool]:
    """How a form is answered, whether it says what sort of thing changed, and whether what was typed is still there."""
    answer = client.post(address, data)
    page = answer.content.decode()
    is_told = any(f"<li>{turn.value}: {kind.value}" in page for turn in Turn)
    return answer.status_code, is_told, TYPED in page


def test_who_signs_is_told_what_changed_and_nothing_is_signed() -> None:
    scene = recorded()
    aunt = scene.browser(scene.speaker("aunts"))
    address = scene.address("for/aunts/")
    data = {"word": "withheld", "reasons": TYPED, "read": sealed_in(aunt, address)}
    got = {}
    for name, (kind, change) in CHANGES.items():
        with undone_again(scene):
            change(scene)
            got[name] = (*told(aunt, address, data, kind), Signature.objects.count())

    assert got == dict.fromkeys(CHANGES, (409, True, True, 0))
    change(scene)
    again = data | {"read": sealed(aunt.post(address, data).content.decode())}
    assert aunt.post(address, again).status_code == 302, "with the record as it is now before them"


def test_an_assessor_is_told_what_changed_and_nothing_is_decided() -> None:
    scene = recorded()
    submit(project=scene.project, by=BY)
    outside = scene.browser(person_with(Role.ASSESSOR, area=scene.project.area))
    address = f"/{scene.project.area.slug}/projects/{scene.project.slug}/assessment/"
    data = {"decide-outcome": "awarded", "decide-reasons": TYPED, "read": sealed_in(outside, address)}
    got = {}
    for kind, change in ONE_OF_EACH.items():
        with undone_again(scene):
            change(scene)
            got[kind] = (*told(outside, f"{address}decide/", data, kind), Submission.objects.get().outcome)

    assert got == dict.fromkeys(ONE_OF_EACH, (422, True, True, ""))


def test_what_changes_after_everybody_signed_stops_the_award() -> None:
    scene = recorded()
    CHANGES["shown to everybody"][1](scene)
    submission, person = submit(project=scene.project, by=BY), person_with(Role.ASSESSOR, area=scene.project.area)
    read, by = scene.read_by_assessor(person), scene.actor(person)
    decide(submission=submission, outcome=Outcome.AWARDED, reasons="It shows.", read=read, by=by)
    for key in ("ecolieres", "aunts"):
        scene.signs(key)
    assert standing_of(scene.project).reasons == ()
    officer = scene.browser(person_with(Role.COORDINATOR, area=scene.project.area))
    address = f"/{scene.project.area.slug}/projects/{scene.project.slug}/mark/"
    marks = {}
    for kind, change in ONE_OF_EACH.items():
        with undone_again(scene):
            change(scene)
            officer.post(address, {"seen": ""})
            marks[kind] = Mark.objects.count()

    assert marks == dict.fromkeys(ONE_OF_EACH, 0) | {Kind.PROJECT: 1}, "everybody sees the project already"


# ----------------------------------------------------------------- whoever signs is somebody else meanwhile


def refusal(scene: SignOffScene, aunt: Client, read: str) -> tuple[int, str]:
    """What comes of signing on what was read: the status, and the page."""
    answer = aunt.post(scene.address("for/aunts/"), {"word": "withheld", "reasons": TYPED, "read": read})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("leads", ["runs participation", "started it"])
def test_who_leads_by_now_does_not_sign_and_keeps_what_they_typed(leads: str) -> None:
    scene = recorded()
    person = scene.speaker("aunts")
    aunt = scene.browser(person)
    read = sealed_in(aunt, scene.address("for/aunts/"))
    if leads == "started it":
        Project.objects.update(started_by=person)
    else:
        MembershipFactory.create(person=person, area=scene.project.area, role=Role.COORDINATOR)
    status, page = refusal(scene, aunt, read)

    assert status == 409
    assert "Who leads a project does not sign for families" in page
    assert TYPED in page
    assert not Signature.objects.exists()


def test_who_speaks_for_the_group_no_longer_does_not_sign() -> None:
    scene = recorded()
    person = scene.speaker("aunts")
    aunt = scene.browser(person)
    read = sealed_in(aunt, scene.address("for/aunts/"))
    person.memberships.all().delete()

    assert refusal(scene, aunt, read)[0] in (403, 404)
    assert not Signature.objects.exists()


def test_another_group_that_signs_or_groups_that_are_asked_once_more_change_nothing() -> None:
    scene = recorded()
    aunt = scene.browser(scene.speaker("aunts"))
    read = sealed_in(aunt, scene.address("for/aunts/"))
    scene.signs("ecolieres", Word.RESERVED)
    officer = scene.browser(person_with(Role.COORDINATOR, area=scene.project.area))
    officer.post(scene.address("ask/"))

    assert refusal(scene, aunt, read)[0] == 302
    assert Signature.objects.filter(is_current=True).count() == 2
