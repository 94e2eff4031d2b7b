"""Polling for the effects of other processes, which cannot wake the test."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = 150) -> None:
    """Return once `true` holds. Raise TimeoutError if it does not, even on a busy machine."""
    async with asyncio.timeout(seconds):
        while True:
            answer = true()
            if await answer if inspect.isawaitable(answer) else answer:
                return
            await asyncio.sleep(0.02)


def modification_times(folder: Path, pattern: str) -> dict[Path, int]:
    """Return the modification time, in nanoseconds, of each file. Others may delete them."""
    found: dict[Path, int] = {}
    for path in folder.glob(pattern):
        with suppress(FileNotFoundError):
            found[path] = path.stat().st_mtime_ns
    return found
