"""From a report's data to a tagged PDF (PDF/UA-1), by typst. Nothing that anybody said is read as source."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "report.typ"
FONTS = HERE.parents[1] / "core/static/core/build/fonts-unpacked"
# The standard refuses what no font can show. What passes letter by letter may still fail beside others.
_TRIES = 50
_NOT_SHOWN = re.compile(r"the text `\"(?P<text>.+?)\"` could not be displayed")


class Letters:
    """The fonts that a report may use, and which letters they have: ours, typst's, and those of the machine."""

    def __init__(self, *, of_the_machine: bool = True) -> None:
        self.fonts = typst.Fonts(include_system_fonts=of_the_machine, font_paths=[str(FONTS)])
        self._known: dict[str, bool] = {}

    def have(self, character: str) -> bool:
        """Whether one of the fonts can show it."""
        if character not in self._known:
            self._known[character] = (character.isascii() and character.isprintable()) or self._can_show(character)
        return self._known[character]

    def _can_show(self, character: str) -> bool:
        source = b'#set document(title: "-")\n#set text(font: "Atkinson Hyperlegible")\n#text(sys.inputs.one)'
        try:
            self.compile(source, one=character)
        except typst.TypstError:
            return False
        return True

    def compile(self, source: bytes, **inputs: str) -> bytes:
        """A tagged PDF; `typst.TypstError` where the standard refuses it."""
        return typst.compile(source, format="pdf", font_paths=self.fonts, sys_inputs=inputs, pdf_standards=["ua-1"])


@lru_cache(maxsize=1)
def letters() -> Letters:
    """Looked for once: finding the machine's fonts takes a moment."""
    return Letters()


def typeset(report: dict[str, Any], *, template: Path = TEMPLATE, fonts: Letters | None = None) -> bytes:
    """The report as a PDF. A character that no font has is named in square brackets: “[cookie]”."""
    fonts = fonts or letters()
    unknown = {one for one in set(_characters(report)) if not fonts.have(one)}
    for _ in range(_TRIES):
        try:
            return _laid_out(fonts, template, report, unknown)
        except typst.TypstError as error:
            found = _NOT_SHOWN.search(str(error))
            if found is None:
                raise
            unknown |= {one for one in found["text"] if not one.isascii()}
    return _laid_out(fonts, template, report, {one for one in _characters(report) if not one.isascii()})


def _laid_out(fonts: Letters, template: Path, report: dict[str, Any], unknown: set[str]) -> bytes:
    named = _named(report, {ord(one): _name(one) for one in unknown})
    return fonts.compile(template.read_bytes(), report=json.dumps(named, ensure_ascii=False))


def _characters(value: Any) -> Iterator[str]:
    """Every character that the report would show, but line breaks."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _characters(one)
    elif isinstance(value, list):
        for one in value:
            yield from _characters(one)
    elif isinstance(value, str):
        yield from value.replace("\n", "")


def _named(value: Any, names: dict[int, str]) -> Any:
    """The same data, in which characters that cannot be shown stand as their names."""
    if isinstance(value, dict):
        return {key: _named(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return value.translate(names) if isinstance(value, str) else value


def _name(character: str) -> str:
    """ "[cookie]"; control characters, which show nothing and have no name, are a space."""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name else " "
