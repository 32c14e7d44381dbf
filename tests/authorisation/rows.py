"""What a row of the authorisation table is, who there is, and the addresses that many rows share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from alongside.people.enums import Role
from tests.authorisation.scene import EVERYBODY, OTHER_REPRESENTATIVE, OWNER, VISITOR, Scene

Arguments = Callable[[Scene], dict[str, Any]]

ALL = frozenset(EVERYBODY)
TEAM = frozenset(
    {
        OWNER,
        OTHER_REPRESENTATIVE,
        *map(
            str,
            (Role.COORDINATOR, Role.FACILITATOR, Role.PRACTITIONER, Role.REPRESENTATIVE, Role.DECISION_MAKER),
        ),
    }
)
MEMBERS = TEAM | {str(role) for role in Role}
RUNNERS = frozenset({str(Role.COORDINATOR), str(Role.FACILITATOR)})
COORDINATORS = frozenset({str(Role.COORDINATOR)})
LEADS = frozenset({str(Role.SAFEGUARDING)})
ASSESSORS = frozenset({str(Role.ASSESSOR)})
PRACTITIONERS = frozenset({str(Role.PRACTITIONER)})
REPRESENTATIVES = frozenset({str(Role.REPRESENTATIVE), OTHER_REPRESENTATIVE})
CODERS = RUNNERS | REPRESENTATIVES | {str(Role.PRACTITIONER)}
DECIDERS = COORDINATORS | REPRESENTATIVES | {OWNER, str(Role.DECISION_MAKER)}
ATTESTERS = COORDINATORS | REPRESENTATIVES | {OWNER, str(Role.DECISION_MAKER)}
PUBLISHERS = COORDINATORS | {OWNER, str(Role.DECISION_MAKER)}
REPRESENTATIVE = frozenset({str(Role.REPRESENTATIVE)})
NOBODY: frozenset[str] = frozenset()


def nothing(scene: Scene) -> dict[str, Any]:
    return {}


def area(scene: Scene) -> dict[str, Any]:
    return {"slug": scene.area.slug}


def project(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"project_slug": scene.project.slug}


@dataclass(frozen=True)
class Row:
    """A route, its arguments, who gets in and with which status, and what everybody else gets.

    `visitor` is given where somebody without an account gets something else than the others.
    """

    name: str
    allowed: frozenset[str]
    arguments: Arguments = area
    method: str = "get"
    status: int = 200
    otherwise: int = 403
    visitor: int | None = None
    data: Mapping[str, str] = field(default_factory=dict)

    def expected(self, who: str) -> int:
        """The status that somebody gets."""
        if who == VISITOR and self.visitor is not None:
            return self.visitor
        return self.status if who in self.allowed else self.otherwise


def posts(
    name: str,
    allowed: frozenset[str],
    arguments: Arguments,
    *,
    status: int = 302,
    otherwise: int = 403,
    visitor: int | None = None,
    data: Mapping[str, str] | None = None,
) -> Row:
    """A route that only takes what is posted."""
    return Row(name, allowed, arguments, "post", status, otherwise, visitor, data or {})
