"""Processes that outlive the tests which started them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path

import psutil

from pipeline.media.confined.child_start import SPARE

PATIENCE = 30.0
"""Seconds: a server needs a moment on a busy machine to notice that its users have ended."""


Children = Callable[[], list[psutil.Process]]


def child_processes(earlier: Container[psutil.Process] = ()) -> list[psutil.Process]:
    """Return the children of this process without `earlier` ones, such as servers that tests share,
    and without Python's own, which an earlier test may have started."""
    found = []
    for child in psutil.Process().children():
        if child in earlier:
            continue
        with suppress(psutil.NoSuchProcess):
            line = ""
            with suppress(psutil.ZombieProcess):  # a child that nobody has waited for counts
                line = " ".join(child.cmdline())
            if not _belongs_to_python(line):
                found.append(child)
    return found


def is_spare(child: psutil.Process) -> bool:
    """Return whether this is the child that an idle worker keeps ready for the next recording."""
    try:
        line = child.cmdline()
    except psutil.NoSuchProcess:
        return False
    return line[-1:] == [SPARE] and any("child_start" in argument for argument in line)


def surviving_processes(folder: Path) -> list[str]:
    """Return the command lines of processes that still work in `folder` after a while. They are
    killed."""
    until = time.monotonic() + PATIENCE
    while (found := _at_work(folder)) and time.monotonic() < until:
        time.sleep(0.2)
    for process in found:
        with suppress(psutil.Error):
            process.kill()
    return list(found.values())


def _at_work(folder: Path) -> dict[psutil.Process, str]:
    within = re.compile(re.escape(str(folder)) + r"(?!\d)")  # popen-gw1 is not popen-gw10
    ourselves = {psutil.Process(), *psutil.Process().parents()}
    found = {}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process in ourselves or process.status() == psutil.STATUS_ZOMBIE:
                continue
            line = " ".join(process.cmdline())
            if _belongs_to_python(line):
                continue
            traces = (line, process.cwd(), *process.environ().values())
            if any(within.search(each) for each in traces):
                found[process] = line
    return found


def _belongs_to_python(line: str) -> bool:
    """Whether this is the tracker of multiprocessing, which ends with the process that used it."""
    return "multiprocessing.resource_tracker" in line
