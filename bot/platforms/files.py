"""Files of every platform: streamed to disk, and grouped for upload."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import anyio
import httpx

from bot.chat import ChatDown, OutFile
from storage.errors import MediaGone, TooLarge
from storage.models import MEGABYTE

TIMEOUT = httpx.Timeout(30, read=60)
"""Seconds to connect (30), and to wait for the next byte (60)."""


def too_large(size: int, limit: int, error: type[TooLarge] = TooLarge) -> TooLarge:
    """Return the error that names both sizes: given in bytes, shown in megabytes."""
    return error(megabytes=f"{size / MEGABYTE:.0f}", limit=f"{limit / MEGABYTE:.0f}")


async def stream_to_file(
    client: httpx.AsyncClient,
    url: str,
    into: Path,
    limit: int,
    gone: Collection[int] = (404,),
    error: type[TooLarge] = TooLarge,
) -> None:
    """Write the content of a URL to the new file `into`, which is deleted on failure. A status in
    `gone` means that the file no longer exists. Raises `error` above `limit` bytes, MediaGone,
    ChatDown."""
    try:
        async with client.stream("GET", url) as response:
            if response.status_code in gone:
                raise MediaGone(f"the download returned status {response.status_code}")
            if response.status_code != httpx.codes.OK:
                raise ChatDown(f"the download returned status {response.status_code}")
            size = 0
            async with await anyio.open_file(into, "wb") as out:
                async for part in response.aiter_bytes(MEGABYTE):
                    size += len(part)
                    if size > limit:
                        raise too_large(size, limit, error)
                    await out.write(part)
    except BaseException as problem:
        into.unlink(missing_ok=True)  # noqa: ASYNC240  no await: this may be a cancellation
        if isinstance(problem, httpx.HTTPError):  # its text may hold the URL and so a token
            raise ChatDown(f"the download failed: {type(problem).__name__}") from None
        raise


def group_files(files: Sequence[OutFile], most: int, largest: int) -> list[list[OutFile]]:
    """Group files in order: at most `most` files and `largest` bytes in each group. A larger file
    is alone in its group."""
    groups: list[list[OutFile]] = []
    room = 0
    for file in files:
        size = file.path.stat().st_size
        if not groups or len(groups[-1]) >= most or size > room:
            groups.append([])
            room = largest
        groups[-1].append(file)
        room -= size
    return groups
