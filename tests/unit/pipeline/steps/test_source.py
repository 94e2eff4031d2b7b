"""The original file of a recording: had again only where it is short."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.checkpoint import Run
from pipeline.steps.source import Source
from storage.blobs import Blobs
from storage.errors import MediaGone


class Fetched:
    """Fetches a recording of ten bytes, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, into: Path) -> None:
        self.times += 1
        into.write_bytes(b"0123456789")


def source(folder: Path, fetched: Fetched, media_bytes: int | None) -> Source:
    run = Run("job", "ab" * 32, Blobs.open(f"file://{folder}/blobs"), folder, fetch=fetched)
    run.media_bytes = media_bytes
    return Source(folder / "source", run, 60.0)


@pytest.mark.parametrize(("media_bytes", "times"), [(10, 1), (11, 0), (None, 0)])
def test_short_recording_is_fetched(tmp_path: Path, media_bytes: int | None, times: int) -> None:
    fetched = Fetched()
    found = source(tmp_path, fetched, media_bytes).file_up_to(10)
    assert fetched.times == times
    assert (found is not None) is (times == 1)


@pytest.mark.parametrize(("limit", "is_given"), [(10, True), (9, False)])
def test_recording_that_is_here_is_measured(tmp_path: Path, limit: int, is_given: bool) -> None:
    fetched = Fetched()
    (tmp_path / "source").write_bytes(b"0123456789")
    found = source(tmp_path, fetched, None).file_up_to(limit)
    assert (found is not None) is is_given
    assert not fetched.times


def test_recording_that_is_gone_is_none(tmp_path: Path) -> None:
    def gone(_: Path) -> None:
        raise MediaGone("deleted")

    run = Run("job", "ab" * 32, Blobs.open(f"file://{tmp_path}/blobs"), tmp_path, fetch=gone)
    run.media_bytes = 5
    assert Source(tmp_path / "source", run, 60.0).file_up_to(10) is None
