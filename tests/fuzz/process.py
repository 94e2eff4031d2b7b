"""Process that takes mutants in: `python -m tests.fuzz.process MODULE:FUNCTION FOLDER MEGABYTES`.

It reads requests as lines of JSON (number, name, path) and answers each with its outcome.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import psutil

from pipeline.media.confined.child_runner import ENDED_BY_SIGNAL
from pipeline.media.decode import MEMORY
from storage import logs
from tests.fuzz.mutants import Mutant
from tests.fuzz.outcome import LIMITS, Fault, Outcome

Intake = Callable[[Mutant, Path], Outcome]
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""Bytes of a unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class _LogSettings:
    log_level: str = "WARNING"
    log_format: str = "json"


def main(arguments: Sequence[str]) -> None:
    """Answer requests until standard input ends."""
    name, place, megabytes = arguments
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever libraries print is no answer
    lines = io.StringIO()
    logs.setup(_LogSettings(), stream=lines)
    module, _, function = name.partition(":")
    intake: Intake = getattr(importlib.import_module(module), function)
    tempfile.tempdir = place
    limit = int(megabytes) * 1_000_000
    _limit_memory(limit)
    for line in sys.stdin:
        request = json.loads(line)
        content = Path(request["path"]).read_bytes()
        mutant = Mutant(request["number"], request["name"], content)
        outcome = observed(intake, mutant, Path(place), lines, limit)
        answers.write(json.dumps(asdict(outcome)) + "\n")
        answers.flush()


def _limit_memory(limit: int) -> None:
    """Let this process have `limit` bytes of memory more. Its decoders have limits of their own."""
    if sys.platform != "linux":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + limit, hard))


def observed(
    intake: Intake, mutant: Mutant, folder: Path, lines: io.StringIO, limit: int
) -> Outcome:
    """Take a mutant in, and add what is seen from outside: time, signals, memory, what is left."""
    started, before = time.monotonic(), psutil.Process().memory_info().rss
    _forget_peak()
    outcome = replace(
        intake(mutant, folder),
        seconds=time.monotonic() - started,
        memory=_peak(),
        children=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _KILOBYTE,
        signals=_signals(lines),
    )
    crashes = [each for each in outcome.signals if each not in LIMITS]
    if crashes:  # it explains what follows
        return replace(outcome, fault=Fault.CRASH, details=f"{crashes} {outcome.details}")
    if outcome.fault:
        return outcome
    if left := sorted(it.name for it in folder.iterdir()):
        return replace(outcome, fault=Fault.FILES, details=f"files left: {left}")
    if children := psutil.Process().children(recursive=True):
        return replace(outcome, fault=Fault.PROCESSES, details=str(children))
    if outcome.memory - before > limit or outcome.children > MEMORY:
        details = f"intake {outcome.memory - before}, decoder {outcome.children} bytes"
        return replace(outcome, fault=Fault.MEMORY, details=details)
    return outcome


def _signals(lines: io.StringIO) -> tuple[str, ...]:
    """Return the signals that ended decoders, as the log says, and empty the log."""
    entries = [json.loads(line) for line in lines.getvalue().splitlines()]
    lines.seek(0)
    lines.truncate()
    return tuple(it["signal"] for it in entries if it["message"] == ENDED_BY_SIGNAL)


def _forget_peak() -> None:
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Return the most memory that this process had since `_forget_peak`, in bytes."""
    if sys.platform != "linux":
        return psutil.Process().memory_info().rss
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main(sys.argv[1:])
