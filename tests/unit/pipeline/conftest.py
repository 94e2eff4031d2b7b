"""Fixtures of the tests of the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.steps import outputs, source
from storage.blobs import Blobs
from tests.unit.pipeline.fakes import Fakes, PipelineHarness


@pytest.fixture
def harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PipelineHarness:
    fakes = Fakes()
    monkeypatch.setattr(source, "decode", fakes.decode)
    monkeypatch.setattr(outputs, "read_aloud", fakes.read_aloud)
    return PipelineHarness(tmp_path, fakes, Blobs.open(f"file://{tmp_path}/blobs"))
