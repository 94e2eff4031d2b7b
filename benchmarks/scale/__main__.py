"""`python -m benchmarks.scale [PART …]`: the table of growth, measured in one run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.scale import notifications, stored, waiting, workers
from benchmarks.table import Row, show

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "workers": workers.rows,
    "notifications": notifications.rows,
    "waiting": waiting.rows,
    "stored": stored.rows,
}


def main() -> None:
    """Run the requested measurements, otherwise all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    names = parser.parse_args().parts or list(PARTS)

    def measured(folder: Path) -> Iterator[Row]:
        for name in names:
            yield from PARTS[name](folder)

    with tempfile.TemporaryDirectory() as folder:
        show("mp4totext, growth", measured(Path(folder)))


if __name__ == "__main__":
    main()
