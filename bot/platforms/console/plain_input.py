"""Lines of standard input without editing: pipes, files, simple terminals."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Callable

from rich.text import Text

from bot.platforms.console.terminal import printable


class PlainInput:
    """Reads lines and prints labels with `printed`. A pending read is kept for the next call."""

    def __init__(self, printed: Callable[[Text], None]) -> None:
        self._print = printed
        self._pending: asyncio.Task[str] | None = None

    def pending(self) -> asyncio.Task[str]:
        """Return the pending read of a line; "" means the end of input."""
        if self._pending is None:
            self._pending = asyncio.create_task(read_line())
        return self._pending

    async def line(self, label: str) -> str | None:
        """Return the next line, None at the end."""
        self._print(Text(label))
        line = await self.pending()
        self._pending = None
        return line or None

    def take(self) -> str | None:
        """Return the line typed meanwhile, if there is one. The end of input is left to `line`."""
        if not (self.pending().done() and self.pending().result()):
            return None
        line, self._pending = self.pending().result(), None
        return line

    async def field(self, label: str, value: str, hint: str) -> str | None:
        """Ask for a field of a form: an empty line keeps the value, `-` clears it."""
        shown = [label, *([f"[{value}]"] if value else []), *([hint] if hint else [])]
        line = await self.line(printable(" · ".join(shown)) + " ")
        if line is None:
            return None
        written = line.strip()
        return "" if written == "-" else written or value

    def close(self) -> None:
        """Cancel the pending read."""
        if self._pending:
            self._pending.cancel()


async def read_line() -> str:
    """Return one line of standard input, "" at its end. The reader is a daemon thread: a thread
    that waits for a terminal can't be stopped, and must not keep the process alive."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str] = loop.create_future()

    def answer(text: str) -> None:
        if not line.done():
            line.set_result(text)

    def read() -> None:
        text = sys.stdin.readline()
        with contextlib.suppress(RuntimeError):  # the program ended first
            loop.call_soon_threadsafe(answer, text)

    threading.Thread(target=read, daemon=True).start()
    return await line
