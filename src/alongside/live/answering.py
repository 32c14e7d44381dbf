"""In which order somebody is asked, and what comes next for them. Plain functions over plain data.

What is asked at two moments is asked first of all, and again last of all: when everything else that is
open has been answered, or as soon as its activity was opened again.

Of questions that stand side by side (tables), people choose where to go: they are led to one of them only.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

Said = Collection[tuple[int, str]]


@dataclass(frozen=True)
class Question:
    """A prompt that is open now, in the order of the session; `moments` is empty where it is asked once.

    `beside` is the same for questions that stand side by side, and nothing for all others.
    """

    prompt_id: int
    moments: tuple[str, ...] = ()
    was_opened_again: bool = False
    beside: int | None = None


@dataclass(frozen=True)
class Step:
    """One question at one moment, for one participant.

    `is_later` steps may be answered by whoever wants to, but nobody is led to them yet. `is_aside` is a question
    beside another one to which somebody is led, or has been: they may go there, and need not.
    """

    prompt_id: int
    moment: str = ""
    is_done: bool = False
    is_later: bool = False
    is_aside: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is led to it."""
        return not (self.is_done or self.is_later or self.is_aside)


def steps(questions: Sequence[Question], said: Said, *, at: int | None = None) -> list[Step]:
    """What somebody who has `said` these (prompt, moment) is asked, in its order; `at` is where they sit."""
    aside = set(_asides(questions, said, at))
    once = [
        _step(question, "".join(question.moments), said, is_aside=question.prompt_id in aside)
        for question in questions
        if len(question.moments) < 2
    ]
    twice = [question for question in questions if len(question.moments) > 1]
    # Once an activity was opened again it is too late to ask how it was before.
    first = [_step(question, question.moments[0], said) for question in twice if not question.was_opened_again]
    everything_else_is_done = bool(once) and not any(step.is_waiting for step in (*first, *once))
    last = [
        _step(question, question.moments[-1], said, is_later=not (question.was_opened_again or everything_else_is_done))
        for question in twice
        if question.was_opened_again or (question.prompt_id, question.moments[0]) in said
    ]
    return [*first, *once, *last]


def _asides(questions: Sequence[Question], said: Said, at: int | None) -> Iterable[int]:
    """Of questions side by side, all but the one where somebody sits (else the first), or all once one is answered."""
    tables: dict[int, list[int]] = {}
    for question in questions:
        if question.beside is not None:
            tables.setdefault(question.beside, []).append(question.prompt_id)
    answered = {prompt_id for prompt_id, _ in said}
    for prompt_ids in tables.values():
        led_to = () if answered.intersection(prompt_ids) else (at if at in prompt_ids else prompt_ids[0],)
        yield from (prompt_id for prompt_id in prompt_ids if prompt_id not in led_to)


def _step(question: Question, moment: str, said: Said, *, is_later: bool = False, is_aside: bool = False) -> Step:
    is_done = (question.prompt_id, moment) in said
    return Step(
        question.prompt_id,
        moment,
        is_done=is_done,
        is_later=is_later and not is_done,
        is_aside=is_aside and not is_done,
    )


def next_step(steps: Sequence[Step], *, after: tuple[int, str] | None = None) -> Step | None:
    """The first that is not answered; behind `after`, where somebody just answered or skipped that one."""
    waiting = [step for step in steps if step.is_waiting]
    if after is None:
        return next(iter(waiting), None)
    places = [(step.prompt_id, step.moment) for step in steps]
    start = places.index(after) + 1 if after in places else 0
    return next((step for step in steps[start:] if step in waiting), None)


def step_at(steps: Sequence[Step], *, prompt_id: int, moment: str) -> Step | None:
    """The step of this address, or nothing where it is not asked now."""
    return next((step for step in steps if (step.prompt_id, step.moment) == (prompt_id, moment)), None)
