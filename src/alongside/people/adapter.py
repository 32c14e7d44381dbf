from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are given by an area's participation officer; nobody signs up by themselves."""

    error_messages: ClassVar[dict[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "That address and password don't belong together. Try again, or ask for a code.",
        "incorrect_code": "That is not the code we sent. Look at the newest email, and type its code.",
        "too_many_login_attempts": "That was tried too often. Wait five minutes, then try again.",
        "rate_limited": "That was asked for too often. Wait five minutes, then try again.",
        "account_inactive": "This account has been closed. Ask your area's participation officer.",
        "enter_current_password": "That is not your password now. Type it again.",
        "invalid_password_reset": "This link was used already, or is too old. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page of one's account."""
        return reverse("account")
