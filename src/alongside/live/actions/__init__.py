"""Everything that changes a session. Nothing else in `live` writes."""

from alongside.live.actions.agreeing import agree_on, support, unsupport
from alongside.live.actions.beforehand import set_hosts, set_questions_sent_on
from alongside.live.actions.contributions import accept_contributions
from alongside.live.actions.help import answer_help, ask_for_help
from alongside.live.actions.joining import (
    Joined,
    continue_from,
    join,
    participant_for_strip,
    set_asked,
    set_group,
    set_likes,
)
from alongside.live.actions.keeping import hold, set_may_quote, show, show_all_held, withdraw
from alongside.live.actions.piles import make_pile, move_pile, put_notes, rename_pile, take_apart, turn_screen
from alongside.live.actions.sessions import (
    close_activity,
    close_session,
    create_session,
    go_on_to,
    open_activity,
    reopen_session,
    set_hear_back_by,
    set_hold_for_person,
    set_locked,
    set_new_code,
)
from alongside.live.actions.tables import go_to_table

__all__ = [
    "Joined",
    "accept_contributions",
    "agree_on",
    "answer_help",
    "ask_for_help",
    "close_activity",
    "close_session",
    "continue_from",
    "create_session",
    "go_on_to",
    "go_to_table",
    "hold",
    "join",
    "make_pile",
    "move_pile",
    "open_activity",
    "participant_for_strip",
    "put_notes",
    "rename_pile",
    "reopen_session",
    "set_asked",
    "set_group",
    "set_hear_back_by",
    "set_hold_for_person",
    "set_hosts",
    "set_likes",
    "set_locked",
    "set_may_quote",
    "set_new_code",
    "set_questions_sent_on",
    "show",
    "show_all_held",
    "support",
    "take_apart",
    "turn_screen",
    "unsupport",
    "withdraw",
]
