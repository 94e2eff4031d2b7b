"""Words in the memory of running processes: those that an object holds, and those in any page."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from tests.paths import ROOT

HOOK = Path(__file__).parent / "hook"
_SECONDS = 60
_PIECE = 1 << 24


def watched(folder: Path) -> dict[str, str]:
    """Return the settings of a service whose processes list objects into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return {"PYTHONPATH": os.pathsep.join((str(HOOK), str(ROOT))), "REMAINS_FOLDER": str(folder)}


def objects(process: psutil.Process, words: Sequence[str], folder: Path) -> list[str]:
    """Return a line for each object of a process that holds one of the words, in lower case."""
    answer = folder / f"{process.pid}.json"
    answer.unlink(missing_ok=True)
    (folder / "words").write_text("\n".join(words))
    process.send_signal(signal.SIGUSR2)
    deadline = time.monotonic() + _SECONDS
    while not answer.exists():
        assert time.monotonic() < deadline, f"{process} does not list its objects"
        time.sleep(0.05)
    found: list[str] = json.loads(answer.read_text())
    return found


def pages(process: psutil.Process, words: Sequence[str]) -> int:
    """Return how often the words, in lower case or capitalized, are in the writable memory of a
    process, in use or free."""
    spelled = [form for it in words for form in (it, it.capitalize())]
    forms = [form.encode(code) for form in spelled for code in ("utf-8", "utf-16-le", "utf-32-le")]
    maps = Path(f"/proc/{process.pid}/maps").read_text()
    count = 0
    with Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            place, rights, *_ = line.split()
            if "w" not in rights:
                continue
            start, end = (int(it, 16) for it in place.split("-"))
            for at in range(start, end, _PIECE):
                with suppress(OSError):  # unmapped meanwhile
                    memory.seek(at)
                    piece = memory.read(min(_PIECE, end - at))
                    count += sum(piece.count(form) for form in forms)
    return count
