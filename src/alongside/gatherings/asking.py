"""What minutes ask of every meeting: in the pack's words, or in ours where it has none."""

from collections.abc import Mapping

from alongside.frameworks.enums import MinutesPart
from alongside.frameworks.schema import MinutesFile

_OURS: Mapping[MinutesPart, tuple[str, str]] = {
    MinutesPart.DAY: ("When did you meet?", "When did you meet?"),
    MinutesPart.WHO: ("Which groups were there?", "Who was there?"),
}


def asked_of(form: MinutesFile, part: MinutesPart, *, easy: bool) -> str:
    """The question after the day, or after the groups."""
    question = form.about(part)
    plain, simple = (question.text, question.easy) if question else _OURS[part]
    return simple if easy else plain
