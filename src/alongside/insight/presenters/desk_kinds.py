"""Every kind of thing that may wait on a desk, the most urgent first: who is told of it, and how."""

from alongside.answers.permissions import can_decide, can_publish
from alongside.assurance.marks.permissions import can_award
from alongside.assurance.signing.permissions import can_ask_to_sign
from alongside.frameworks.permissions import can_word_pack
from alongside.insight.presenters import desk_goals, desk_promises, desk_sessions, desk_themes, desk_words
from alongside.insight.presenters.desk_agreeing import words_not_agreed, words_to_agree
from alongside.insight.presenters.desk_items import Kind, is_team, speaks_for_a_group
from alongside.insight.presenters.desk_signing import (
    marks_to_award,
    marks_withheld_since,
    questions_of_assessors,
    sent_back_by_assessors,
    signatures_to_give,
    submissions_to_assess,
)
from alongside.live.permissions import can_read_concerns, can_run_session
from alongside.people.enums import Role
from alongside.people.standing import Standing
from alongside.themes.permissions import can_code


def _reads_what_is_held(standing: Standing) -> bool:
    return can_run_session(standing) or standing.has(Role.SAFEGUARDING)


def _cares_for_marks(standing: Standing) -> bool:
    """Who may have signed for a mark or assessed it, and who may withdraw it."""
    return standing.is_team or standing.has(Role.ASSESSOR)


def _assesses(standing: Standing) -> bool:
    return standing.has(Role.ASSESSOR)


KINDS = (
    Kind(
        "concerns",
        "Sent to you: somebody may not be safe",
        "Read it, and say that you have it. The facilitator’s page asks until then.",
        "shield",
        can_read_concerns,
        desk_sessions.concerns,
    ),
    Kind(
        "unheld",
        "Sent to safeguarding, and nobody has it",
        "Somebody was worried and sent it on. Nobody has said that they have it.",
        "shield",
        can_run_session,
        desk_sessions.concerns_that_nobody_has,
    ),
    Kind(
        "help",
        "Somebody needs help now",
        "They pressed the button and are waiting.",
        "help",
        can_run_session,
        desk_sessions.calls_for_help,
    ),
    Kind(
        "held",
        "Notes to read before anybody sees them",
        "No screen shows them until a facilitator has read them. "
        "A worry goes to the safeguarding lead on the same day.",
        "shield",
        _reads_what_is_held,
        desk_sessions.held_notes,
    ),
    *desk_words.KINDS,
    Kind(
        "judge",
        "Was it done? Your group says",
        "Your group asked for it, so it counts as kept when you say so.",
        "balance",
        speaks_for_a_group,
        desk_promises.promises_to_judge,
    ),
    Kind(
        "difference",
        "Did it make a difference? Your group says",
        "It was kept a while ago. Kept is one thing, and a difference is another.",
        "growing",
        speaks_for_a_group,
        desk_promises.differences_to_say,
    ),
    Kind(
        "mine",
        "What you promised",
        "When it is done, say what was done. Those who asked say whether that keeps it.",
        "flag",
        is_team,
        desk_promises.own_promises,
    ),
    Kind(
        "unanswered",
        "People who wait to hear back",
        "They were promised an answer by a day. Until then it is a debt that everybody can see.",
        "waiting",
        is_team,
        desk_sessions.unanswered_people,
    ),
    Kind(
        "parts",
        "Words that your group has not agreed to",
        "Read them, then agree, or say on their page what should change.",
        "pencil",
        speaks_for_a_group,
        words_to_agree,
    ),
    Kind(
        "words-not-yet",
        "Groups that do not agree to the new words yet",
        "They say what should be different. Talk with them: nothing is published before they agree.",
        "pencil",
        can_word_pack,
        words_not_agreed,
    ),
    Kind(
        "sign",
        "Your group is asked to sign",
        "Read the record. Then sign, sign with a reservation, or withhold the mark.",
        "promise",
        speaks_for_a_group,
        signatures_to_give,
    ),
    Kind(
        "assess",
        "Submitted to you as an assessor",
        "Read the forms and the record, ask back, then award it or say what is missing.",
        "search",
        _assesses,
        submissions_to_assess,
    ),
    Kind(
        "assessors-ask",
        "Assessors ask",
        "They decide once they know. Whoever knows best answers.",
        "question",
        is_team,
        questions_of_assessors,
    ),
    Kind(
        "assessors-not-yet",
        "The assessors said: not yet",
        "Read what is missing, put it right, and send it in again.",
        "search",
        can_ask_to_sign,
        sent_back_by_assessors,
    ),
    Kind(
        "withheld-since",
        "A group withholds a mark that was awarded",
        "Read why, and talk with them. The mark stays good until the area withdraws it.",
        "balance",
        _cares_for_marks,
        marks_withheld_since,
    ),
    Kind(
        "award",
        "Everybody has signed",
        "Award the mark, if nothing else is lacking.",
        "star",
        can_award,
        marks_to_award,
    ),
    *desk_goals.KINDS,
    Kind(
        "questioned",
        "Themes that are not quite right",
        "People whose words are in them said: that is not quite what I meant.",
        "theme",
        can_code,
        desk_themes.questioned_themes,
    ),
    Kind(
        "undecided",
        "Themes without a decision",
        "Somebody with a name says what will happen, or that it cannot, and why.",
        "thinking",
        can_decide,
        desk_themes.undecided_themes,
    ),
    Kind(
        "unpublished",
        "Decisions that nobody has been told of",
        "Those who asked see nothing of a decision until it is published.",
        "megaphone",
        can_publish,
        desk_themes.unpublished_decisions,
    ),
    Kind(
        "promises",
        "Promises to keep an eye on",
        "Overdue, due in the next two weeks, or waiting for the word of those who asked.",
        "promise",
        is_team,
        desk_promises.other_promises,
    ),
)
