"""What became of each thing that somebody said, as data for the API."""

from typing import Any

from alongside.core import clock
from alongside.core.thread import Knot
from alongside.insight.answers_data import difference_as_data
from alongside.insight.knots import knots_of
from alongside.insight.trace import PromiseTrace, ThemeTrace, Voice, voices_of
from alongside.live.models import Participant


def as_data(participant: Participant) -> dict[str, Any]:
    """The same as the receipt's page says. Everything in it is the participant's own, or published."""
    session = participant.session
    return {
        "session": {
            "title": session.title,
            "area": session.area.slug,
            "hear_back_by": session.hear_back_by.isoformat() if session.hear_back_by else None,
        },
        "contributions": [_voice(voice) for voice in voices_of(participant)],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    row = voice.contribution
    return {
        "id": str(row.uuid),
        "activity": row.prompt.activity.key,
        "prompt": row.prompt.key,
        "words": voice.words,
        "signed_as": voice.signed_as,
        "value": "" if voice.is_withdrawn else row.value,
        "media": []
        if voice.is_withdrawn
        else [{"id": str(one.pk), "kind": one.kind, "alt": one.alt_text} for one in row.media.all()],
        "moment": row.moment,
        "whose": row.whose,
        "quote": row.may_quote,
        "said_at": row.said_at.isoformat(),
        "withdrawn": voice.is_withdrawn,
        "held": row.is_held,
        "looked_after": row.is_restricted,
        "themes": [_theme(voice, theme) for theme in voice.themes],
        "promise": _promise(voice.promise) if voice.promise else None,
        "thread": _thread(knots_of(voice, next(iter(voice.themes), None), today=clock.today())),
    }


def _theme(voice: Voice, trace: ThemeTrace) -> dict[str, Any]:
    decision = trace.decision
    return {
        "title": trace.theme.title,
        "easy_title": trace.theme.easy_title,
        "easy_summary": trace.theme.easy_summary,
        "check": trace.my_check.value if trace.my_check else ("asked" if trace.is_asked else None),
        "decision": None
        if decision is None
        else {
            "kind": decision.kind,
            "summary": decision.summary,
            "easy_summary": decision.easy_summary,
            "reason": decision.reason,
            "decided_on": decision.decided_on.isoformat(),
        },
        "promises": [_promise(promise) for promise in trace.promises],
        "thread": _thread(knots_of(voice, trace, today=clock.today())),
    }


def _promise(trace: PromiseTrace) -> dict[str, Any]:
    return {
        "words": trace.promise.words,
        "easy_words": trace.promise.easy_words,
        "owner_role": trace.promise.owner_role,
        "due": trace.promise.due.isoformat(),
        "state": trace.promise.state,
        "did_it_happen": trace.my_answer.value if trace.my_answer else None,
        "difference": difference_as_data(trace.difference),
        "made_a_difference": trace.my_difference.value if trace.my_difference else None,
    }


def _thread(knots: tuple[Knot, ...]) -> list[dict[str, Any]]:
    return [
        {
            "step": knot.step.value,
            "state": knot.state.value,
            "title": knot.heading,
            "when": knot.when.isoformat() if knot.when else None,
            "words": knot.when_words,
            "by": knot.by,
        }
        for knot in knots
    ]
