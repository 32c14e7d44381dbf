"""Everybody who may come to a project's sign-off: every role, and those in whom two of them meet."""

from collections.abc import Callable

from alongside.assurance.signing.models import Signature
from alongside.people.enums import Role
from alongside.people.models import Membership, User
from tests.factories.people import AreaFactory, MembershipFactory, person_with
from tests.factories.projects import area_with
from tests.factories.signing import SignOffScene

Make = Callable[[SignOffScene], User | None]


def _with_role(role: Role) -> Make:
    return lambda scene: person_with(role, area=scene.project.area)


def _aunt(scene: SignOffScene, *, also: Role | None = None, group: str = "") -> User:
    """Speaks for the aunts, and has another role or speaks for another group besides."""
    person = scene.speaker("aunts")
    if also is not None:
        spoken_for = scene.group(group) if group else None
        MembershipFactory.create(person=person, area=scene.project.area, role=also, group=spoken_for)
    return person


def _started_it(scene: SignOffScene, person: User) -> User:
    scene.project.started_by = person
    scene.project.save()
    return person


def _signed_for_another(scene: SignOffScene) -> User:
    """Speaks for two groups, and signed for the other where that can be."""
    person = _aunt(scene, also=Role.REPRESENTATIVE, group="ecolieres")
    if hasattr(scene.project, "sign_off"):
        scene.signs("ecolieres", person=person)
    return person


def _assessor_who_signed_once(scene: SignOffScene) -> User:
    """Spoke for a group that signed, speaks for nobody any more, and assesses now."""
    person = scene.speaker("aunts")
    if hasattr(scene.project, "sign_off"):
        row = scene.signs("aunts", person=person)
        _take_back(row)
    Membership.objects.filter(person=person).delete()
    MembershipFactory.create(person=person, area=scene.project.area, role=Role.ASSESSOR)
    return person


def _take_back(row: Signature) -> None:
    """Its group said another word afterwards, or none: the earlier one stands again, so that the state is as it was."""
    Signature.objects.filter(pk=row.pk).update(is_current=False)
    earlier = Signature.objects.filter(project=row.project, group=row.group).exclude(pk=row.pk).order_by("-pk")
    for one in earlier[:1]:
        Signature.objects.filter(pk=one.pk).update(is_current=True)


def _assessor_and(role: Role) -> Make:
    def make(scene: SignOffScene) -> User:
        person = person_with(Role.ASSESSOR, area=scene.project.area)
        MembershipFactory.create(person=person, area=scene.project.area, role=role)
        return person

    return make


def _aunt_elsewhere(scene: SignOffScene) -> User:
    area = area_with()
    return person_with(Role.REPRESENTATIVE, area=area, group=area.groups.get(key="aunts"))


VISITOR = "visitor"
PEOPLE: dict[str, Make] = {
    VISITOR: lambda scene: None,
    **{role.value: _with_role(role) for role in Role if role is not Role.REPRESENTATIVE},
    Role.REPRESENTATIVE.value: _aunt,  # of the group for which it is signed
    "representative of another group": lambda scene: scene.speaker("ecolieres"),
    "representative who started it": lambda scene: _started_it(scene, scene.speaker("aunts")),
    "representative who is a coordinator": lambda scene: _aunt(scene, also=Role.COORDINATOR),
    "representative who signed for another group": _signed_for_another,
    "assessor who is a practitioner": _assessor_and(Role.PRACTITIONER),
    "assessor who leads safeguarding": _assessor_and(Role.SAFEGUARDING),
    "assessor who signed once": _assessor_who_signed_once,
    "representative elsewhere": _aunt_elsewhere,
    "assessor elsewhere": lambda scene: person_with(Role.ASSESSOR, area=AreaFactory.create()),
    "coordinator elsewhere": lambda scene: person_with(Role.COORDINATOR, area=AreaFactory.create()),
}
