"""Asks a server one thing, for a few seconds at most, and says what went wrong without the address:
it may hold a token."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from bot.doctor.finding import Finding, careful

ANSWER_WITHIN = 10.0
_SKEW = 60.0
"""Seconds that a clock may be wrong; a certificate that begins today, or a Redis lease, is off by
more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` 0: there was none, and `trouble` says why. `ahead` are the seconds that this
    machine's clock is ahead of the server's, None where it does not tell its time."""

    status: int
    trouble: str = ""
    json: Any = None
    ahead: float | None = None

    @property
    def result(self) -> dict[str, Any]:
        """The `result` of a Bot API answer, or the answer itself, when it is an object."""
        found = self.json.get("result", self.json) if isinstance(self.json, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def said(self) -> str:
        """The status or the trouble, with the server's own words."""
        if not self.status:
            return self.trouble
        words = self.json.get("description") or self.json.get("message") if self.is_object else None
        return f"{self.status} {str(words)[:200]}" if words else str(self.status)

    @property
    def is_object(self) -> bool:
        """Whether the answer is a JSON object."""
        return isinstance(self.json, dict)


async def ask(
    address: str, headers: Mapping[str, str] | None = None, within: float = ANSWER_WITHIN
) -> Answer:
    """GET an address."""
    import httpx  # noqa: PLC0415 loaded for this command only

    try:
        async with httpx.AsyncClient(timeout=within) as client:
            answer = await client.get(address, headers=headers)
    except httpx.TimeoutException:
        return Answer(0, f"no answer within {within:.0f} s")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Answer(0, _why(error))
    except (ValueError, ImportError) as error:  # a proxy of a kind that httpx does not know
        return Answer(0, f"the proxy of the environment can't be used ({type(error).__name__})")
    try:
        found = answer.json()
    except ValueError:
        found = None
    return Answer(answer.status_code, "", found, _ahead(answer.headers.get("Date", "")))


def _why(error: Exception) -> str:
    """The system's reason where there is one: name not found, refused, certificate."""
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


def clock(answer: Answer, whose: str) -> Finding | None:
    """This machine's clock beside a server's."""
    if answer.ahead is None or abs(answer.ahead) < _SKEW:
        return None
    way = "ahead of" if answer.ahead > 0 else "behind"
    says = f"this machine's clock is {abs(answer.ahead) / 60:.0f} min {way} that of {whose}"
    return careful("clock", says, "set it by NTP: timedatectl set-ntp true")
