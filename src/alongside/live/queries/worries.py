"""The words that an area added to the common list of worry words."""

import json
from collections.abc import Collection

from alongside.core import rows
from alongside.people.models import Area


def worry_words_of(area: Area) -> list[str]:
    """Those of one area, in the order in which somebody wrote them."""
    return list(worry_words_by_area([area.pk]).get(area.pk, ()))


def worry_words_by_area(area_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Those of several areas: one query, whose text is the same for any number, since each batch that comes in asks it."""
    these, given = rows.among("area_id", area_ids)
    found = rows.select(f"SELECT area_id, words FROM live_worrylist WHERE {these}", given)  # noqa: S608  # our own words
    return {area_id: tuple(json.loads(words)) for area_id, words in found}
