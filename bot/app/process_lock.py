"""Lock that allows one process per platform and data folder."""

from __future__ import annotations

import fcntl
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import BadSetting
from storage.models import Platform


@contextmanager
def single_process_lock(folder: Path, platform: Platform) -> Iterator[str]:
    """Hold the lock of a platform in a folder: two processes would both answer. Yield an id of this
    machine and folder, the same after a restart. Raises BadSetting.

    The kernel releases the lock when this process ends, even after a crash.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / f"{platform}.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            problem = f"another mp4totext process already serves {platform} with this folder"
            raise BadSetting(setting="DATA_DIR", problem=problem) from None
        lock.seek(0)
        folder_id = lock.read().strip()
        if not folder_id:
            folder_id = secrets.token_hex(8)
            lock.write(folder_id)
            lock.flush()
        yield f"{socket.gethostname()}-{folder_id}"
