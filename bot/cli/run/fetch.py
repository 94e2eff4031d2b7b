"""Fetching of inputs: links and standard input are written to scratch, files stay in place."""

from __future__ import annotations

import asyncio
import math
import os
import sys
import threading
from pathlib import Path

import httpx

from bot import upload_checks
from bot.cli.run.errors import NothingPiped
from bot.cli.run.inputs import Input
from bot.links.fetcher import LinkFetcher
from storage.models import Quota

_CHUNK = 1 << 20


async def fetch_input(
    item: Input, scratch: Path, links: LinkFetcher, most: Quota
) -> tuple[Path, str]:
    """Return the path and the name of a recording. Links and standard input are limited to the size
    in `most`. Raises BadLink, BadMedia, NothingPiped, OSError."""
    if isinstance(item.source, Path):
        return item.source, item.name
    path = scratch / "source"
    if isinstance(item.source, httpx.URL):
        return path, await links.fetch(item.source, path, most)
    await _read_standard_input(path, most)
    return path, item.name


async def _read_standard_input(path: Path, most: Quota) -> None:
    """Copy standard input to a file, in a daemon thread: a thread that waits for bytes can't be
    stopped, and must not keep the process alive."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(problem: BaseException | None) -> None:
        if not done.done():
            done.set_exception(problem) if problem else done.set_result(None)

    def copy() -> None:
        problem: BaseException | None = None
        try:
            _copy(path, most)
        except BaseException as error:  # noqa: BLE001 - raised again in the waiting task
            problem = error
        try:
            loop.call_soon_threadsafe(settle, problem)
        except RuntimeError:  # the program ended first
            return

    threading.Thread(target=copy, daemon=True).start()
    await done


def _copy(path: Path, most: Quota) -> None:
    size = 0
    with path.open("wb") as file:
        while chunk := os.read(sys.stdin.fileno(), _CHUNK):
            size += len(chunk)
            upload_checks.check_size(most, size, math.inf)
            file.write(chunk)
    if not size:
        raise NothingPiped
