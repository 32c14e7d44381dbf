import re
from pathlib import Path
from uuid import UUID

from django.urls import resolve
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.testclient import TestClient

from alongside.api.openapi import document
from alongside.api.operations import OPERATIONS

DOCS = Path(__file__).parents[2] / "docs/api.md"
PAGES = ("/verify/", "/.well-known/")


def test_the_document_is_valid_openapi_3_1(client: TestClient) -> None:
    served = client.get("/api/v1/openapi.json").json()

    OpenAPIV31SpecValidator(served).validate()
    assert served == document()
    assert served["openapi"].startswith("3.1")


def test_every_route_is_described_with_its_refusals() -> None:
    described = {
        (method.upper(), path, status)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        for status in operation["responses"]
    }

    assert described == {
        (each.method, each.path, str(status.value)) for each in OPERATIONS for status in [*each.answers, *each.refusals]
    }


def test_every_example_of_the_docs_is_a_route_of_the_document() -> None:
    commands = re.findall(r"^curl .*$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    routes = {(method.upper(), path) for path, methods in document()["paths"].items() for method in methods}

    shown = {_route_of(command) for command in commands}
    # A mark is read at the site's own pages, which are none of the API's operations.
    pages = {(method, path) for method, path in shown if path.startswith(PAGES)}

    assert all(resolve(path.format(slug="elmbridge", mark=UUID(int=0))) for _, path in pages)
    assert shown - pages == routes | {("GET", "/api/v1/openapi.json")}


def _route_of(command: str) -> tuple[str, str]:
    method = re.search(r" -X (\w+) ", command)
    path = re.search(r"\$SITE(/[^\s?]*)", command)
    assert path is not None, command
    names = {"$CODE": "{code}", "$RECEIPT": "{receipt}", "$AREA": "{slug}", "$ID": "{mark}"}
    return method[1] if method else "GET", re.sub(r"\$\w+", lambda name: names[name[0]], path[1])
