"""The JSON Schema of each file agrees with what loading takes and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from alongside.frameworks.files import STAGES_FOLDER
from alongside.frameworks.json_schema import SCHEMAS_FOLDER, json_schemas, schema_texts, write_schemas
from alongside.frameworks.loading import PACKS_FOLDER, bundled_folders, load_pack
from tests.factories.frameworks import odd_pack, smallest_files

WORRY_FILE = "worry-words.yaml"


def schema_for(file: str) -> dict[str, Any]:
    return json_schemas()["stage.yaml" if file.startswith(STAGES_FOLDER) else file]


@pytest.mark.parametrize("file", json_schemas())
def test_each_file_has_a_schema_that_is_one(file: str) -> None:
    Draft202012Validator.check_schema(schema_for(file))


def test_every_file_of_our_packs_fits_its_schema() -> None:
    for pack in [odd_pack(), *(load_pack(folder) for folder in bundled_folders())]:
        for file, content in json.loads(pack.canonical).items():
            assert list(Draft202012Validator(schema_for(file)).iter_errors(content)) == [], file


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "Not An Id"), ("version", 1), ("titel", "A"), ("groups", []), ("title", "")],
)
def test_what_loading_refuses_does_not_fit_the_schema_either(field: str, value: Any) -> None:
    content = smallest_files()["pack.yaml"] | {field: value}
    assert not Draft202012Validator(schema_for("pack.yaml")).is_valid(content)


def test_an_editor_can_offer_the_names_of_pictures() -> None:
    symbol = schema_for("pack.yaml")["$defs"]["PackGroup"]["properties"]["symbol"]
    assert "young-person" in symbol["enum"]


def test_the_published_schemas_are_those_of_the_code() -> None:
    """Where this fails, `python -m alongside.frameworks.json_schema` writes them anew."""
    published = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS_FOLDER.iterdir()}
    assert published == schema_texts()


def test_given_a_folder_when_schemas_are_written_then_all_stand_there(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schemas")
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == set(schema_texts())


def test_every_file_of_our_packs_tells_editors_its_schema() -> None:
    for file in PACKS_FOLDER.rglob("*.yaml"):
        if file.name == WORRY_FILE:
            continue  # no part of a pack
        told = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        kind = "stage" if file.parent.name == STAGES_FOLDER else file.stem
        assert (file.parent / told).resolve() == SCHEMAS_FOLDER / f"{kind}.schema.json"
