"""The words that an area added to the common list of worry words."""

from collections.abc import Collection

from alongside.live.models import WorryList
from alongside.people.models import Area


def worry_words_of(area: Area) -> list[str]:
    """Those of one area, in the order in which somebody wrote them."""
    return list(worry_words_by_area([area.pk]).get(area.pk, ()))


def worry_words_by_area(area_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Those of several areas: one query."""
    rows = WorryList.objects.filter(area__in=area_ids).values_list("area_id", "words")
    return {area_id: tuple(words) for area_id, words in rows}
