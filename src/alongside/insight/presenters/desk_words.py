"""What the desk asks a participation officer to look at before everybody reads it: new words where others were shared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse

from alongside.core.dates import long_date
from alongside.gatherings.permissions import can_publish_minutes
from alongside.gatherings.queries import minutes_with_new_words
from alongside.insight.presenters.desk_items import Item, Kind
from alongside.practice.permissions import can_share_barrier
from alongside.practice.queries.barriers import barriers_with_new_words

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk


def to_look_at(desk: Desk) -> Iterator[Item]:
    """Minutes that were corrected after they were published, and shared barriers at which something was written."""
    area, standing = desk.area, desk.standing
    if can_publish_minutes(standing):
        for minutes in minutes_with_new_words(area):
            title = minutes.gathering.title if minutes.gathering else f"Minutes of {long_date(minutes.day)}"
            url = reverse("minutes", args=(area.slug, minutes.project.slug, minutes.pk))
            yield Item(title, url, f"Minutes that were corrected, in “{minutes.project.title}”")
    if can_share_barrier(standing):
        for barrier in barriers_with_new_words(area):
            yield Item(barrier.words, reverse("barrier", args=(area.slug, barrier.pk)), "What was tried about it")


KINDS = (
    Kind(
        "new-words",
        "New words, where everybody reads the old ones",
        "Only the team reads them yet. Look that nobody is named, then show them to everybody.",
        "eye",
        lambda standing: can_publish_minutes(standing) or can_share_barrier(standing),
        to_look_at,
    ),
)
