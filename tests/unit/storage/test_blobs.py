from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from storage.blobs import CHUNK, Blobs, media_prefix
from storage.errors import BadSetting
from storage.models import Blob, Segment, Transcript, Word

SHA = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture(autouse=True)
def _plain_logs() -> Iterator[None]:
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


def test_media_is_stored_under_its_hash(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(b"hello")
    blob = blobs.put_media(source)
    assert blob == Blob(f"media/{SHA}/source", SHA, 5)
    assert blobs.put_media(source) == blob
    assert blobs.get_bytes(blob.key) == b"hello"
    assert blobs.bytes_used() == 5
    assert source.exists()


def test_large_file_is_copied_in_chunks(blobs: Blobs, tmp_path: Path) -> None:
    data = bytes(range(256)) * (3 * CHUNK // 256) + b"end"
    (tmp_path / "in").write_bytes(data)
    blob = blobs.put_file("media/x/files/1/out.bin", tmp_path / "in")
    assert blob.size == len(data)
    assert blob.sha256 == hashlib.sha256(data).hexdigest()
    blobs.get_file(blob.key, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "blobs"}


def test_truncated_media_is_stored_again(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(b"hello")
    blob = blobs.put_media(source)
    (tmp_path / "blobs" / blob.key).write_bytes(b"")
    assert blobs.put_media(source) == blob
    assert blobs.get_bytes(blob.key) == b"hello"


def test_missing_blob_raises_key_error(blobs: Blobs, tmp_path: Path) -> None:
    assert not blobs.exists("media/x/source")
    with pytest.raises(KeyError):
        blobs.get_bytes("media/x/source")
    with pytest.raises(KeyError):
        blobs.get_file("media/x/source", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert blobs.load("media/x/source", Transcript) is None
    assert blobs.delete("media/x/source") == 0
    assert blobs.delete("media/x/") == 0


HOSTILE = [
    "",
    ".",
    "..",
    "../x",
    "a/../../x",
    "/etc/passwd",
    "a//b",
    "a/",
    "a/./b",
    "a\\..\\b",
    "C:/x",
    "a\x00b",
    "a\nb",
    "a b",
    "%2e%2e/x",
    "~root",
    ".hidden",
    "-rf",
    "ä",
    "a#1",
    "a\u2044b",
    "x" * 201,
    "/".join("x" * 17),
    "a\n",
]


@pytest.mark.parametrize("key", HOSTILE)
def test_hostile_keys_are_refused_by_every_method(blobs: Blobs, tmp_path: Path, key: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    calls: list[Callable[[], object]] = [
        lambda: blobs.put_bytes(key, b"x"),
        lambda: blobs.put_file(key, tmp_path / "file"),
        lambda: blobs.get_bytes(key),
        lambda: blobs.get_file(key, tmp_path / "out"),
        lambda: blobs.exists(key),
        lambda: blobs.save(key, "x"),
        lambda: blobs.load(key, str),
        lambda: blobs.delete(f"{key}/"),
        lambda: blobs.measure(f"{key}/"),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="not a key"):
            call()
    assert {path.name for path in tmp_path.iterdir()} == {"file", "blobs"}
    assert list((tmp_path / "blobs").iterdir()) == []


def test_delete_removes_only_blobs_below_the_prefix(blobs: Blobs, tmp_path: Path) -> None:
    for key in ("media/aa/source", "media/aa/windows-1/0.json", "media/aab/source"):
        blobs.put_bytes(key, b"123")
    cut_short = tmp_path / "blobs" / "media" / "aa" / "windows-1" / "1.json#1"
    cut_short.write_bytes(b"left by a crash")
    assert blobs.measure(media_prefix("aa")) == (2, 6)
    assert blobs.delete(media_prefix("aa")) == 2
    assert blobs.exists("media/aab/source")
    assert not (tmp_path / "blobs" / "media" / "aa").exists()
    assert blobs.delete("media/aab/source") == 1
    assert blobs.bytes_used() == 0


@dataclass(frozen=True)
class Old:
    name: str


@dataclass(frozen=True)
class New:
    name: str
    size: int


def test_saved_models_are_loaded_unchanged(blobs: Blobs) -> None:
    word = Word(0.1, 0.2, "Grüße \ud800", 0.5, "S1")
    transcript = Transcript("de", 1.5, (Segment(0, 1, "Grüße", (word,), "S1"),))
    blobs.save("media/x/checkpoints/transcript-1.json", transcript)
    assert blobs.load("media/x/checkpoints/transcript-1.json", Transcript) == transcript
    blobs.save("media/x/windows-1/0.json", transcript.segments)
    assert blobs.load("media/x/windows-1/0.json", tuple[Segment, ...]) == transcript.segments


@pytest.mark.parametrize("data", [b'{"name": "x"}', b'{"name": "x", "si', b"", b"[]", b"\xff"])
def test_outdated_or_corrupt_json_loads_as_none_and_is_logged(blobs: Blobs, data: bytes) -> None:
    blobs.put_bytes("a.json", data)
    with capture_logs() as lines:
        assert blobs.load("a.json", New) is None
    assert [line["key"] for line in lines] == ["a.json"]
    assert blobs.load("a.json", Old) == (Old("x") if data.endswith(b"}") else None)


def test_concurrent_threads_can_write_blobs(blobs: Blobs) -> None:
    def write(number: int) -> None:
        key = f"media/x/windows-1/{number % 10}.json"
        blobs.save(key, [number])
        found = blobs.load(key, list[int])
        assert found is not None
        assert found[0] % 10 == number % 10

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(200)))
    assert blobs.measure("media/x/")[0] == 10


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
