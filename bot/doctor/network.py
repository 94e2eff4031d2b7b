"""The way out: the model hub, and the proxies of the environment."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from bot.app.environment import describe_proxies
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.doctor.http import ask, clock
from bot.doctor.installation import bot_alone

_HUB = "https://huggingface.co"


async def hub(ground: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 the shape of a check
    """Whether models can be fetched. No fault: those that are here need no hub."""
    if finding := bot_alone("hub"):
        yield finding
        return
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        yield ok("hub", "not asked: HF_HUB_OFFLINE is set")
        return
    address = os.environ.get("HF_ENDPOINT", "") or _HUB
    named = _without_password(address)
    answer = await ask(address)
    if answer.status:
        yield ok("hub", f"{named} answers")
        if skewed := clock(answer, named):
            yield skewed
    else:
        says = f"{named} can't be reached: {answer.trouble}"
        todo = "models must be installed or in a folder (WHISPER_MODEL), or set HF_ENDPOINT"
        yield careful("hub", says, todo)


async def network(ground: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 the shape of a check
    """The proxies in force, without user and password; wrong ones are told with the settings."""
    if not (proxies := describe_proxies(os.environ)):
        yield ok("proxy", "none is set")
        return
    spared = os.environ.get("NO_PROXY", "")
    yield ok("proxy", f"everything goes over {proxies}, except to {spared[:200]}")


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{parts.scheme}://{parts.hostname or '?'}{port}"
