"""`python -m benchmarks.scale [PART …]`: the table of growth, measured in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.scale import notifications, stored, waiting, workers
from benchmarks.table import Row, run_parts

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "workers": workers.rows,
    "notifications": notifications.rows,
    "waiting": waiting.rows,
    "stored": stored.rows,
}


if __name__ == "__main__":
    run_parts("mp4totext, growth", __doc__, PARTS)
