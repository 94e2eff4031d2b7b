"""Memory and processor time of a bot's start, and the libraries that it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.outgoing import recorded_peers, watched

LIBRARIES = "import telegram.ext, discord, sqlalchemy.ext.asyncio, pydantic_settings, arq, httpx"
"""Most of a bot's start."""
LIBRARIES_SECONDS = 0.95
"""Processor time of LIBRARIES on a machine where a bot starts in 2.1 s."""
USED = """
import resource
used = resource.getrusage(resource.RUSAGE_SELF)
seconds = used.ru_utime + used.ru_stime
"""
MODEL_LIBRARIES = ("numpy", "av", "onnxruntime", "ctranslate2", "faster_whisper", "scipy", "torch")
START = f"""
import asyncio, json, re, sys
from pathlib import Path
from bot.app.platforms import create_chats
from bot.platforms.console.adapter import ConsoleChat
from bot.app.service import Settings, open_services
from bot.dispatch.command_menu import menu
from bot.dispatch.dispatcher import make_dispatcher
from bot.delivery.outbox import OutboxRelay

async def start():
    settings = Settings.read()
    every = [*create_chats(settings), ConsoleChat(Path("out"))]
    async with open_services(settings, every, "unix:///nowhere.sock") as services:
        menu(services.translations)
        relay = asyncio.create_task(OutboxRelay(services, every[0]).run())
        await asyncio.sleep(0.2)
        relay.cancel()

asyncio.run(start())
{USED}
# ru_maxrss would begin at the peak of the process that forked us; VmHWM begins at exec.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(json.dumps({{
    "megabytes": int(peak) / 1024,
    "seconds": seconds,
    "loaded": [name for name in {MODEL_LIBRARIES!r} if name in sys.modules],
}}))
"""
"""Prints peak memory, processor time and model libraries of a bot that has started."""


def test_bot_process_is_small_fast_and_loads_no_model_library(tmp_path: Path) -> None:
    record = tmp_path / "asked"
    environment = watched({"HOME": str(tmp_path), "PATH": os.environ["PATH"]}, record)
    token = {"TELEGRAM_BOT_TOKEN": "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}

    def start(number: int) -> bool:
        own = {**environment, **token, "DATA_DIR": str(tmp_path / f"data{number}")}
        measured: dict[str, Any] = json.loads(last_line(START, own, tmp_path))
        assert measured["loaded"] == []
        assert measured["megabytes"] < 150
        libraries = float(last_line(f"{LIBRARIES}{USED}print(seconds)", own, tmp_path))
        return float(measured["seconds"]) < (2 + 0.5) * max(1.0, libraries / LIBRARIES_SECONDS)

    # Processor time, including the migrations of a new database. While other processes use the
    # caches, a processor needs more time for everything, also for the libraries alone.
    assert any(map(start, range(3)))
    assert recorded_peers(record) == []


def last_line(program: str, environment: dict[str, str], folder: Path) -> str:
    """Return the last line that a Python program prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()[-1]
