"""A pack as everybody reads it: one list of sections, in plain words or in easy ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.frameworks.schema import Pack, Principle
from alongside.frameworks.schema.values import PrincipleSet


@dataclass(frozen=True)
class Entry:
    """One thing of a section: its title, what it says, and what stands below it."""

    title: str
    text: str = ""
    symbol: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Kinds of work against levels."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row with its title, and each of its cells with the column's, as a phone tells it."""
        return [(title, list(zip(self.columns, cells, strict=True))) for title, cells in self.rows]


@dataclass(frozen=True)
class Section:
    """A part of a pack, with the address at which it can be linked to."""

    key: str
    title: str
    lead: str = ""
    entries: tuple[Entry, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Charter:
    """A pack's own page."""

    title: str
    summary: str
    sections: tuple[Section, ...] = field(default=())


def charter(pack: Pack, *, easy: bool) -> Charter:
    """Everything that a pack holds; a pack has only what its people wanted, so a section may be missing."""
    reader = _Reader(pack, easy=easy)
    return Charter(
        title=reader.of(pack, "title"),
        summary=pack.easy_summary if easy else pack.summary,
        sections=tuple(section for section in reader.sections() if section.entries or section.table),
    )


class _Reader:
    """Reads a pack in one of its two versions."""

    def __init__(self, pack: Pack, *, easy: bool) -> None:
        self.pack = pack
        self.easy = easy

    def of(self, thing: Any, name: str) -> str:
        """`title` or `easy_title`; `text`, `description` and `meaning` have `easy` beside them."""
        if not self.easy:
            return str(getattr(thing, name))
        if name in ("text", "description", "meaning"):
            return str(thing.easy)
        return str(getattr(thing, f"easy_{name}"))

    def texts(self, things: Iterable[Any], name: str = "text") -> tuple[str, ...]:
        return tuple(self.of(thing, name) for thing in things)

    def described(self, things: Iterable[Any]) -> tuple[Entry, ...]:
        return tuple(
            Entry(self.of(one, "title"), self.of(one, "description"), getattr(one, "symbol", "")) for one in things
        )

    def sections(self) -> Iterator[Section]:
        yield self._groups()
        yield from self._ladder()
        yield from (self._principles(one) for one in self.pack.principles)
        yield from self._before_the_start()
        yield from self._along_the_way()
        yield from self._checked()
        yield from self._looking_back()
        yield from self._around()
        yield from self._words()

    def _groups(self) -> Section:
        entries = (Entry(self.of(group, "title"), symbol=group.symbol) for group in self.pack.groups)
        return Section("groups", "Who we are", entries=tuple(entries))

    def _ladder(self) -> Iterator[Section]:
        ladder = self.pack.ladder
        if ladder is None:
            return
        rungs = [
            Entry(self.of(rung, "title"), self.of(rung, "description"))
            for family in ladder.families
            for rung in sorted(family.rungs, key=lambda rung: -rung.step)
        ]
        if ladder.foundation is not None:
            rungs.append(Entry(self.of(ladder.foundation, "title"), self.of(ladder.foundation, "description")))
        yield Section("ladder", self.of(ladder, "title"), self.of(ladder, "description"), tuple(rungs))

    def _principles(self, principle_set: PrincipleSet) -> Section:
        return Section(
            key=f"principles-{principle_set.id}",
            title=self.of(principle_set, "title"),
            lead=self.of(principle_set, "description"),
            entries=tuple(self._principle(one) for one in principle_set.principles),
        )

    def _principle(self, principle: Principle) -> Entry:
        text = (principle.easy if self.easy else principle.description) if principle.description else ""
        return Entry(
            title=self.of(principle, "title"),
            text=text,
            symbol="heart" if principle.at_centre else "",
            points=self.texts(principle.commitments) + self.texts(principle.questions),
        )

    def _before_the_start(self) -> Iterator[Section]:
        yield Section("levels", "How far it reaches", entries=self.described(self.pack.levels))
        yield Section(
            "readiness",
            "Before we start",
            "If the answer is no, this is what to do.",
            tuple(
                Entry(self.of(one, "text"), one.easy_if_not if self.easy else one.if_not) for one in self.pack.readiness
            ),
        )
        yield Section(
            "challenges",
            "What can be hard",
            entries=tuple(
                Entry(self.of(one, "title"), self.of(one, "description"), points=(self.of(one, "prompt"),))
                for one in self.pack.challenges
            ),
        )
        planning = self.pack.planning
        if planning is not None:
            asked = tuple(Entry(self.of(one, "title"), self.of(one, "text")) for one in planning.questions)
            yield Section("planning", "Four things to ask of everything we plan", planning.source, asked)

    def _along_the_way(self) -> Iterator[Section]:
        yield Section(
            "stages",
            "The stages",
            "They are a map and not a gate.",
            tuple(
                Entry(self.of(one, "title"), self.of(one, "summary"), points=self.texts(one.questions))
                for one in self.pack.stages
            ),
        )
        minutes = self.pack.minutes
        if minutes is not None:
            noted = Entry(self.of(minutes, "title"), self.of(minutes, "summary"), points=self.texts(minutes.questions))
            yield Section("minutes", self.of(minutes, "title"), entries=(noted,))
        yield Section(
            "checklists",
            "Lists to check",
            entries=tuple(
                Entry(self.of(one, "title"), self.of(one, "description"), points=self.texts(one.items))
                for one in self.pack.checklists
            ),
        )

    def _checked(self) -> Iterator[Section]:
        checks = self.pack.checks
        if checks is not None:
            entries = tuple(
                Entry(self.of(one, "text"), one.easy_help if self.easy else one.help) for one in checks.checks
            )
            yield Section("checks", "What has to hold", self.of(checks, "description"), entries)
        signoff = self.pack.signoff
        if signoff is not None:
            signing = [group for group in self.pack.groups if group.id in signoff.groups]
            who = Entry("Who signs", points=self.texts(signing, "title"))
            assessed = signoff.assessment
            looking = (Entry("What assessors look for", self.of(assessed, "description")),) if assessed else ()
            mark = self.described((signoff.mark,))
            yield Section("signoff", "Sign-off and mark", self.of(signoff, "description"), (who, *looking, *mark))

    def _looking_back(self) -> Iterator[Section]:
        yield Section(
            "review",
            "When we look back",
            "Each group answers these for itself.",
            tuple(Entry(self.of(one, "title"), points=self.texts(one.prompts)) for one in self.pack.review),
        )
        yield Section(
            "measures",
            "What we rate before and after",
            entries=tuple(Entry(self.of(one, "text"), self._ends(one)) for one in self.pack.measures),
        )
        reflection = self.pack.reflection
        if reflection is not None:
            opening = Entry("First of all, before anybody shows you theirs", points=self.texts(reflection.opening))
            sets = (Entry(self.of(one, "title"), points=self.texts(one.questions)) for one in reflection.sets)
            yield Section("reflection", "Questions to think about", entries=(opening, *sets))

    def _ends(self, measure: Any) -> str:
        return f"From 1, “{self.of(measure, 'low')}”, to {measure.steps}, “{self.of(measure, 'high')}”."

    def _around(self) -> Iterator[Section]:
        people = self.pack.people_map
        if people is not None:
            places: Sequence[Any] = (people.centre, *people.places)
            yield Section(
                "people-map", self.of(people, "title"), self.of(people, "description"), self.described(places)
            )
        if self.pack.work_map is not None:
            yield self._work_map()
        both = self.pack.both_ways
        if both is not None:
            sides = tuple(Entry(self.of(one, "title"), points=self.texts(one.undertakings)) for one in both.sides)
            yield Section("both-ways", "What we ask of one another", entries=sides)
            yield Section("signposts", "Where to turn", entries=self.described(both.signposts))

    def _work_map(self) -> Section:
        work = self.pack.work_map
        assert work is not None  # who calls has looked
        levels = self.pack.levels
        rows = tuple(
            (
                self.of(kind, "title"),
                tuple(
                    (cell.easy if self.easy else cell.example) if (cell := work.cell(kind.id, level.id)) else ""
                    for level in levels
                ),
            )
            for kind in work.kinds
        )
        table = Table(columns=self.texts(levels, "title"), rows=rows)
        return Section("work-map", self.of(work, "title"), self.of(work, "description"), table=table)

    def _words(self) -> Iterator[Section]:
        yield Section("priorities", "What matters most", entries=self.described(self.pack.priorities))
        yield Section("benefits", "What it is good for", entries=self.described(self.pack.benefits))
        terms = (Entry(term.term, self.of(term, "meaning")) for term in self.pack.glossary)
        yield Section("glossary", "What words mean", entries=tuple(terms))
