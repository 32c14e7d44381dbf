"""Under which version of a pack a project stands, what moving it would change, and what is not asked any more."""

from dataclasses import dataclass

from alongside.frameworks.changes_pages import ChangedPart, changed_parts
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import pack_in, pack_of, version_for
from alongside.people.standing import Standing
from alongside.projects import permissions, queries
from alongside.projects.models import Move, Project
from alongside.projects.presenters.gone import GoneAnswer, answered, apart_in, not_in


@dataclass(frozen=True)
class MovePage:
    """Where a project stands, and what would change: `to` is the version that its area works under now.

    `would_go` answer what it does not ask, and `would_stand_apart` what it asks in another way.
    """

    version: PackVersion
    to: PackVersion | None
    changes: tuple[ChangedPart, ...]
    would_go: tuple[GoneAnswer, ...]
    would_stand_apart: tuple[GoneAnswer, ...]
    gone: tuple[GoneAnswer, ...]
    moves: tuple[Move, ...]
    can_move: bool


def move_page(project: Project, standing: Standing) -> MovePage:
    """Everything about a project's version. Answers are counted whether a question is gone or would go."""
    newest = version_for(project.area)
    moves = queries.moves_of(project)
    packs = [queries.pack_for_project(project), *(pack_in(project.area, move.from_version) for move in moves)]
    to = newest if newest.pk != project.pack_version_id else None
    next_pack = pack_in(project.area, newest)
    given = answered(project, packs)
    gone = not_in(packs[0], given)
    return MovePage(
        version=project.pack_version,
        to=to,
        changes=changed_parts(pack_of(project.pack_version).canonical_files, pack_of(to).canonical_files) if to else (),
        would_go=tuple(answer for answer in not_in(next_pack, given) if answer not in gone) if to else (),
        would_stand_apart=apart_in(next_pack, given) if to else (),
        gone=gone,
        moves=tuple(moves),
        can_move=permissions.can_move_project(standing),
    )
