from __future__ import annotations

import stat
from pathlib import Path

import pytest

from storage.blobs import Blobs, media_prefix
from storage.errors import BadSetting


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def test_delete_removes_what_a_crash_left_below_the_prefix(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put_bytes("media/aa/windows-1/0.json", b"123")
    cut_short = tmp_path / "blobs" / "media" / "aa" / "windows-1" / "1.json#1"
    cut_short.write_bytes(b"left by a crash")
    assert blobs.measure(media_prefix("aa")) == (1, 3)
    assert blobs.delete(media_prefix("aa")) == 1
    assert not (tmp_path / "blobs" / "media" / "aa").exists()


def test_truncated_media_is_stored_again(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(b"hello")
    blob = blobs.put_media(source)
    (tmp_path / "blobs" / blob.key).write_bytes(b"")
    assert blobs.put_media(source) == blob
    assert blobs.get_bytes(blob.key) == b"hello"


@pytest.mark.parametrize("url", ["", "s3://bucket", "file://relative", "/plain/path"])
def test_blob_url_must_be_an_absolute_folder(url: str) -> None:
    with pytest.raises(BadSetting) as exc_info:
        Blobs.open(url)
    assert exc_info.value.values["setting"] == "BLOB_URL"


def test_impossible_blob_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadSetting, match="file"):
        Blobs.open(f"file://{tmp_path}/file/blobs")


def test_blob_folder_is_private(tmp_path: Path) -> None:
    Blobs.open(f"file://{tmp_path}/a b%20c/blobs")
    folder = tmp_path / "a b%20c" / "blobs"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
