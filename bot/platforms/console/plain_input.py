"""Lines of standard input where nothing can be edited: pipes, files, simple terminals."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Callable

from rich.text import Text

from bot.platforms.console.terminal import printable


class PlainInput:
    """Reads what was typed and given to `printed`; a line that was begun goes on being read."""

    def __init__(self, printed: Callable[[Text], None]) -> None:
        self._print = printed
        self._typed: asyncio.Task[str] | None = None

    def typed(self) -> asyncio.Task[str]:
        """The line that is being typed; "" is the end of the input."""
        if self._typed is None:
            self._typed = asyncio.create_task(read_line())
        return self._typed

    async def line(self, label: str) -> str | None:
        """The next line, None at the end."""
        self._print(Text(label))
        line = await self.typed()
        self._typed = None
        return line or None

    def take(self) -> str | None:
        """The line that was typed meanwhile, if there is a whole one; its end is left to `line`."""
        if not (self.typed().done() and self.typed().result()):
            return None
        line, self._typed = self.typed().result(), None
        return line

    async def field(self, label: str, value: str, hint: str) -> str | None:
        """What stands in a field of a form: an empty line leaves it, `-` empties it."""
        shown = [label, *([f"[{value}]"] if value else []), *([hint] if hint else [])]
        line = await self.line(printable(" · ".join(shown)) + " ")
        if line is None:
            return None
        written = line.strip()
        return "" if written == "-" else written or value

    def close(self) -> None:
        """Wait for no line any more."""
        if self._typed:
            self._typed.cancel()


async def read_line() -> str:
    """One line of standard input, "" at its end. The reader is a daemon thread: a thread that
    waits for a terminal can't be stopped, and must not keep the process."""
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
