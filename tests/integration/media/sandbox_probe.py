"""Child process that attempts the actions of hostile media; started by `test_confinement`."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.media.confined.child_protocol import ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import confine


def work(request: dict[str, Any], talk: ParentChannel) -> dict[str, Any]:
    """Return the actions that succeeded: `mine` may be read, `folder` written, the rest is
    forbidden."""
    confine(request["limits"], [Path(request["mine"])], [Path(request["folder"])])
    tries: dict[str, Callable[[], object]] = {
        "read mine": lambda: Path(request["mine"]).read_bytes(),
        "write in folder": lambda: Path(request["folder"], "new").write_bytes(b"x"),
        "read another": lambda: Path(request["other"]).read_bytes(),
        "write another": lambda: Path(request["other"]).write_bytes(b"x"),
        "list a folder": lambda: list(Path("/").iterdir()),
        "connect": lambda: socket.create_connection(("127.0.0.1", request["port"]), timeout=2),
        "much memory": lambda: bytearray(request["limits"].memory + 1),
        "long file": lambda: Path(request["folder"], "long").write_bytes(bytes(2_000_000)),
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
