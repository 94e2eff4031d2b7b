"""An intake in a process of its own, with a ceiling of time; a new one after each fault."""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pipeline.media.confined.child_runner import signal_name
from tests.fuzz.mutants import Mutant
from tests.fuzz.outcome import Fault, Outcome
from tests.paths import ROOT


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Limits of one mutant.

    180 seconds are above a decoder's limits of processor time and of silence. The intake itself
    holds pieces of the sound only.
    """

    seconds: float = 180.0
    megabytes: int = 600


class IntakeProcess:
    """Takes mutants in, one after the other. `intake` is a function: `module:name`."""

    def __init__(self, folder: Path, intake: str, ceilings: Ceilings) -> None:
        """Start no process before the first mutant. `folder` is for its files."""
        self._folder, self._intake, self._ceilings = folder, intake, ceilings
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115  see `close`
        self._unread = b""

    def take_in(self, mutant: Mutant) -> Outcome:
        """Return the outcome of a mutant. After a fault the next one gets a new process."""
        process = self._process or self._start()
        path = self._folder / "mutant"
        path.write_bytes(mutant.content)
        request = {"number": mutant.number, "name": mutant.name, "path": str(path)}
        started = time.monotonic()
        with suppress(BrokenPipeError):  # it has ended: there is no answer
            cast("IO[bytes]", process.stdin).write(json.dumps(request).encode() + b"\n")
            cast("IO[bytes]", process.stdin).flush()
        answer = self._answer(cast("IO[bytes]", process.stdout), started + self._ceilings.seconds)
        if answer:
            fields = json.loads(answer)
            fault, signals = Fault(fields.pop("fault")), tuple(fields.pop("signals"))
            outcome = Outcome(**fields, fault=fault, signals=signals)
        else:
            outcome = self._fault(process, mutant, time.monotonic() - started)
        if outcome.fault:
            self.stop()
        return outcome

    def _answer(self, pipe: IO[bytes], deadline: float) -> bytes:
        """Return the next line; empty when the process has ended, or is over its time."""
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    return b""
                if not (piece := os.read(pipe.fileno(), 65536)):
                    return b""
                self._unread += piece
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _fault(self, process: subprocess.Popen[bytes], mutant: Mutant, seconds: float) -> Outcome:
        """Return the outcome of a mutant without an answer."""
        fault, details = Fault.HANG, f"no end after {seconds:.0f} s"
        if seconds < self._ceilings.seconds:
            end = _end(process.pid)
            died = end is None or end.si_code != os.CLD_EXITED
            fault = Fault.DEATH if died else Fault.EXCEPTION
            details = signal_name(end.si_status) if end and died else "the process has ended"
        self._errors.seek(0)
        details += "\n" + self._errors.read()[-2000:].decode(errors="replace")
        return Outcome(mutant.number, mutant.name, seconds=seconds, fault=fault, details=details)

    def _start(self) -> subprocess.Popen[bytes]:
        scratch = self._folder / "scratch"
        scratch.mkdir(parents=True)
        self._errors.seek(0)
        self._errors.truncate()
        self._unread = b""
        limits = [str(scratch), str(self._ceilings.megabytes)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.process", self._intake, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(scratch), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        return self._process

    def stop(self) -> None:
        """Kill the process and its decoders, and delete its files."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)  # not waited for yet: the id is its own
            self._process.communicate()
            self._process = None
        shutil.rmtree(self._folder / "scratch", ignore_errors=True)

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self._errors.close()


def _end(process: int) -> os.waitid_result | None:
    """Return how a process has ended. It keeps its id, and its group, until it is waited for."""
    for _ in range(100):
        options = os.WEXITED | os.WNOWAIT | os.WNOHANG
        if (end := os.waitid(os.P_PID, process, options)) is not None:
            return end
        time.sleep(0.1)
    return None
