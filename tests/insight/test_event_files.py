"""A real event's figures come out of the report and of every export as they went in."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from alongside.insight.exporting import as_csv, as_json_text, as_xlsx
from alongside.insight.reporting import Edition, report_of, typeset
from alongside.live.models import Session
from tests.events import FIGURES, SPREADS, both_events, brought_in
from tests.pdfs import words_of_pdf

pytestmark = pytest.mark.django_db

Files = tuple[Path, ...]


def counted(rows: list[dict[str, str]]) -> tuple[Counter[tuple[str, str]], dict[str, Counter[str]]]:
    """Notes by prompt and group, and what was chosen by prompt, as a reader of the file would count them."""
    notes = Counter((row["prompt"], row["group"]) for row in rows if row["words"])
    chosen: dict[str, Counter[str]] = {}
    for row in rows:
        if row["value"]:
            chosen.setdefault(row["prompt"], Counter())[row["value"]] += 1
    return notes, chosen


def rows_of_sheet(session: Session, name: str) -> list[dict[str, Any]]:
    [head, *rows] = load_workbook(io.BytesIO(as_xlsx(session)))[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def rows_of_file(session: Session, form: str) -> list[dict[str, Any]]:
    if form == "csv":
        return list(csv.DictReader(io.StringIO(as_csv(session))))
    if form == "json":
        told: list[dict[str, Any]] = json.loads(as_json_text(session))["contributions"]
        return told
    return rows_of_sheet(session, "contributions")


@both_events
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_reader_of_the_file_counts_what_the_event_counted(files: Files, form: str) -> None:
    session = brought_in(files)
    notes, chosen = counted(rows_of_file(session, form))
    keys = {"Young people": "young-people", "Practitioners": "practitioners", "Group not given": ""}
    assert notes == {(prompt, keys[group]): number for (prompt, group), number in FIGURES.items()}
    assert {
        prompt: tuple(values[one] for one in ("happy", "unsure", "sad")) for prompt, values in chosen.items()
    } == SPREADS


@both_events
def test_the_spreadsheet_has_the_figures_themselves(files: Files) -> None:
    session = brought_in(files)
    titles = {prompt.text: prompt.key for one in session.activities.all() for prompt in one.prompts.all()}
    counts = rows_of_sheet(session, "counts")
    assert {(titles[row["prompt"]], row["group"]): row["notes"] for row in counts} == FIGURES
    ratings: dict[str, tuple[int, ...]] = {}
    for row in rows_of_sheet(session, "ratings"):
        ratings[titles[row["prompt"]]] = (*ratings.get(titles[row["prompt"]], ()), int(row["people"]))
    assert ratings == SPREADS


@both_events
def test_the_report_for_the_team_tells_every_figure(files: Files) -> None:
    session = brought_in(files)
    report = report_of(session, Edition.TEAM)
    words = words_of_pdf(typeset(report))
    for prompt, spread in SPREADS.items():
        assert f"Young people: {' / '.join(map(str, spread))}, of {sum(spread)} young people" in words, prompt
    by_prompt: dict[str, dict[str, int]] = {}
    for (prompt, group), number in FIGURES.items():
        by_prompt.setdefault(prompt, {})[group] = number
    for prompt, groups in by_prompt.items():
        told = " ".join(f"{group} {number} {number}" for group, number in groups.items())
        assert f"Group Notes People {told}" in words, prompt


@both_events
def test_the_report_for_everybody_tells_none_of_the_small_ones(files: Files) -> None:
    words = words_of_pdf(typeset(report_of(brought_in(files), Edition.EVERYBODY)))
    assert words.count("Most said “Yes”.") == 2
    assert "Yes: 10 · Not sure: 5 · No: none (about 20 people)." in words
    assert "19" not in words.split()
