"""Who somebody is in one area. Permissions are answered from it, without a database."""

from dataclasses import dataclass

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.people.enums import Role
from alongside.people.models import Area

TEAM = frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.PRACTITIONER, Role.REPRESENTATIVE, Role.DECISION_MAKER})


@dataclass(frozen=True)
class Standing:
    """An area, and a person's account, roles and represented groups there. A visitor has none of them."""

    area: Area
    person_id: int | None = None
    roles: frozenset[Role] = frozenset()
    group_ids: frozenset[int] = frozenset()

    @property
    def is_team(self) -> bool:
        """One of those who make things together here: staff and representatives see the same pages."""
        return bool(self.roles & TEAM)

    def has(self, *roles: Role) -> bool:
        """Whether the person has at least one of these roles here."""
        return bool(self.roles.intersection(roles))

    @property
    def actor(self) -> Actor:
        """The person as the one who does something."""
        if self.person_id is None:
            raise ValueError("A visitor cannot do this: sign in first.")
        return actors.person(self.person_id)
