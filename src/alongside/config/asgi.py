"""The whole site for an ASGI server."""

import os
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from alongside.config.site import Site

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")


def _site() -> "Site":
    django.setup()
    # The models that the site needs can only be imported now.
    from alongside.config.site import Site

    return Site()


application = _site()
