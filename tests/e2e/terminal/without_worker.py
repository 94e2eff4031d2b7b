"""`mp4totext up` at a terminal without a worker; the test plays it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.app.service import Settings, serve
from bot.chat import Chat
from bot.cli import console
from bot.cli.runtime import read_settings


async def without_worker(settings: Settings, chats: Sequence[Chat], **_: Any) -> None:
    """Run everything but the worker."""
    await serve(settings, chats, with_worker=False)


if __name__ == "__main__":
    with patch.object(console, "serve", without_worker):
        console.run_console_service(read_settings(), Path("out"))
