"""A pack as files again, to change them elsewhere and bring them back."""

import io
import zipfile

from ruamel.yaml import YAML

from alongside.frameworks.difference import Files

_FIXED_DAY = (1980, 1, 1, 0, 0, 0)  # the same pack makes the same archive


def pack_as_zip(files: Files, *, folder: str) -> bytes:
    """A zip file with one folder, in which every file of the pack stands as YAML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _FIXED_DAY), _as_yaml(files[name]))
    return packed.getvalue()


def _as_yaml(content: object) -> str:
    yaml = YAML(typ="rt")
    yaml.width = 110
    text = io.StringIO()
    yaml.dump(content, text)
    return text.getvalue()
