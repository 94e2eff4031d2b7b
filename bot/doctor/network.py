"""Checks of the network: the model hub and the proxies of the environment."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from bot.app.environment import describe_proxies
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.doctor.http import clock_skew, fetch
from bot.doctor.installation import skip_without_worker

_HUB = "https://huggingface.co"


async def hub(context: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 required by Check
    """Check that models can be downloaded. Without the hub, models on the disk still work."""
    if finding := skip_without_worker("hub"):
        yield finding
        return
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        yield ok("hub", "skipped: HF_HUB_OFFLINE is set")
        return
    address = os.environ.get("HF_ENDPOINT", "") or _HUB
    shown_address = _without_password(address)
    answer = await fetch(address)
    if answer.status:
        yield ok("hub", f"{shown_address} answers")
        if skew := clock_skew(answer, shown_address):
            yield skew
    else:
        says = f"{shown_address} can't be reached: {answer.error}"
        todo = "install models or set WHISPER_MODEL to a folder, or set HF_ENDPOINT"
        yield careful("hub", says, todo)


async def network(context: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 required by Check
    """Report the proxies in use, without user and password. Wrong ones are findings of the
    settings."""
    if not (proxies := describe_proxies(os.environ)):
        yield ok("proxy", "none is set")
        return
    excluded = os.environ.get("NO_PROXY", "")
    yield ok("proxy", f"connections use {proxies}, except to {excluded[:200]}")


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{parts.scheme}://{parts.hostname or '?'}{port}"
