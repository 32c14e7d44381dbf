"""Alternatives with who is for them, and the agreed text with where it came from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.core import small_numbers
from alongside.live.models import Activity, AgreedText, Participant, Prompt
from alongside.live.presenters.results import Results, key_of, name_of
from alongside.live.queries.agreeing import Alternative, agreed_in, alternatives_for, support_in
from alongside.live.queries.together import shown_notes

GONE = "taken back by who said it"


@dataclass(frozen=True)
class ForParticipants:
    """What a participant reads at the question: what is agreed, and what others wrote."""

    prompt: Prompt
    agreed: str
    others: list[Alternative]


def for_participants(prompt: Prompt, participant: Participant, *, easy: bool) -> ForParticipants:
    """The agreed text in the words that somebody likes, and the alternatives that may be seen."""
    wordings = agreed_in(participant.session).get(prompt.pk, [])
    agreed = wordings[0] if wordings else None
    return ForParticipants(
        prompt=prompt,
        agreed=((easy and agreed.easy_text) or agreed.text) if agreed else "",
        others=alternatives_for(participant, prompt),
    )


@dataclass(frozen=True)
class Wording:
    """One wording of the agreed text. `stems` are the alternatives it came from, with an empty place for each that
    was taken back."""

    number: int
    text: str
    easy_text: str
    because: str
    written_at: datetime
    stems: list[str]


def wording(text: AgreedText) -> Wording:
    """A wording with the words it came from."""
    return Wording(
        number=text.number,
        text=text.text,
        easy_text=text.easy_text,
        because=text.because,
        written_at=text.written_at,
        stems=[row.words.text if _stands(row) and hasattr(row, "words") else GONE for row in text.stems_from.all()],
    )


def _stands(row: Any) -> bool:
    return bool(row.withdrawn_at is None and not row.is_restricted and not row.is_held)


@dataclass(frozen=True)
class Supported:
    """An alternative, and how many are for it."""

    uuid: str
    words: str
    people: int
    groups: str
    public: str
    by_group: dict[str, int]


@dataclass(frozen=True)
class DefinitionResults:
    """One question: who wrote how much, the alternatives, and what was agreed on, newest first."""

    prompt: Prompt
    results: Any
    alternatives: list[Supported]
    wordings: list[Wording]


def definition_results(counted: Results, activity: Activity) -> list[DefinitionResults]:
    """Each question of a shared definition: four queries for all of them."""
    session = counted.session
    support, agreed = support_in(session), agreed_in(session)
    notes = shown_notes(session, [activity])
    return [
        DefinitionResults(
            prompt=prompt,
            results=counted.prompt(activity, prompt, place),
            alternatives=[
                _supported(counted, note.uuid, note.words, support.get(note.uuid, Counter()))
                for note in notes
                if note.prompt_id == prompt.pk
            ],
            wordings=[wording(text) for text in agreed.get(prompt.pk, [])],
        )
        for place, prompt in enumerate(activity.prompts.all())
    ]


def _supported(counted: Results, uuid: Any, words: str, by_group: Counter[int | None]) -> Supported:
    told = [(group, by_group[group.pk if group else None]) for group in counted.groups]
    people = by_group.total()
    return Supported(
        uuid=str(uuid),
        words=words,
        people=people,
        groups=" · ".join(f"{name_of(group)} {number}" for group, number in told if number),
        public=small_numbers.figure(people, smallest=counted.smallest).people,
        by_group={key_of(group): number for group, number in told if number},
    )


def definition_outcome(results: Sequence[DefinitionResults], agreed: dict[int, list[AgreedText]]) -> dict[str, Any]:
    """The same for exports: alternatives by their ids, and the agreed text with its history."""
    return {
        "prompts": [
            {
                "prompt": result.prompt.key,
                "alternatives": [
                    {"id": row.uuid, "words": row.words, "support": row.people, "support_by_group": row.by_group}
                    for row in result.alternatives
                ],
                "agreed": [_exported(text) for text in agreed.get(result.prompt.pk, [])],
            }
            for result in results
        ]
    }


def _exported(text: AgreedText) -> dict[str, Any]:
    return {
        "number": text.number,
        "text": text.text,
        "easy_text": text.easy_text,
        "because": text.because,
        "written_at": text.written_at.isoformat(),
        "stems_from": [str(row.uuid) if _stands(row) else None for row in text.stems_from.all()],
    }
