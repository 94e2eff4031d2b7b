"""Priority of a worker among the processes of its machine."""

from __future__ import annotations

import os

NICENESS = 5
"""Beside a busy worker of the same priority, cards and pages take twice as long and more:
`python -m benchmarks pages`."""


def give_way() -> None:
    """Let a bot on the same machine run first, unless the operator chose a priority. Call it before
    other threads start: on Linux each thread has its own."""
    if os.nice(0) == 0:
        os.nice(NICENESS)
