"""Brings the bytes of an input: links and standard input go to scratch, files stay."""

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


async def bring(wanted: Input, scratch: Path, links: LinkFetcher, most: Quota) -> tuple[Path, str]:
    """Where the recording lies and what it is called. Raises BadLink, BadMedia, NothingPiped,
    OSError. Links and standard input are held against `most`."""
    if isinstance(wanted.source, Path):
        return wanted.source, wanted.name
    path = scratch / "source"
    if isinstance(wanted.source, httpx.URL):
        return path, await links.fetch(wanted.source, path, most)
    await _piped(path, most)
    return path, wanted.name


async def _piped(path: Path, most: Quota) -> None:
    """In a daemon thread: one that waits for bytes can't be stopped, and must not keep the
    process."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(problem: BaseException | None) -> None:
        if not done.done():
            done.set_exception(problem) if problem else done.set_result(None)

    def copy() -> None:
        problem: BaseException | None = None
        try:
            _copy(path, most)
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
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
