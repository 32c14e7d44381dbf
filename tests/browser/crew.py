"""The people of one project under whatever pack their area has: who they are is read from the pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from alongside.frameworks.schema import Pack, PackGroup, Rung
from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

OFFICER, FACILITATOR, DECIDER = (
    Member("Mina", "coordinator"),
    Member("Wilf", "facilitator"),
    Member("Gethin", "decision-maker"),
)
STAFF = (OFFICER, FACILITATOR, DECIDER)
PRACTITIONER = Member("Tess", "practitioner")
# One comes from another area and does nothing else here; the other works here too.
ASSESSOR, OWN, OWN_ASSESSOR = (
    Member("Ines", "assessor"),
    Member("Odhran", "practitioner"),
    Member("Odhran", "assessor"),
)
SPEAKERS = ("Kofi", "Dervla", "Petra", "Lev", "Yusuf", "Oona")


@dataclass
class Crew:
    """An area's people, each with a device of their own. They sign in when they are first needed.

    Everybody who has a part in a mark has an account from the start, unless `has_everybody` says no; whoever has
    none yet gets it when they are first needed.
    """

    pack: Pack
    area: LocalArea
    open_page: OpenPage
    look: Look
    has_everybody: bool = True
    _links: dict[Member, str] = field(default_factory=dict)
    _here: dict[Member, TeamMember] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make everybody's account."""
        if not self.has_everybody:
            return
        wanted = [*STAFF, *self._speakers.values(), *((ASSESSOR, OWN, OWN_ASSESSOR) if self.is_assessed else ())]
        self._links = dict(zip(wanted, self.area.links_for(self._of_here(wanted)), strict=True))

    @property
    def groups(self) -> tuple[PackGroup, ...]:
        """The groups whose word is asked for."""
        return self.pack.groups_that_agree

    @property
    def is_assessed(self) -> bool:
        """Whether assessors look at what is done under this pack."""
        return self.pack.signoff is not None and self.pack.signoff.assessment is not None

    @property
    def signing(self) -> list[PackGroup]:
        """The groups that are asked to sign, in the order of the pack."""
        named = self.pack.signoff.groups if self.pack.signoff else ()
        return [group for group in self.pack.groups if group.id in named]

    @property
    def officer(self) -> TeamMember:
        return self._person(OFFICER)

    @property
    def facilitator(self) -> TeamMember:
        return self._person(FACILITATOR)

    @property
    def decider(self) -> TeamMember:
        return self._person(DECIDER)

    @property
    def practitioner(self) -> TeamMember:
        return self._person(PRACTITIONER)

    @property
    def assessor(self) -> TeamMember:
        return self._person(ASSESSOR)

    @property
    def own_assessor(self) -> TeamMember:
        """An assessor who works in this area."""
        return self._person(OWN_ASSESSOR)

    def speaker(self, group: PackGroup) -> TeamMember:
        """Who speaks for a group; for young people on a phone."""
        return self._person(self._speakers[group.id], on_a_phone=group.may_be_under_18)

    @property
    def _speakers(self) -> dict[str, Member]:
        asked = _unique((*self.groups, *self.signing))
        return {
            group.id: Member(name, "representative", group.id) for group, name in zip(asked, SPEAKERS, strict=False)
        }

    def _of_here(self, members: Iterable[Member]) -> list[Member]:
        """With addresses of this area's own: areas that share a server do not share people."""
        return [replace(member, works_at=self.area.slug) for member in members]

    def _person(self, member: Member, *, on_a_phone: bool = False) -> TeamMember:
        if member not in self._here:
            person = TeamMember(self.open_page("phone" if on_a_phone else "laptop"), self.look, self.area)
            person.signs_in_with(self._links.get(member) or self.area.links_for(self._of_here([member]))[0])
            self._here[member] = person
        return self._here[member]


class UnderPack(Protocol):
    """The people of an area under the pack of a folder; the area is made when it is first asked for."""

    def __call__(self, folder: Path, *, has_everybody: bool = True) -> Crew: ...


def rung_needed(pack: Pack) -> Rung | None:
    """The rung that the label of a work has to support for the mark of a pack, where it asks for one."""
    conditions = pack.signoff.needs.walk() if pack.signoff else ()
    named = {condition.label_supports for condition in conditions}
    return next((rung for rung in pack.rungs if rung.id in named), None)


def _unique(groups: Iterable[PackGroup]) -> list[PackGroup]:
    return list({group.id: group for group in groups}.values())
