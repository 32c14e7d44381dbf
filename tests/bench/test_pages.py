"""The benchmark of pages measures what it says, and its pages make the same number of queries at any size."""

import pytest

from alongside.bench import figures, pages

pytestmark = pytest.mark.django_db
PAGES = ("join", "board", "themes", "answers", "receipt")


def test_every_page_makes_as_many_queries_for_much_as_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZES", (20, 200))

    measured = {figure.id: figure for figure in pages.measure()}

    assert set(measured) == {
        f"{page}.{what}.{size}" for page in PAGES for what in ("queries", "cpu") for size in (20, 200)
    }
    for page in PAGES:
        assert measured[f"{page}.queries.200"].value == measured[f"{page}.queries.20"].value > 0
        assert measured[f"{page}.cpu.200"].value > 0


@pytest.mark.parametrize(
    ("value", "limit", "target", "ratio", "met"),
    [(10, 10, 1.0, 1.0, True), (11, 10, 1.0, 1.1, False), (10, None, None, None, None), (4, 2, 3.0, 2.0, True)],
)
def test_a_figure_is_met_when_its_ratio_is_at_most_its_target(
    value: float, limit: float | None, target: float | None, ratio: float | None, met: bool | None
) -> None:
    data = figures.Figure("page.queries", value, "queries", limit, target).as_data()

    assert (data["ratio"], data["met"]) == (ratio, met)
