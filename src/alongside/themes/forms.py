"""Forms of the workbench. What was typed stays when something is wrong."""

from django import forms

from alongside.core import widgets
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.themes.actions import Wording
from alongside.themes.models import Code, Theme
from alongside.themes.queries import A_PAGE, Wanted, groups_heard_in, prompts_of


class PutCodeForm(forms.Form):
    """One code on everything that is ticked."""

    code = forms.CharField(max_length=80, label="Code", error_messages={"required": "Write a code, or choose one."})
    said = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Tick at least one thing that somebody said."}
    )

    def __init__(self, *args: object, shown: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        self.fields["said"].choices = [(str(pk), str(pk)) for pk in shown[:A_PAGE]]  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Which of the things that people said to look at."""

    prompt = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label="Question")
    group = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label="Said by")
    code = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label="Code")
    theme = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label="Theme")
    new = forms.BooleanField(required=False, label="Only what has no code yet")

    def __init__(
        self,
        *args: object,
        standing: Standing,
        project: Project,
        codes: list[Code],
        themes: list[Theme],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        self.auto_id = "show_%s"  # the form beside it has a field of the same name
        prompts = [(prompt.pk, f"{prompt.text} ({prompt.activity.session.title})") for prompt in prompts_of(project)]
        groups = [(group.pk, group.title) for group in groups_heard_in(standing, project)]
        self._offer("prompt", prompts, "Every question")
        self._offer("group", groups, "Everybody")
        self._offer("code", [(code.pk, code.title) for code in codes], "Any code or none")
        self._offer("theme", [(theme.pk, theme.title) for theme in themes], "Any theme or none")

    def _offer(self, name: str, choices: list[tuple[int, str]], everything: str) -> None:
        self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]  # a choice field

    def wanted(self) -> Wanted:
        """What was asked for; everything where the address was changed by hand into nonsense."""
        if not self.is_valid():
            return Wanted()
        asked = self.cleaned_data
        return Wanted(
            code_id=asked["code"],
            theme_id=asked["theme"],
            prompt_id=asked["prompt"],
            group_id=asked["group"],
            without_code=asked["new"],
        )


class ThemeForm(forms.Form):
    """A theme's words, and which codes belong to it."""

    title = forms.CharField(
        max_length=120, label="Title", help_text="What these people said, as one of them might say it."
    )
    summary = forms.CharField(
        max_length=600, widget=forms.Textarea(attrs={"rows": 3}), label="In one sentence", required=False
    )
    easy_title = forms.CharField(max_length=120, label="Title in easy words", help_text="A few short words.")
    easy_summary = forms.CharField(
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="The same in easy words",
        help_text="Short sentences, one idea each. This is what the people who said it will be asked about.",
    )
    codes = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        label="Codes in this theme",
        widget=widgets.Checkboxes(),
        help_text="Everything under a code goes into the theme with it. A code is in one theme at a time.",
    )

    def __init__(self, *args: object, codes: list[Code], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        self.fields["codes"].choices = [(code.pk, _with_theme(code)) for code in codes]  # type: ignore[attr-defined]

    def wording(self) -> Wording:
        said = self.cleaned_data
        return Wording(said["title"], said["easy_title"], said["summary"], said["easy_summary"])


def _with_theme(code: Code) -> str:
    return f"{code.title} (now in “{code.theme.title}”)" if code.theme else code.title


class RewordForm(ThemeForm):
    """A theme's new words, and why they changed."""

    because = forms.CharField(
        max_length=300,
        required=False,
        label="Why the words change",
        help_text="It stays in the theme's history, so that everybody can see what people's answers changed.",
    )
