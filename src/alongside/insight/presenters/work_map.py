"""The map of an area's work: every kind at every level, empty cells too, each thing one click away."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.frameworks.schema import Pack
from alongside.insight.work_map import Work, placed

SHOWN_AT_ONCE = 4


@dataclass(frozen=True)
class MapCell:
    """One cell: what is done there, and what could be."""

    level: str
    works: Sequence[Work]
    example: str

    @property
    def first(self) -> Sequence[Work]:
        """What is shown at once."""
        return self.works[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> Sequence[Work]:
        """What is shown when somebody asks for more."""
        return self.works[SHOWN_AT_ONCE:]


@dataclass(frozen=True)
class MapRow:
    """One kind of involving people, over all levels."""

    title: str
    description: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class WorkMapPage:
    """The map as its page shows it, in plain words or in easy ones."""

    title: str
    description: str
    levels: tuple[str, ...]
    rows: tuple[MapRow, ...]
    without: Sequence[Work]
    empty: int


def work_map_page(pack: Pack, works: Sequence[Work], *, easy: bool) -> WorkMapPage | None:
    """The map with an area's work on it; nothing where its pack has no map."""
    work_map = pack.work_map
    if work_map is None:
        return None
    levels = {level.id: level.easy_title if easy else level.title for level in pack.levels}
    cells, without = placed(works, kinds=work_map.kinds, levels=levels)
    rows = []
    for kind in work_map.kinds:
        row = []
        for level, title in levels.items():
            cell = work_map.cell(kind.id, level)
            example = (cell.easy if easy else cell.example) if cell else ""
            row.append(MapCell(title, cells[kind.id, level], example))
        rows.append(
            MapRow(kind.easy_title if easy else kind.title, kind.easy if easy else kind.description, tuple(row))
        )
    return WorkMapPage(
        title=work_map.easy_title if easy else work_map.title,
        description=work_map.easy if easy else work_map.description,
        levels=tuple(levels.values()),
        rows=tuple(rows),
        without=without,
        empty=sum(not found for found in cells.values()),
    )
