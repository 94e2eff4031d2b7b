"""A user at a real pseudo-terminal: sends keys and reads the screen."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import psutil
import pyte

from tests.paths import ROOT

UP, DOWN, LEFT, RIGHT, TAB, ENTER, ESCAPE = (
    *("\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"),
    *("\t", "\r", "\x1b"),
)
CTRL_C, CTRL_D, CTRL_U = "\x03", "\x04", "\x15"


class TerminalSession:
    """A program in a terminal of this size, which ends with the `with` block. `raw` is its whole
    output."""

    def __init__(
        self,
        command: list[str],
        folder: Path,
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (48, 90),
    ) -> None:
        self.raw = ""
        self._screen: Any = pyte.HistoryScreen(size[1], size[0], history=2000, ratio=0.5)
        self._stream: Any = pyte.Stream(self._screen)
        settings = {
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(folder / "data"),
            "VOICE": "piper",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **(environment or {}),
        }
        self._process: Any = pexpect.spawn(
            sys.executable,
            ["-m", *command],
            cwd=str(folder),
            env=settings,
            dimensions=size,
            encoding="utf-8",
            codec_errors="replace",
        )
        # A terminal answers where its cursor is.
        setattr(self._screen, "write_process_input", self._process.send)  # noqa: B010

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        family = []
        with suppress(psutil.NoSuchProcess):
            family = psutil.Process(self._process.pid).children(recursive=True)
        self._process.close(force=True)
        for child in family:
            with suppress(psutil.NoSuchProcess):
                child.send_signal(signal.SIGKILL)

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._process.send(key)

    def line(self, text: str) -> None:
        """Type a line."""
        self.keys(text, ENTER)

    def resize(self, rows: int, columns: int) -> None:
        """Resize the window."""
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    @property
    def screen(self) -> str:
        """Return the current screen, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def typed(self) -> str:
        """Return the input line: the one with the cursor."""
        return str(self._screen.display[self._screen.cursor.y]).rstrip()

    def until(self, condition: Callable[[], bool], timeout: float = 60) -> None:
        """Read until `condition` returns True."""
        deadline = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < deadline, f"waited {timeout:g} s:\n{self.screen}"
            self._read()

    def sees(self, *words: str, timeout: float = 60) -> None:
        """Wait until the screen shows all the words; wrapped lines are joined."""
        self.until(lambda: all(it in " ".join(self.screen.split()) for it in words), timeout)

    def ends(self) -> int:
        """Wait for the end of the program. Return its exit status."""
        deadline = time.monotonic() + 60
        while self._process.isalive():
            assert time.monotonic() < deadline, self.screen
            self._read()
        self._read()
        return int(self._process.exitstatus if self._process.exitstatus is not None else -1)

    def _read(self) -> None:
        try:
            text = self._process.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(0.05)
            return
        self.raw += text
        self._stream.feed(text)
