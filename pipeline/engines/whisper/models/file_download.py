"""Download of one file of a model, with retries and a check of its hash."""

from __future__ import annotations

import errno
import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.engines.whisper.models.hub import Hub, HubFile, HubModel, HubTrouble
from storage import logs

QUIET_TRIES = 3
"""Tries in a row without a new byte after which the download fails."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0
"""First and longest pause in seconds between two tries; each is twice the one before."""
_FINAL = frozenset({"damaged", "no_space"})
_BLOCK = 1 << 20

T = TypeVar("T")
Count = Callable[[int], None]
"""Gets the number of downloaded bytes of the file. May raise FetchStopped."""

log = logs.get(__name__)


class FetchStopped(Exception):
    """No job needs the model any more. Downloaded bytes are kept."""


def with_retries(work: Callable[[], T], progress: Callable[[], int], stop: threading.Event) -> T:
    """Return the result of `work`, which is retried while `progress` grows between two tries.

    Raises the last HubTrouble after QUIET_TRIES without a byte, at once for errors that a retry
    can't change, and FetchStopped.
    """
    quiet, pause, before = 0, FIRST_PAUSE, progress()
    while True:
        try:
            return work()
        except HubTrouble as trouble:
            if trouble.reason in _FINAL:
                raise
            if progress() > before:
                quiet, pause = 0, FIRST_PAUSE
            before, quiet = progress(), quiet + 1
            if quiet >= QUIET_TRIES:
                raise
            log.info(
                "model download interrupted, retrying after a pause",
                why=str(trouble),
                quiet_tries=quiet,
            )
            if stop.wait(max(pause, trouble.after)):
                raise FetchStopped from None
            pause = min(LONGEST_PAUSE, 2 * pause)


def fetch_file(
    hub: Hub, model: HubModel, file: HubFile, folder: Path, name: str, on_bytes: Count
) -> None:
    """Try once to download `folder/<file>`, from the end of the last try.

    Does nothing when the file exists: it gets its name only after its check. Raises HubTrouble
    (`damaged` after it was removed, `no_space`), EngineMissing and FetchStopped.
    """
    complete, part = folder / file.name, part_path(folder, file)
    if complete.exists():
        return
    offset = part.stat().st_size if part.exists() else 0
    if offset > file.size:
        part.unlink()
        offset = 0
    try:
        if offset < file.size or not offset:
            _append(hub, model, file, part, name, on_bytes, offset)
        _check(file, part, on_bytes)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        part.unlink(missing_ok=True)  # other programs need the space too
        raise HubTrouble("no_space", f"no space left for {file.name} in {folder}") from None
    part.rename(complete)


def part_path(folder: Path, file: HubFile) -> Path:
    """Return the path of a file until it is complete."""
    return folder / f"{file.name}.part"


def _append(
    hub: Hub, model: HubModel, file: HubFile, part: Path, name: str, on_bytes: Count, offset: int
) -> None:
    with hub.open(model, file, offset, name) as (start, pieces), part.open("ab") as out:
        if start != out.tell():
            out.truncate(start)
            out.seek(start)
        received = start
        for piece in pieces:
            received += len(piece)
            if received > file.size:
                break  # the hash will show the error
            out.write(piece)
            on_bytes(received)
    if received < file.size:
        raise HubTrouble(
            "unreachable", f"{hub.address} broke off at {received} of {file.size} bytes"
        )


def _check(file: HubFile, part: Path, on_bytes: Count) -> None:
    """Remove a file whose hash is not that of the hub. Raises HubTrouble."""
    if file.sha256:
        digest, expected = hashlib.sha256(), file.sha256
    else:  # Git's hash of a small file: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
        digest, expected = (
            hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False),
            (file.git),
        )
    with part.open("rb") as file_on_disk:
        while block := file_on_disk.read(_BLOCK):
            digest.update(block)
            on_bytes(file.size)
    if digest.hexdigest() != expected:
        part.unlink()
        raise HubTrouble("damaged", f"{file.name} is not what the hub lists: its hash is wrong")
