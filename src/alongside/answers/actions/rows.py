"""A promise as it stands while something about it is written, and the audit entry of what was."""

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.answers.models import Promise


def locked(promise: Promise) -> Promise:
    """The promise as it stands in this moment, held until what is being written is written."""
    related = ("decision__theme__project__area", "pledge__session__area", "follow_up__minutes__area")
    return Promise.objects.select_for_update(of=("self",)).select_related(*related).get(pk=promise.pk)


def record(verb: str, promise: Promise, by: Actor, *, fields: tuple[str, ...]) -> None:
    """The audit entry of what changed about a promise."""
    activity_log.record(verb, promise, by=by, area_id=promise.area.pk, fields=fields)
