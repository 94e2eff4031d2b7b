"""`python -m benchmarks`: one table of speed and memory, measured in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import memory, operator, stages, start_up
from benchmarks.load import card_time, chats, fairness, intake, pages, starts, throughput
from benchmarks.speed import recognition_speed
from benchmarks.table import Row, run_parts

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
    "pages": pages.rows,
    "operator": operator.rows,
    "memory": memory.rows,
}


if __name__ == "__main__":
    run_parts("mp4totext", __doc__, PARTS)
