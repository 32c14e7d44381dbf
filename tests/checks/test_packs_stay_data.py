"""Frameworks are data: no group, rung, level, stage or principle of a pack is named in code or templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from typing import cast

import pytest

from tests.checks.pack_words import is_distinctive, vocabulary
from tests.checks.source import Source, planted, product_python, templates

# The demonstration's content and the gallery's examples are about an invented area, whose groups have names.
INVENTED = frozenset(["content", "gallery"])
# A lone or paired word ("review", "look back") is everyday language too: it gives itself away only beside one of these.
SUBJECT = re.compile("group|famil|rung|level|stage|priorit|principle|ladder")
LABEL = re.compile(r">([^<>{}]+)<")
LITERAL = re.compile(r"""\{[{%][^%}]*?(["'])(?P<words>[^"']+)\1""")


def named_in_python(sources: Iterable[Source], words: Collection[str]) -> list[str]:
    """Where a text in the code is exactly one of the packs' own words, or compares something of a pack with one."""
    return [
        f"{source.at(node)}: “{node.value}” belongs to a pack"
        for source in sources
        if not INVENTED.intersection(source.inside)
        for node, beside in _texts(source.tree)
        if node.value.casefold() in words and (is_distinctive(node.value) or SUBJECT.search(beside))
    ]


class _Text(ast.Constant):
    value: str


def _texts(tree: ast.AST, beside: str = "") -> Iterator[tuple[_Text, str]]:
    """Every text in the code, with what it is compared with."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield cast("_Text", node), beside
        yield from _texts(node, ast.unparse(node) if isinstance(node, ast.Compare | ast.Match) else beside)


def named_in_templates(sources: Iterable[Source], words: Collection[str]) -> list[str]:
    """Where a template compares with a pack's word, or where a whole element is one; sentences may use plain words."""
    return [
        f"{source.path}: “{word}” belongs to a pack"
        for source in sources
        if not INVENTED.intersection(source.inside)
        for word in sorted(_told_by(source.text.casefold()) & set(words))
    ]


def _told_by(text: str) -> set[str]:
    compared = {match["words"] for match in LITERAL.finditer(text) if _is_told_by(match["words"], match[0])}
    labels = {" ".join(label.split()) for label in LABEL.findall(text)}
    return compared | {label for label in labels if is_distinctive(label)}


def _is_told_by(word: str, tag: str) -> bool:
    return is_distinctive(word) or SUBJECT.search(tag) is not None


def test_the_packs_have_a_vocabulary() -> None:
    assert {"young-people", "co-production", "designing together"} <= vocabulary()


def test_no_word_of_a_pack_stands_in_python() -> None:
    assert named_in_python(product_python(), vocabulary()) == []


def test_no_word_of_a_pack_stands_in_a_template() -> None:
    assert named_in_templates(templates(), vocabulary()) == []


def test_given_code_that_names_a_group_when_checked_then_it_is_found() -> None:
    code = planted("src/alongside/live/rules.py", "def held(group):\n    return group == 'young-people'\n")
    assert named_in_python([code], {"young-people"}) == [
        "src/alongside/live/rules.py:2: “young-people” belongs to a pack"
    ]


def test_given_a_sentence_in_a_template_when_checked_then_it_may_use_plain_words() -> None:
    page = planted("src/alongside/demo/templates/demo/a.html", "<p>For children and young people everywhere.</p>")
    assert named_in_templates([page], {"children and young people"}) == []


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ('{% if group.key == "young-people" %}held{% endif %}', "young-people"),
        ("<li>\n  Children and young people\n</li>", "children and young people"),
    ],
)
def test_given_a_template_that_names_a_group_when_checked_then_it_is_found(template: str, word: str) -> None:
    assert named_in_templates([planted("src/alongside/live/templates/live/a.html", template)], {word}) == [
        f"src/alongside/live/templates/live/a.html: “{word}” belongs to a pack"
    ]
