"""The demonstration's mark as files: the saved credential, and its issuer's document beside it."""

from pathlib import Path

from django.conf import settings

from alongside.assurance.marks.queries import issuer_file_of, marks_in
from alongside.people.models import Area


def mark_files(area: Area) -> list[Path]:
    """Save the area's newest mark that stands; returns its credential, then its issuer's document. Empty without one."""
    mark = next((one for one in marks_in(area) if one.stands), None)
    if mark is None:
        return []
    folder = Path(settings.DATA_DIR) / "marks" / area.slug
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"mark-{mark.pk}.json", folder / "issuer.json"]
    for file, content in zip(files, (mark.credential.encode(), issuer_file_of(area, mark.site)), strict=True):
        file.write_bytes(content)
    return files
