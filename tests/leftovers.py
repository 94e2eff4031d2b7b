"""Processes that outlive the tests that started them."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import psutil

PATIENCE = 30.0
"""Seconds: what notices that its users are gone needs a moment on a busy machine."""


def outliving(folder: Path) -> list[str]:
    """The command lines of processes that still work in `folder` after a while, if there are any;
    they are killed."""
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
            if "multiprocessing.resource_tracker" in line:  # Python's own, and ends with its parent
                continue
            traces = (line, process.cwd(), *process.environ().values())
            if any(within.search(each) for each in traces):
                found[process] = line
    return found
