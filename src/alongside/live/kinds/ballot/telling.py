"""How a ballot is told: in sentences, as a table of rounds, on the hall's screen and in exports."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from alongside.core.small_numbers import SMALLEST_FOR_MOST, smallest_shown
from alongside.frameworks.enums import Choosing
from alongside.live.choices import BETWEEN, Choice, choices_of, people_by_option
from alongside.live.kinds.ballot import counting
from alongside.live.kinds.ballot.counting import Count, Round
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters import reporting, screen
from alongside.live.presenters.blocks import Block, Table, Text
from alongside.live.presenters.equal_groups import per_cent
from alongside.live.presenters.results import PromptResults, Results
from alongside.live.presenters.screen import ScreenChart

# The page of an option's papers in a round: from the option and those still in.
Behind = Callable[[str, Sequence[str]], str]

TALK = "The papers do not decide this. Talk about it together, or vote again on these."


@dataclass(frozen=True)
class Cell:
    """An option in one round: how many papers, and what becomes of it. Empty once it has left."""

    papers: str = ""
    state: str = ""
    href: str = ""


@dataclass(frozen=True)
class OptionRow:
    """One option through all rounds."""

    label: str
    symbol: str
    cells: list[Cell]


@dataclass(frozen=True)
class Rounds:
    """A count as a table, and what it comes to in sentences."""

    sentences: list[str]
    heads: list[str]
    rows: list[OptionRow]
    no_more: list[str]

    @property
    def has_no_more(self) -> bool:
        """Whether any paper ran out of options."""
        return any(papers != "0" for papers in self.no_more)


@dataclass(frozen=True)
class BallotResults:
    """One ballot on the team's page: by head with its rounds, and what each group weighing the same would choose."""

    results: PromptResults
    people: int
    is_ranked: bool
    sentences: list[str]
    rounds: Rounds | None
    equal_sentences: list[str]
    public_sentences: list[str]


def ballot(counted: Results, activity: Activity, prompt: Prompt, place: int) -> BallotResults:
    """Everything that came in under one ballot."""
    papers = counted.people_by_value(prompt)
    choices = choices_of(prompt.values, easy=False)
    is_ranked = prompt.choosing == Choosing.RANKED
    rounds = None
    chosen = _approved(choices, papers)
    if is_ranked:

        def behind(option: str, still_in: Sequence[str]) -> str:
            return counted.behind(activity, prompt, value=option, standing=BETWEEN.join(still_in))

        count = _count(choices, papers)
        chosen = count.chosen
        rounds = as_rounds(count, choices, behind=behind)
    return BallotResults(
        results=counted.prompt(activity, prompt, place),
        people=sum(papers.values()),
        is_ranked=is_ranked,
        sentences=rounds.sentences if rounds else _approval_sentences(choices, papers),
        rounds=rounds,
        equal_sentences=_equal_sentences(counted, prompt, choices) if is_ranked else [],
        public_sentences=_public_sentences(choices, chosen),
    )


def _public_sentences(choices: Sequence[Choice], chosen: Sequence[str]) -> list[str]:
    """What everybody may hear of a ballot: what was chosen, or between what it is a tie; no number."""
    labels = {choice.value: choice.label for choice in choices}
    if len(chosen) == 1:
        return [f"{_named(labels, chosen)} is chosen."]
    return [f"There is a tie between {_named(labels, chosen)}."] if chosen else []


def _approved(choices: Sequence[Choice], papers: Mapping[str, int]) -> tuple[str, ...]:
    return counting.most_approved([choice.value for choice in choices], people_by_option(papers))


def _count(choices: Sequence[Choice], papers: Mapping[str, int]) -> Count:
    return counting.count([choice.value for choice in choices], counting.papers_in(papers, between=BETWEEN))


def _equal_sentences(counted: Results, prompt: Prompt, choices: Sequence[Choice]) -> list[str]:
    """The same ballot, if each group's papers weighed one together; nothing where fewer than two groups answered."""
    groups = [
        counting.papers_in(papers, between=BETWEEN) for papers in counted.people_by_value_of_groups(prompt) if papers
    ]
    if len(groups) < 2:
        return []
    count = counting.count([choice.value for choice in choices], counting.weighed_equally(groups))
    return sentences(count, {choice.value: choice.label for choice in choices})


def sentences(count: Count, labels: Mapping[str, str]) -> list[str]:
    """What a count comes to. A tie is said in so many words, also where it makes no difference."""
    if not count.rounds or not count.rounds[-1].counting:
        return ["Nobody has voted yet."]
    last = count.rounds[-1]
    if not last.last_together:
        [winner] = count.chosen
        return [f"{_named(labels, [winner])} is chosen in round {last.number}, with {_of(last, winner)}."]
    tied = _named(labels, last.last_together)
    if set(last.last_together) == set(last.papers):
        told = [f"There is a tie in round {last.number} between {tied}: {_each(last)}."]
    else:
        told = [f"There is a tie in round {last.number}: {tied} are last together, with {_each(last)}."]
    return [*told, *_outlook(count, labels)]


def _outlook(count: Count, labels: Mapping[str, str]) -> list[str]:
    if count.is_decided:
        return [f"Whichever of them leaves, {_named(labels, count.chosen)} is chosen in the end."]
    if not count.ways:
        return ["It could go on in too many ways to follow them all.", TALK]
    if set(count.tie) == set(count.chosen) and len(count.rounds[-1].papers) == len(count.tie):
        return [TALK]
    ways = [
        f"If {_named(labels, [leaving])} leaves, {_named(labels, chosen, last='or')} is chosen."
        for leaving, chosen in count.ways.items()
    ]
    return [*ways, TALK]


def _named(labels: Mapping[str, str], options: Sequence[str], *, last: str = "and") -> str:
    named = [f"“{labels[option]}”" for option in options]
    return f"{', '.join(named[:-1])} {last} {named[-1]}" if len(named) > 1 else named[0]


def _of(round_: Round, option: str) -> str:
    papers = round_.papers[option]
    if _is_weighed(round_):
        return f"{per_cent(float(papers / round_.counting))} of the weight"
    return f"{papers} of {round_.counting} papers"


def _each(round_: Round) -> str:
    papers = round_.papers[round_.last_together[0]]
    if _is_weighed(round_):
        return f"{per_cent(float(papers / round_.counting))} of the weight each"
    return f"{papers} {'paper' if papers == 1 else 'papers'} each"


def _is_weighed(round_: Round) -> bool:
    return any(isinstance(papers, Fraction) for papers in round_.papers.values())


def as_rounds(count: Count, choices: Sequence[Choice], *, behind: Behind | None = None) -> Rounds:
    """A count as a table: options down, rounds across. `behind(option, those still in)` leads to the papers."""
    labels = {choice.value: choice.label for choice in choices}
    return Rounds(
        sentences=sentences(count, labels),
        heads=[f"Round {round_.number}" for round_ in count.rounds],
        rows=[
            OptionRow(
                label=choice.label,
                symbol=choice.symbol,
                cells=[_cell(choice.value, round_, count, behind) for round_ in count.rounds],
            )
            for choice in choices
        ],
        no_more=[str(round_.no_more) for round_ in count.rounds],
    )


def _cell(option: str, round_: Round, count: Count, behind: Behind | None) -> Cell:
    if option not in round_.papers:
        return Cell()
    papers = round_.papers[option]
    return Cell(
        papers=str(papers),
        state=_state(option, round_, is_end=round_ is count.rounds[-1], count=count),
        href=behind(option, list(round_.papers)) if behind and papers else "",
    )


def _state(option: str, round_: Round, *, is_end: bool, count: Count) -> str:
    if option in round_.last_together:
        return "tie"
    if option in round_.leaving:
        return "leaves"
    return "chosen" if is_end and count.chosen == (option,) and not round_.last_together else ""


def _approval_sentences(choices: Sequence[Choice], papers: Mapping[str, int]) -> list[str]:
    labels = {choice.value: choice.label for choice in choices}
    approvals = people_by_option(papers)
    first = _approved(choices, papers)
    if not first:
        return ["Nobody has voted yet."]
    people = sum(papers.values())
    if len(first) == 1:
        return [f"{_named(labels, first)} is chosen: {approvals[first[0]]} of {people} people would be happy with it."]
    return [f"There is a tie between {_named(labels, first)}: {approvals[first[0]]} of {people} people each.", TALK]


# ------------------------------------------------------------------ the hall's screen


@dataclass(frozen=True)
class ScreenBallot:
    """A ballot on the hall's screen: how many voted, and what came out once that is enough of them."""

    title: str
    symbol: str
    people: int
    until: int
    sentences: list[str]
    rounds: Rounds | None
    charts: list[ScreenChart]


def on_screen(session: Session, prompts: Sequence[Prompt]) -> list[ScreenBallot]:
    """Ballots as a hall sees them: nothing of what was chosen before enough people have voted."""
    voted = screen.people_by_value(session)
    charts = screen.charts(session, prompts)
    limit = smallest_shown(session.area.smallest_shown)
    return [
        _on_screen(prompt, voted.get((prompt.pk, ""), {}), chart, limit)
        for prompt, chart in zip(prompts, charts, strict=True)
    ]


def _on_screen(prompt: Prompt, papers: Mapping[str, int], chart: ScreenChart, limit: int) -> ScreenBallot:
    choices = choices_of(prompt.values, easy=True)
    people = sum(papers.values())
    is_ranked = prompt.choosing == Choosing.RANKED
    is_shown = people >= limit
    rounds = as_rounds(_count(choices, papers), choices) if is_ranked and is_shown else None
    told = rounds.sentences if rounds else _approval_sentences(choices, papers)
    return ScreenBallot(
        title=prompt.easy_text,
        symbol=prompt.symbol,
        people=people,
        until=limit,
        sentences=told if is_shown else [],
        rounds=rounds,
        charts=[chart] if is_shown and not is_ranked else [],
    )


# --------------------------------------------------------------------------- exports


def outcome(counted: Results, prompt: Prompt) -> dict[str, Any]:
    """A ballot as data: how many voted, what is chosen or tied, and every round."""
    papers = counted.people_by_value(prompt)
    options = [entry["value"] for entry in prompt.values]
    people = sum(papers.values())
    if prompt.choosing != Choosing.RANKED:
        approvals = people_by_option(papers)
        first = list(counting.most_approved(options, approvals))
        return {
            "people": people,
            "approved": {option: approvals[option] for option in options},
            "chosen": first[0] if len(first) == 1 else None,
            "tie": first if len(first) > 1 else [],
        }
    count = counting.count(options, counting.papers_in(papers, between=BETWEEN))
    return {
        "people": people,
        "rounds": [
            {
                "papers": dict(round_.papers),
                "no_more": round_.no_more,
                "leaves": list(round_.leaving),
                "tie": list(round_.last_together),
            }
            for round_ in count.rounds
        ],
        "chosen": count.chosen[0] if count.is_decided else None,
        "tie": list(count.chosen) if len(count.chosen) > 1 else [],
    }


def report(counted: Results, ballot: BallotResults, *, is_public: bool) -> list[Block]:
    """A ballot in the printed report. What was chosen may be told in public from ten voters on, its rounds never."""
    heading, *rest = reporting.blocks_of_prompt(counted, ballot.results, is_public=is_public)
    if not ballot.people:
        return [heading, *rest]
    if is_public:
        may_be_told = ballot.people >= max(SMALLEST_FOR_MOST, counted.smallest)
        words = " ".join(ballot.public_sentences) if may_be_told else "Too few people voted to say more."
        return [
            heading,
            Text(words, is_public=True),
            *reporting.quotes_of(counted, ballot.results.prompt.pk, is_public=True),
        ]
    told: list[Block] = [Text(" ".join(ballot.sentences))]
    if ballot.rounds:
        rows = [
            [row.label, *(f"{cell.papers or '–'} {cell.state}".strip() for cell in row.cells)]
            for row in ballot.rounds.rows
        ]
        told.append(Table("How it was counted, round by round", ["Option", *ballot.rounds.heads], rows))
    if ballot.equal_sentences:
        told.append(Text(f"With each group weighing the same: {' '.join(ballot.equal_sentences)}"))
    return [heading, *told, *rest]
