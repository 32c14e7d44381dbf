"""What came out of a session: exact for the team, small numbers kept small for everybody else."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import urlencode

from django.urls import reverse

from alongside.core import small_numbers
from alongside.core.charts import Bar
from alongside.core.small_numbers import Several, Shares, several
from alongside.frameworks.enums import Choosing, Moment
from alongside.live.choices import BETWEEN, Choice, choices_of, people_by_option
from alongside.live.models import Activity, Contribution, Pile, Prompt, Session
from alongside.live.presenters.equal_groups import EqualGroups, GroupAnswers, equal_groups
from alongside.live.presenters.progress import GroupRatings, Progress, progress_of
from alongside.live.queries import results
from alongside.live.queries.results import Notes, Place, Rating
from alongside.live.queries.together import Placed, piles_in
from alongside.people.models import Group

NO_GROUP = "Group not given"
PAPERS = ("rose", "fern", "weld", "woad", "lilac", "linen")


def paper_of(position: int) -> str:
    """The note paper of a column, by its place: each also has its own shape and its name."""
    return PAPERS[position % len(PAPERS)]


@dataclass(frozen=True)
class NotesRow:
    """How many notes one group wrote under a prompt."""

    group: str
    notes: Notes
    href: str
    public: str


@dataclass(frozen=True)
class Spread:
    """How one group's people are spread over a prompt's values at one moment."""

    group: str
    moment: str
    people: int
    of_whom: str
    figures: str
    bars: list[Bar]
    public: str

    @property
    def caption(self) -> str:
        """What the drawing shows, for those who hear it read: group and moment."""
        return f"{self.group}, {self.moment.lower()}" if self.moment else self.group


@dataclass(frozen=True)
class PromptResults:
    """Everything that came in under one prompt."""

    prompt: Prompt
    paper: str
    notes: list[NotesRow]
    notes_total: int
    held: int
    href: str
    spreads: list[Spread]
    everybody: list[Bar]
    equal: EqualGroups | None
    progress: Progress | None

    @property
    def is_empty(self) -> bool:
        """Nobody answered it yet."""
        return not self.notes and not self.spreads


@dataclass(frozen=True)
class PileRow:
    """A pile of an activity: how many notes lie in it, of how many people, and of which groups."""

    title: str
    notes: int
    people: int
    groups: str
    href: str
    public: str
    placed: list[Placed]


class Results:
    """The results of one session, counted once; `smallest` is the area's own limit for public numbers."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.smallest = session.area.smallest_shown
        self._groups: list[Group | None] = [*session.groups.all(), None]
        self._notes = results.notes_by_place(session)
        self._values = results.people_by_value(session)
        self._ratings = results.ratings_by_moment(session)

    @cached_property
    def words(self) -> Mapping[int, list[Contribution]]:
        """What was said under each prompt and waits for nobody; fetched only where it is told."""
        return results.words_by_prompt(self.session)

    def prompt(self, activity: Activity, prompt: Prompt, place: int) -> PromptResults:
        """Everything that came in under one prompt; `place` is its place in the activity."""
        notes = list(self._notes_of(activity, prompt))
        return PromptResults(
            prompt=prompt,
            paper=paper_of(place),
            notes=notes,
            notes_total=sum(row.notes.notes for row in notes),
            held=sum(row.notes.held for row in notes),
            href=self.behind(activity, prompt, **{"with": "words"}),
            spreads=list(self._spreads(activity, prompt)),
            everybody=[] if prompt.moments else self._bars(activity, prompt, "", self.people_by_value(prompt), ""),
            equal=self._equal(activity, prompt),
            progress=self.progress(activity, prompt),
        )

    def people_by_value(self, prompt: Prompt, moment: str = "") -> Counter[str]:
        """How many people gave each answer, of all groups together."""
        everybody: Counter[str] = Counter()
        for group in self._groups:
            everybody.update(self._values.get((prompt.pk, moment, group.pk if group else None), {}))
        return everybody

    def people_by_value_of_groups(self, prompt: Prompt, moment: str = "") -> list[Mapping[str, int]]:
        """The same for each group by itself; people who did not say their group are in none."""
        return [self._values.get((prompt.pk, moment, group.pk), {}) for group in self._groups if group]

    def _equal(self, activity: Activity, prompt: Prompt) -> EqualGroups | None:
        """Group by group, of what is asked once; what is asked twice is compared by `progress`."""
        if prompt.moments or not prompt.values:
            return None
        answers = [
            GroupAnswers(
                name=name_of(group),
                people_by_value=self._values.get((prompt.pk, "", group.pk if group else None), {}),
                behind=partial(self._behind_value, activity, prompt, key_of(group), ""),
                is_named=group is not None,
            )
            for group in self._groups
        ]
        choices = choices_of(prompt.values, easy=False)
        return equal_groups(
            answers,
            choices,
            behind=partial(self._behind_value, activity, prompt, "", ""),
            choosing=prompt.choosing,
            smallest=self.smallest,
        )

    def notes_by_group(self, activity: Activity) -> EqualGroups | None:
        """Where notes alone are asked for, in several columns: how each group's notes are spread over them."""
        prompts = list(activity.prompts.all())
        if len(prompts) < 2 or any(prompt.values for prompt in prompts):
            return None
        columns = {prompt.key: prompt for prompt in prompts}
        answers = []
        for group in self._groups:
            place = group.pk if group else None
            notes = {
                key: self._notes[prompt.pk, place].notes
                for key, prompt in columns.items()
                if (prompt.pk, place) in self._notes
            }
            answers.append(
                GroupAnswers(
                    name_of(group),
                    notes,
                    partial(self._behind_notes, activity, columns, key_of(group)),
                    is_named=group is not None,
                )
            )
        choices = [Choice(prompt.key, prompt.text, prompt.symbol) for prompt in prompts]
        return equal_groups(
            answers,
            choices,
            behind=partial(self._behind_notes, activity, columns, ""),
            choosing=Choosing.ONE,
            smallest=self.smallest,
            of_notes=True,
        )

    def _behind_notes(self, activity: Activity, columns: Mapping[str, Prompt], group: str, key: str) -> str:
        return self.behind(activity, columns[key], group=group, **{"with": "words"})

    def progress(self, activity: Activity, prompt: Prompt) -> Progress | None:
        """Before and after, of the same people; nothing where a value is not a number."""
        if set(prompt.moments) != {Moment.BEFORE, Moment.AFTER}:
            return None
        scale = [int(entry["value"]) for entry in prompt.values if str(entry["value"]).isdigit()]
        groups = [
            GroupRatings(
                name=name_of(group),
                before=_numbers(self._ratings.get((prompt.pk, Moment.BEFORE), []), group),
                after=_numbers(self._ratings.get((prompt.pk, Moment.AFTER), []), group),
                behind=partial(self._behind_change, activity, prompt, key_of(group)),
                is_named=group is not None,
            )
            for group in self._groups
        ]
        return progress_of(prompt.text, scale, groups, behind=partial(self._behind_change, activity, prompt, ""))

    def _behind_change(self, activity: Activity, prompt: Prompt, group: str, kind: str) -> str:
        """Those who answered at one moment, at both, or went up, stayed or went down between them."""
        if kind in Moment.values:
            return self.behind(activity, prompt, group=group, moment=kind)
        return self.behind(activity, prompt, group=group, change=kind)

    def _behind_value(self, activity: Activity, prompt: Prompt, group: str, moment: str, value: str) -> str:
        """Those who chose a value; of an order of preference, those who put it first."""
        first = BETWEEN.join(entry["value"] for entry in prompt.values) if prompt.choosing == Choosing.RANKED else ""
        return self.behind(activity, prompt, group=group, moment=moment, value=value, standing=first)

    def _notes_of(self, activity: Activity, prompt: Prompt) -> Iterable[NotesRow]:
        for group in self._groups:
            place: Place = (prompt.pk, group.pk if group else None)
            if place in self._notes:
                notes = self._notes[place]
                yield NotesRow(
                    group=name_of(group),
                    notes=notes,
                    href=self.behind(activity, prompt, group=key_of(group), **{"with": "words"}),
                    public=small_numbers.figure(notes.people, smallest=self.smallest).people,
                )

    def _spreads(self, activity: Activity, prompt: Prompt) -> Iterable[Spread]:
        for moment in prompt.moments or [""]:
            for group in self._groups:
                people = self._values.get((prompt.pk, moment, group.pk if group else None))
                if people:
                    yield self._spread(activity, prompt, group, moment, people)

    def _spread(
        self, activity: Activity, prompt: Prompt, group: Group | None, moment: str, people: Mapping[str, int]
    ) -> Spread:
        choices = choices_of(prompt.values, easy=False)
        counts = _by_option(prompt, people)
        answered = sum(people.values())
        return Spread(
            group=name_of(group),
            moment=Moment(moment).label if moment else "",
            people=answered,
            of_whom=of_whom(answered, group),
            figures=" / ".join(str(count) for count in counts.values()),
            bars=self._bars(activity, prompt, key_of(group), people, moment),
            public=self._public(prompt, choices, counts, answered),
        )

    @property
    def groups(self) -> Sequence[Group | None]:
        """The session's groups in order, and at last nobody's: those who did not say theirs."""
        return self._groups

    @cached_property
    def _piles(self) -> Mapping[int, list[tuple[Pile, list[Placed]]]]:
        return piles_in(self.session)

    def piles(self, activity: Activity) -> list[PileRow]:
        """The piles of an activity, in order, with what the hall may see of them."""
        return [self._pile(activity, pile, placed) for pile, placed in self._piles.get(activity.pk, [])]

    def _pile(self, activity: Activity, pile: Pile, placed: list[Placed]) -> PileRow:
        counted = Counter(note.group_id for note in placed)
        people = len({note.participant for note in placed})
        told = [(group, counted[group.pk if group else None]) for group in self._groups]
        return PileRow(
            title=pile.title,
            notes=len(placed),
            people=people,
            groups=" · ".join(f"{name_of(group)} {notes}" for group, notes in told if notes),
            href=self._address({"activity": activity.key, "pile": str(pile.pk)}),
            public=small_numbers.figure(people, smallest=self.smallest).people,
            placed=placed,
        )

    def _bars(
        self, activity: Activity, prompt: Prompt, group: str, people: Mapping[str, int], moment: str
    ) -> list[Bar]:
        """A bar for each option; `group` is the key of one, or empty for everybody."""
        counts = _by_option(prompt, people)
        return [
            Bar(
                label=choice.label,
                value=counts[choice.value],
                symbol=choice.symbol,
                href=self._behind_value(activity, prompt, group, moment, choice.value),
            )
            for choice in choices_of(prompt.values, easy=False)
        ]

    def _public(self, prompt: Prompt, choices: Sequence[Choice], counts: Mapping[str, int], answered: int) -> str:
        if prompt.choosing == Choosing.SEVERAL:
            return public_words_of_several(choices, several(counts, total=answered, smallest=self.smallest))
        return public_words(choices, small_numbers.shares(counts, smallest=self.smallest))

    def behind(self, activity: Activity, prompt: Prompt, **chosen: str) -> str:
        """The page of the contributions that a number counts."""
        return self._address({"activity": activity.key, "prompt": prompt.key, **chosen})

    def _address(self, query: Mapping[str, str]) -> str:
        page = reverse("session_contributions", args=[self.session.area.slug, self.session.code])
        return f"{page}?{urlencode({name: value for name, value in query.items() if value})}"


def name_of(group: Group | None) -> str:
    """A group's title, or that it was not given."""
    return group.title if group else NO_GROUP


def key_of(group: Group | None) -> str:
    """What stands for a group in an address."""
    return group.key if group else "none"


def of_whom(people: int, group: Group | None) -> str:
    """ "of 19 young people": how many of whom, from the group's own title."""
    if group is None:
        return f"of {people} {'person who' if people == 1 else 'people who'} did not say their group"
    return f"of {people} {in_a_sentence(group.title)}"


def in_a_sentence(title: str) -> str:
    """A title as it stands inside a sentence: a small first letter, unless the word is an abbreviation."""
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() else title[:1].lower() + title[1:]


def public_words(choices: Sequence[Choice], shares: Shares[str]) -> str:
    """What the public reads of a spread: "Most said “Yes”.", or rounded figures in the order of the answers."""
    labels = {choice.value: choice.label for choice in choices}
    if shares.most is not None:
        return f"Most said “{labels[shares.most]}”."
    if shares.is_hidden:
        return "Too few people to say."
    told = [f"{label}: {shares.figures[value].words}" for value, label in labels.items()]
    return f"{' · '.join(told)} (about {shares.total.number} people)."


def public_words_of_several(choices: Sequence[Choice], told: Several[str]) -> str:
    """The same where people may choose more than one: each answer by itself."""
    if told.is_hidden:
        return "Too few people to say."
    words = " · ".join(f"{choice.label}: {told.words_for(choice.value)}" for choice in choices)
    return f"{words} (about {told.total.number} people, who could choose several)."


def _by_option(prompt: Prompt, people: Mapping[str, int]) -> dict[str, int]:
    """How many people chose each option; of an order of preference, how many put it first."""
    chosen = people_by_option(people, first_only=prompt.choosing == Choosing.RANKED)
    return {entry["value"]: chosen[entry["value"]] for entry in prompt.values}


def _numbers(ratings: Iterable[Rating], group: Group | None) -> dict[object, int]:
    """The choices of one group that are numbers, by person."""
    pk = group.pk if group else None
    return {
        rating.participant: int(rating.value) for rating in ratings if rating.group_id == pk and rating.value.isdigit()
    }
