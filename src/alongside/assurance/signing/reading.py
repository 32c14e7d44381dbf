"""What somebody had before them when they signed: it travels with the form, under the site's own signature.

So it cannot be made up, and it belongs to one project, one group and one person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.core import signing

from alongside.assurance.signing.snapshot import Snapshot
from alongside.people.models import Group
from alongside.projects.models import Project

_SALT = "alongside.assurance.signing.read"


@dataclass(frozen=True)
class Read:
    """A record as it was read: its digest and fingerprints, and which word of the group stood then.

    `group_id` is nothing for an assessor, who speaks for no group; `submission` is what they had before them, as
    `queries.as_it_stands` tells it.
    """

    project_id: int
    group_id: int | None
    person_id: int
    digest: str
    prints: Mapping[str, str]
    signature_id: int | None = None
    submission: str = ""

    @classmethod
    def now(
        cls,
        snapshot: Snapshot,
        *,
        project: Project,
        group: Group | None,
        person_id: int,
        signature_id: int | None = None,
        submission: str = "",
    ) -> Self:
        """What stands before somebody now."""
        group_id = group.pk if group else None
        return cls(project.pk, group_id, person_id, snapshot.digest, snapshot.prints, signature_id, submission)

    def is_of(self, *, project: Project, group: Group | None, person_id: int) -> bool:
        """Whether it was read for this, by this person."""
        wanted = (project.pk, group.pk if group else None, person_id)
        return (self.project_id, self.group_id, self.person_id) == wanted

    def sealed(self) -> str:
        """As a form carries it."""
        return signing.dumps(self.__dict__, salt=_SALT, compress=True)

    @classmethod
    def unsealed(cls, text: str) -> Self | None:
        """What a form carried; nothing where it was not made here."""
        try:
            given: dict[str, Any] = signing.loads(text, salt=_SALT)
            return cls(**given)
        except (signing.BadSignature, TypeError, ValueError):
            return None
