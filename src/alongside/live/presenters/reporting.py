"""An activity in the printed report, in two editions: exact for the team, small numbers kept small for everybody.

A report is handed round. So neither edition holds words that still wait for a person, and the one for everybody
holds only words whose people said that they may be shown.
"""

from collections.abc import Iterable

from alongside.core import small_numbers
from alongside.live.models import Activity
from alongside.live.presenters.blocks import Bars, Block, Changes, Heading, Quotes, Said, Table, Text
from alongside.live.presenters.facilitator import source_of
from alongside.live.presenters.progress import EQUAL, Progress
from alongside.live.presenters.results import PromptResults, Results, Spread

# Under so many people a mean tells of single ones.
SMALLEST_FOR_MEANS = small_numbers.SMALLEST_FOR_MOST


def blocks_of(counted: Results, activity: Activity, *, is_public: bool) -> list[Block]:
    """Each prompt of an activity by itself: what was chosen, how it changed, what was written."""
    return [
        block
        for place, prompt in enumerate(activity.prompts.all())
        for block in blocks_of_prompt(counted, counted.prompt(activity, prompt, place), is_public=is_public)
    ]


def blocks_of_prompt(counted: Results, results: PromptResults, *, is_public: bool) -> list[Block]:
    """Everything that came in under one prompt."""
    blocks: list[Block] = [Heading(results.prompt.text)]
    if results.is_empty:
        return [*blocks, Text("Nobody has answered this.")]
    if results.progress is not None:
        blocks += _progress(results.progress, smallest=counted.smallest, is_public=is_public)
    blocks += _spreads(results, is_public=is_public)
    blocks += equal_of(results, is_public=is_public)
    blocks += _notes(results, is_public=is_public)
    return [*blocks, *quotes_of(counted, results.prompt.pk, is_public=is_public)]


def quotes_of(counted: Results, prompt_id: int, *, is_public: bool) -> list[Block]:
    """The words under one prompt that this edition may hold; nothing where there are none.

    In public, nobody's group stands beside their words: with few people in it, it could name them.
    """
    rows = [row for row in counted.words.get(prompt_id, []) if not is_public or row.may_quote]
    by_source: dict[str, list[Said]] = {}
    for row in rows:
        # Who signed did so to be asked by the people there, and not by everybody.
        signature = "" if is_public else row.words.signed_as
        by_source.setdefault("" if is_public else source_of(row), []).append(Said(row.words.text, signature))
    return [Quotes(said, caption=source) for source, said in by_source.items()]


def _progress(progress: Progress, *, smallest: int, is_public: bool) -> Iterable[Block]:
    limit = max(SMALLEST_FOR_MEANS, smallest)
    if is_public and progress.paired < limit:
        yield Text("Too few people answered both times to say more.", is_public=True)
        return
    if not progress.paired:
        yield Text("Nobody answered both times, so before and after cannot be compared.")
        return
    # In public no group's mean: with the one of everybody, that of a small group could be worked out.
    rows = [progress.public_row(smallest)] if is_public else progress.rows
    yield Changes("Mean of the people who answered both times", rows, progress.low, progress.high)
    yield Text(_public_moves(progress, smallest) if is_public else _moves(progress), is_public=is_public)
    if not is_public:
        yield from _by_group(progress)


def _moves(progress: Progress) -> str:
    people = "person" if progress.paired == 1 else "people"
    told = (
        f"Of {progress.paired} {people}, {progress.up} went up, {progress.same} stayed the same, "
        f"{progress.down} went down."
    )
    chance = progress.test.chance_words if progress.test else ""
    return " ".join(sentence for sentence in (told, progress.caution, chance) if sentence)


def _by_group(progress: Progress) -> Iterable[Block]:
    if len(progress.groups) < 2:
        return
    head = ["Who", "Answered both times", "Mean before", "Mean after", "Change", "Up", "Same", "Down"]
    rows = [
        [
            row.name,
            str(row.moved.paired),
            row.before_words,
            row.after_words,
            row.change_words,
            *(str(people) for people in (row.moved.up, row.moved.same, row.moved.down)),
        ]
        for row in progress.all_rows
    ]
    if progress.equal:
        equal = progress.equal
        words = [equal.before_words, equal.after_words, equal.change_words]
        rows.append([EQUAL, f"{equal.groups} groups", *words, "", "", ""])
    yield Table("Before and after, of the same people", head, rows)


def equal_of(results: PromptResults, *, is_public: bool) -> Iterable[Block]:
    """Each answer by people, by group, and with each group weighing the same; in public only what comes first."""
    equal = results.equal
    if equal is None:
        return
    if is_public:
        yield Text(f"With each group weighing the same: {equal.public}", is_public=True)
        return
    head = ["Answer", f"By people ({equal.people})", *(f"{name} ({people})" for name, people in equal.groups), EQUAL]
    rows = [
        [
            row.label,
            f"{row.people} ({row.share})",
            *(f"{cell.people} ({cell.share})" for cell in row.groups),
            row.equal,
        ]
        for row in equal.rows
    ]
    if equal.means:
        means = equal.means
        rows.append(["Mean", means.everybody, *(mean for _, mean in means.groups), means.equal])
    yield Text(equal.words)
    yield Table("Group by group, and each group weighing the same", head, rows)


def _public_moves(progress: Progress, smallest: int) -> str:
    names = {"up": "went up", "same": "stayed the same", "down": "went down"}
    counts = {"up": progress.up, "same": progress.same, "down": progress.down}
    shares = small_numbers.shares(counts, smallest=smallest)
    if shares.most is not None:
        return f"Most {names[shares.most]}."
    if shares.is_hidden:
        return "Too few people to say how many went up or down."
    return f"{' · '.join(f'{names[key]}: {figure.words}' for key, figure in shares.figures.items())}."


def _spreads(results: PromptResults, *, is_public: bool) -> Iterable[Block]:
    if not results.spreads:
        return
    caption = "What people chose"
    if is_public:
        yield Table(caption, ["Who", "What they chose"], [[one.caption, one.public] for one in results.spreads])
    elif results.prompt.moments:
        head = ["Who", *(bar.label for bar in results.spreads[0].bars), "People"]
        yield Table(caption, head, [_cells(one) for one in results.spreads])
    else:
        for one in results.spreads:
            yield Bars(f"{one.caption}: {one.figures}, {one.of_whom}", one.bars)


def _cells(spread: Spread) -> list[str]:
    return [spread.caption, *(str(bar.value) for bar in spread.bars), str(spread.people)]


def _notes(results: PromptResults, *, is_public: bool) -> Iterable[Block]:
    if not results.notes:
        return
    caption = "Notes in their own words"
    if is_public:
        yield Table(caption, ["Group", "People who wrote"], [[row.group, row.public] for row in results.notes])
        return
    rows = [[row.group, str(row.notes.notes), str(row.notes.people)] for row in results.notes]
    if len(rows) > 1:
        rows.append(["All", str(results.notes_total), str(sum(row.notes.people for row in results.notes))])
    yield Table(caption, ["Group", "Notes", "People"], rows)
    if results.held:
        yield Text(f"{results.held} of them wait for a person to read them first. Their words are left out.")
