"""What a pack has to mean, once its form is right: ids are unique, references resolve, the ladder is ordered."""

from collections.abc import Iterator, Mapping, Sequence

from alongside.frameworks.enums import CheckKind
from alongside.frameworks.errors import Finding, Place
from alongside.frameworks.files import ACTIVITIES_FILE, PACK_FILE, WORK_MAP_FILE
from alongside.frameworks.schema import LadderFile, Pack, Question, Rung, SessionTemplate, Stage
from alongside.frameworks.schema.base import HasId, by_id
from alongside.frameworks.signoff_rules import signoff_findings

StageFiles = Mapping[str, Stage]


def findings(pack: Pack, stage_files: StageFiles, *, common_ids: frozenset[str] = frozenset()) -> list[Finding]:
    """Everything that is wrong with a pack's meaning. `stage_files` are its stages by the name of their file."""
    return [
        *_doubles(PACK_FILE, ("groups",), pack.groups),
        *_ladder(pack.ladder),
        *_needs(pack),
        *_readiness(pack),
        *_checks(pack),
        *signoff_findings(pack),
        *_lists(pack),
        *_principles(pack),
        *_review(pack),
        *_reflecting(pack),
        *_work_map(pack),
        *_sides(pack),
        *_stages(pack, stage_files),
        *_same_questions(stage_files),
        *template_findings(pack.templates),
        *_template_ids(pack, common_ids),
    ]


def _doubles(file: str, place: Place, things: Sequence[HasId]) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, thing in enumerate(things):
        if thing.id in seen:
            yield _double(file, (*place, number, "id"), thing.id)
        seen.add(thing.id)


def _double(file: str, place: Place, key: str) -> Finding:
    return Finding(file, place, f"the id `{key}` stands here a second time", "Give one of the two another id")


def _lists(pack: Pack) -> Iterator[Finding]:
    yield from _doubles("levels.yaml", ("levels",), pack.levels)
    yield from _doubles("readiness.yaml", ("questions",), pack.readiness)
    yield from _doubles("challenges.yaml", ("challenges",), pack.challenges)
    yield from _doubles("priorities.yaml", ("priorities",), pack.priorities)
    yield from _doubles("benefits.yaml", ("benefits",), pack.benefits)
    yield from _doubles("glossary.yaml", ("terms",), pack.glossary)


def _readiness(pack: Pack) -> Iterator[Finding]:
    for number, question in enumerate(pack.readiness):
        if question.lower_to is not None:
            where: Place = ("questions", number, "lower_to")
            yield from _unknown("readiness.yaml", where, question.lower_to, pack.rungs, "rung")


def _checks(pack: Pack) -> Iterator[Finding]:
    """Ids are unique, groups are the pack's, and nothing is checked that the pack does not have."""
    if pack.checks is None:
        return
    file = "checks.yaml"
    yield from _doubles(file, ("checks",), pack.checks.checks)
    lacking = {
        CheckKind.WAY_REASONED: not pack.rungs,
        CheckKind.LABEL_SUPPORTS_CLAIM: not (pack.ladder and pack.ladder.says_what_it_needs),
        CheckKind.LEVEL_REASONED: not pack.levels,
        CheckKind.READINESS_ANSWERED: not pack.readiness,
        CheckKind.STAGES_FILLED: not pack.stages,
        CheckKind.REVIEWED_BY_EACH: not pack.review,
    }
    for number, check in enumerate(pack.checks.checks):
        for position, key in enumerate(check.groups):
            yield from _unknown(file, ("checks", number, "groups", position), key, pack.groups, "group")
        if lacking.get(check.check):
            reason = f"this pack has nothing that `{check.check.value}` could look at"
            yield Finding(file, ("checks", number, "check"), reason, "Leave it out, or write what it looks at")


def _ladder(ladder: LadderFile | None) -> Iterator[Finding]:
    if ladder is None:
        return
    file = "ladder.yaml"
    yield from _doubles(file, ("families",), ladder.families)
    seen: set[str] = set()
    steps: set[int] = set()
    for place, rung in _rungs_with_places(ladder):
        if rung.id in seen:
            yield _double(file, (*place, "id"), rung.id)
        if rung.step in steps:
            yield Finding(file, (*place, "step"), f"two rungs have the step {rung.step}", "Give each its own step")
        seen.add(rung.id)
        steps.add(rung.step)
    if steps != set(range(1, len(steps) + 1)):
        advice = f"Number the rungs from 1 to {len(ladder.rungs)}"
        yield Finding(file, ("families",), "the steps of the ladder have a gap", advice)
    yield from _torn_families(ladder)


def _rungs_with_places(ladder: LadderFile) -> Iterator[tuple[Place, Rung]]:
    for family_number, family in enumerate(ladder.families):
        for number, rung in enumerate(family.rungs):
            yield ("families", family_number, "rungs", number), rung


def _torn_families(ladder: LadderFile) -> Iterator[Finding]:
    for number, family in enumerate(ladder.families):
        steps = sorted(rung.step for rung in family.rungs)
        if steps[-1] - steps[0] + 1 > len(steps):
            yield Finding(
                "ladder.yaml",
                ("families", number),
                f"a rung of another family stands between the rungs of `{family.id}`",
                "Number the rungs of a family one after the other",
            )


def _needs(pack: Pack) -> Iterator[Finding]:
    """Rungs ask for groups that the pack has; once any rung asks for something, every rung above the lowest does."""
    if pack.ladder is None or not pack.ladder.says_what_it_needs:
        return
    for place, rung in _rungs_with_places(pack.ladder):
        if rung.step > 1 and not rung.needs:
            yield Finding(
                "ladder.yaml",
                (*place, "id"),
                f"nothing is needed for `{rung.id}`, so every project would stand on it",
                "Give it `needs`, as the other rungs have",
            )
        for number, need in enumerate(rung.needs):
            for position, key in enumerate(need.groups):
                where: Place = (*place, "needs", number, "groups", position)
                yield from _unknown("ladder.yaml", where, key, pack.groups, "group")


def _principles(pack: Pack) -> Iterator[Finding]:
    file = "principles.yaml"
    yield from _doubles(file, ("sets",), pack.principles)
    for number, principle_set in enumerate(pack.principles):
        place: Place = ("sets", number, "principles")
        yield from _doubles(file, place, principle_set.principles)
        for position, principle in enumerate(principle_set.principles):
            yield from _doubles(file, (*place, position, "commitments"), principle.commitments)
            yield from _doubles(file, (*place, position, "questions"), principle.questions)


def _review(pack: Pack) -> Iterator[Finding]:
    file = "review.yaml"
    yield from _doubles(file, ("themes",), pack.review)
    seen: set[str] = set()
    for number, theme in enumerate(pack.review):
        for position, prompt in enumerate(theme.prompts):
            if prompt.id in seen:
                yield _double(file, ("themes", number, "prompts", position, "id"), prompt.id)
            seen.add(prompt.id)


def _reflecting(pack: Pack) -> Iterator[Finding]:
    if pack.reflection is not None:
        yield from _doubles("reflection.yaml", ("opening",), pack.reflection.opening)
        yield from _doubles("reflection.yaml", ("sets",), pack.reflection.sets)
    if pack.planning is not None:
        yield from _doubles("planning.yaml", ("questions",), pack.planning.questions)
    if pack.minutes is not None:
        yield from _doubles("minutes.yaml", ("questions",), pack.minutes.questions)
    yield from _doubles("measures.yaml", ("measures",), pack.measures)
    yield from _checklists(pack)


def _checklists(pack: Pack) -> Iterator[Finding]:
    file = "checklists.yaml"
    yield from _doubles(file, ("checklists",), pack.checklists)
    for number, checklist in enumerate(pack.checklists):
        yield from _doubles(file, ("checklists", number, "items"), checklist.items)
        if checklist.level is not None:
            yield from _unknown(file, ("checklists", number, "level"), checklist.level, pack.levels, "level")


def _unknown(file: str, place: Place, key: str, things: Sequence[HasId], what: str) -> Iterator[Finding]:
    if by_id(things, key) is None:
        known = ", ".join(thing.id for thing in things) or "none"
        yield Finding(file, place, f"there is no {what} `{key}` in this pack", f"Use one of its own: {known}")


def _work_map(pack: Pack) -> Iterator[Finding]:
    """Each kind meets each level once, and nothing else."""
    if pack.work_map is None:
        return
    yield from _doubles(WORK_MAP_FILE, ("kinds",), pack.work_map.kinds)
    for number, kind in enumerate(pack.work_map.kinds):
        for position, rung in enumerate(kind.rungs):
            yield from _unknown(WORK_MAP_FILE, ("kinds", number, "rungs", position), rung, pack.rungs, "rung")
    seen: set[tuple[str, str]] = set()
    for number, cell in enumerate(pack.work_map.cells):
        yield from _unknown(WORK_MAP_FILE, ("cells", number, "kind"), cell.kind, pack.work_map.kinds, "kind")
        yield from _unknown(WORK_MAP_FILE, ("cells", number, "level"), cell.level, pack.levels, "level")
        if (cell.kind, cell.level) in seen:
            yield _double(WORK_MAP_FILE, ("cells", number), f"{cell.kind} at {cell.level}")
        seen.add((cell.kind, cell.level))


def _sides(pack: Pack) -> Iterator[Finding]:
    if pack.people_map is not None:
        yield from _doubles("people-map.yaml", ("places",), pack.people_map.places)
    if pack.both_ways is None:
        return
    file = "both-ways.yaml"
    yield from _doubles(file, ("sides",), pack.both_ways.sides)
    yield from _doubles(file, ("signposts",), pack.both_ways.signposts)
    for number, side in enumerate(pack.both_ways.sides):
        yield from _doubles(file, ("sides", number, "undertakings"), side.undertakings)


def _stages(pack: Pack, stage_files: StageFiles) -> Iterator[Finding]:
    ids: set[str] = set()
    positions: set[int] = set()
    for file, stage in stage_files.items():
        if stage.id in ids:
            yield _double(file, ("id",), stage.id)
        if stage.position in positions:
            yield Finding(
                file, ("position",), f"another stage has the position {stage.position}", "Give each its own position"
            )
        ids.add(stage.id)
        positions.add(stage.position)
        yield from _doubles(file, ("questions",), stage.questions)
        yield from _offers(pack, file, stage)


def _offers(pack: Pack, file: str, stage: Stage) -> Iterator[Finding]:
    for number, question in enumerate(stage.questions):
        place: Place = ("questions", number)
        yield from _double_choices(file, place, question)
        if question.choices_from and not getattr(pack, question.choices_from.value):
            yield Finding(
                file,
                (*place, "choices_from"),
                f"this pack has no {question.choices_from.value}",
                f"Write their file, or list the `choices` of `{question.id}` here",
            )


def _double_choices(file: str, place: Place, question: Question) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, choice in enumerate(question.choices):
        if choice.value in seen:
            yield _double(file, (*place, "choices", number, "value"), choice.value)
        seen.add(choice.value)


def _same_questions(stage_files: StageFiles) -> Iterator[Finding]:
    """A question with the id of an earlier one is that question, so it has to say the same."""
    first: dict[str, tuple[str, Question]] = {}
    for file, stage in stage_files.items():
        for number, question in enumerate(stage.questions):
            earlier_file, earlier = first.setdefault(question.id, (file, question))
            if question != earlier:
                yield Finding(
                    file,
                    ("questions", number),
                    f"`{question.id}` asks something else here than in {earlier_file}",
                    "Use the same words, or give it another id: one id is one answer",
                )


def template_findings(templates: Sequence[SessionTemplate]) -> list[Finding]:
    """What is wrong among templates of sessions, a pack's or the common ones."""
    return [
        *_doubles(ACTIVITIES_FILE, ("templates",), templates),
        *(
            finding
            for number, template in enumerate(templates)
            for finding in _inside_template(("templates", number), template)
        ),
    ]


def _inside_template(place: Place, template: SessionTemplate) -> Iterator[Finding]:
    if template.groups != "pack":
        yield from _doubles(ACTIVITIES_FILE, (*place, "groups"), template.groups)
    yield from _doubles(ACTIVITIES_FILE, (*place, "activities"), template.activities)
    for number, activity in enumerate(template.activities):
        inside: Place = (*place, "activities", number, "prompts")
        yield from _doubles(ACTIVITIES_FILE, inside, activity.prompts)
        for position, prompt in enumerate(activity.prompts):
            values = [value.value for value in prompt.values]
            for index, value in enumerate(values):
                if value in values[:index]:
                    yield _double(ACTIVITIES_FILE, (*inside, position, "values", index, "value"), value)


def _template_ids(pack: Pack, common_ids: frozenset[str]) -> Iterator[Finding]:
    for number, template in enumerate(pack.templates):
        if template.id in common_ids:
            yield Finding(
                ACTIVITIES_FILE,
                ("templates", number, "id"),
                f"`{template.id}` is a template that every area has",
                "Give this one another id",
            )
        yield from _other_groups(pack, number, template)


def _other_groups(pack: Pack, number: int, template: SessionTemplate) -> Iterator[Finding]:
    """A group of the pack is the same group in its templates; whether it may be under 18 must not differ."""
    if template.groups == "pack":
        return
    for position, group in enumerate(template.groups):
        of_pack = pack.group(group.id)
        if of_pack is not None and of_pack.may_be_under_18 != group.may_be_under_18:
            yield Finding(
                ACTIVITIES_FILE,
                ("templates", number, "groups", position, "may_be_under_18"),
                f"{PACK_FILE} says otherwise about the group `{group.id}`",
                "Say the same in both",
            )
