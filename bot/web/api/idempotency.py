"""Keys of requests that must not have their effect twice: `Idempotency-Key`.

https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Annotated

from fastapi import Header
from starlette.requests import Request

from bot.web.api.problems import Problem, tongue_of_request
from bot.web.context import web_of
from storage.models import Job

NO_NUL = r"^[^\x00]*$"
"""Pattern of texts that are stored: PostgreSQL has no place for the character NUL."""

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=255,
        pattern="^[!-~]+$",
        description="Any text of the program's, such as a UUID: the same one gives the same job, "
        "however often the request comes.",
    ),
]


def request_key(written: str | None) -> str:
    """Return the key of a request; a new one for a request without one."""
    if written is None:
        return f"api:{secrets.token_hex(16)}"
    return f"api:{hashlib.sha256(written.encode()).hexdigest()[:32]}"


def fingerprint(written: str | None, *asked: object) -> str:
    """Return the digest of what a request with a key asks for; "" for one without a key."""
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest() if written else ""


async def check_same(request: Request, job: Job, digest: str) -> None:
    """Check that the job of a key is of a request with this fingerprint. Raises Problem."""
    if digest and not await web_of(request).query(
        lambda unit: unit.fingerprints.matches(job.id, digest)
    ):
        raise reused(request)


def reused(request: Request) -> Problem:
    """Return the error for a key of another request."""
    return Problem(422, "idempotency_key_reused", tongue_of_request(request).t("api-key-reused"))
