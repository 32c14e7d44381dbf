"""What participants fill in: a code, who they are, an answer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile

from alongside.core import codes
from alongside.core.form_rendering import Field
from alongside.core.shown_again import put
from alongside.core.widgets import BigRadios, Code
from alongside.live.choices import choices_of
from alongside.live.enums import MediaKind, Whose
from alongside.live.forms.ways import LIMITS, PENS, WIDTHS, file_fields
from alongside.live.kinds import kind_of
from alongside.live.models import Prompt
from alongside.live.presenters.media import MediaShown
from alongside.live.rules import LONGEST_ASKED_HOW, LONGEST_SIGNATURE, MOST_ASKED
from alongside.live.signing import may_sign
from alongside.people.models import Group

NOT_SAYING = "not-saying"


class Plain(Field):
    """A field that never says “(optional)”: participants read as few words as can be."""

    says_optional = False


class ParticipantForm(forms.Form):
    """What the forms of participants share."""

    bound_field_class = Plain


class CodeForm(ParticipantForm):
    """The code that stands on the hall's screen, however it is typed."""

    code = forms.CharField(
        label="Type the code",
        help_text="It is on the big screen or on your paper. It has 6 letters and numbers.",
        max_length=40,
        widget=Code(),
        error_messages={"required": "Type the code first."},
    )

    def clean_code(self) -> str:
        code = codes.normalise(self.cleaned_data["code"])
        if len(code) != codes.JOIN_CODE_LENGTH:
            raise forms.ValidationError("A code has 6 letters and numbers. Look at it again.")
        return code

    def say_not_found(self) -> None:
        """Say that no session has this code, unless its shape was wrong already."""
        if not self.errors:
            self.add_error("code", "We cannot find this code. Look at it again. Or ask a helper.")


class WhoForm(ParticipantForm):
    """Which of the session's groups somebody belongs to; saying nothing is an answer too."""

    group = forms.ChoiceField(
        label="Choose one",
        error_messages={"required": "Choose one. “I would rather not say” is fine too."},
    )

    def __init__(self, *args: Any, groups: Sequence[Group], easy: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(group.pk): group for group in groups}
        choices = [(pk, group.easy_title if easy else group.title) for pk, group in self._groups.items()]
        symbols = {pk: group.symbol for pk, group in self._groups.items()} | {NOT_SAYING: "person"}
        field = self.fields["group"]
        field.widget = BigRadios(symbols=symbols)
        field.choices = [*choices, (NOT_SAYING, "I would rather not say")]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Group | None:
        """The group, or nothing where somebody would rather not say."""
        return self._groups.get(self.cleaned_data["group"])


class WhoseForm(ParticipantForm):
    """Whose words will be written on this phone (requirement P8)."""

    whose = forms.ChoiceField(
        label="Choose one",
        choices=[
            (Whose.OWN, "My own words"),
            (Whose.SUPPORTED, "Someone helps me"),
            (Whose.ON_BEHALF, "I speak for someone else, or for a group"),
        ],
        widget=BigRadios(symbols={Whose.OWN: "speech", Whose.SUPPORTED: "together", Whose.ON_BEHALF: "megaphone"}),
        error_messages={"required": "Choose one."},
    )


class AskedForm(ParticipantForm):
    """Of who speaks for others: how many people they asked, and how (requirement W10). Nothing is a good answer too."""

    asked_people = forms.IntegerField(
        label="How many people did you ask?",
        required=False,
        min_value=0,
        max_value=MOST_ASKED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}),
        error_messages={
            "invalid": "Write a number, like 12.",
            "min_value": "Write a number, like 12.",
            "max_value": f"Write a number up to {MOST_ASKED}.",
        },
    )
    asked_how = forms.CharField(
        label="How did you ask them?",
        help_text="Like: we talked at school. Do not write any names.",
        required=False,
        max_length=LONGEST_ASKED_HOW,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "That is too long. Make it shorter."},
    )


class AnswerForm(ParticipantForm):
    """An answer to one prompt: what the prompt takes, and whether it may be shown to everybody.

    `uuid` is made with the form, so that a form that is sent twice is one contribution. `kept` names what came with
    it as a file when something else in it was wrong.
    """

    limits = LIMITS
    pens = PENS
    widths = WIDTHS

    uuid = forms.UUIDField(widget=forms.HiddenInput())
    value = forms.ChoiceField(label="Choose one", required=False)
    words = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kept = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())
    signed_as = forms.CharField(
        label="Your name or your job",
        help_text="Only if you want to be asked about it. It stands under your words on the big screen.",
        max_length=LONGEST_SIGNATURE,
        required=False,
    )
    may_quote = forms.ChoiceField(
        label="May we show this to everybody?",
        help_text="We never say who said it. If you do not choose, we do not show it.",
        required=False,
        choices=[("yes", "Yes, everybody may read it"), ("no", "No, only the people here and the team")],
        widget=BigRadios(symbols={"yes": "world", "no": "locked"}),
    )

    def __init__(self, *args: Any, prompt: Prompt, easy: bool, group: Group | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_choices(prompt, easy=easy)
        self._offer_words(prompt)
        if not may_sign(prompt, group.may_be_under_18 if group else None):
            del self.fields["signed_as"]
        elif "may_quote" in self.fields:
            # Whoever signs says who they are to the people there, and to nobody else.
            self.fields["may_quote"].help_text = "Without your name. If you do not choose, we do not show it."
        self._offer_ways(prompt)

    def _offer_choices(self, prompt: Prompt, *, easy: bool) -> None:
        field = kind_of(prompt.activity.kind).field(prompt, choices_of(prompt.values, easy=easy))
        if field is None:
            del self.fields["value"]
        else:
            self.fields["value"] = field

    def _offer_words(self, prompt: Prompt) -> None:
        if not prompt.words:
            del self.fields["words"]
        else:
            self.fields["words"].label = kind_of(prompt.activity.kind).invites
        if not prompt.words and not prompt.ways:
            # A number alone cannot be quoted: it is only ever counted.
            del self.fields["may_quote"]

    def _offer_ways(self, prompt: Prompt) -> None:
        self.ways = file_fields(prompt.ways)
        self.fields.update(self.ways)
        self.media_ids: list[UUID] = []
        self.kept_media: Sequence[MediaShown] = ()
        if not self.ways:
            del self.fields["kept"]

    def clean_kept(self) -> str:
        """The ids of what came with this form before, when something else in it was wrong."""
        kept: str = self.cleaned_data["kept"]
        try:
            self.media_ids = [UUID(one) for one in kept.split(",") if one]
        except ValueError:
            self.media_ids = []
        return kept

    def files_sent(self) -> list[tuple[MediaKind, "UploadedFile[bytes]"]]:
        """What came as a file, by its kind; nothing from a form whose id is wrong."""
        if "uuid" not in self.cleaned_data:
            return []
        sent = [(MediaKind(name), self.cleaned_data.get(name)) for name in self.ways]
        return [(kind, file) for kind, file in sent if file is not None]

    def keep(self, media_id: UUID) -> None:
        """This came and is kept: it need not be sent again, also where the form has to be."""
        if media_id not in self.media_ids:
            self.media_ids.append(media_id)
        put(self, kept=",".join(map(str, self.media_ids)))

    @property
    def said(self) -> str:
        """The words as they were typed. Browsers send each new line as two characters; one was typed."""
        return str(self.cleaned_data.get("words", "")).replace("\r\n", "\n")

    @property
    def is_for_everybody(self) -> bool:
        """Only who says yes is shown to everybody."""
        return bool(self.cleaned_data.get("may_quote") == "yes")

    def say(self, reason: str, *, field: str = "") -> None:
        """Why it was refused, beside the field where there is one."""
        self.add_error(field if field in self.fields else None, reason)

    def renew(self, uuid: UUID) -> None:
        """Send the same words under a new id next time."""
        put(self, uuid=str(uuid))


class SupportForm(forms.Form):
    """Being for something that somebody else wrote, or no longer; `one` is where one was among them."""

    id = forms.UUIDField()
    on = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")])
    one = forms.IntegerField(required=False, min_value=1, max_value=9999)
