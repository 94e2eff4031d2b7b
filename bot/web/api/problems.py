"""Errors of the API as `application/problem+json` (RFC 9457), in the words that people get."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from bot.context.refusals import RequestRefused, refusal_text
from bot.links.errors import BadLink
from bot.web.context import web_of
from bot.web.pages import Tongue, asked_tongue
from storage import logs
from storage.errors import (
    BadMedia,
    EngineTrouble,
    InvalidOption,
    MediaGone,
    NoAccess,
    QuotaUsedUp,
    Refused,
    TooLarge,
    TooManyJobs,
    UserError,
)

log = logs.get(__name__)

MEDIA_TYPE = "application/problem+json"
_STATUSES: tuple[tuple[type[UserError], int], ...] = (
    (NoAccess, 403),
    (TooLarge, 413),
    (TooManyJobs, 429),
    (QuotaUsedUp, 429),
    (RequestRefused, 409),
    (Refused, 403),
    (BadMedia, 422),
    (BadLink, 422),
    (InvalidOption, 422),
    (MediaGone, 409),
    (EngineTrouble, 503),
)
"""Status by kind of error, the first that fits."""


class FieldError(BaseModel):
    """Part of a request that is not what the API expects."""

    where: str = Field(description="Place in the request, such as `query.limit`.")
    problem: str


class ProblemDetails(BaseModel):
    """Error. `code` is stable; `detail` is a sentence in the language of the person."""

    type: str = Field(description="Always `about:blank`: `code` tells errors apart.")
    title: str = Field(description="Name of the status.")
    status: int = Field(ge=400, le=599)
    code: str = Field(description="Stable code, such as `too_large` or `not_found`.")
    detail: str = Field(description="What went wrong, and the next step.")
    errors: list[FieldError] | None = Field(
        default=None, description="With the code `invalid_request`."
    )


class Problem(Exception):
    """The request gets this error."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.headers, self.errors = dict(headers or {}), errors

    def response(self) -> Response:
        """Return the error as problem+json."""
        content: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }
        if self.errors:
            content["errors"] = [{"where": one, "problem": it} for one, it in self.errors]
        body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, self.status, self.headers, MEDIA_TYPE)


def tongue_of_request(request: Request) -> Tongue:
    """Return the language of the person, else that of the program."""
    caller = getattr(request.state, "caller", None)
    tongue: Tongue = caller.tongue if caller else asked_tongue(web_of(request), request.headers)
    return tongue


def no_such(request: Request) -> Problem:
    """Return the error for what is not there, or is somebody else's."""
    return Problem(404, "not_found", tongue_of_request(request).t("web-not-found"))


def of_user_error(error: UserError, tongue: Tongue) -> Problem:
    """Return a refusal of the chats as a problem."""
    status = next((it for kind, it in _STATUSES if isinstance(error, kind)), 422)
    code = error.key if isinstance(error, RequestRefused) else error.code
    return Problem(status, code, refusal_text(error, tongue.t), _retry_after(error))


def _retry_after(error: UserError) -> dict[str, str]:
    until = error.values.get("until", "")
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        return {}
    seconds = (moment - datetime.now(moment.tzinfo)).total_seconds()
    return {"Retry-After": str(max(1, round(seconds)))}


def of_status(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """Return the problem for a status of the router."""
    if status == HTTPStatus.NOT_FOUND:
        return no_such(request)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        words = tongue_of_request(request).t("api-large", limit=64 * 1024)
        return Problem(status, "content_too_large", words)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers = {"Allow": ", ".join(_methods(request))}
    phrase = HTTPStatus(status).phrase
    return Problem(status, phrase.lower().replace(" ", "_"), f"{phrase}.", headers)


def _methods(request: Request) -> list[str]:
    """Return the documented methods of the path of a request; FastAPI has a route for each, and
    names those of the first one."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return sorted(
        method.upper()
        for template, operations in request.app.openapi()["paths"].items()
        if compile_path(template)[0].match(path)
        for method in operations
    )


def of_validation(request: Request, error: RequestValidationError) -> Problem:
    """Return the problem for a request that does not fit. A wrong id is none."""
    found = [(".".join(map(str, it["loc"])), str(it["msg"])) for it in error.errors()]
    if any(where.startswith("path.") for where, _ in found):
        return no_such(request)
    t = tongue_of_request(request).t
    detail = t("api-invalid", problem="; ".join(f"{where}: {it}" for where, it in found[:3]))
    return Problem(422, "invalid_request", detail, errors=found[:20])


def away(request: Request, error: Exception) -> Problem:
    """Return the problem for data that can't be reached now."""
    log.warning("request of a program not served, its data can't be reached", problem=str(error))
    words = tongue_of_request(request).t("web-away")
    return Problem(503, "unavailable", words, {"Retry-After": "10"})


def of_any(request: Request, error: Exception) -> Problem:
    """Return the problem for any error that a handler raised."""
    match error:
        case Problem():
            return error
        case UserError():
            return of_user_error(error, tongue_of_request(request))
        case RequestValidationError():
            return of_validation(request, error)
        case HTTPException():
            return of_status(request, error.status_code, error.headers)
        case _:
            return Problem(500, "bug", tongue_of_request(request).t("error-bug"))
