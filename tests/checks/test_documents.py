"""What the documents say is so: each setting, each command and each recipe stands in them, and no others."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator

import click
from django.urls import URLPattern, URLResolver, get_resolver

from tests.checks.source import Source, document, planted, product_python

SHELL = re.compile(r"```(?:sh|shell|bash|console)\n(.*?)```", re.DOTALL)
RECIPE = re.compile(r"^([a-z]+):", re.MULTILINE)
# Django and its servers read it; it is the same on every site.
NOT_A_SETTING = frozenset(["DJANGO_SETTINGS_MODULE"])


def variables_read(sources: Iterable[Source]) -> set[str]:
    """The environment variables that the product reads: env.str("NAME"), os.environ["NAME"], os.environ.get("NAME")."""
    return {name for source in sources for name in _names(source)} - NOT_A_SETTING


def _names(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        text = None
        if isinstance(node, ast.Call) and node.args and _is_environment(node.func):
            text = node.args[0]
        elif isinstance(node, ast.Subscript) and _is_environment(node.value):
            text = node.slice
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value


def _is_environment(node: ast.expr) -> bool:
    return bool(re.fullmatch(r"(env|os\.environ|os\.getenv|environ)(\.\w+)?", ast.unparse(node)))


def variables_documented(text: str) -> set[str]:
    """The names in the first column of the tables."""
    return set(re.findall(r"^\| *`([A-Z][A-Z0-9_]*)`", text, re.MULTILINE))


def commands(group: click.Group, above: str = "alongside") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name, groups left out."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above} {name}")
        elif not command.hidden:
            yield f"{above} {name}", command


def undocumented(group: click.Group, text: str) -> list[str]:
    """Commands, and options of them, that the document does not name."""
    missing = []
    for name, command in commands(group):
        if f"`{name}" not in text and f"\n{name}" not in text:
            missing.append(name)
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        missing += [f"{name} {option}" for option in sorted(options) if option not in text]
    return missing


def shell_lines(text: str) -> list[str]:
    """The commands that a document shows, each on its line."""
    shown = "\n".join(SHELL.findall(text)).splitlines()
    return [line.removeprefix("$ ").split("  #")[0].strip() for line in shown if line.strip()]


def unknown_recipes(text: str, makefile: str) -> list[str]:
    """Recipes that a document shows and the Makefile has not."""
    known = set(RECIPE.findall(makefile))
    shown = [line.split()[1] for line in shell_lines(text) if line.startswith("make ")]
    return [recipe for recipe in shown if recipe not in known]


def unknown_commands(text: str, known: Collection[str]) -> list[str]:
    """`alongside` commands that a document shows and that are none."""
    shown = [line.removeprefix(".venv/bin/") for line in shell_lines(text)]
    asked = [line for line in shown if line.startswith("alongside ") and line != "alongside --help"]
    return [line for line in asked if not any(f"{line} ".startswith(f"{name} ") for name in known)]


def named_routes(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """Every named route, those of included files too."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named_routes(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def _product_commands() -> click.Group:
    from alongside.config.cli.root import cli

    assert isinstance(cli, click.Group)
    return cli


def test_every_variable_that_is_read_stands_in_the_table_and_no_other() -> None:
    assert variables_documented(document("docs/configuration.md")) == variables_read(product_python())


def test_every_command_and_option_is_documented() -> None:
    assert undocumented(_product_commands(), document("docs/commands.md")) == []


def test_every_page_stands_in_the_tables_of_the_architecture() -> None:
    told = document("docs/architecture.md")
    assert [name for name in named_routes(get_resolver().url_patterns) if f"`{name}`" not in told] == []


def test_readme_shows_only_what_there_is() -> None:
    readme = document("README.md")
    assert unknown_recipes(readme, document("Makefile")) == []
    assert unknown_commands(readme, [name for name, _ in commands(_product_commands())]) == []


def test_readme_begins_with_the_two_commands() -> None:
    assert [line for line in shell_lines(document("README.md")) if line.startswith("make ")][:2] == [
        "make run",
        "make test",
    ]


def test_contributing_shows_only_what_there_is() -> None:
    assert unknown_recipes(document("CONTRIBUTING.md"), document("Makefile")) == []


def test_given_a_variable_when_checked_then_it_is_found_however_it_is_read() -> None:
    code = "env.str('A', default='')\nenv('B')\nos.environ['C']\nos.environ.get('D')\nother.get('E')\nenv('F').rstrip('G')\n"
    assert variables_read([planted("settings.py", code)]) == {"A", "B", "C", "D", "F"}


def test_given_a_command_without_words_when_checked_then_it_is_named() -> None:
    @click.group()
    def top() -> None: ...

    @top.command()
    @click.option("--quiet", is_flag=True)
    def sing(quiet: bool) -> None: ...

    assert undocumented(top, "") == ["alongside sing", "alongside sing --quiet"]
    assert undocumented(top, "`alongside sing [--quiet]` sings") == []


def test_given_a_recipe_that_is_none_when_checked_then_it_is_named() -> None:
    assert unknown_recipes("```sh\nmake run\nmake coffee\n```", "run: setup\n") == ["coffee"]


def test_given_a_command_that_is_none_when_checked_then_it_is_named() -> None:
    shown = "```sh\n.venv/bin/alongside area new elm\nalongside brew\n```"
    assert unknown_commands(shown, ["alongside area new"]) == ["alongside brew"]
