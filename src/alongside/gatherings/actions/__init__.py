"""Everything that changes a gathering or its minutes: the only place that writes them."""

from alongside.gatherings.actions.gatherings import (
    CorrectedMeanwhileError,
    GatheringFacts,
    Turnout,
    correct_gathering,
    record_gathering,
)
from alongside.gatherings.actions.minutes import (
    MinutesFacts,
    Next,
    correct_minutes,
    follow_up_promised,
    publish_minutes,
    write_minutes,
)

__all__ = [
    "CorrectedMeanwhileError",
    "GatheringFacts",
    "MinutesFacts",
    "Next",
    "Turnout",
    "correct_gathering",
    "correct_minutes",
    "follow_up_promised",
    "publish_minutes",
    "record_gathering",
    "write_minutes",
]
