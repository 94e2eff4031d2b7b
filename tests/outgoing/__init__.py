"""Sees whom a program talks to: its own processes and their Python children are told to write
down every address but loopback that they connect to or look up.

A folder of its own, since Python imports `sitecustomize` from `PYTHONPATH` at each start.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.engines.whisper.models.choice import STRONG_CORES

PACKAGED_MODEL = {"WHISPER_MODEL": "base"} if (os.cpu_count() or 1) >= STRONG_CORES else {}
"""Settings with which no model is looked for at the hub: a strong machine fetches a better one than
the packaged by itself, which is the one thing that anybody is asked for by default."""

HOOK = Path(__file__).parent / "hook"
ROOT = Path(__file__).parents[2]


def watched(environment: dict[str, str], record: Path) -> dict[str, str]:
    """The environment for a program that writes into `record` whom it asks."""
    paths = (str(HOOK), str(ROOT), environment.get("PYTHONPATH", ""))
    return {
        **environment,
        "PYTHONPATH": os.pathsep.join(path for path in dict.fromkeys(paths) if path),
        "OUTGOING_RECORD": str(record),
    }


def asked(record: Path) -> list[str]:
    """Whom it asked, one line each; loopback and Unix sockets are nobody."""
    return record.read_text().splitlines() if record.exists() else []
