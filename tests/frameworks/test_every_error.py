"""Whatever somebody puts in place of a value, the error says where, why in plain words, and what to do."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.frameworks.errors import Finding, Place
from alongside.frameworks.files import model_of
from alongside.frameworks.form_errors import form_findings
from alongside.frameworks.loading import PACKS_FOLDER, check_path, load_pack
from alongside.frameworks.schema import Pack
from tests.factories.frameworks import odd_pack, write_files

WRONG: tuple[Any, ...] = (None, 7, 1.5, True, [], {}, "", "Not An Id", "x" * 5000, [None], {"strange": 1})
PACKS = [odd_pack(), *(load_pack(PACKS_FOLDER / name) for name in ("stoke-plan-do-review", "wirral-naomie"))]
# Words of the checker itself, which mean nothing to somebody who writes a pack.
JARGON = ("Input should", "pydantic", "validation", "NoneType", "object", "tuple", "union", "Value error", "instance")


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place in a file, but no more than two entries of a list: the others have the same shape."""
    if place:
        yield place
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data[:2]):
            yield from places(value, (*place, number))


def put(data: Any, place: Place, value: Any) -> Any:
    spoilt = copy.deepcopy(data)
    node = spoilt
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    return spoilt


def findings_for(pack: Pack) -> Iterator[Finding]:
    for file, data in pack.canonical_files.items():
        model = model_of(file)
        assert model is not None
        for place in places(data):
            for value in WRONG:
                yield from form_findings(model, file=file, data=put(data, place, value))[1]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_error_of_form_is_in_plain_words_and_says_what_to_do(pack: Pack) -> None:
    found = {(finding.reason, finding.what_to_do) for finding in findings_for(pack)}
    assert len(found) > 30
    assert sorted(reason for reason, _ in found if any(word in reason for word in JARGON)) == []
    assert sorted(reason for reason, advice in found if advice in ("", "Change it")) == []


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_every_error_has_a_file_and_a_line_of_it(value: Any, tmp_path: Path) -> None:
    files = odd_pack().canonical_files
    for name, data in files.items():
        spoilt = {**files, name: put(data, next(places(data)), value)}
        folder = write_files(tmp_path / str(hash(name)), spoilt)
        for error in check_path(folder):
            lines = (folder / Path(error.file).relative_to(folder)).read_text(encoding="utf-8").splitlines()
            assert 1 <= error.line <= max(len(lines), 1)
            assert error.reason
            assert error.what_to_do
