"""Canaries: secrets of the operator and words of recordings, looked for where none may be."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Self

import psutil

from tests.faults.installation import ALL_PARTS, BOT, WORKERS, Installation
from tests.faults.oracle import Sent

PAUSE = 0.5
"""Seconds between two looks at the processes."""
LEAST_WORDS = 4
"""Words of a recording in a row that are no accident."""


class ProcessWatch:
    """Command lines of all processes below the parts, and the environments of their children."""

    def __init__(self, pids: Callable[[], Iterable[int]]) -> None:
        self._pids = pids
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="canaries", daemon=True)
        self.seen: set[str] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join(30)

    def _look(self) -> None:
        while not self._over.wait(PAUSE):
            for pid in self._pids():
                with suppress(psutil.Error):
                    self._note(psutil.Process(pid))

    def _note(self, process: psutil.Process) -> None:
        own = " ".join(process.cmdline())
        self.seen.add(f"command line: {own}")
        for child in process.children(recursive=True):
            with suppress(psutil.Error):  # it ended meanwhile
                line = " ".join(child.cmdline())
                if line != own:  # else a fork that has its program still to come
                    self.seen.add(f"command line: {line}")
                    self.seen.add(f"environment of {line}: {child.environ()}")


def metrics_of(installation: Installation) -> str:
    """Return the metrics of bot and workers as they are now."""
    texts = []
    for part in (BOT, *WORKERS):
        url = f"http://127.0.0.1:{installation.watch_ports[part]}/metrics"
        with urllib.request.urlopen(url, timeout=10) as answer:
            texts.append(answer.read().decode())
    return "\n".join(texts)


def canaries_of(installation: Installation, watch: ProcessWatch, sent: Sequence[Sent]) -> list[str]:
    """Return the canaries in logs, processes and metrics of a campaign."""
    places: dict[str, Iterable[str]] = {
        f"the log of {part}": installation.log_of(part).splitlines() for part in ALL_PARTS
    }
    places |= {"metrics": metrics_of(installation).splitlines(), "processes": watch.seen}
    return canaries_in(places, installation.secrets, sent)


def canaries_in(
    places: Mapping[str, Iterable[str]], secrets: Mapping[str, str], sent: Sequence[Sent]
) -> list[str]:
    """Return the secrets and recordings that a line of a place repeats."""
    spoken = {tuple(it.words.split()[:LEAST_WORDS]): it.words for it in sent if it.words}
    found = set()
    for place, lines in places.items():
        for line in lines:
            found |= {f"{name} in {place}" for name, secret in secrets.items() if secret in line}
            words = line.lower().replace('"', " ").replace(",", " ").split()
            runs = zip(*(words[start:] for start in range(LEAST_WORDS)), strict=False)
            found |= {f"words «{spoken[it]}» in {place}" for it in runs if it in spoken}
    return sorted(found)
