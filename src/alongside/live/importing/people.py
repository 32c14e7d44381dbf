"""Who stands behind the rows of a file: rows of one person are brought together, and people found again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from alongside.live.actions.arriving import Arrival
from alongside.live.importing.matching import Entry
from alongside.live.importing.report import RowProblem
from alongside.live.models import Participant, Session
from alongside.people.models import Group


@dataclass
class Person:
    """Somebody in the file, with what their rows say of them."""

    entries: list[tuple[UUID, Entry]] = field(default_factory=list)
    participant: Participant | None = None

    @property
    def receipt(self) -> str:
        """The code of their strip, where any row has it."""
        return next((entry.receipt for _, entry in self.entries if entry.receipt), "")

    @property
    def arrival(self) -> Arrival:
        """They, as somebody new to the session."""
        group = next((entry.group for _, entry in self.entries if entry.group), None)
        home_area = next((entry.home_area for _, entry in self.entries if entry.home_area), "")
        return Arrival(group=group, home_area=home_area, receipt=self.receipt)


def people_behind(entries: Sequence[tuple[UUID, Entry]]) -> list[Person]:
    """One person for each token, strip or lone row, in the order in which they first appear."""
    people: dict[tuple[str, str], Person] = {}
    token_of_strip = {entry.receipt: entry.person for _, entry in entries if entry.person and entry.receipt}
    for uuid, entry in entries:
        token = entry.person or token_of_strip.get(entry.receipt, "")
        if token:
            key = ("person", token)
        elif entry.receipt:
            key = ("strip", entry.receipt)
        else:
            key = ("alone", str(uuid))
        people.setdefault(key, Person()).entries.append((uuid, entry))
    return list(people.values())


def find_again(people: Sequence[Person], *, speakers: dict[UUID, Participant], strips: dict[str, Participant]) -> None:
    """Give each person the participant that they already are, by what came in before or by their strip."""
    for person in people:
        before = (speakers[uuid] for uuid, _ in person.entries if uuid in speakers)
        person.participant = next(before, None) or strips.get(person.receipt)


def problems_of(people: Sequence[Person], session: Session) -> Iterator[RowProblem]:
    """Rows that say different things of one person, and strips that are somebody else's."""
    holders: dict[str, Person] = {}
    for person in people:
        yield from _contradictions(person)
        receipt, line = person.receipt, person.entries[0][1].line
        if receipt and holders.setdefault(receipt, person) is not person:
            yield RowProblem(line, "Another person in this file has the same strip code. Look at both strips again.")
        participant = person.participant
        if participant is not None and participant.session_id != session.pk:
            yield RowProblem(line, "This strip belongs to another session. Look at the code again.")


def _contradictions(person: Person) -> Iterator[RowProblem]:
    group: Group | None = None
    receipt = home_area = ""
    for _, entry in person.entries:
        said = "The same person has {} in an earlier row. Make them the same, or give this one another token."
        if entry.group and group and entry.group != group:
            yield RowProblem(entry.line, said.format("another group"))
        if entry.receipt and receipt and entry.receipt != receipt:
            yield RowProblem(entry.line, said.format("another strip code"))
        if entry.home_area and home_area and entry.home_area != home_area:
            yield RowProblem(entry.line, said.format("another area"))
        group, receipt, home_area = entry.group or group, entry.receipt or receipt, entry.home_area or home_area
