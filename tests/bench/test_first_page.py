"""The benchmark of the first page measures what it says, and says what it needs."""

from __future__ import annotations

import sys

import pytest

from alongside.bench import first_page


@pytest.mark.browser
@pytest.mark.fault
def test_a_slow_phone_can_use_the_first_page_soon_after_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_page, "RUNS", 1)

    measured = {figure.id: figure for figure in first_page.measure()}

    assert set(measured) == {"join.usable", "join.weight", "session.usable", "session.weight"}
    for name in ("join", "session"):
        usable, weight = measured[f"{name}.usable"], measured[f"{name}.weight"]
        # One round trip over slow 3G takes two seconds: no page can be faster.
        assert usable.limit is not None
        assert min(usable.limit, usable.value) >= 2000
        assert weight.as_data()["met"], weight


def test_where_playwright_is_missing_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)

    with pytest.raises(SystemExit, match=r"Playwright is missing\. .* run `make test` once"), first_page._chromium():
        pass
