from alongside.core.widgets import BigRadios, Faces
from alongside.frameworks.enums import ActivityKind
from alongside.live.kinds import KINDS, Choice, choices_of, kind_of, label_of

VALUES: list[dict[str, str | None]] = [
    {"value": "1", "label": "Not at all", "easy_label": "No", "symbol": None},
    {"value": "2", "label": "Completely", "easy_label": "Yes", "symbol": "happy"},
]


def test_every_kind_that_a_pack_may_name_has_its_module() -> None:
    assert set(KINDS) == set(ActivityKind.values)


def test_choices_are_in_easy_or_in_full_words() -> None:
    assert choices_of(VALUES, easy=True) == (Choice("1", "No", ""), Choice("2", "Yes", "happy"))
    assert choices_of(VALUES, easy=False) == (Choice("1", "Not at all", ""), Choice("2", "Completely", "happy"))


def test_what_somebody_chose_is_told_in_words() -> None:
    assert label_of(VALUES, "2", easy=True) == Choice("2", "Yes", "happy")
    assert label_of(VALUES, "", easy=True) is None


def test_a_board_takes_words_only_and_the_others_offer_tiles() -> None:
    choices = choices_of(VALUES, easy=True)
    assert kind_of("board").widget is None
    faces, scale = kind_of("faces").widget, kind_of("scale").widget
    assert faces is not None
    assert scale is not None
    assert isinstance(faces(choices), Faces)
    assert isinstance(scale(choices), BigRadios)


def test_a_kind_knows_where_its_results_and_its_screen_are_drawn() -> None:
    assert kind_of("board").results_template == "live/kinds/board_results.html"
    assert kind_of("scale").screen_template == "live/kinds/scale_screen.html"
