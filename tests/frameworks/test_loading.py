"""A folder of YAML becomes a pack, or everything that is wrong with it: each with file, line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alongside.frameworks.errors import PackError, PackRefusedError
from alongside.frameworks.files import PARTS
from alongside.frameworks.loading import check_path, load_pack, parse_pack
from tests.factories.frameworks import ODD_PACK, odd_pack, smallest_files, write_files


def odd_copy(folder: Path) -> Path:
    """The odd pack where a test may spoil it."""
    return Path(shutil.copytree(ODD_PACK, folder / "pack"))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(errors: list[PackError], folder: Path) -> list[tuple[str, int, str, str]]:
    """The errors with their files as seen from the pack's folder."""
    return [
        (Path(error.file).relative_to(folder).as_posix(), error.line, error.reason, error.what_to_do)
        for error in errors
    ]


def test_given_the_odd_pack_when_loaded_then_it_is_whole() -> None:
    pack = odd_pack()
    assert [stage.id for stage in pack.stages] == ["dawn", "noon", "dusk", "night", "small-hours"]
    assert [rung.id for rung in pack.rungs] == ["valley", "slope", "summit"]
    assert [(group.id, group.title, group.may_be_under_18) for group in pack.groups] == [
        ("ecole-buissonniere", "Amis de l'école", True)
    ]
    assert [question.id for question in pack.readiness] == ["awake"]
    assert [prompt.id for theme in pack.review for prompt in theme.prompts] == ["seen", "shape"]
    assert [level.id for level in pack.levels] == ["meadow"]


def test_the_odd_pack_has_every_part_that_a_pack_may_have() -> None:
    assert set(PARTS) - set(odd_pack().canonical_files) == set()


def test_given_a_pack_with_one_file_when_loaded_then_nothing_else_is_needed(tmp_path: Path) -> None:
    pack = load_pack(write_files(tmp_path, smallest_files()))
    assert (pack.ladder, pack.rungs, pack.stages, pack.templates) == (None, (), (), ())


def test_given_the_path_of_pack_yaml_when_loaded_then_its_folder_is_meant() -> None:
    assert load_pack(ODD_PACK / "pack.yaml") == odd_pack()


def test_given_a_sound_pack_when_checked_then_nothing_is_said() -> None:
    assert check_path(ODD_PACK) == []


# file, what stands there, what a hurried writer puts instead, line, reason, what to do
SPOILT = [
    ("pack.yaml", "lost: []", "lst: []", 10, "`lst` is not a field here", "Did you mean `lost`?"),
    (
        "pack.yaml",
        "publisher: Nobody in particular\n",
        "",
        1,
        "`publisher` is missing",
        "Add a line that begins with `publisher:`",
    ),
    (
        "pack.yaml",
        'version: "3.1.4"',
        "version: 3.1",
        3,
        "`version` has to be words",
        "Put it in quotes if it is a number or a date",
    ),
    (
        "pack.yaml",
        'version: "3.1.4"',
        'version: "v3"',
        3,
        "`version` is not written as it has to be",
        'Write numbers with dots between them, in quotes, such as "1.0"',
    ),
    (
        "pack.yaml",
        "review_date: 2031-01-31",
        "review_date: next year",
        11,
        "`review_date` is not a date",
        "Write it as year-month-day, such as 2027-09-30",
    ),
    (
        "pack.yaml",
        "symbol: sun",
        "symbol: sunn",
        18,
        "there is no picture called “sunn”",
        "Change it, or what stands around it",
    ),
    (
        "pack.yaml",
        "may_be_under_18: true",
        'may_be_under_18: "yes"',
        19,
        "`may_be_under_18` has to be true or false",
        "Write true or false without quotes",
    ),
    (
        "pack.yaml",
        "- id: ecole-buissonniere",
        "- id: École",
        15,
        "`id` is not written as it has to be",
        "Use small letters from a to z, digits, and single dashes between them",
    ),
    (
        "pack.yaml",
        "source: Made",
        "title: Made",
        8,
        "the same field stands here twice",
        "Look at this line and at the one above it",
    ),
    (
        "pack.yaml",
        "lost: []",
        "lost: [&a [x], *a]",
        10,
        "packs don't use YAML's anchors and aliases",
        "Write it out here",
    ),
    ("pack.yaml", "lost: []", "3: three", 10, "the field name 3 is not text", "Put it in quotes"),
    ("ladder.yaml", "step: 2", "step: 4", 5, "the steps of the ladder have a gap", "Number the rungs from 1 to 3"),
    (
        "ladder.yaml",
        "id: slope",
        "id: summit",
        18,
        "the id `summit` stands here a second time",
        "Give one of the two another id",
    ),
    (
        "stages/noon.yaml",
        "position: 2",
        "position: 1",
        2,
        "another stage has the position 1",
        "Give each its own position",
    ),
    (
        "stages/noon.yaml",
        "id: noon",
        "id: dawn",
        1,
        "the id `dawn` stands here a second time",
        "Give one of the two another id",
    ),
    (
        "stages/noon.yaml",
        "like?",
        "like today?",
        8,
        "`weather` asks something else here than in stages/dawn.yaml",
        "Use the same words, or give it another id: one id is one answer",
    ),
    (
        "stages/dusk.yaml",
        "choices_from: rungs",
        "choices_from: stairs",
        16,
        "`choices_from` cannot be “stairs”",
        "Choose one of: 'rungs', 'levels', 'groups', 'priorities' or 'benefits'",
    ),
    (
        "stages/dusk.yaml",
        "    choices_from: rungs",
        "",
        12,
        "a choice needs either `choices` or `choices_from`",
        "Change it, or what stands around it",
    ),
    (
        "activities.yaml",
        "id: cloud-watching",
        "id: listening-session",
        2,
        "`listening-session` is a template that every area has",
        "Give this one another id",
    ),
    (
        "activities.yaml",
        "groups: pack",
        "groups: everybody",
        6,
        "`groups` cannot be “everybody”",
        "Choose one of: 'pack'",
    ),
    (
        "activities.yaml",
        "kind: board",
        "kind: faces",
        8,
        "every prompt of the kind `faces` needs `values`",
        "Change it, or what stands around it",
    ),
    (
        "activities.yaml",
        "words: true, ways: [picture]",
        "words: false",
        13,
        "nobody can answer this: it takes no words and has no `values`",
        "Change it, or what stands around it",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "reason", "what_to_do"), SPOILT)
def test_given_one_mistake_when_checked_then_file_line_reason_and_advice_are_right(
    tmp_path: Path, file: str, old: str, new: str, line: int, reason: str, what_to_do: str
) -> None:
    folder = odd_copy(tmp_path)
    spoil(folder / file, old, new)
    assert said(check_path(folder), folder) == [(file, line, reason, what_to_do)]


def test_given_mistakes_in_several_files_when_checked_then_all_are_said(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    spoil(folder / "pack.yaml", "source: Made up for the tests.\n", "")
    spoil(folder / "ladder.yaml", "step: 2", "step: two")
    spoil(folder / "stages/dawn.yaml", "kind: text", "kind: prose")
    assert [(file, line) for file, line, *_ in said(check_path(folder), folder)] == [
        ("ladder.yaml", 18),
        ("pack.yaml", 1),
        ("stages/dawn.yaml", 11),
    ]


def test_given_broken_yaml_when_checked_then_the_line_is_named_and_other_files_are_read_too(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    (folder / "ladder.yaml").write_text('title: "The hill\nfamilies: []\n', encoding="utf-8")
    spoil(folder / "stages/dawn.yaml", "position: 1", "position: first")
    errors = said(check_path(folder), folder)
    assert [(file, line) for file, line, *_ in errors] == [("ladder.yaml", 3), ("stages/dawn.yaml", 2)]
    assert errors[0][2].startswith("this is not YAML: ")


def test_given_bytes_that_are_not_utf8_when_checked_then_the_line_is_named(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    (folder / "glossary.yaml").write_bytes("terms:\n  - id: café\n".encode("latin-1"))
    assert said(check_path(folder), folder) == [
        ("glossary.yaml", 2, "there are characters here that are not UTF-8", "Save the file as UTF-8")
    ]


def test_given_a_control_character_when_checked_then_it_is_not_yaml(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    (folder / "glossary.yaml").write_text("terms: \x00", encoding="utf-8")
    assert [error.reason for error in check_path(folder)] == ["this is not YAML"]


def test_given_a_huge_file_when_checked_then_it_is_not_read(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    (folder / "glossary.yaml").write_text("#" * 1_000_001, encoding="utf-8")
    assert [error.reason for error in check_path(folder)] == ["this file is larger than a megabyte"]


def test_given_a_question_that_offers_a_list_of_the_pack_when_the_list_is_not_there_then_it_is_said(
    tmp_path: Path,
) -> None:
    folder = odd_copy(tmp_path)
    (folder / "priorities.yaml").unlink()
    assert said(check_path(folder), folder) == [
        (
            "stages/night.yaml",
            16,
            "this pack has no priorities",
            "Write their file, or list the `choices` of `light-at-night` here",
        )
    ]


@pytest.mark.parametrize("content", ["", "just words", "- a\n- list\n"])
def test_given_a_file_without_fields_when_checked_then_it_is_said(tmp_path: Path, content: str) -> None:
    folder = write_files(tmp_path, {**smallest_files(), "glossary.yaml": content})
    assert said(check_path(folder), folder) == [
        ("glossary.yaml", 1, "this has to be a set of fields", "Write `name: value` lines here")
    ]


def test_given_a_file_that_packs_do_not_have_when_checked_then_it_is_not_silently_left_out(tmp_path: Path) -> None:
    folder = odd_copy(tmp_path)
    (folder / "levls.yaml").write_text("levels: []", encoding="utf-8")
    (folder / "stages/dawn.yml").write_text("id: dawn", encoding="utf-8")
    (folder / "README.md").write_text("Not a file of the pack.", encoding="utf-8")
    assert [(file, line, reason) for file, line, reason, _ in said(check_path(folder), folder)] == [
        ("levls.yaml", 1, "a pack has no such file"),
        ("stages/dawn.yml", 1, "a pack has no such file"),
    ]


def test_given_a_folder_without_a_pack_when_checked_then_it_is_said(tmp_path: Path) -> None:
    assert said(check_path(tmp_path), tmp_path) == [
        ("pack.yaml", 1, "this file is not there, so there is no pack here", "Name the folder that holds pack.yaml")
    ]


def test_given_an_error_when_shown_then_an_editor_can_jump_to_it() -> None:
    shown = str(PackError(file="/a/pack.yaml", line=3, reason="`titel` is not a field here", what_to_do="Delete it"))
    assert shown == "/a/pack.yaml:3: `titel` is not a field here. Delete it."


def test_given_stored_data_that_is_no_pack_when_parsed_then_it_is_refused() -> None:
    files = smallest_files()
    del files["pack.yaml"]["title"]
    with pytest.raises(PackRefusedError) as refused:
        parse_pack(files)
    assert [(error.file, error.reason) for error in refused.value.errors] == [("pack.yaml", "`title` is missing")]
