"""What happened in a session after a number, and how the things it happened to stand now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Q

from alongside.live.enums import Audience, EventKind
from alongside.live.models import Activity, HelpRequest, Participant, Prompt, Session
from alongside.live.queries import telling
from alongside.live.queries.standing import standing
from alongside.live.queries.telling import Happened, Told, ToldMedia
from alongside.live.rules import HEARD_BY

# So many events are read at once; a longer replay comes in several pieces.
MOST_EVENTS = 1000

_HEARD = {audience: [kind for kind, audiences in HEARD_BY.items() if audience in audiences] for audience in Audience}

Data = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """One thing to tell: the event's name and its data. `number` is given to the last one of an event."""

    name: str
    data: Data
    number: int | None = None


@dataclass(frozen=True)
class News:
    """What an audience is told, and the number of the session's stream that they know then.

    `has_more` says that this was only the first piece of what happened; `stopped` are those whose phone was stopped.
    """

    number: int
    frames: Sequence[Frame]
    has_more: bool = False
    stopped: frozenset[str] = frozenset()


def last_number(session_id: int) -> int | None:
    """The number of a session's newest event; `None` where the session is gone."""
    return telling.last_number(session_id)


def news(session_id: int, audience: Audience, *, after: int, up_to: int | None = None) -> News | None:
    """What this audience hears of the events after a number; `None` where the session is gone.

    Events hold ids only, so each frame tells how its subject stands now. A subject to which several
    things happened is told once, at the last of them.
    """
    last = last_number(session_id)
    if last is None:
        return None
    until = last if up_to is None else min(up_to, last)
    if after >= until:
        return News(until, [])
    kinds = _HEARD[audience]
    happened = telling.happened(session_id, kinds, after=after, up_to=until, most=MOST_EVENTS)
    has_more = len(happened) == MOST_EVENTS
    if has_more:
        until = happened[-1].number
    stopped = _stopped(session_id) if any(event.kind == EventKind.STOPPED for event in happened) else frozenset()
    return News(until, list(_frames(_Hearer(session_id, audience), happened)), has_more, stopped)


def _stopped(session_id: int) -> frozenset[str]:
    ids = Participant.objects.filter(session=session_id, removed_at__isnull=False).values_list("pk", flat=True)
    return frozenset(str(pk) for pk in ids)


def state_of(session: Session) -> Literal["open", "closed"]:
    """Whether people can join: `open` or `closed`."""
    return "closed" if session.closed_at else "open"


def hello(session_id: int, number: int, *, heard: int) -> Frame:
    """The frame that says: connected, and up to date to this number.

    It carries the number as its own only where `heard` is lower: numbers of a connection never repeat.
    """
    session = Session.objects.filter(pk=session_id).first()
    state = state_of(session) if session else "closed"
    return Frame("hello", {"number": number, "state": state}, number if number > heard else None)


@dataclass(frozen=True)
class _Hearer:
    """Whom the frames are for."""

    session_id: int
    audience: Audience

    def session(self) -> Session:
        """The session as it stands now."""
        return Session.objects.get(pk=self.session_id)


def _frames(hearer: _Hearer, happened: Sequence[Happened]) -> Iterable[Frame]:
    newest = {(event.kind, event.subject_id): event.number for event in happened}
    by_kind: dict[str, dict[int | None, list[Frame]]] = {
        kind: _TELLERS[EventKind(kind)](hearer, [pk for each, pk in newest if each == kind and pk is not None])
        for kind in dict.fromkeys(kind for kind, _ in newest)
    }
    for (kind, subject_id), number in sorted(newest.items(), key=lambda item: item[1]):
        frames = by_kind[kind].get(subject_id, [])
        for frame in frames[:-1]:
            yield frame
        for frame in frames[-1:]:
            yield Frame(frame.name, frame.data, number)


Frames = dict[int | None, list[Frame]]


def _contributions(hearer: _Hearer, ids: list[int]) -> Frames:
    found = telling.contributions(ids)
    # The facilitator's page fetches what it shows; only the screen is told words and pictures.
    if hearer.audience is Audience.SCREEN:
        media = telling.media(ids)
        return {one.pk: [_for_screen(one, media.get(one.pk, ()))] for one in found}
    frames: Frames = {one.pk: [_for_facilitator(one)] for one in found}
    # Once for each prompt, before the last contribution to it that is told.
    last_of = {one.prompt_id: one.pk for one in found}
    for prompt_id, counts in _counts(set(last_of)).items():
        frames[last_of[prompt_id]].insert(0, counts)
    return frames


def _for_screen(one: Told, media: Sequence[ToldMedia]) -> Frame:
    if not one.is_there or one.is_held:
        return _gone(one)
    data = _essence(one) | {"words": one.words, "value": one.value}
    shown = [{"id": str(each.pk), "kind": each.kind, "alt": each.alt_text} for each in media]
    return Frame("contribution", data | {"media": shown} if shown else data)


def _for_facilitator(one: Told) -> Frame:
    return Frame("contribution", _essence(one) | {"held": one.is_held}) if one.is_there else _gone(one)


def _gone(one: Told) -> Frame:
    return Frame("gone", {"id": str(one.uuid)})


def _essence(one: Told) -> Data:
    return {
        "id": str(one.uuid),
        "activity": one.activity,
        "prompt": one.prompt,
        "moment": one.moment,
        "group": one.group,
        "late": one.is_late,
    }


def _counts(prompt_ids: set[int]) -> dict[int, Frame]:
    is_there = standing("contributions")
    prompts = (
        Prompt.objects.filter(pk__in=prompt_ids)
        .select_related("activity")
        .annotate(
            shown=Count("contributions", filter=is_there & Q(contributions__is_held=False)),
            held=Count("contributions", filter=is_there & Q(contributions__is_held=True)),
        )
    )
    return {
        prompt.pk: Frame(
            "counts",
            {
                "activity": prompt.activity.key,
                "prompt": prompt.key,
                "shown": prompt.shown,
                "held": prompt.held,
            },
        )
        for prompt in prompts
    }


def _activities(hearer: _Hearer, ids: list[int]) -> Frames:
    return {
        activity.pk: [
            Frame(
                "activity",
                {
                    "id": activity.key,
                    "title": activity.title,
                    "easy_title": activity.easy_title,
                    "kind": activity.kind,
                    "state": activity.state,
                },
            )
        ]
        for activity in Activity.objects.filter(pk__in=ids)
    }


def _session(hearer: _Hearer, ids: list[int]) -> Frames:
    session = hearer.session()
    data: Data = {
        "state": state_of(session),
        "title": session.title,
        "hear_back_by": session.hear_back_by.isoformat() if session.hear_back_by else None,
    }
    if hearer.audience is Audience.FACILITATOR:
        data["hold_for_person"] = session.hold_for_person
    return {None: [Frame("session", data)]}


def _people(hearer: _Hearer, ids: list[int]) -> Frames:
    if hearer.audience is Audience.PARTICIPANT:
        return {}
    rows = list(
        Participant.objects.filter(session=hearer.session_id)
        .order_by("group__position", "group_id")
        .values_list("group__title")
        .annotate(people=Count("pk"))
    )
    groups = [{"group": title or "", "people": people} for title, people in rows]
    return {None: [Frame("people", {"total": sum(people for _, people in rows), "groups": groups})]}


def _help(hearer: _Hearer, ids: list[int]) -> Frames:
    rows = HelpRequest.objects.filter(pk__in=ids).select_related("prompt__activity", "participant__group")
    return {
        row.pk: [
            Frame(
                "help",
                {
                    "id": row.pk,
                    "kind": row.kind,
                    "activity": row.prompt.activity.key if row.prompt else "",
                    "prompt": row.prompt.key if row.prompt else "",
                    "group": row.participant.group.title if row.participant.group else "",
                    "asked_at": row.asked_at.isoformat(),
                    "answered": row.answered_at is not None,
                },
            )
        ]
        for row in rows
    }


def _of_activity(hearer: _Hearer, ids: list[int]) -> Frames:
    """Something about an activity as a whole changed: whoever shows it fetches it anew."""
    keys = Activity.objects.filter(pk__in=ids).values_list("pk", "key")
    return {pk: [Frame("together", {"activity": key})] for pk, key in keys}


def _pages(hearer: _Hearer, ids: list[int]) -> Frames:
    """The facilitator turned a page: screens show it, whatever page somebody at the screen had turned to."""
    return {
        activity.pk: [Frame("page", {"activity": activity.key, "page": activity.screen_page})]
        for activity in Activity.objects.filter(pk__in=ids)
    }


_TELLERS: dict[EventKind, Callable[[_Hearer, list[int]], Frames]] = {
    EventKind.CONTRIBUTION: _contributions,
    EventKind.ACTIVITY: _activities,
    EventKind.SESSION: _session,
    EventKind.JOINED: _people,
    EventKind.DOOR: _session,
    EventKind.STOPPED: _people,
    EventKind.HELP: _help,
    EventKind.PILES: _of_activity,
    EventKind.SUPPORT: _of_activity,
    EventKind.AGREED: _of_activity,
    EventKind.TABLE: _people,
    EventKind.PAGE: _pages,
}
