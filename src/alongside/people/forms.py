"""Signing in, in our words: no placeholders, and what a browser and a password manager need to help."""

from typing import Any

from allauth.account import forms as allauth
from django import forms

_ADDRESS = {"type": "email", "autocomplete": "username", "spellcheck": "false"}
_LONG_ENOUGH = "At least 12 characters. A password manager can make one and remember it for you."
_WHICH_ADDRESS = "The one that your participation officer has for you"


def _reword(field: forms.Field, *, label: str, hint: str = "", missing: str, **attributes: str) -> None:
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


def _reword_address(field: forms.Field, *, hint: str = "") -> None:
    _reword(field, label="Email address", hint=hint, missing="Type your email address.", **_ADDRESS)
    field.error_messages["invalid"] = "Type an address like name@example.org."


def _reword_new_password(fields: dict[str, forms.Field]) -> None:
    _reword(fields["password1"], label="New password", hint=_LONG_ENOUGH, missing="Type the new password.")
    _reword(fields["password2"], label="The same again", missing="Type the new password a second time.")


class CodeRequest(allauth.RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Ask for a code by email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword_address(self.fields["email"], hint=_WHICH_ADDRESS)


class CodeEntry(allauth.ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Type the code that came."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(
            self.fields["code"],
            label="The code from the email",
            missing="Type the code from the email.",
            autocapitalize="characters",
            spellcheck="false",
        )
        self.fields["code"].widget.attrs["class"] = "govuk-input--width-10"


class PasswordSignIn(allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Sign in with a password, as a password manager fills it in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword_address(self.fields["login"])
        _reword(self.fields["password"], label="Password", missing="Type your password.")


class PasswordReset(allauth.ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Ask for a link that leads to a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword_address(self.fields["email"], hint=_WHICH_ADDRESS)


class PasswordFromLink(allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """Choose a new password, having come by such a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword_new_password(self.fields)


class FirstPassword(allauth.SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Choose a password where there was none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword_new_password(self.fields)


class PasswordChange(allauth.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Another password than now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self.fields["oldpassword"], label="Password now", missing="Type the password that you have now.")
        _reword_new_password(self.fields)
