"""What somebody wrote in a form that is not on the page any more, since something else happened meanwhile."""

from dataclasses import dataclass

from django.forms import Form


@dataclass(frozen=True)
class LeftOver:
    """Why it was not taken, and the words, so that nothing is lost that somebody typed."""

    reasons: tuple[str, ...]
    words: str


def left_over(form: Form, field: str, *reasons: str) -> LeftOver:
    """What was sent in a form, with what was in the way: of the whole form, and what else is given."""
    return LeftOver((*map(str, form.non_field_errors()), *reasons), str(form[field].value() or "").strip())
