"""Forms as people meet them: what is wired to what."""

from __future__ import annotations

import re

from django import forms

from alongside.core import widgets
from alongside.core.form_rendering import Field


class Errand(forms.Form):
    title = forms.CharField(label="Title", help_text="A few words.", max_length=20)
    words = forms.CharField(label="Words", widget=forms.Textarea, max_length=30, required=False)
    face = forms.ChoiceField(
        label="Face", choices=[("happy", "Yes"), ("sad", "No")], widget=widgets.Faces(symbols={"happy": "happy"})
    )
    ready = forms.BooleanField(label="Ready")
    when = forms.DateField(label="When", widget=widgets.Date)

    def clean(self) -> None:
        if self.data.get("title") == "both":
            raise forms.ValidationError("Choose one of the two.")


def tag(html: str, pattern: str) -> str:
    found = re.search(rf"<[^>]*{pattern}[^>]*>", html)
    assert found, f"{pattern} in {html}"
    return found.group(0)


def told(form: forms.Form, name: str) -> list[str]:
    field = form[name]
    assert isinstance(field, Field)
    return field.error_words


def test_given_a_hint_and_an_error_when_rendered_then_the_control_is_described_by_both() -> None:
    html = str(Errand({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in tag(html, 'name="title"')
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html


def test_given_errors_when_rendered_then_the_summary_leads_to_each_control() -> None:
    html = str(Errand({}))
    links = re.findall(r'<a href="#([^"]+)">', html)
    assert links == ["id_title", "id_face_0", "id_ready", "id_when"]
    assert [f'id="{link}"' in html for link in links] == [True] * 4


def test_given_nothing_was_answered_when_rendered_then_the_words_say_what_to_do() -> None:
    form = Errand({})
    assert told(form, "title") == ["Fill in an answer: Title"]
    assert told(form, "face") == ["Choose an answer: Face"]
    assert told(form, "ready") == ["Tick this to go on: Ready"]


def test_given_a_fault_of_the_whole_form_when_rendered_then_the_summary_tells_it() -> None:
    html = str(Errand({"title": "both", "face": "sad", "ready": "on", "when": "2026-03-03"}))
    assert "<li>Choose one of the two.</li>" in html


def test_given_a_sound_form_when_rendered_then_there_is_no_summary() -> None:
    assert "There is a problem" not in str(Errand())


def test_given_a_limit_when_rendered_then_it_is_told_and_described() -> None:
    html = str(Errand())
    assert 'aria-describedby="id_words_limit"' in tag(html, 'name="words"')
    assert "You can write up to 30 letters." in html


def test_given_a_date_when_rendered_then_the_browser_gets_it_in_its_own_form() -> None:
    html = str(Errand({"when": "2026-03-03"}))
    assert 'type="date"' in tag(html, 'name="when"')
    assert 'value="2026-03-03"' in tag(html, 'name="when"')


def test_given_required_fields_when_rendered_then_no_bubble_of_the_browser_stands_in_the_way() -> None:
    assert " required" not in str(Errand())


def test_given_an_optional_field_when_rendered_then_only_it_says_so() -> None:
    assert re.findall(r">([^<]+) \(optional\)", str(Errand())) == ["Words"]


def test_given_words_with_markup_when_rendered_again_then_they_are_shown_and_not_run() -> None:
    html = str(Errand({"words": "<script>alert(1)</script>"}))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
