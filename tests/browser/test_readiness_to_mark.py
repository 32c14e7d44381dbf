"""A project goes from readiness to its mark by people of different roles, under each pack that has one and the odd one.

Nothing of any charter is named here: rungs, groups, stages, prompts and who signs are read from the pack.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from alongside.frameworks.loading import PACKS_FOLDER, load_pack
from tests.browser.crew import UnderPack, rung_needed
from tests.browser.looking import LookOnce
from tests.browser.project_mark import ProjectMark
from tests.browser.project_record import AFTER, BEFORE, DECISION, FIRST, LAST, ProjectRecord
from tests.factories.frameworks import ODD_PACK

PACKS = [PACKS_FOLDER / "wirral-naomie", PACKS_FOLDER / "stoke-plan-do-review", ODD_PACK]
# Where the mark is only for work that its label supports: the rung that it needs, by the folder of the pack.
NEEDS_A_RUNG = {folder: rung for folder in PACKS if (rung := rung_needed(load_pack(folder)))}


@pytest.fixture(scope="module")
def look() -> LookOnce:
    """The pages are the same under each pack, so the first that comes to one looks at it."""
    return LookOnce()


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_project_goes_from_readiness_to_its_mark(under: UnderPack, folder: Path) -> None:
    crew = under(folder)
    project = ProjectRecord(crew, "Time to answer in meetings")
    mark = ProjectMark(crew, project)

    # Before the start, and on the way
    project.is_started(claims=crew.pack.rungs[-1].title)
    if crew.pack.readiness:
        project.is_found_ready()
    project.is_shown_and_agreed()
    project.has_its_forms_filled_in()
    project.meets(FIRST, *BEFORE, DECISION, days_ago=40, by=crew.speaker(crew.groups[-1]))

    # What somebody said becomes a theme, a decision, a promise, and those who asked close it
    theme = project.hears_a_voice()
    project.is_decided(theme)
    project.is_promised_and_done(theme)
    project.is_confirmed_by_those_who_asked(theme)

    # Looking back, each group by itself
    project.meets(LAST, *AFTER, days_ago=0, by=crew.officer)
    if crew.pack.review:
        project.is_looked_back_at()
    project.has_all_that_must_hold()

    # One group that withholds stops it; then each signs
    mark.is_asked_for()
    mark.is_withheld(crew.signing[-1])
    mark.is_signed_by_each()

    # Assessors, where the pack has them: what they miss is written, and read and signed anew
    if crew.is_assessed:
        mark.is_submitted()
        mark.is_refused_to_an_assessor_of_its_own_area()
        mark.is_asked_about_and_answered()
        mark.is_not_yet_good_enough()
        mark.is_submitted()
        mark.is_found_good_by_assessors()
        mark.is_signed_by_each()

    mark.is_awarded()


@pytest.mark.parametrize("folder", NEEDS_A_RUNG, ids=lambda folder: folder.name)
def test_a_document_that_was_not_made_together_has_no_mark_and_the_pages_say_why(
    under: UnderPack, folder: Path
) -> None:
    crew = under(folder)
    needed = NEEDS_A_RUNG[folder]
    lower = next(rung for rung in reversed(crew.pack.rungs) if rung.step < needed.step)
    document = ProjectRecord(crew, "A leaflet about meetings")
    mark = ProjectMark(crew, document)

    # Given a document about which people were asked, when its need had been named and decided without them
    document.is_started(claims=lower.title)
    document.meets(FIRST, *BEFORE[1:], days_ago=40, by=crew.officer)

    # When every group signs all the same
    mark.is_asked_for()
    mark.is_signed_by_each()

    # Then the page of the mark says what is lacking, and the page of the label what would change it
    decider = document.on_its_page(crew.decider)
    decider.follows(mark.way_to_it)
    mark.cannot_be_awarded(decider, f"The record does not support “{needed.title}” yet.")
    document.on_its_page(decider).follows("Everything behind this label, and what would change it")
    expect(decider.main).to_contain_text(f"What is recorded supports what is claimed: “{lower.title}”.")
    expect(decider.page.get_by_role("region", name=f"What “{needed.title}” still asks for")).to_be_visible()
    decider.look(decider.page, "label-lower")
