from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.blob_store.cache import FileCache
from storage.blobs import Blobs
from storage.models import Blob
from tests.object_server import ObjectServer

_KEEP = """
import sys
from pathlib import Path
from storage.blob_store.cache import FileCache

cache = FileCache(Path(sys.argv[1]), 50_000)
for number in range(200):
    name = f"{number % 20:064x}"
    path = Path(sys.argv[2]) / "in"
    path.unlink(missing_ok=True)
    path.write_bytes(bytes([number % 20]) * 10_000)
    cache.keep(name, path)
    if cache.take(name, Path(sys.argv[2]) / "out"):
        data = (Path(sys.argv[2]) / "out").read_bytes()
        assert data == bytes([number % 20]) * 10_000, len(data)
        (Path(sys.argv[2]) / "out").unlink()
"""


@pytest.fixture
def blobs(moto: ObjectServer, tmp_path: Path) -> Blobs:
    access = moto.access(tmp_path / "locks", cache=tmp_path / "cache", cache_bytes=25)
    return Blobs.open(access.url, access)


def put(blobs: Blobs, path: Path, data: bytes) -> Blob:
    path.write_bytes(data)
    return blobs.put_media(path)


def cached(path: Path) -> set[str]:
    return {it.name for it in (path / "cache").iterdir() if len(it.name) == 64}


def test_recording_is_downloaded_once(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = put(blobs, tmp_path / "in", b"a recording")
    blobs.get_file(blob, tmp_path / "out")
    monkeypatch.setattr("obstore.get_range", lambda *_, **__: pytest.fail("downloaded again"))
    (tmp_path / "out").unlink()
    blobs.get_file(blob, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"a recording"
    assert cached(tmp_path) == {blob.sha256}


def test_recordings_used_longest_ago_make_room(blobs: Blobs, tmp_path: Path) -> None:
    first, second, third = (put(blobs, tmp_path / "in", bytes([it]) * 10) for it in range(3))
    for age, blob in ((100, first), (50, second)):
        blobs.get_file(blob, tmp_path / "out")
        path = tmp_path / "cache" / blob.sha256
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    blobs.get_file(first, tmp_path / "out")  # used again
    blobs.get_file(third, tmp_path / "out")
    assert cached(tmp_path) == {first.sha256, third.sha256}
    blobs.get_file(put(blobs, tmp_path / "in", b"x" * 26), tmp_path / "out")
    assert cached(tmp_path) == {first.sha256, third.sha256}, "it is larger than the cache"


def test_deleted_recording_is_not_taken_from_the_cache(
    blobs: Blobs, moto: ObjectServer, tmp_path: Path
) -> None:
    ours, theirs = (put(blobs, tmp_path / "in", data) for data in (b"one", b"two"))
    for blob in (ours, theirs):
        blobs.get_file(blob, tmp_path / "out")
    blobs.delete(f"media/{ours.sha256}/")
    assert cached(tmp_path) == {theirs.sha256}
    other = Blobs(blobs.store.with_patience(20.0), tmp_path / "locks")  # type: ignore[attr-defined]
    other.delete(theirs.key)
    with pytest.raises(KeyError):
        blobs.get_file(theirs, tmp_path / "none")
    assert cached(tmp_path) == set()


def test_damaged_file_of_the_cache_is_downloaded_again(blobs: Blobs, tmp_path: Path) -> None:
    blob = put(blobs, tmp_path / "in", b"a recording")
    blobs.get_file(blob, tmp_path / "out")
    (tmp_path / "out").unlink()
    (tmp_path / "cache" / blob.sha256).write_bytes(b"A recording")
    blobs.get_file(blob, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"a recording"
    assert (tmp_path / "cache" / blob.sha256).read_bytes() == b"a recording"


def test_several_processes_use_one_folder(tmp_path: Path) -> None:
    processes = []
    for number in range(3):
        (tmp_path / f"{number}").mkdir()
        command = [
            sys.executable,
            "-c",
            _KEEP,
            str(tmp_path / "cache"),
            str(tmp_path / f"{number}"),
        ]
        processes.append(subprocess.Popen(command))
    assert [process.wait() for process in processes] == [0, 0, 0]
    files = list((tmp_path / "cache").glob("0*"))
    assert sum(path.stat().st_size for path in files) <= 50_000
    assert not list((tmp_path / "cache").glob("*.part"))


def test_rest_of_a_crash_is_removed(tmp_path: Path) -> None:
    cache = FileCache(tmp_path / "cache", 1000)
    left = tmp_path / "cache" / "0123.part"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    (tmp_path / "in").write_bytes(b"new")
    cache.keep(hashlib.sha256(b"new").hexdigest(), tmp_path / "in")
    assert not left.exists()
    assert len(cache.hashes()) == 1
