"""The thread of a connection: it stops once, and everybody who waits for that is told."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage.sqlite.connection import connect

SECONDS = 30
"""Patience on a busy machine. What hangs does so for ever."""


@pytest.mark.parametrize("steps", range(4))
async def test_close_that_a_stop_overtakes_ends(tmp_path: Path, steps: int) -> None:
    """SQLAlchemy stops the thread when a close is cancelled, and the close goes on behind a shield.
    https://github.com/sqlalchemy/sqlalchemy/blob/main/lib/sqlalchemy/connectors/asyncio.py"""
    connection = await connect(str(tmp_path / "x.db"))
    closing = asyncio.create_task(connection.close())
    for _ in range(steps):
        await asyncio.sleep(0)
    stopped = connection.stop()
    await asyncio.wait_for(asyncio.wait([closing]), SECONDS)
    assert closing.done()
    closing.exception()
    assert stopped is not None
    await asyncio.wait_for(stopped, SECONDS)


async def test_cancelled_wait_for_the_stop_cancels_no_other(tmp_path: Path) -> None:
    connection = await connect(str(tmp_path / "x.db"))
    first, second = connection.stop(), connection.stop()
    assert first is not None
    assert second is not None
    first.cancel()
    assert await asyncio.wait_for(second, SECONDS) is not None
