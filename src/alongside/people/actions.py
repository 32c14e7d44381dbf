"""Areas, accounts and roles: the only place that writes them."""

from django.db import transaction

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.people.enums import Role
from alongside.people.models import Area, Group, Membership, User


@transaction.atomic
def create_area(*, slug: str, title: str, by: Actor, about: str = "", easy_about: str = "", contact: str = "") -> Area:
    """Make an area. Its groups come when it adopts a pack."""
    area = Area(slug=slug, title=title, about=about, easy_about=easy_about, contact=contact)
    area.full_clean()
    area.save()
    activity.record("area created", area, by=by, area_id=area.pk, fields=("slug", "title"))
    return area


@transaction.atomic
def set_acknowledge_minutes(*, area: Area, minutes: int, by: Actor) -> None:
    """How soon a safeguarding lead of the area should say that they have what was sent to them."""
    if area.acknowledge_minutes == minutes:
        return
    area.acknowledge_minutes = minutes
    area.save(update_fields=["acknowledge_minutes"])
    activity.record("time to acknowledge set", area, by=by, area_id=area.pk, fields=("acknowledge_minutes",))


@transaction.atomic
def set_word(*, area: Area, word: str, easy_word: str, because: str, by: Actor) -> None:
    """What people of the area say in place of the word that their pack gives; an empty one takes it back."""
    said = {"word": word.strip(), "easy_word": easy_word.strip(), "word_because": because.strip()}
    changed = [field for field, words in said.items() if getattr(area, field) != words]
    if not changed:
        return
    for field in changed:
        setattr(area, field, said[field])
    area.full_clean()
    area.save(update_fields=changed)
    activity.record("word chosen", area, by=by, area_id=area.pk, fields=changed)


@transaction.atomic
def create_person(*, email: str, name: str, by: Actor, about: str = "", is_demonstration: bool = False) -> User:
    """Make an account, or return the one that this address already has."""
    existing = User.objects.filter(email=email.strip().lower()).first()
    if existing is not None:
        return existing
    user = User.objects.create_user(email, name=name, about=about, is_demonstration=is_demonstration)
    activity.record("account created", user, by=by)
    return user


@transaction.atomic
def give_role(*, person: User, area: Area, role: Role, by: Actor, group: Group | None = None) -> Membership:
    """Give a person a role in an area; giving it twice changes nothing."""
    membership, new = Membership.objects.get_or_create(person=person, area=area, role=role, group=group)
    if new:
        activity.record("role given", membership, by=by, area_id=area.pk, fields=("role", "group"))
    return membership
