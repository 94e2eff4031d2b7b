"""Copy of all blobs to another place: from a folder to a bucket, or back.

The service must not run. A copy that was interrupted goes on where it was: the target has a mark
until all is there. Nothing is deleted at the source.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.blob_store.protocol import ObjectStore
from storage.errors import BadSetting

_MARK = "move/unfinished"
_NOT_MOVED = ("doctor/", "locks/", "move/")
_IN_MEMORY = 1_000_000
"""Bytes up to which an object is copied without a file."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Counts of a copy: objects that were copied and their bytes, objects that were there already,
    and objects of the target that the source no longer has."""

    copied: int = 0
    bytes: int = 0
    skipped: int = 0
    removed: int = 0


def move_blobs(
    source: ObjectStore,
    target: ObjectStore,
    scratch: Path,
    tell: Callable[[int], None] = lambda _: None,
) -> Moved:
    """Copy all objects. `tell` is called with the number of objects so far. Blocks.

    Raises BadSetting for a target with other objects, OSError, BlobStoreTrouble.
    """
    there = dict(target.list(""))
    if _MARK not in there and any(not key.startswith(_NOT_MOVED) for key in there):
        problem = f"{target.place} is not empty, and not the rest of an interrupted move"
        raise BadSetting(problem, setting="BLOB_URL", problem=problem)
    target.put(_MARK, b"", durable=True)
    copied = skipped = size_copied = 0
    gone = {key for key in there if not key.startswith(_NOT_MOVED)}
    for key, size in source.list(""):
        if key.startswith(_NOT_MOVED):
            continue
        gone.discard(key)
        if there.get(key) == size:
            skipped += 1
        else:
            _copy(source, target, key, size, scratch)
            copied, size_copied = copied + 1, size_copied + size
        tell(copied + skipped)
    target.delete(sorted(gone))  # deleted at the source since the copy began
    target.delete([_MARK])
    return Moved(copied, size_copied, skipped, len(gone))


def _copy(source: ObjectStore, target: ObjectStore, key: str, size: int, scratch: Path) -> None:
    if size <= _IN_MEMORY:
        target.put(key, source.read(key), durable=True)
        return
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        path = Path(folder) / "object"
        source.copy_to(key, size, "", path)
        target.put(key, path, durable=True)
    if target.size(key) != size:
        problem = f"{target.place} has another size of {key} than was written"
        raise BadSetting(problem, setting="BLOB_URL", problem=problem)
