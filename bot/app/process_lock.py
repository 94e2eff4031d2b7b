"""One process per platform and folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import BadSetting
from storage.models import Platform


@contextmanager
def single_process_lock(folder: Path, platform: Platform) -> Iterator[None]:
    """One process per platform and folder: two would both answer. Raises BadSetting.

    The kernel gives the lock back when this process ends, however it ends.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / f"{platform}.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            problem = f"another mp4totext already talks on {platform} with this folder"
            raise BadSetting(setting="DATA_DIR", problem=problem) from None
        yield
