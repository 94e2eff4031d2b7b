"""The worker as a process: started with the bot, restarted when it dies, ended with it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from pydantic_settings import DotEnvSettingsSource

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage import logs
from storage.backoff import Backoff
from storage.settings import StorageSettings

log = logs.get(__name__)

GRACE = 9.5
"""Seconds that a worker gets to put its jobs back before it is killed."""
_BACKOFF = Backoff(1.0, 30.0)  # seconds before another start
_STEADY = 60.0  # a worker that lived so many seconds starts again at once


def worker_command() -> list[str]:
    """How to start a worker that ends when this process does."""
    return [sys.executable, "-m", "bot", "worker", "--parent", str(os.getpid())]


def worker_environment(**settings: str) -> dict[str, str]:
    """The whole environment of a worker process: ours without the bot's settings, since a worker
    opens hostile media and needs no token; with its own settings from `.env`, so that it does not
    read that file; and `settings`, by name, in place of either."""
    own = {*PipelineSettings.model_fields, *StorageSettings.model_fields}
    hidden = BotSettings.model_fields.keys() - own
    written = DotEnvSettingsSource(StorageSettings).env_vars
    environment = {name.upper(): value for name, value in written.items() if name in own and value}
    environment |= {
        name.upper() if name.lower() in own else name: value
        for name, value in os.environ.items()
        if name.lower() not in hidden and (value or name.lower() not in own)
    }
    return environment | settings


async def keep_running(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a command again and again until cancelled, then end it with SIGTERM. `environment` is
    all that it sees of ours.

    The child has its own session, so that Ctrl-C at the terminal reaches us alone.
    """
    deaths = 0
    while True:
        started = time.monotonic()
        child = await asyncio.create_subprocess_exec(
            *command,
            env=dict(environment),
            start_new_session=True,
            stdin=asyncio.subprocess.DEVNULL,
        )
        log.info("the worker started", pid=child.pid)
        try:
            status = await child.wait()
        except asyncio.CancelledError:
            await _end(child)
            raise
        deaths = 0 if time.monotonic() - started > _STEADY else deaths + 1
        pause = _BACKOFF.delay(deaths + 1)
        log.warning("the worker died, starting another", status=status, pause=pause)
        await asyncio.sleep(pause)


async def _end(child: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
    try:
        await asyncio.wait_for(child.wait(), GRACE)
    except TimeoutError:
        log.warning("the worker did not end in time, killing it", pid=child.pid)
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


def end_with(parent: int) -> None:
    """Send this process SIGTERM when its parent is gone, however that died; and kill it when that
    does not end it in time, since nobody else is left to do so."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="parent", daemon=True).start()
