"""Intakes with faults, and decoders that end in a way of their own: what a campaign must find."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from pipeline.media.confined.child_runner import run_child
from storage.errors import BadMedia
from tests.fuzz.mutants import Mutant
from tests.fuzz.outcome import Outcome


def _refused(mutant: Mutant) -> Outcome:
    return Outcome(mutant.number, mutant.name, "corrupt")


def _ignore(fraction: float, newest: str = "") -> None:
    """Nobody watches the progress."""


def _decoder_dies(mutant: Mutant, name: str) -> Outcome:
    """Let a real child end by a signal. People read that the file is damaged."""
    try:
        run_child("tests.fuzz.broken", {"signal": name}, _ignore)
    except BadMedia as error:
        return Outcome(mutant.number, mutant.name, error.code)
    raise AssertionError("the child has ended without an answer")


def crashing(mutant: Mutant, _folder: Path) -> Outcome:
    """Let the decoder crash."""
    return _decoder_dies(mutant, "SIGSEGV")


def out_of_time(mutant: Mutant, _folder: Path) -> Outcome:
    """Let the decoder's limit end it."""
    return _decoder_dies(mutant, "SIGXCPU")


def hanging(_mutant: Mutant, _folder: Path) -> Outcome:
    """Wait for ever, with a child that waits, too."""
    subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"], check=False)
    raise AssertionError("the ceiling is lower")


def dying(mutant: Mutant, _folder: Path) -> Outcome:
    """Abort, but not for the first mutant: a process takes in many."""
    if mutant.number % 2:
        os.abort()
    return _refused(mutant)


def littering(mutant: Mutant, folder: Path) -> Outcome:
    """Leave a file."""
    (folder / "piece").touch()
    return _refused(mutant)


def leaving_a_process(mutant: Mutant, _folder: Path) -> Outcome:
    """Leave a process."""
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    return _refused(mutant)


def greedy(mutant: Mutant, _folder: Path) -> Outcome:
    """Take 300 MB, and give them back."""
    assert len(bytearray(b"\1" * 300_000_000)) == 300_000_000
    return _refused(mutant)


def failing(_mutant: Mutant, _folder: Path) -> Outcome:
    """End with an error that nobody caught."""
    raise IndexError("list index out of range")


if __name__ == "__main__":
    os.kill(os.getpid(), signal.SIGXCPU if "SIGXCPU" in sys.argv[1] else signal.SIGSEGV)
    time.sleep(60)
