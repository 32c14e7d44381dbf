"""Views fetch through queries, and only actions write: so permission and audit cannot be walked around."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.checks.source import Source, planted, product_python

# Where a page or an endpoint answers.
SHOWN_BY = frozenset(["views", "endpoints", "presenters", "forms"])
# Where a change is made, with the actor named and the audit entry beside it.
WRITTEN_BY = frozenset(["actions", "migrations"])
ALWAYS_WRITES = frozenset(["bulk_create", "bulk_update", "get_or_create", "update_or_create", "create"])
# Each place that writes and is no action, with its reason.
EXCEPTIONS = {
    "src/alongside/bench/compared/plain_view.py": "it is there to be compared with: a view that writes by itself",
    "src/alongside/bench/world.py": "ten thousand codings on a database that is thrown away; by hand it takes minutes",
    "src/alongside/activity/sealing.py": "the sealer writes the audit's own chain, and nobody acts in it",
    "src/alongside/people/models.py": "Django asks a user manager for create_user",
}


def views_that_fetch(sources: Iterable[Source]) -> list[str]:
    """Where a view, a form or an endpoint asks a model's manager itself."""
    return [
        f"{source.at(node)}: .{node.attr} outside queries"
        for source in sources
        if SHOWN_BY.intersection(source.inside)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
    ]


def writes_outside_actions(sources: Iterable[Source]) -> list[str]:
    """Where the database is written outside actions."""
    return [
        f"{source.at(call)}: .{name}(…) outside actions"
        for source in sources
        if not WRITTEN_BY.intersection(source.inside) and str(source.path) not in EXCEPTIONS
        for call, name in _method_calls(source)
        if _writes(call, name)
    ]


def _method_calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def _writes(call: ast.Call, name: str) -> bool:
    """Whether a call has the shape of a write by Django's models.

    Dictionaries, digests and files have methods of the same names; they are told apart by what is
    handed over: a queryset's update takes keywords only, and a model's save and delete no values.
    """
    if name in ALWAYS_WRITES:
        return True
    if name == "update":
        return bool(call.keywords) and not call.args
    return name in ("save", "delete") and not call.args


def test_views_fetch_through_queries() -> None:
    assert views_that_fetch(product_python()) == []


def test_only_actions_write() -> None:
    assert writes_outside_actions(product_python()) == []


def test_every_exception_is_still_needed() -> None:
    excepted = [source for source in product_python() if str(source.path) in EXCEPTIONS]
    writing = {str(source.path) for source in excepted if any(_writes(*call) for call in _method_calls(source))}
    assert writing == set(EXCEPTIONS)


@pytest.mark.parametrize("path", ["live/views.py", "live/views/joining.py", "api/endpoints/joining.py"])
def test_given_a_view_that_fetches_when_checked_then_it_is_named(path: str) -> None:
    view = planted(f"src/alongside/{path}", "def show(request):\n    return Session.objects.all()\n")
    assert views_that_fetch([view]) == [f"src/alongside/{path}:2: .objects outside queries"]


@pytest.mark.parametrize(
    "write",
    [
        "theme.save()",
        "theme.save(update_fields=['title'])",
        "theme.delete()",
        "themes.update(title='')",
        "Theme.objects.create(title='')",
        "Theme.objects.bulk_create(themes)",
        "project.themes.get_or_create(title='')",
    ],
)
def test_given_a_write_outside_actions_when_checked_then_it_is_named(write: str) -> None:
    assert len(writes_outside_actions([planted("src/alongside/themes/queries.py", write)])) == 1
    assert writes_outside_actions([planted("src/alongside/themes/actions/coding.py", write)]) == []


@pytest.mark.parametrize(
    "harmless", ["counts.update({'a': 1})", "digest.update(b'')", "code.save(out)", "cache.delete('k')"]
)
def test_given_a_namesake_of_a_write_when_checked_then_it_passes(harmless: str) -> None:
    assert writes_outside_actions([planted("src/alongside/themes/queries.py", harmless)]) == []
