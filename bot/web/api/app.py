"""The application of the API: routes, errors, its OpenAPI document, and the page about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import FastAPI, Security
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from bot.web.api import changing, reading, results, sending, tags
from bot.web.api.callers import Authentication
from bot.web.api.events import routes as events
from bot.web.api.mounts import PREFIX
from bot.web.api.operator import acting as operator_acts
from bot.web.api.operator import reading as operator_reads
from bot.web.api.problems import Problem, ProblemDetails, away, of_any
from bot.web.api.text import routes as text
from bot.web.api.webhooks import routes as webhooks
from bot.web.context import Web
from storage.blob_store.trouble import BlobStoreTrouble
from storage.database_errors.transient import TransientDatabaseError
from storage.errors import UserError
from storage.machine.disk import disk_trouble

DOCUMENT = "/openapi.json"
_MODULES = (
    *(reading, events, results, text, sending, changing, tags, webhooks),
    *(operator_reads, operator_acts),
)
"""With the routes of the API, in the order of its document."""
_ABOUT = """Recordings to text, with speakers, summary and files: all that people have in the chat
and on the pages. Every request needs an access token, which `/token` in a private chat or the page
*Access tokens* makes. Errors are `application/problem+json` with a stable `code` and a sentence."""
BEARER = HTTPBearer(
    auto_error=False,
    description="Access token. `read` reads, `write` does all else, `admin` opens `/operator`.",
)


def make_api(web: Web) -> ASGIApp:
    """Return the API, to be mounted at `/api/v1`."""
    api = new_application("mp4totext", _ABOUT, PREFIX)
    for module in _MODULES:
        api.include_router(module.router, dependencies=[Security(BEARER)])
    api.webhooks.include_router(webhooks.events)
    api.state.web = web
    return Authentication(api, web, frozenset({DOCUMENT}), frozenset({"/jobs"}))


def document_of(app: ASGIApp) -> dict[str, Any]:
    """Return the OpenAPI document of the API."""
    api = app.app if isinstance(app, Authentication) else app
    return api.openapi() if isinstance(api, FastAPI) else {}


def new_application(
    title: str,
    about: str,
    prefix: str,
    respond: Callable[[Problem], Response] = Problem.response,
    shapes: Sequence[type[BaseModel]] = (ProblemDetails,),
) -> FastAPI:
    """Return an application whose errors `respond` makes. `shapes` are those that routes name in
    their own responses. FastAPI's pages are left out: they load scripts of third parties."""
    api = FastAPI(
        title=title,
        version="1",
        description=about,
        openapi_url=DOCUMENT,
        servers=[{"url": prefix}],
        root_path_in_servers=False,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        separate_input_output_schemas=False,
    )

    _add_handlers(api, respond)
    make = api.openapi

    def document() -> dict[str, Any]:
        if api.openapi_schema is None:
            _add_shapes(make(), shapes)
        return make()

    api.openapi = document  # type: ignore[method-assign]
    return api


def _add_handlers(api: FastAPI, respond: Callable[[Problem], Response]) -> None:
    async def explain(request: Request, error: Exception) -> Response:
        return respond(of_any(request, error))

    async def explain_disk(request: Request, error: Exception) -> Response:
        return await (tell_away if disk_trouble(error) else explain)(request, error)

    async def tell_away(request: Request, error: Exception) -> Response:
        return respond(away(request, error))

    for expected in (Problem, UserError, RequestValidationError, HTTPException, Exception):
        api.add_exception_handler(expected, explain)
    for passing in (TransientDatabaseError, BlobStoreTrouble):
        api.add_exception_handler(passing, tell_away)
    api.add_exception_handler(OSError, explain_disk)


def _add_shapes(document: dict[str, Any], shapes: Sequence[type[BaseModel]]) -> None:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for shape in shapes:
        schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= schema.pop("$defs", {})
        schemas[shape.__name__] = schema
