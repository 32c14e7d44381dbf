"""How the demonstration area says its pack in its own words, and how its groups come to agree to them."""

from collections.abc import Mapping
from typing import Any

from alongside.demo.building.content import World, on
from alongside.demo.content_files import read_all_named
from alongside.frameworks.actions import (
    agree_to_pack,
    ask_groups,
    bring_files,
    publish_wording,
    reword_pack,
    say_not_yet,
)
from alongside.frameworks.files import PACK_FILE
from alongside.frameworks.models import PackWording
from alongside.frameworks.passages import thing_at, worded
from alongside.frameworks.queries import latest_version, pack_of


def build(world: World, content: dict[str, Any]) -> None:
    """Bring the words, let the groups say what they think of them, and publish what all agreed to."""
    by = world.by(content["by"])
    first, *others = content["wordings"]
    with on(first["on"]):
        wording = bring_files(area=world.area, files=_files(content), by=by)
    _ask(world, wording, first, content["by"])
    for other in others:
        with on(other["on"]):
            wording = reword_pack(wording=wording, files=_said(wording.source, other["words"]), by=by)
        _ask(world, wording, other, content["by"])
    with on(content["published"]):
        publish_wording(wording=wording, by=by)


def _files(content: dict[str, Any]) -> dict[str, Any]:
    """The files of the pack that it began from, with another head, and with those that the area adds."""
    version = latest_version(content["begun_from"])
    if version is None:
        raise LookupError(f"The pack {content['begun_from']} of the demonstration is not installed.")
    files = pack_of(version).canonical_files
    return {**files, PACK_FILE: {**files[PACK_FILE], **content["head"]}, **read_all_named("own-words")}


def _said(files: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> Mapping[str, Any]:
    for address, said in words.items():
        thing = thing_at(files, address)
        if thing is None:
            raise LookupError(f"There is nothing at {address} in the area's own words.")
        files = worded(files, thing, {field: text.strip() for field, text in said.items()})
    return files


def _ask(world: World, wording: PackWording, content: dict[str, Any], by: str) -> None:
    with on(content["asked"], minutes=30):
        ask_groups(wording=wording, by=world.by(by))
    for answer in content["answers"]:
        group, person = world.groups[answer["group"]], world.by(answer["by"])
        with on(answer["on"], minutes=60):
            if "because" in answer:
                say_not_yet(wording=wording, group=group, because=answer["because"], digest=wording.digest, by=person)
            else:
                agree_to_pack(wording=wording, group=group, digest=wording.digest, by=person)
