"""When a theme counts as checked by those who said it. Plain functions over plain data."""

from collections.abc import Iterable
from enum import Enum

from alongside.themes.enums import CheckAnswer


class CheckState(Enum):
    """How far the member check of a theme has come (requirement P7)."""

    NOT_ASKED = "not asked yet"
    ASKED = "asked"
    CHECKED = "checked"
    NOT_QUITE = "not quite"


def check_state(*, was_asked: bool, answers: Iterable[str]) -> CheckState:
    """The state of a theme's check, from the answers to its current wording.

    One "not quite" is enough to look at the theme again, however many said yes: nobody is outvoted
    about what they meant themselves.
    """
    given = list(answers)
    if CheckAnswer.NOT_QUITE in given:
        return CheckState.NOT_QUITE
    if CheckAnswer.YES in given:
        return CheckState.CHECKED
    return CheckState.ASKED if was_asked else CheckState.NOT_ASKED
