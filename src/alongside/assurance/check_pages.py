"""The checks of a project as their page shows them: what the record says, what settles it, what was attested."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.assurance import permissions
from alongside.assurance.checks import State, results
from alongside.assurance.dossier_queries import attestations_of, dossier_of, may_be_children
from alongside.assurance.models import Attestation
from alongside.assurance.places import Link, places_of
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project


@dataclass(frozen=True)
class CheckRow:
    """One check: its words, its state, the groups it lacks, its records, and what a person attested."""

    id: str
    text: str
    help: str
    state: State
    settles: str
    groups: tuple[str, ...]
    links: tuple[Link, ...]
    attested: Attestation | None
    attested_by: str
    may_attest: bool
    may_take_back: bool

    @property
    def counts(self) -> bool:
        """Whether it holds, by the record or by somebody's word."""
        return self.state is State.HOLDS or self.attested is not None


@dataclass(frozen=True)
class ChecksPage:
    """All checks of a project's pack, in their order."""

    description: str
    rows: tuple[CheckRow, ...]

    @property
    def summary(self) -> str:
        """How many hold, in words."""
        counted = Counter(row.counts for row in self.rows)
        if not counted[False]:
            return f"All {len(self.rows)} hold."
        return f"{counted[True]} of {len(self.rows)} hold."


def checks_page(project: Project, standing: Standing) -> ChecksPage | None:
    """The checks of a project; nothing where its pack has none."""
    pack = pack_for_project(project)
    if pack.checks is None:
        return None
    titles = {group.id: group.title for group in pack.groups}
    attested = attestations_of(project)
    young = may_be_children([word.attested_by_id for word in attested.values()], project)
    places = places_of(project, standing)
    rows = []
    for result in results(pack.checks.checks, dossier_of(project)):
        check, word = result.check, attested.get(result.check.id)
        mine = word is not None and permissions.can_take_back(standing, written_by_id=word.attested_by_id)
        rows.append(
            CheckRow(
                id=check.id,
                text=check.text,
                help=check.help,
                state=result.state,
                settles=result.settles,
                groups=tuple(titles[group] for group in result.groups),
                links=places.links(result.records),
                attested=word,
                attested_by=_who(word, young, standing) if word else "",
                may_attest=check.may_be_attested
                and word is None
                and result.state is not State.HOLDS
                and permissions.can_attest(standing),
                may_take_back=mine,
            )
        )
    return ChecksPage(pack.checks.description, tuple(rows))


def _who(word: Attestation, young: Mapping[int, str], standing: Standing) -> str:
    """Whoever attested it, by name; outside the team never the name of somebody who may be a child."""
    group = young.get(word.attested_by_id)
    return word.attested_by.name if group is None or standing.is_team else f"Somebody who speaks for {group}"
