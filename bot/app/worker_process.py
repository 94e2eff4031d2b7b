"""The worker as a child process of the bot: started, restarted after a crash, and stopped."""

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
from storage.watch.catalogue import WORKER_DEATHS, WORKER_STARTS
from storage.watch.health import HEALTH

log = logs.get(__name__)

WORKER = "worker"
"""Name of the worker process where the bot says whether it runs."""
GRACE = 9.5
"""Seconds that a worker has to release its jobs before it is killed."""
_BACKOFF = Backoff(1.0, 30.0)  # seconds before a restart
_STABLE_SECONDS = 60.0  # a worker that ran this long is restarted with the shortest delay


def worker_command() -> list[str]:
    """Return the command of a worker that ends with this process."""
    return [sys.executable, "-m", "bot", "worker", "--parent", str(os.getpid())]


def worker_environment(**settings: str) -> dict[str, str]:
    """Return the environment of a worker process.

    It has the variables of this process except the bot's settings: a worker opens hostile media and
    needs no token. The worker does not read `.env`, so its settings in that file are added.
    `settings`, by name, override both.
    """
    own = {*PipelineSettings.model_fields, *StorageSettings.model_fields}
    excluded = BotSettings.model_fields.keys() - own
    from_file = DotEnvSettingsSource(StorageSettings).env_vars
    environment = {
        name.upper(): value for name, value in from_file.items() if name in own and value
    }
    environment |= {
        name.upper() if name.lower() in own else name: value
        for name, value in os.environ.items()
        if name.lower() not in excluded and (value or name.lower() not in own)
    }
    return environment | settings


async def keep_running(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a command, restart it whenever it ends or can't be started, and stop it with SIGTERM when
    cancelled. `environment` is its whole environment.

    The child has its own session, so that Ctrl-C at the terminal reaches only this process.
    """
    crashes = 0
    while True:
        started = time.monotonic()
        try:
            status = await _run(command, environment)
            ended: dict[str, object] = {"status": status}
            WORKER_DEATHS.add(1, "signal" if status < 0 else "exit")
        except OSError as error:  # no memory or no process number is free at the moment
            ended = {"error": str(error)}
            WORKER_DEATHS.add(1, "start")
        crashes = 0 if time.monotonic() - started > _STABLE_SECONDS else crashes + 1
        pause = _BACKOFF.delay(crashes + 1)
        log.warning("the worker ended, restarting it", **ended, pause=pause)
        HEALTH.set_connection(WORKER, "has ended and is started again")
        await asyncio.sleep(pause)


async def _run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the command once and return its exit status. Raises OSError when it can't be started."""
    child = await asyncio.create_subprocess_exec(
        *command,
        env=dict(environment),
        start_new_session=True,
        stdin=asyncio.subprocess.DEVNULL,
    )
    log.info("the worker started", pid=child.pid)
    HEALTH.set_connection(WORKER)
    WORKER_STARTS.add(1)
    try:
        return await child.wait()
    except asyncio.CancelledError:
        await _stop(child)
        raise


async def _stop(child: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
    try:
        await asyncio.wait_for(child.wait(), GRACE)
    except TimeoutError:
        log.warning("the worker did not stop in time, killing it", pid=child.pid)
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


def exit_with_parent(parent: int) -> None:
    """Send this process SIGTERM when its parent has ended, even after a crash, and SIGKILL when it
    does not stop in time: no other process is left to do so."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="parent", daemon=True).start()
