"""A digest stands for what a pack says, not for how its files are typed."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from alongside.frameworks.loading import load_pack, parse_pack
from alongside.frameworks.source import canonical, digest_of
from tests.factories.frameworks import ODD_PACK, odd_pack, smallest_files

words = st.text(st.characters(codec="utf-8"), max_size=20)
data = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(entry, chance) for entry in value]
    return value


@given(st.dictionaries(words, data, max_size=4), st.randoms())
def test_given_another_order_of_keys_then_the_canonical_source_is_the_same(
    files: dict[str, Any], chance: random.Random
) -> None:
    assert canonical(shuffled(files, chance)) == canonical(files)


def typed_anew(path: Path, chance: random.Random, indent: int) -> str:
    """A file as somebody else would type it: other order of keys, other indents, no comments."""
    yaml = YAML(typ="rt")
    plain = YAML(typ="safe").load(path)
    yaml.indent(mapping=indent, sequence=indent + 2, offset=indent)
    yaml.width = chance.choice([30, 200])
    out = io.StringIO()
    yaml.dump(shuffled(plain, chance), out)
    return out.getvalue()


@given(st.randoms(), st.integers(2, 6))
def test_given_a_pack_typed_another_way_when_loaded_then_its_digest_is_the_same(
    chance: random.Random, indent: int
) -> None:
    with TemporaryDirectory() as folder:
        for file in ODD_PACK.rglob("*.yaml"):
            copy = Path(folder) / file.relative_to(ODD_PACK)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(typed_anew(file, chance, indent), encoding="utf-8")
        assert load_pack(Path(folder)).digest == odd_pack().digest


def test_given_one_other_word_then_the_digest_is_another() -> None:
    files = smallest_files()
    before = parse_pack(files).digest
    files["pack.yaml"]["summary"] += " Or so."
    assert parse_pack(files).digest != before


def test_given_another_order_of_a_list_then_the_digest_is_another() -> None:
    assert digest_of(canonical({"a": [1, 2]})) != digest_of(canonical({"a": [2, 1]}))


def test_given_composed_and_decomposed_letters_when_loaded_then_the_digest_is_the_same(tmp_path: Path) -> None:
    digests = set()
    for spelling in ("caf\u00e9", "cafe\u0301"):
        folder = tmp_path / str(len(spelling))
        folder.mkdir()
        text = (ODD_PACK / "pack.yaml").read_text(encoding="utf-8").replace("Nobody in particular", spelling)
        (folder / "pack.yaml").write_text(text, encoding="utf-8")
        digests.add(load_pack(folder).digest)
    assert len(digests) == 1


def test_given_the_source_of_a_pack_when_parsed_again_then_it_is_the_same_pack() -> None:
    pack = odd_pack()
    assert parse_pack(json.loads(pack.canonical)) == pack
