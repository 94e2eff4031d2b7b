"""Requests to Discord as metrics, by the trace of aiohttp that discord.py offers."""

from __future__ import annotations

import time
from types import SimpleNamespace

import aiohttp

from bot.chat.leases import LEASES
from bot.platforms.calls import Call, record_call
from storage.models import Platform

_WORDS = frozenset(
    {
        "applications", "attachments", "bot", "bulk-delete", "callback", "channels", "commands",
        "gateway", "guilds", "interactions", "members", "messages", "users", "webhooks", "@me",
        "@original",
    }
)  # fmt: skip
"""Parts of a path that name a method: https://discord.com/developers/docs/reference. Everything
else is an id, a token or somebody's name, which must be in no label."""


def method_of(verb: str, path: str) -> str:
    """Return a method without ids: `POST /channels/*/messages`."""
    parts = [part for part in path.removeprefix("/api/").split("/") if part]
    if parts and parts[0][:1] == "v" and parts[0][1:].isdigit():
        parts = parts[1:]
    names = [part if part in _WORDS else "*" for part in parts[:6]]
    return f"{verb if verb.isalpha() else '*'} /{'/'.join(names)}"


def call_trace() -> aiohttp.TraceConfig:
    """Return a trace that records every request of a session. Requests that may change something
    wait while this process may not serve the platform."""
    trace = aiohttp.TraceConfig()

    async def start(
        _: aiohttp.ClientSession, context: SimpleNamespace, new: aiohttp.TraceRequestStartParams
    ) -> None:
        if new.method != "GET":  # it may change what people see
            await LEASES.wait(Platform.DISCORD)
        context.started = time.monotonic()

    async def end(
        _: aiohttp.ClientSession, context: SimpleNamespace, done: aiohttp.TraceRequestEndParams
    ) -> None:
        call = Call(done.response.status)
        if call.status == 429:
            call.retry_after = _seconds(done.response.headers.get("Retry-After", ""))
        method = method_of(done.method, done.url.path)
        record_call(Platform.DISCORD, method, call, time.monotonic() - context.started)

    async def fail(
        _: aiohttp.ClientSession,
        context: SimpleNamespace,
        failed: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        method = method_of(failed.method, failed.url.path)
        record_call(Platform.DISCORD, method, Call(), time.monotonic() - context.started)

    trace.on_request_start.append(start)
    trace.on_request_end.append(end)
    trace.on_request_exception.append(fail)
    return trace


def _seconds(header: str) -> float:
    try:
        return float(header)
    except ValueError:
        return 0.0
