"""Records the network peers of a program: its own processes and their Python children write down
every address but loopback that they connect to or look up.

This is a folder of its own, since Python imports `sitecustomize` from `PYTHONPATH` at each start.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.engines.whisper.models.choice import STRONG_CORES

PACKAGED_MODEL = {"WHISPER_MODEL": "base"} if (os.cpu_count() or 1) >= STRONG_CORES else {}
"""Settings that prevent model downloads: a machine with much memory downloads a better model by
default, which is the only default request."""

HOOK = Path(__file__).parent / "hook"
ROOT = Path(__file__).parents[2]


def watched(environment: dict[str, str], record: Path) -> dict[str, str]:
    """Return the environment for a program that writes its network peers into `record`."""
    paths = (str(HOOK), str(ROOT), environment.get("PYTHONPATH", ""))
    return {
        **environment,
        "PYTHONPATH": os.pathsep.join(path for path in dict.fromkeys(paths) if path),
        "OUTGOING_RECORD": str(record),
    }


def recorded_peers(record: Path) -> list[str]:
    """Return the recorded peers, one line each; loopback and Unix sockets do not count."""
    return record.read_text().splitlines() if record.exists() else []
