"""Whether what was written under a question can stand in the control with which it is asked now.

A version of a pack may ask the same question in another way, as a date where there were words. What was written before
then stays as it is, until an answer takes its place. Plain functions over plain data.
"""

from collections.abc import Callable, Sequence
from datetime import date

from alongside.frameworks.enums import QuestionKind, Takes
from alongside.frameworks.schema import Pack, Question

LONGEST_LINE = 300
LONGEST = 4000


def fits(question: Question, words: str, pack: Pack) -> bool:
    """Whether these words are an answer to the question as the pack asks it; nothing written always is."""
    if not words:
        return True
    if question.kind is QuestionKind.DATE:
        return _is_date(words)
    if question.kind is QuestionKind.CHOICE:
        chosen = words.splitlines()
        offered = {value for value, _, _ in pack.choices_of(question)}
        return offered.issuperset(chosen) and (question.takes is Takes.MANY or len(chosen) == 1)
    if question.kind is QuestionKind.TEXT:
        return len(words) <= LONGEST_LINE and len(words.splitlines()) == 1
    return len(words) <= LONGEST


def asked_as(
    find: Callable[[Pack], Question | None], words: str, packs: Sequence[Pack]
) -> tuple[Question, Pack] | None:
    """The question of which these words are an answer, with its pack: the first that they fit, or else the first.

    `packs` are those that a project stood under, the one of now first; nothing where none of them asks it.
    """
    found = [(question, pack) for pack in packs if (question := find(pack)) is not None]
    return next((one for one in found if fits(one[0], words, one[1])), found[0] if found else None)


def _is_date(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
