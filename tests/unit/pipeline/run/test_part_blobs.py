from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.part_blobs import PartBlobs
from storage.blobs import Blobs


def test_file_of_a_joined_recording_reads_its_own_results_and_changes_only_copies(
    tmp_path: Path,
) -> None:
    blobs = Blobs(tmp_path)
    part = PartBlobs(blobs, "media/alone/", "media/joined/parts/1/")
    blobs.put_bytes("media/alone/windows-1/0.json", b"before")
    assert part.get_bytes("media/alone/windows-1/0.json") == b"before"
    assert blobs.get_bytes("media/joined/parts/1/windows-1/0.json") == b"before"
    part.put_bytes("media/alone/windows-1/0.json", b"after")
    assert part.get_bytes("media/alone/windows-1/0.json") == b"after"
    assert part.delete("media/alone/windows-1/") == 1
    assert blobs.get_bytes("media/alone/windows-1/0.json") == b"before"
    with pytest.raises(KeyError):
        part.get_bytes("media/alone/windows-1/1.json")
