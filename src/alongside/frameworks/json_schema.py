"""The JSON Schema of each file of a pack, for editors that complete and check while somebody writes.

They are published in `packs/_schemas/`, at `/schemas/packs/{name}` and by `alongside packs schemas`;
`python -m alongside.frameworks.json_schema` writes the folder anew.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

import django

from alongside.frameworks import schema
from alongside.frameworks.files import PACK_FILE, PARTS
from alongside.frameworks.loading import PACKS_FOLDER
from alongside.frameworks.schema.base import Frozen

SCHEMAS_FOLDER: Final = PACKS_FOLDER / "_schemas"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each file of a pack, by the file's name; `stage.yaml` stands for every stage."""
    models: dict[str, type[Frozen]] = {
        PACK_FILE: schema.PackFile,
        **{name: model for name, (model, _, _) in PARTS.items()},
        "stage.yaml": schema.Stage,
    }
    return {name: {"$schema": _DRAFT, **model.model_json_schema()} for name, model in models.items()}


def schema_texts() -> dict[str, str]:
    """The published files by their name, such as `ladder.schema.json`."""
    return {
        f"{Path(name).stem}.schema.json": json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        for name, content in json_schemas().items()
    }


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()  # the kinds of activity make themselves known
    write_schemas(SCHEMAS_FOLDER)
