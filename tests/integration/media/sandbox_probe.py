"""Child process that attempts the actions of hostile media; started by `test_confinement`."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.media.child_protocol import ParentChannel, run_and_answer
from pipeline.media.sandbox import confine


def work(asked: dict[str, Any], talk: ParentChannel) -> dict[str, Any]:
    """Return the actions that succeeded: `mine` may be read, `folder` written, the rest is
    forbidden."""
    confine(asked["limits"], [Path(asked["mine"])], [Path(asked["folder"])])
    tries: dict[str, Callable[[], object]] = {
        "read mine": lambda: Path(asked["mine"]).read_bytes(),
        "write in folder": lambda: Path(asked["folder"], "new").write_bytes(b"x"),
        "read another": lambda: Path(asked["other"]).read_bytes(),
        "write another": lambda: Path(asked["other"]).write_bytes(b"x"),
        "list a folder": lambda: list(Path("/").iterdir()),
        "connect": lambda: socket.create_connection(("127.0.0.1", asked["port"]), timeout=2),
        "much memory": lambda: bytearray(asked["limits"].memory + 1),
        "long file": lambda: Path(asked["folder"], "long").write_bytes(bytes(2_000_000)),
        "many files": lambda: [os.dup(0) for _ in range(200)],
    }
    done = []
    for name, attempt in tries.items():
        try:
            attempt()
        except (OSError, MemoryError):
            continue
        done.append(name)
    return {"done": done, "environment": sorted(os.environ)}


if __name__ == "__main__":
    run_and_answer(work)
