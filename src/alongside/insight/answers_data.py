"""What an area published, as the API gives it: public content only, numbers of people as everybody may see them."""

from typing import Any

from alongside.answers.difference_queries import DifferenceSaid, difference_of
from alongside.answers.models import Decision, Promise
from alongside.answers.queries import promises_of_follow_ups, promises_of_pledges, where
from alongside.insight.queries.answers import PublicAnswer, answers_of
from alongside.live.presenters.answering import words_of
from alongside.people.models import Area

MOST = 100


def as_data(area: Area) -> list[dict[str, Any]]:
    """The newest published answers of an area, a hundred at most."""
    return [_answer(answer, area) for answer in answers_of(area, most=MOST)]


def _answer(answer: PublicAnswer, area: Area) -> dict[str, Any]:
    decision = answer.decision
    return {
        "theme": decision.theme_id,
        "project": decision.theme.project.slug,
        "you_said": {
            "title": decision.theme.title,
            "easy_title": decision.theme.easy_title,
            "people": answer.heard.in_public(area).number,
            "quotes": [words for words in map(words_of, answer.quotes) if words],
        },
        "decision": {
            "kind": decision.kind,
            "summary": decision.summary,
            "easy_summary": decision.easy_summary,
            "reason": decision.reason,
            "easy_reason": decision.easy_reason,
            "decided_on": decision.decided_on.isoformat(),
            "published_at": decision.published_at.isoformat() if decision.published_at else None,
            "taken_by": [
                {"group": stance.group.key, "stance": stance.stance, "words": stance.words}
                for stance in decision.stances.all()
            ],
        },
        "promises": _promises(decision),
    }


def of_pledges(area: Area) -> list[dict[str, Any]]:
    """The promises that came of pledges and of meetings, a hundred at most of each.

    Never a pledge's own words, or its maker's name, and nothing of the minutes.
    """
    promises = (*promises_of_pledges(area)[:MOST], *promises_of_follow_ups(area)[:MOST])
    return [_promise(promise) for promise in promises]


def _promises(decision: Decision) -> list[dict[str, Any]]:
    return [_promise(promise) for promise in decision.promises.all()]


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.pk,
        "words": promise.words,
        "easy_words": promise.easy_words,
        "owner_role": promise.owner_role,
        "due": promise.due.isoformat(),
        "state": promise.state,
        "stands": where(promise).name.lower().replace("_", "-"),
        "verdicts": [
            {"group": verdict.group.key, "kept": verdict.is_kept, "because": verdict.because}
            for verdict in promise.verdicts.all()
        ],
        "difference": difference_as_data(difference_of(promise)),
    }


def difference_as_data(said: DifferenceSaid | None) -> dict[str, Any] | None:
    """Whether a kept promise made a difference, group by group; nothing while it is not kept."""
    if said is None or said.promise.difference_from is None:
        return None
    return {
        "asked_from": said.promise.difference_from.isoformat(),
        "stands": said.made.name.lower().replace("_", "-"),
        "groups": [{"group": one.group.key, "answer": one.answer, "words": one.words} for one in said.said],
        "waiting_for": [group.key for group in said.silent],
    }
