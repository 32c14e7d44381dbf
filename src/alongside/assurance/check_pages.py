"""The checks of a project as their page shows them: what the record says, what settles it, what was attested."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.assurance import permissions
from alongside.assurance.checks import Result, State, results
from alongside.assurance.dossier_queries import attestations_of, dossier_of, may_be_children, that_count
from alongside.assurance.models import Attestation
from alongside.assurance.places import Link, Places, places_of
from alongside.frameworks.enums import CheckKind
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project, packs_of


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
class AttestedBefore:
    """What a person attested of a check that the version of now does not have, or leaves to the record. It counts no more."""

    id: str
    text: str
    attested: Attestation
    attested_by: str
    may_take_back: bool


@dataclass(frozen=True)
class ChecksPage:
    """All checks of a project's pack, in their order; and what was attested of those that an earlier version had."""

    description: str
    rows: tuple[CheckRow, ...]
    before: tuple[AttestedBefore, ...] = ()

    @property
    def summary(self) -> str:
        """How many hold, in words."""
        counted = Counter(row.counts for row in self.rows)
        if not counted[False]:
            return f"All {len(self.rows)} hold."
        return f"{counted[True]} of {len(self.rows)} hold."


def checks_page(project: Project, standing: Standing) -> ChecksPage | None:
    """The checks of a project; nothing where its pack has none, and nothing was attested under an earlier one."""
    pack = pack_for_project(project)
    every = attestations_of(project)
    attested = that_count(every, pack)
    young = may_be_children([word.attested_by_id for word in every.values()], project)
    before = [word for key, word in every.items() if key not in attested]
    if pack.checks is None and not before:
        return None
    titles = {group.id: group.title for group in pack.groups}
    places = places_of(project, standing)
    rows = []
    for result in results(pack.checks.checks, dossier_of(project)) if pack.checks else ():
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
                links=_links(result, places),
                attested=word,
                attested_by=_who(word, young, standing) if word else "",
                may_attest=check.may_be_attested
                and word is None
                and result.state is not State.HOLDS
                and permissions.can_attest(standing),
                may_take_back=mine,
            )
        )
    return ChecksPage(
        description=pack.checks.description if pack.checks else "",
        rows=tuple(rows),
        before=tuple(_before(project, before, young, standing)),
    )


# What these look at stands on a page of the project, and in no single record.
_PAGES: Mapping[CheckKind, tuple[str, str]] = {
    CheckKind.READINESS_ANSWERED: ("project_readiness", "Before the start"),
    CheckKind.STAGES_FILLED: ("project", "The project and its forms"),
    CheckKind.REVIEWED_BY_EACH: ("project_reviews", "How each group looked back"),
    CheckKind.LABEL_SUPPORTS_CLAIM: ("project_label", "What the record supports"),
}


def _links(result: Result, places: Places) -> tuple[Link, ...]:
    """The records that a check is about, or the page on which it stands."""
    if result.check.check in _PAGES:
        return (places.page(*_PAGES[result.check.check]),)
    return places.links(result.records)


def _before(
    project: Project, words: Sequence[Attestation], young: Mapping[int, str], standing: Standing
) -> Iterable[AttestedBefore]:
    packs = packs_of(project) if words else ()
    texts = {check.id: check.text for pack in reversed(packs) if pack.checks for check in pack.checks.checks}
    for word in words:
        yield AttestedBefore(
            id=word.check_id,
            text=texts.get(word.check_id, word.check_id),
            attested=word,
            attested_by=_who(word, young, standing),
            may_take_back=permissions.can_take_back(standing, written_by_id=word.attested_by_id),
        )


def _who(word: Attestation, young: Mapping[int, str], standing: Standing) -> str:
    """Whoever attested it, by name; outside the team never the name of somebody who may be a child."""
    group = young.get(word.attested_by_id)
    return word.attested_by.name if group is None or standing.is_team else f"Somebody who speaks for {group}"
