"""Who does something. Every action takes one as `by`."""

from dataclasses import dataclass
from uuid import UUID

from alongside.activity.enums import ActorKind


@dataclass(frozen=True)
class Actor:
    """Somebody who changes something: a kind and an id, never a name."""

    kind: ActorKind
    id: str

    @property
    def person_id(self) -> int | None:
        """The account's id, where the actor has an account."""
        return int(self.id) if self.kind is ActorKind.PERSON else None


def person(person_id: int) -> Actor:
    return Actor(ActorKind.PERSON, str(person_id))


def participant(participant_id: UUID) -> Actor:
    return Actor(ActorKind.PARTICIPANT, str(participant_id))


def system(name: str) -> Actor:
    """The system itself, by the name of the command or the task: `demo`, `import`."""
    return Actor(ActorKind.SYSTEM, name)
