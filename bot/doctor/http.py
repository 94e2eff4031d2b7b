"""HTTP requests with a short timeout. Errors do not contain the URL, which may hold a token."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from bot.doctor.finding import Finding, careful

TIMEOUT = 10.0
_SKEW = 60.0
"""Seconds that a clock may be wrong. A larger error breaks new certificates and Redis leases."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a server. `status` is 0 without an answer, and then `error` is the reason. `ahead`
    is the number of seconds that this machine's clock is ahead of the server's; None if the server
    sent no time."""

    status: int
    error: str = ""
    json: Any = None
    ahead: float | None = None

    @property
    def result(self) -> dict[str, Any]:
        """Return the `result` of a Bot API answer, else the answer itself; {} if it is no
        object."""
        found = self.json.get("result", self.json) if isinstance(self.json, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def summary(self) -> str:
        """Return the status with the server's message, or the error."""
        if not self.status:
            return self.error
        message = (
            self.json.get("description") or self.json.get("message") if self.is_object else None
        )
        return f"{self.status} {str(message)[:200]}" if message else str(self.status)

    @property
    def is_object(self) -> bool:
        """Return whether the answer is a JSON object."""
        return isinstance(self.json, dict)


async def fetch(
    address: str,
    headers: Mapping[str, str] | None = None,
    seconds: float = TIMEOUT,
    body: bytes | None = None,
) -> Answer:
    """Send a GET request, or with a body a POST, and wait at most `seconds` for the answer."""
    import httpx  # noqa: PLC0415 loaded for this command only

    try:
        async with httpx.AsyncClient(timeout=seconds) as client:
            method = "GET" if body is None else "POST"
            answer = await client.request(method, address, headers=headers, content=body)
    except httpx.TimeoutException:
        return Answer(0, f"no answer within {seconds:.0f} s")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Answer(0, _reason(error))
    except (ValueError, ImportError) as error:  # a proxy of a kind that httpx does not support
        return Answer(0, f"the proxy of the environment can't be used ({type(error).__name__})")
    try:
        found = answer.json()
    except ValueError:
        found = None
    return Answer(answer.status_code, "", found, _ahead(answer.headers.get("Date", "")))


def _reason(error: Exception) -> str:
    """Return the system's reason, such as an unknown host or a refused connection, else the type of
    the error."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        cause = cause.__cause__ or cause.__context__
    return type(error).__name__


def _ahead(date: str) -> float | None:
    try:
        return time.time() - parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, IndexError):
        return None


def clock_skew(answer: Answer, server: str) -> Finding | None:
    """Return a finding if this machine's clock differs from that of a server."""
    if answer.ahead is None or abs(answer.ahead) < _SKEW:
        return None
    direction = "ahead of" if answer.ahead > 0 else "behind"
    says = f"this machine's clock is {abs(answer.ahead) / 60:.0f} min {direction} that of {server}"
    return careful("clock", says, "synchronize it: timedatectl set-ntp true")
