"""`python -m benchmarks`: one table of speed and memory, measured in one run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import memory, operator, stages, start_up
from benchmarks.load import card_time, chats, fairness, intake, starts, throughput
from benchmarks.speed import recognition_speed
from benchmarks.table import Row, show

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "start": start_up.rows,
    "card": card_time.rows,
    "chats": chats.rows,
    "intake": intake.rows,
    "starts": starts.rows,
    "recognition": recognition_speed.rows,
    "stages": stages.rows,
    "fairness": fairness.rows,
    "throughput": throughput.rows,
    "operator": operator.rows,
    "memory": memory.rows,
}


def main() -> None:
    """Run the requested measurements, otherwise all; memory of three hours takes longest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    names = parser.parse_args().parts or list(PARTS)

    def measured(folder: Path) -> Iterator[Row]:
        for name in names:
            yield from PARTS[name](folder)

    with tempfile.TemporaryDirectory() as folder:
        show("mp4totext", measured(Path(folder)))


if __name__ == "__main__":
    main()
