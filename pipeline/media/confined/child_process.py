"""Confined child processes as their parent sees them, and one that is ready in advance."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, cast

from pipeline.media.confined.child_start import SPARE

_ROOT = Path(__file__).parents[3]
_LOADER_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""The only environment variables of a child: no token, key or proxy. On systems with libraries in
special folders, Python does not start, or PyAV does not load, without these."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A process with several threads can't enter a user namespace, see unshare(2)."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from pipeline.media.confined.child_start import main; main()"
)
"""The child imports from the same folders as its parent, without reading the environment. These
include the user's packages (`pip install --user`) and PYTHONPATH."""
_QUIET_SECONDS = 2.0
"""Seconds after a child has ended until a spare one is started: the job goes on meanwhile, and the
next one may come at once."""


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A child that waits for its request. It is killed at the end of the block."""

    process: subprocess.Popen[bytes]
    error_output: IO[bytes]

    @classmethod
    def start(cls, *arguments: str) -> ChildProcess:
        """Start a child. Raises OSError."""
        paths = [str(Path(name).resolve()) for name in [str(_ROOT), *sys.path]]
        options = ["-E", "-s", "-X", "utf8", "-c", _START, json.dumps(paths), *arguments]
        error_output = tempfile.TemporaryFile()  # noqa: SIM115  it is closed with the child
        try:
            process = subprocess.Popen(  # noqa: S603  this interpreter; the rest are constants
                [sys.executable, *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=error_output,
                cwd=_ROOT,
                env=_ONE_THREAD
                | {name: os.environ[name] for name in _LOADER_VARIABLES if name in os.environ},
            )
        except BaseException:
            error_output.close()
            raise
        return cls(process, cast("IO[bytes]", error_output))

    @property
    def messages(self) -> IO[bytes]:
        """The pipe with the child's messages."""
        return cast("IO[bytes]", self.process.stdout)

    def send(self, module: str, request: dict[str, object]) -> None:
        """Make the child run `python -m module` with a request."""
        pipe = cast("IO[bytes]", self.process.stdin)
        with suppress(BrokenPipeError):  # it has ended: its status and its output tell why
            pipe.write(json.dumps([module, request]).encode() + b"\n")
            pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill the child and wait for its end."""
        self.process.kill()
        with suppress(BrokenPipeError):  # of a request that it never read
            self.process.__exit__(None, None, None)
        self.error_output.close()


class SpareChild:
    """One child that has imported its libraries before a recording comes. Thread-safe.

    A new one is started when the machine has been left alone for a moment.
    """

    def __init__(self) -> None:
        """Start without one."""
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._timer: threading.Timer | None = None
        self._is_kept = False

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep a spare child ready during the block."""
        self._is_kept = True
        self.prepare()
        try:
            yield
        finally:
            self._is_kept = False
            with self._lock:
                if self._timer is not None:
                    self._timer.cancel()
            if (child := self._take()) is not None:
                child.close()

    def take(self) -> ChildProcess | None:
        """Return the spare child, which is the caller's now; None when there is none."""
        child = self._take()
        if child is not None and child.process.poll() is not None:  # somebody has killed it
            child.close()
            return None
        return child

    def _take(self) -> ChildProcess | None:
        with self._lock:
            child, self._child = self._child, None
        return child

    def prepare(self) -> None:
        """Start a spare child after a quiet moment, if one is kept."""
        if not self._is_kept:
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_QUIET_SECONDS, self._start)
            self._timer.daemon = True
            self._timer.start()

    def _start(self) -> None:
        with self._lock:
            if self._is_kept and self._child is None:
                with suppress(OSError):  # out of processes or memory: the next job tells
                    self._child = ChildProcess.start(SPARE)


SPARE_CHILD = SpareChild()
"""The spare child of this process."""


@contextmanager
def child_process() -> Iterator[ChildProcess]:
    """Yield a child that waits for its request: the spare one if there is one. Raises OSError."""
    child = SPARE_CHILD.take() or ChildProcess.start()
    try:
        with child:
            yield child
    finally:
        SPARE_CHILD.prepare()
