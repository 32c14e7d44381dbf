"""The picture of a sheet of paper, to type from."""

from django import forms

from alongside.live.enums import MediaKind
from alongside.live.media.limits import MOST_BYTES, megabytes


class SheetForm(forms.Form):
    """One photo or scan of one person's sheet."""

    picture = forms.FileField(
        label="A photo or scan of this person’s sheet",
        help_text=f"JPEG, PNG or WebP, {megabytes(MediaKind.SHEET)} MB at most.",
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages={"required": "Choose a picture first.", "empty": "There is nothing in this file."},
    )

    def clean_picture(self) -> object:
        """No larger than what is taken."""
        picture = self.cleaned_data["picture"]
        if picture.size > MOST_BYTES[MediaKind.SHEET]:
            raise forms.ValidationError(
                f"This picture is larger than {megabytes(MediaKind.SHEET)} MB. Make it smaller, or go on without it."
            )
        return picture
