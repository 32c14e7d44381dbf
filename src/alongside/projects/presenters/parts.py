"""The parts of a project in words: what each says, what that means, and where each group stands with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Level, Pack, Rung
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Group
from alongside.projects import queries, rules
from alongside.projects.models import PartWording, Project

TITLES: Mapping[Part, str] = {
    Part.PURPOSE: "What it is for",
    Part.WHO_FOR: "Who it is for",
    Part.LEVEL: "How far it reaches",
    Part.RUNG: "How we work together",
    Part.FIXED: "What is fixed",
    Part.OPEN: "What is open",
}


@dataclass(frozen=True)
class Definition:
    """What the pack says of a chosen level or rung; `is_gone` where only an earlier version has it."""

    title: str
    description: str
    is_gone: bool = False


@dataclass(frozen=True)
class Wording:
    """One wording of a part, as people read it."""

    number: int
    words: str
    because: str
    definition: Definition | None
    by: str
    at: datetime
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartHistory:
    """A part with every wording it ever had, the current one first."""

    key: str
    title: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class AskedAgreement:
    """A line of a part: where a group stands, and whether whoever looks may agree for it."""

    group: Group
    line: rules.AgreementLine
    can_agree: bool

    @property
    def state(self) -> str:
        return self.line.state.value


@dataclass(frozen=True)
class PartCard:
    """A part as the project's page shows it."""

    key: str
    title: str
    wording: Wording | None
    lines: tuple[AskedAgreement, ...]
    edit_url: str
    agree_url: str

    @property
    def points(self) -> tuple[str, ...]:
        """What is fixed and what is open: one thing on each line. Empty for parts that are plain words."""
        if self.wording is None or self.key not in (Part.FIXED, Part.OPEN):
            return ()
        return tuple(line for line in self.wording.words.splitlines() if line.strip())


def project_url(project: Project) -> str:
    """The project's own page."""
    return reverse("project", kwargs={"slug": project.area.slug, "project_slug": project.slug})


def part_initial(wording: PartWording | None) -> dict[str, object]:
    """What the form of a part begins with."""
    if wording is None:
        return {"seen": 0}
    return {"seen": wording.number, "value": wording.value, "because": wording.because}


def part_history(project: Project, part: Part) -> PartHistory:
    """A part and its wordings, each with the groups that agreed to it."""
    rows = list(queries.wordings_of(project, part))
    packs = _packs_with(project, rows)
    wordings = tuple(in_words(wording, packs, with_groups=True) for wording in rows)
    return PartHistory(part.value, TITLES[part], wordings)


def part_cards(project: Project, groups: Sequence[Group], agreeable: frozenset[int]) -> list[PartCard]:
    """Every part of a project. `agreeable` are the groups that whoever looks may agree for."""
    states = queries.part_states(project, groups)
    packs = _packs_with(project, [state.wording for state in states if state.wording])
    by_id = {group.pk: group for group in groups}
    return [_card(project, state, packs, by_id, agreeable) for state in states]


def _packs_with(project: Project, wordings: Sequence[PartWording]) -> list[Pack]:
    """The packs that know every level and rung of these wordings: the earlier ones only where they are needed."""
    pack = queries.pack_for_project(project)
    chosen = [wording for wording in wordings if wording.part in rules.REASONED_PARTS]
    if all(wording.value in rules.choices_for(Part(wording.part), pack) for wording in chosen):
        return [pack]
    return [pack, *queries.earlier_packs(project)]


def _card(
    project: Project,
    state: queries.PartState,
    packs: Sequence[Pack],
    groups: Mapping[int, Group],
    agreeable: frozenset[int],
) -> PartCard:
    where = {"slug": project.area.slug, "project_slug": project.slug, "part": state.part.value}
    lines = tuple(
        AskedAgreement(
            group=groups[line.group_id],
            line=line,
            can_agree=state.wording is not None
            and line.group_id in agreeable
            and line.state is not rules.AgreementState.AGREED,
        )
        for line in state.lines
    )
    return PartCard(
        key=state.part.value,
        title=TITLES[state.part],
        wording=in_words(state.wording, packs) if state.wording else None,
        lines=lines,
        edit_url=reverse("project_part", kwargs=where),
        agree_url=reverse("project_agree", kwargs=where),
    )


def in_words(wording: PartWording, packs: Sequence[Pack], *, with_groups: bool = False) -> Wording:
    """A wording as people read it; `with_groups` adds those that agreed to it.

    `packs` are those that the project stood under, the one of now first.
    """
    definition = _definition(Part(wording.part), wording.value, packs)
    return Wording(
        number=wording.number,
        words=definition.title if definition else wording.value,
        because=wording.because,
        definition=definition,
        by=wording.written_by.name if wording.written_by else "",
        at=wording.written_at,
        agreed=tuple(agreement.group.title for agreement in wording.agreements.all()) if with_groups else (),
    )


def _definition(part: Part, key: str, packs: Sequence[Pack]) -> Definition | None:
    """What the newest pack that has it says of a level or a rung; nothing for a part that takes words."""
    for number, pack in enumerate(packs):
        offered: Mapping[Part, Sequence[Level | Rung]] = {Part.LEVEL: pack.levels, Part.RUNG: pack.rungs}
        entry = by_id(offered.get(part, ()), key)
        if entry:
            return Definition(entry.title, entry.description, is_gone=number > 0)
    return None
