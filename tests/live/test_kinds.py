"""Kinds of activity are found by being there, and packs know them by name."""

from types import SimpleNamespace

import pytest
from django.template.loader import get_template

from alongside.core.widgets import BigRadios, Faces
from alongside.frameworks import activity_kinds
from alongside.live.choices import Choice, as_value, choices_of, chosen_in, label_of, people_by_option
from alongside.live.kinds import KINDS, kind_of
from alongside.live.models import Prompt

VALUES: list[dict[str, str | None]] = [
    {"value": "1", "label": "Not at all", "easy_label": "No", "symbol": None},
    {"value": "2", "label": "Completely", "easy_label": "Yes", "symbol": "happy"},
]


def test_packs_know_exactly_the_kinds_that_have_a_folder() -> None:
    assert activity_kinds.known() == sorted(KINDS)


@pytest.mark.parametrize("key", KINDS)
def test_every_kind_has_a_name_and_the_templates_that_it_draws_with(key: str) -> None:
    kind = kind_of(key)
    assert kind.key == key
    assert kind.title
    for template in (kind.template("results"), kind.question_template, kind.sheet_template):
        get_template(template)


def test_choices_are_in_easy_or_in_full_words() -> None:
    assert choices_of(VALUES, easy=True) == (Choice("1", "No", ""), Choice("2", "Yes", "happy"))
    assert choices_of(VALUES, easy=False) == (Choice("1", "Not at all", ""), Choice("2", "Completely", "happy"))


def test_what_somebody_chose_is_told_in_words() -> None:
    assert label_of(VALUES, "2", easy=True) == Choice("2", "Yes", "happy")
    assert label_of(VALUES, "", easy=True) is None


def test_several_values_are_kept_in_the_order_in_which_they_were_chosen() -> None:
    kept = as_value(["2", "1"])
    assert chosen_in(kept) == ["2", "1"]
    assert label_of(VALUES, kept, easy=False) == Choice("2,1", "Completely · Not at all", "happy")
    assert label_of(VALUES, kept, easy=False, is_ranked=True) == Choice("2,1", "1. Completely · 2. Not at all", "happy")


def test_whoever_chose_several_is_counted_at_each_of_them() -> None:
    assert people_by_option({"1": 3, "1,2": 2, "2,1": 1}) == {"1": 6, "2": 3}


def test_each_kind_offers_tiles_and_a_board_without_stickers_takes_words_only() -> None:
    choices = choices_of(VALUES, easy=True)
    prompt = Prompt()
    assert kind_of("board").field(prompt, ()) is None
    board, faces, scale = (kind_of(kind).field(prompt, choices) for kind in ("board", "faces", "scale"))
    assert board is not None
    assert faces is not None
    assert scale is not None
    assert isinstance(board.widget, BigRadios)
    assert isinstance(faces.widget, Faces)
    assert isinstance(scale.widget, BigRadios)


def test_a_kind_says_what_is_wrong_with_a_template() -> None:
    without_values = SimpleNamespace(kind="faces", prompts=[SimpleNamespace(words=True, values=(), ways=())])
    assert activity_kinds.problems(without_values) == ["every prompt of the kind `faces` needs `values`"]  # type: ignore[arg-type]
