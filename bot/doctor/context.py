"""State that all checks share: the settings, an unusable data folder, the processor lock."""

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
    """Context of one run of the doctor. `folder` is the problem of DATA_DIR, None if it is usable.
    With a problem the parts in that folder are skipped, and the problem is reported once."""

    settings: Settings
    folder: Problem | None = None
    processor: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by checks that compute, so that they do not distort the measured speed."""
    left_behind: list[str] = field(default_factory=list)
    """Names of the threads that did not end in time."""

    def in_folder(self, name: str, address: str) -> Finding | None:
        """Return the finding for a part in an unusable DATA_DIR, None for a usable part. A part
        with an `address` of its own is not in DATA_DIR."""
        if self.folder is None or address:
            return None
        return careful(name, f"skipped: it is in {self.folder.setting}, see settings")

    async def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run blocking work in a daemon thread: a native call that never returns must not keep the
        program from ending, as a thread of a pool would."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                outcome = work(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 raised again in the waiting task
                _settle_soon(loop, future, error=error)
            else:
                _settle_soon(loop, future, outcome)

        thread = threading.Thread(target=run, daemon=True, name=getattr(work, "__name__", "check"))
        thread.start()
        try:
            return await future
        except asyncio.CancelledError:
            self.left_behind.append(thread.name)
            raise


def _settle_soon(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[T],
    outcome: T | None = None,
    error: BaseException | None = None,
) -> None:
    def settle() -> None:
        if future.done():  # the waiting task was cancelled
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(outcome)  # type: ignore[arg-type]

    if not loop.is_closed():
        loop.call_soon_threadsafe(settle)


Check = Callable[[DoctorContext], AsyncIterator[Finding]]
"""A check, which yields its findings one by one."""
