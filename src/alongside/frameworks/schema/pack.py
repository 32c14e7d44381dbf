"""`pack.yaml`, and the whole that the files of a pack make."""

import json
from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from alongside.frameworks.schema.around import BothWaysFile, PeopleMap, WorkMapFile
from alongside.frameworks.schema.base import Frozen, Id, ShortTitle, Text, Title, by_id
from alongside.frameworks.schema.checks import ChecksFile, PackCheck
from alongside.frameworks.schema.forms import Challenge, Question, ReadinessQuestion, ReviewTheme, Stage
from alongside.frameworks.schema.groups import PackGroup
from alongside.frameworks.schema.reflecting import Checklist, Measure, MinutesFile, PlanningFile, ReflectionFile
from alongside.frameworks.schema.sessions import SessionTemplate
from alongside.frameworks.schema.signoff import SignoffFile
from alongside.frameworks.schema.values import PrincipleSet, Tag, Term
from alongside.frameworks.schema.ways import LadderFile, Level, Rung

# A term: long enough for a change to be felt, short enough for people to remember what it was like before.
WEEKS_BEFORE_ASKING = 12


class PackFile(Frozen):
    """`pack.yaml`: what this is, where it comes from, whose view it is, and its groups.

    `difference_after_weeks` is how long after a promise was kept everybody is asked whether it made a difference.
    `word` is the word for working together as equals that an area may say in its own way (requirement Y6).
    """

    id: Id
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$", max_length=20)]
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
    title: Title
    easy_title: Title
    publisher: Title
    source: Text
    whose_view: Text
    easy_whose_view: Text | None = None
    lost: tuple[Text, ...] = ()
    review_date: date
    word: ShortTitle | None = None
    summary: Text
    easy_summary: Text
    groups: Annotated[tuple[PackGroup, ...], Field(min_length=1)]
    difference_after_weeks: Annotated[int, Field(ge=1, le=104)] = WEEKS_BEFORE_ASKING


class Pack(PackFile):
    """A whole pack. Whatever it lacks is empty, and nothing may count on it being there.

    `digest` is the SHA-256 of `canonical`, which is what the files said, in one fixed spelling.
    """

    digest: str
    canonical: Annotated[str, Field(repr=False)]
    ladder: LadderFile | None = None
    levels: tuple[Level, ...] = ()
    readiness: tuple[ReadinessQuestion, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    stages: tuple[Stage, ...] = ()
    review: tuple[ReviewTheme, ...] = ()
    principles: tuple[PrincipleSet, ...] = ()
    priorities: tuple[Tag, ...] = ()
    benefits: tuple[Tag, ...] = ()
    glossary: tuple[Term, ...] = ()
    reflection: ReflectionFile | None = None
    planning: PlanningFile | None = None
    checklists: tuple[Checklist, ...] = ()
    measures: tuple[Measure, ...] = ()
    minutes: MinutesFile | None = None
    people_map: PeopleMap | None = None
    work_map: WorkMapFile | None = None
    both_ways: BothWaysFile | None = None
    checks: ChecksFile | None = None
    signoff: SignoffFile | None = None
    templates: tuple[SessionTemplate, ...] = ()

    @property
    def canonical_files(self) -> dict[str, Any]:
        """What each of its files says, as plain data."""
        files: dict[str, Any] = json.loads(self.canonical)
        return files

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The ladder's rungs from the bottom to the top; none where the pack has no ladder."""
        return self.ladder.rungs if self.ladder else ()

    @property
    def groups_that_agree(self) -> tuple[PackGroup, ...]:
        """The groups whose agreement is asked for: those that sign in everybody's name, or all where none does."""
        return tuple(group for group in self.groups if group.signs) or self.groups

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every stage once, in the order in which the stages ask them."""
        first: dict[str, Question] = {}
        for stage in self.stages:
            for question in stage.questions:
                first.setdefault(question.id, question)
        return tuple(first.values())

    @property
    def attestable(self) -> tuple[PackCheck, ...]:
        """The checks of which a person may say, with their name, that they hold."""
        return tuple(check for check in self.checks.checks if check.may_be_attested) if self.checks else ()

    def group(self, key: str) -> PackGroup | None:
        return by_id(self.groups, key)

    def stage(self, key: str) -> Stage | None:
        return by_id(self.stages, key)

    def question(self, key: str) -> Question | None:
        return by_id(self.questions, key)

    def choices_of(self, question: Question) -> tuple[tuple[str, str, str], ...]:
        """What a question offers: value, label, and label in easy words."""
        if question.choices_from is None:
            return tuple((choice.value, choice.label, choice.easy_label) for choice in question.choices)
        offered: tuple[Rung | Level | PackGroup | Tag, ...] = getattr(self, question.choices_from.value)
        return tuple((thing.id, thing.title, thing.easy_title) for thing in offered)
