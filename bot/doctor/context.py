"""What all checks share: the settings, what is known to be broken, and the processor in turns."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from bot.app.config import Settings
from bot.doctor.finding import Finding, careful
from storage.config.problem import Problem

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class DoctorContext:
    """One examination. `folder` is why DATA_DIR can't be used, None when it can: what lies in it
    is then not looked at, and not blamed."""

    settings: Settings
    folder: Problem | None = None
    processor: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by what computes, so that a measured speed is that of the machine."""
    left_behind: list[str] = field(default_factory=list)
    """Names of the threads that did not end in their time."""

    def in_folder(self, name: str, address: str) -> Finding | None:
        """What to say of something that lies in DATA_DIR, as long as `address` says nothing else,
        when that folder can't be used: the fault is told once, at the setting."""
        if self.folder is None or address:
            return None
        return careful(name, f"not looked at: it lies in {self.folder.setting}, see settings")

    async def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run what blocks in a thread that ends with the process: a native call that never
        returns must not keep the program from ending, as a thread of a pool would."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                outcome = work(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 raised again by the one who waits
                _later(loop, future, error=error)
            else:
                _later(loop, future, outcome)

        thread = threading.Thread(target=run, daemon=True, name=getattr(work, "__name__", "check"))
        thread.start()
        try:
            return await future
        except asyncio.CancelledError:
            self.left_behind.append(thread.name)
            raise


def _later(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[T],
    outcome: T | None = None,
    error: BaseException | None = None,
) -> None:
    def settle() -> None:
        if future.done():  # nobody waits any more
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(outcome)  # type: ignore[arg-type]

    if not loop.is_closed():
        loop.call_soon_threadsafe(settle)


Check = Callable[[DoctorContext], AsyncIterator[Finding]]
"""Yields findings as soon as they are known."""
