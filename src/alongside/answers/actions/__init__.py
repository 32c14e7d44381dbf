"""Everything that changes a decision or a promise."""

from alongside.answers.actions.decisions import DecisionWords, publish_decision, record_decision, say_stance
from alongside.answers.actions.differences import say_difference, say_own_difference
from alongside.answers.actions.follow_ups import promise_follow_up
from alongside.answers.actions.promises import (
    forget_tally_words,
    make_promise,
    say_did_it_happen,
    say_done,
    say_verdict,
    take_up_pledge,
)

__all__ = [
    "DecisionWords",
    "forget_tally_words",
    "make_promise",
    "promise_follow_up",
    "publish_decision",
    "record_decision",
    "say_did_it_happen",
    "say_difference",
    "say_done",
    "say_own_difference",
    "say_stance",
    "say_verdict",
    "take_up_pledge",
]
