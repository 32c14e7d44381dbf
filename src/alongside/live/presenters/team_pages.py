"""The pages that an activity's kind has for whoever runs it, beside the one where notes are held and shown."""

from collections.abc import Sequence
from dataclasses import replace

from alongside.live.kinds import kind_of
from alongside.live.models import Session
from alongside.live.presenters.facilitator import ActivityBlock


def with_pages(session: Session, blocks: Sequence[ActivityBlock]) -> list[ActivityBlock]:
    """The blocks of the facilitator's page, each with the links to its kind's own pages."""
    return [
        replace(block, pages=tuple(kind_of(block.activity.kind).team_pages(session, block.activity)))
        for block in blocks
    ]
