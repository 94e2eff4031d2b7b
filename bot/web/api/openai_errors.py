"""Errors as OpenAI's clients read them: https://platform.openai.com/docs/guides/error-codes"""

from __future__ import annotations

import json

from pydantic import BaseModel
from starlette.responses import Response

from bot.web.api.problems import Problem

_CODES = {"unauthorized": "invalid_api_key", "too_many_requests": "rate_limit_exceeded"}
"""Codes that clients know under another name."""
_TRIED_AGAIN = (408, 429, 503)
"""Statuses after which a client may try again: it does so after 409 and 500, too."""


class OpenAIError(BaseModel):
    """Error inside of an OpenAIErrors."""

    message: str
    type: str
    param: str | None
    code: str


class OpenAIErrors(BaseModel):
    """Error of OpenAI's API."""

    error: OpenAIError


def respond(problem: Problem) -> Response:
    """Return an error as OpenAI's clients expect it."""
    status = 400 if problem.status in (409, 422) else problem.status
    kind = {429: "rate_limit_error"}.get(status, "invalid_request_error")
    param = problem.errors[0][0].rpartition(".")[2] if problem.errors else None
    shown = OpenAIError(
        message=problem.detail,
        type=kind if status < 500 else "server_error",
        param=param,
        code=_CODES.get(problem.code, problem.code),
    )
    body = json.dumps({"error": shown.model_dump()}, ensure_ascii=False)
    again = "true" if status in _TRIED_AGAIN else "false"
    headers = {**problem.headers, "x-should-retry": again}
    return Response(body.encode("utf-8", "replace"), status, headers, "application/json")
