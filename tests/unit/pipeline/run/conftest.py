"""A run of a job with a folder of blobs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run.checkpoint import Run
from storage.blobs import Blobs
from storage.models import Progress
from tests.unit.pipeline.run.runs import SHA


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs.open(f"file://{tmp_path}/blobs")


@pytest.fixture
def make_run(blobs: Blobs, tmp_path: Path) -> Callable[..., Run]:
    def make(sha256: str = SHA, progress: list[Progress] | None = None) -> Run:
        sink = progress.append if progress is not None else lambda _: None
        return Run(job="j", sha256=sha256, blobs=blobs, scratch=tmp_path / "scratch", sink=sink)

    return make
