"""Where files are kept: in a folder of the site's own, which nothing serves by itself."""

import os
from typing import Any

from django.core.files.storage import FileSystemStorage


class DurableFiles(FileSystemStorage):
    """A folder whose files survive a power cut once they are acknowledged."""

    def url(self, name: str | None) -> str:
        """There is none: only a view that asks who is looking sends a file."""
        raise ValueError("This file is not accessible via a URL.")

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # Django's types leave it out
        for path in (self.path(saved), os.path.dirname(self.path(saved))):  # noqa: PTH120  # a name, not a path object
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return saved
