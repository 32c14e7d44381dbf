"""From a first reflection to agreed goals, and from training to checklist, by people of different roles.

Nothing of any charter is named here: principles, questions, groups, statements and lists are read from the pack. A
pack that was made odd on purpose goes the same way as those that come with the product.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.frameworks.loading import PACKS_FOLDER
from tests.browser.crew import UnderPack
from tests.browser.learning import SharedTraining
from tests.browser.looking import LookOnce
from tests.browser.reflecting import GroupReflection
from tests.factories.frameworks import ODD_PACK

REFLECTING = [PACKS_FOLDER / "north-west-nine-principles", ODD_PACK]
LEARNING = [PACKS_FOLDER / "york-training-and-checklist", ODD_PACK]


@pytest.fixture(scope="module")
def look() -> LookOnce:
    """The pages are the same under each pack, so the first that comes to one looks at it."""
    return LookOnce()


@pytest.mark.parametrize("folder", REFLECTING, ids=lambda folder: folder.name)
def test_a_group_says_first_what_it_thinks_and_its_goal_is_agreed_with_others(under: UnderPack, folder: Path) -> None:
    reflection = GroupReflection(under(folder, has_everybody=False))
    reflection.says_openly_what_it_thinks()
    reflection.looks_at_one_and_asks_for_the_next()
    reflection.proposes_a_goal()
    reflection.is_taken_on_by_its_lead()
    reflection.is_agreed_by_the_others()
    reflection.stays_with_the_group()
    reflection.is_looked_at_again()


@pytest.mark.parametrize("folder", LEARNING, ids=lambda folder: folder.name)
def test_people_learn_together_and_a_checklist_is_used_by_staff_and_families(under: UnderPack, folder: Path) -> None:
    training = SharedTraining(under(folder, has_everybody=False))
    code = training.is_made_by_the_officer()
    training.is_rated_before_and_after(code)
    training.is_typed_from_paper()
    training.shows_what_changed()
    training.is_followed_by_a_checklist()
    training.is_seen_otherwise_by_families()
    training.is_looked_at_once_more()
