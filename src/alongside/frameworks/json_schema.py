"""The JSON Schema of each file of a pack, for editors that complete and check while somebody writes."""

from typing import Any

from alongside.frameworks import schema
from alongside.frameworks.files import PACK_FILE, PARTS
from alongside.frameworks.schema.base import Frozen

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each file of a pack, by the file's name; `stage.yaml` stands for every stage."""
    models: dict[str, type[Frozen]] = {
        PACK_FILE: schema.PackFile,
        **{name: model for name, (model, _, _) in PARTS.items()},
        "stage.yaml": schema.Stage,
    }
    return {name: {"$schema": _DRAFT, **model.model_json_schema()} for name, model in models.items()}
