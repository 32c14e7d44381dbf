"""Choose a CSV file."""

from django import forms

from alongside.live.importing import LARGEST_FILE


class FileForm(forms.Form):
    """One file with contributions."""

    file = forms.FileField(
        label="Choose a CSV file",
        help_text="At most 5 MB and 20,000 rows. Nothing comes in before you have seen what would.",
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "There is nothing in this file. Choose another.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )

    def clean_file(self) -> object:
        """No larger than what can be read at once."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is larger than 5 MB. Split it into several files.")
        return file
