"""Both images, built once for all tests of this folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.containers.bases import PYTHON, provide
from tests.containers.compose import Project, ThisHost
from tests.containers.machine import Machine, Unavailable, machine
from tests.outgoing import PACKAGED_MODEL

BOT_OVER_BASE, WORKER_OVER_BASE = 340e6, 1.15e9
"""Bytes. Layout, line ends and fonts of documents are 150 MB of both. Models are 310 MB of those of
the worker: Whisper base, two networks, an English voice."""

Progress = Callable[[str], None]


@pytest.fixture(scope="session")
def show_progress(pytestconfig: pytest.Config) -> Progress:
    """Print the progress, since this takes minutes."""
    started = time.monotonic()
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")

    def tell(line: str) -> None:
        with capture.global_and_fixture_disabled():
            print(f"{time.monotonic() - started:5.0f} s  {line}", flush=True)  # noqa: T201

    return tell


@pytest.fixture(scope="session")
def built(show_progress: Progress) -> Iterator[Machine]:
    """Build the images. Yield the machine that has them."""
    try:
        with machine() as docker_machine:
            show_progress(f"the bases come from {provide(docker_machine)}")
            sizes = Project(docker_machine, ThisHost(), PACKAGED_MODEL).build()
            base = docker_machine.size(PYTHON)
            for name, size in sizes.items():
                over = size - base
                show_progress(
                    f"the image of the {name}: {size / 1e6:.0f} MB, {over / 1e6:.0f} MB over base"
                )
            assert sizes["bot"] - base < BOT_OVER_BASE
            assert sizes["worker"] - base < WORKER_OVER_BASE
            yield docker_machine
    except Unavailable as why:
        pytest.skip(f"no containers here: {why}")
