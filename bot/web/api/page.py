"""The page about the API, made of its OpenAPI document: no script, and nothing of third parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from bot.web.api.app import document_of
from bot.web.context import web_of
from bot.web.pages import asked_tongue, pages_of


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask for."""

    method: str
    path: str
    about: str
    parameters: list[dict[str, Any]]
    fields: list[dict[str, Any]]
    responses: list[tuple[str, str]]


def show_documents(request: Request, apis: Sequence[ASGIApp]) -> Response:
    """Return the page about these applications."""
    web, documents = web_of(request), [document_of(api) for api in apis]
    operations = [it for document in documents for it in _operations(document)]
    tongue = asked_tongue(web, request.headers)
    return pages_of(request).page(
        "api",
        tongue,
        operations=operations,
        about=documents[0]["info"]["description"],
        url=web.settings.web_url,
    )


def _operations(document: dict[str, Any]) -> Iterator[Operation]:
    prefix = document["servers"][0]["url"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method.upper(),
                prefix + path,
                operation.get("description", ""),
                operation.get("parameters", []),
                list(_fields(document, operation)),
                [(status, it["description"]) for status, it in operation["responses"].items()],
            )


def _fields(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields of a body."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = content["schema"]
        shown = set()
        for each in schema.get("oneOf", [schema]):
            found = _resolved(document, each)
            for name, value in found.get("properties", {}).items():
                if name not in shown:
                    shown.add(name)
                    is_needed = name in found.get("required", ())
                    yield {"name": name, "kind": kind, "required": is_needed, **_only_text(value)}


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference: str = schema.get("$ref", "")
    named: dict[str, Any] = document["components"]["schemas"]
    found: dict[str, Any] = named[reference.rpartition("/")[2]] if reference else schema
    return found


def _only_text(value: dict[str, Any]) -> dict[str, str]:
    return {"description": value.get("description", "")}
