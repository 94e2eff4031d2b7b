"""A process that uses the embedded server until SIGTERM.

    python -m tests.integration.queue.server_user FOLDER JOURNAL

It pushes increasing numbers. Each answer is a line of the journal.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError

from pipeline.queue.embedded_server import EmbeddedServer

KEY = "numbers"


async def use(folder: Path, journal: Path) -> None:
    """Push numbers until SIGTERM."""
    leaving = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, leaving.set)
    async with EmbeddedServer(folder) as url:
        client = Redis.from_url(url, socket_timeout=2)
        number = 0
        with journal.open("a") as lines:
            lines.write("in\n")
            lines.flush()
            while not leaving.is_set():
                number += 1
                with contextlib.suppress(RedisError, OSError):
                    await client.rpush(KEY, f"{os.getpid()} {number}")
                    lines.write(f"{os.getpid()} {number}\n")
                    lines.flush()
                await asyncio.sleep(0.05)
        await client.aclose()


if __name__ == "__main__":
    asyncio.run(use(Path(sys.argv[1]), Path(sys.argv[2])))
