"""A backup that is made and restored beside the faults that follow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind

BACKUP = "backup"


@contextmanager
def _backup(scene: Scene) -> Iterator[None]:
    scene.backups.begin(scene.number)
    yield


BACKUP_FAULTS = (FaultKind(Kind(BACKUP, (0.5, 2)), _backup),)
