"""Shared fixtures: an embedded Valkey server, and an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import EmbeddedServer
from tests.integration.worker.worker_env import WorkerEnv, open_worker_env
from tests.paths import ROOT
from tests.write_transactions import no_write_transaction_awaits, write_transaction_faults

__all__ = ["no_write_transaction_awaits", "write_transaction_faults"]


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[EmbeddedServer]:
    embedded = EmbeddedServer(tmp_path / "queue")
    async with embedded:
        yield embedded


@pytest.fixture
async def queue(server: EmbeddedServer) -> AsyncIterator[Queue]:
    opened = await Queue.open(server.url)
    yield opened
    await opened.close()


@pytest.fixture
async def worker_env(server: EmbeddedServer, tmp_path: Path) -> AsyncIterator[WorkerEnv]:
    async with open_worker_env(tmp_path / "data", server.url) as opened:
        yield opened


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        folder,
    ]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the installed programs. A .pth file adds the dependencies of the test
    environment, without the checkout."""
    folder = tmp_path_factory.mktemp("tool")
    base: str = sys._base_executable  # type: ignore[attr-defined]
    subprocess.run([base, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin/python"
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
    ]
    subprocess.run([*install, "--no-index", wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"
