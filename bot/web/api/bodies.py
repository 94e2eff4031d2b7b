"""Responses of the API: JSON with an ETag, stored bytes, and errors as OpenAPI describes them."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.api.callers import caller_of
from bot.web.api.problems import MEDIA_TYPE, Problem, tongue_of_request
from bot.web.context import web_of
from bot.web.ranges import is_known

_PHRASES = {
    304: "The program has it already: `If-None-Match` names its ETag.",
    401: "No valid access token.",
    403: "The token lacks the scope, or the person has no access.",
    404: "There is nothing, or it is somebody else's.",
    409: "It can't be done now.",
    412: "It was changed since it was read.",
    413: "The file is too large.",
    416: "The range is outside of the file.",
    422: "The request is not what the API expects.",
    429: "Too many requests, or the quota is used up.",
}
_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
RATE_HEADERS = {
    name: {"description": text, "schema": {"type": "string"}}
    for name, text in {
        "RateLimit-Policy": "Requests of a person (`q`) in so many seconds (`w`).",
        "RateLimit": "Requests left (`r`), and the seconds until all are back (`t`).",
    }.items()
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the errors of a route for OpenAPI: these, those of all, and `default`."""
    known: dict[int | str, dict[str, Any]] = {
        status: {"description": _PHRASES[status], "content": _PROBLEM}
        for status in sorted({401, 403, 429, *statuses} - {304, 416})
    }
    for status in {304, 416} & set(statuses):
        known[status] = {"description": _PHRASES[status]}
    return {**known, "default": {"description": "Any other error.", "content": _PROBLEM}}


def answer(request: Request, value: BaseModel, status: int = 200, *, etag: str = "") -> Response:
    """Return a value as JSON with its ETag, by default a digest; 304 for a program that has it."""
    return json_answer(request, value.model_dump_json().encode("utf-8", "replace"), status, etag)


def json_answer(request: Request, body: bytes, status: int = 200, etag: str = "") -> Response:
    """Return JSON with its ETag; 304 for a program that has it."""
    tag = etag or f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    reads = request.method in ("GET", "HEAD")
    if reads and is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(None, 304, headers)
    return Response(body, status, headers, "application/json")


class Sent(Response):
    """Response of another ASGI application, such as one that may be refused when it begins."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__()
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request."""
        await self._app(scope, receive, send)


def limited(request: Request, response: Response) -> Response:
    """Return a response with stored bytes, few of which go to one person at once."""
    caller = caller_of(request)
    words = tongue_of_request(request).t("web-busy")
    refusal = Problem(429, "too_many_requests", words, {"Retry-After": "5"}).response()
    return Sent(web_of(request).streams.limited(str(caller.person.id), response, refusal))
