"""A folder of backups that are named by their time, for those made by a timer."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

_NAME = re.compile(r"mp4totext-\d{4}-\d\d-\d\dT\d{6}Z\.tar")


def named_by_time(folder: Path) -> Path:
    """Return the path of a backup that is made now; UTC, so that names sort by time."""
    return folder / f"mp4totext-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.tar"


def delete_older(folder: Path, keep: int) -> list[Path]:
    """Delete all but the `keep` newest of these backups, and no other file. Return what is gone."""
    ours = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    older = ours[: max(0, len(ours) - keep)]
    for path in older:
        path.unlink(missing_ok=True)
    return older
