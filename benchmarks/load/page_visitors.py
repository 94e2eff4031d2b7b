"""People who watch their recordings live and people who upload some, in a process of its own.

    python -m benchmarks.load.page_visitors URL SECONDS

reads the secrets of sessions as JSON from its input: `{"watching": [...], "uploading": [...]}`, and
prints what they saw as JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx

from bot.web.sessions import form_token

PIECE = 64 << 10
RATE = 1_250_000
"""Bytes a second of one upload: 10 Mbit/s, as a phone sends. Together they send 200 Mbit/s."""
SIZE = 32 << 20
"""Bytes of an upload."""


@dataclass
class Seen:
    """Events that each watcher was told, and seconds of each upload."""

    events: list[int] = field(default_factory=list)
    uploads: list[float] = field(default_factory=list)


def headers(secret: str, number: int) -> dict[str, str]:
    """Return the headers of a browser; each has an address of its own behind the proxy."""
    address = f"10.1.{number // 250}.{number % 250 + 1}"
    return {"cookie": f"session={secret}", "x-forwarded-for": address}


async def watch(client: httpx.AsyncClient, secret: str, number: int, seen: Seen) -> None:
    """Read a stream of events until the task is cancelled."""
    seen.events.append(0)
    place = len(seen.events) - 1
    async with client.stream("GET", "/events", headers=headers(secret, number)) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            seen.events[place] += line.startswith("data:")


async def pieces(number: int) -> AsyncIterator[bytes]:
    """Yield a WAV file as slowly as a connection takes it."""
    clock = asyncio.get_running_loop()
    started, sent = clock.time(), 0
    piece = os.urandom(1024) * (PIECE // 1024)
    while sent < SIZE:
        yield (b"RIFF0000WAVE" + number.to_bytes(4, "big") + piece)[:PIECE] if not sent else piece
        sent += PIECE
        await asyncio.sleep(max(0.0, started + sent / RATE - clock.time()))


async def upload(client: httpx.AsyncClient, secret: str, number: int, seen: Seen) -> None:
    """Upload one file by the tus protocol, in one request for its bytes."""
    started = asyncio.get_running_loop().time()
    common = headers(secret, 1000 + number) | {
        "tus-resumable": "1.0.0",
        "x-form-token": form_token(secret),
        "origin": str(client.base_url).rstrip("/"),
    }
    made = await client.post("/uploads", headers=common | {"upload-length": str(SIZE)})
    made.raise_for_status()
    sending = {"upload-offset": "0", "content-type": "application/offset+octet-stream"}
    sent = await client.patch(
        made.headers["location"],
        headers=common | sending | {"content-length": str(SIZE)},
        content=pieces(number),
    )
    sent.raise_for_status()
    seen.uploads.append(asyncio.get_running_loop().time() - started)


async def visit(url: str, seconds: float, watching: list[str], uploading: list[str]) -> Seen:
    """Let everybody visit for this time; uploads end first, or fail the run."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    seen = Seen()
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=None) as client:  # noqa: S113
        watchers = [
            asyncio.create_task(watch(client, secret, number, seen))
            for number, secret in enumerate(watching)
        ]
        print("watching", flush=True)
        async with asyncio.timeout(4 * seconds), asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(seconds))
            for number, secret in enumerate(uploading):
                group.create_task(upload(client, secret, number, seen))
        for each in watchers:
            each.cancel()
        ended = await asyncio.gather(*watchers, return_exceptions=True)
    for error in ended:
        if isinstance(error, Exception):
            raise error
    return seen


if __name__ == "__main__":
    people = json.load(sys.stdin)
    found = asyncio.run(
        visit(sys.argv[1], float(sys.argv[2]), people["watching"], people["uploading"])
    )
    print(json.dumps({"events": found.events, "uploads": found.uploads}))
