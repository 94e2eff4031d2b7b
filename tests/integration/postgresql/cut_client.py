"""A client of PostgreSQL on another host: `python -m tests.integration.postgresql.cut_client URL
SECONDS`. It connects, waits for a line unless SECONDS is more than 0, and executes a statement that
takes so long at the server. Then it writes how that ended, and after how many seconds."""

from __future__ import annotations

import asyncio
import sys
import time

from sqlalchemy import text

from storage.database_errors.transient import TransientDatabaseError, translate_errors
from storage.postgresql.engine import postgresql_engine


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(url: str, seconds: float) -> None:
    """Connect, execute the statement, and say how it ended."""
    how = "done"
    async with postgresql_engine(url).connect() as connection:
        await connection.execute(text("SELECT 1"))
        say("connected")
        if not seconds:
            await asyncio.to_thread(sys.stdin.readline)
        started = time.monotonic()
        try:
            with translate_errors() as phase:
                phase.now = "open"
                await connection.execute(text(f"SELECT pg_sleep({seconds})"))
        except TransientDatabaseError:
            how = "transient"
        say(f"{how} {time.monotonic() - started:.1f}")


asyncio.run(main(sys.argv[1], float(sys.argv[2])))
