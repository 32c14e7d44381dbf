"""A form that several people fill in at once: nothing that anybody wrote is lost, and nobody overwrites blindly."""

from django.http import QueryDict

from alongside.frameworks.enums import Part
from alongside.frameworks.loading import parse_pack
from alongside.projects.actions import PartText
from alongside.projects.forms.parts import PartForm, StartProjectForm
from alongside.projects.forms.stages import StageForm, Written, as_read
from alongside.projects.rules import mark_of
from tests.factories.projects import bare_pack_files, odd_pack_files

ODD = parse_pack(odd_pack_files())
BARE = parse_pack(bare_pack_files())
DO = ODD.stages[1]


def _sent(**fields: str | list[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name.replace("_", "-"), value if isinstance(value, list) else [value])
    return data


def _stage_form(now: dict[str, str], **fields: str | list[str]) -> StageForm:
    return StageForm(_sent(**fields) if fields else None, pack=ODD, questions=DO.questions, now=now, easy=False)


def test_only_the_name_and_the_purpose_must_be_known_at_the_start() -> None:
    form = StartProjectForm(_sent(), pack=ODD)

    assert form.errors == {
        "title": ["Give the project a name."],
        "purpose": ["Nothing stands under “What is it for?”. Say something there."],
    }


def test_a_choice_needs_its_reason_and_a_reason_its_choice() -> None:
    form = StartProjectForm(_sent(title="Bins", purpose="Tidy", rung="owning", level_because="It is small."), pack=ODD)

    assert form.errors == {
        "rung-because": ["Say why this is the right way to work together."],
        "level": ["You gave a reason. Choose what it is the reason for."],
    }


def test_each_part_is_handed_on_with_its_reason() -> None:
    form = StartProjectForm(
        _sent(title="Bins", purpose="Tidy", rung="owning", rung_because="We began it.", open="The day"), pack=ODD
    )

    assert form.is_valid()
    assert form.texts == {
        Part.PURPOSE: PartText("Tidy"),
        Part.WHO_FOR: PartText(""),
        Part.LEVEL: PartText(""),
        Part.RUNG: PartText("owning", "We began it."),
        Part.FIXED: PartText(""),
        Part.OPEN: PartText("The day"),
    }


def test_a_pack_without_ladder_and_levels_is_not_asked_about_them() -> None:
    assert list(StartProjectForm(pack=BARE).fields) == ["title", "purpose", "who-for", "fixed", "open"]


def test_the_rungs_stand_from_the_top_with_what_they_mean() -> None:
    field = StartProjectForm(pack=ODD).fields["rung"]

    assert [value for value, _ in field.choices] == ["owning", "asking", "telling"]  # type: ignore[attr-defined]
    assert field.widget.hints["owning"] == "What owning it together means."


def test_nobody_overwrites_a_part_that_somebody_else_has_worded_meanwhile() -> None:
    form = PartForm(_sent(value="Mine", seen="1"), pack=ODD, part=Part.PURPOSE, current=2)

    assert not form.is_valid()
    assert "Somebody else changed this" in form.non_field_errors()[0]
    assert (form["value"].value(), form["seen"].value()) == ("Mine", "2")
    again = PartForm(form.data, pack=ODD, part=Part.PURPOSE, current=2)
    assert again.is_valid()


def test_only_what_was_written_anew_is_an_answer() -> None:
    now = {"who-asks": "All of us", "how": "walk"}

    form = _stage_form(
        now, who_asks="All of us", who_asks_seen=mark_of("All of us"), how="swim", how_seen=mark_of("walk")
    )

    assert form.is_valid()
    assert form.answers == {"how": Written("swim", mark_of("walk"))}


def test_several_choices_are_kept_a_line_each_and_shown_as_chosen() -> None:
    form = _stage_form({}, with_whom=["aunts", "bakers"])

    assert form.is_valid()
    assert form.answers == {"with-whom": Written("aunts\nbakers", "")}
    shown = _stage_form({"with-whom": "aunts\nbakers"})
    assert shown["with-whom"].value() == ["aunts", "bakers"]
    question = next(question for question in DO.questions if question.id == "with-whom")
    assert as_read(question, "aunts\nbakers", ODD) == "Aunts, Bakers"


def test_a_date_is_kept_plainly_and_read_in_words() -> None:
    begin = ODD.stages[0]
    question = begin.questions[2]
    form = StageForm(_sent(first_day="2026-05-03"), pack=ODD, questions=begin.questions[1:], now={}, easy=False)

    assert form.is_valid()
    assert form.answers == {"first-day": Written("2026-05-03", "")}
    assert as_read(question, "2026-05-03", ODD) == "3 May 2026"


def test_what_somebody_else_answered_meanwhile_is_shown_and_nothing_is_lost() -> None:
    form = _stage_form({"who-asks": "Theirs"}, who_asks="Mine", who_asks_seen=mark_of("We"))
    assert form.is_valid()

    form.tell("who-asks", "Theirs")

    assert form.errors == {
        "who-asks": [
            "Somebody else changed this while you were writing. They wrote: “Theirs”. "
            "Yours is still here. Save again if it should take the place of theirs."
        ]
    }
    assert (form["who-asks"].value(), form["who-asks-seen"].value()) == ("Mine", mark_of("Theirs"))


def test_a_form_in_easy_words_asks_the_same() -> None:
    form = StageForm(pack=ODD, questions=DO.questions, now={}, easy=True)

    assert form.fields["how"].label == "About how?"
    assert form.fields["how"].choices == [("walk", "walk"), ("swim", "swim")]  # type: ignore[attr-defined]


def test_what_helps_to_answer_is_words_and_no_markup() -> None:
    question = DO.questions[0].model_copy(update={"help": "<b>All</b>"})

    form = StageForm(pack=ODD, questions=[question], now={}, easy=False)

    assert form.fields["who-asks"].help_text == "&lt;b&gt;All&lt;/b&gt;"
