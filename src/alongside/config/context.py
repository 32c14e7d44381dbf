"""What every template knows of the site and of who is looking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from alongside.config.navigation import navigation


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's address, the standing of whoever looks (set by `people.views.enter`), demonstration mode."""
    standing = getattr(request, "standing", None)
    return {
        "site_url": settings.SITE_URL,
        "standing": standing,
        "area": getattr(standing, "area", None),
        "navigation": navigation(request, standing),
        "is_demonstration": getattr(request.user, "is_demonstration", False) if hasattr(request, "user") else False,
    }
