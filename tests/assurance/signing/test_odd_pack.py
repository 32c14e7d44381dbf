"""The odd little pack goes all the way: one group signs or somebody from elsewhere awards it, by its own words."""

import pytest

from alongside.assurance.assessing.actions import decide, submit
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.queries import standing_of
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from tests.factories.evidence import BY, met, project_in
from tests.factories.frameworks import area_under_the_odd_pack, odd_pack
from tests.factories.people import person_with
from tests.factories.projects import StageAnswerFactory
from tests.factories.signing import SignOffScene

[GROUP] = [group.id for group in odd_pack().groups]


@pytest.fixture
def scene(db: None) -> SignOffScene:
    project = project_in(area_under_the_odd_pack(), claims="summit")
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=BY)
    return SignOffScene(project)


def test_the_group_signs_once_the_record_supports_what_it_needs(scene: SignOffScene) -> None:
    scene.signs(GROUP)
    assert not standing_of(scene.project).is_complete
    met(scene.project, Purpose.ASKED, Purpose.DECIDED, groups=[GROUP])
    scene.signs(GROUP)
    assert standing_of(scene.project).is_complete
    page = scene.browser().get(scene.address()).content.decode()
    assert "Everything is there" in page
    assert "The lantern" in page


def test_somebody_from_elsewhere_awards_it_instead(scene: SignOffScene) -> None:
    StageAnswerFactory.create(project=scene.project, question="weather", words="It was dark.")
    submission = submit(project=scene.project, by=BY)
    person = person_with(Role.ASSESSOR, area=scene.project.area)
    page = scene.browser(person).get(scene.address().replace("sign-off", "assessment")).content.decode()
    assert "It was dark." in page
    read = scene.read_by_assessor(person)
    decide(submission=submission, outcome=Outcome.AWARDED, reasons="It is light.", read=read, by=scene.actor(person))
    assert standing_of(scene.project).is_complete
