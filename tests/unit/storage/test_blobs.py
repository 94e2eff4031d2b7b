from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage.blobs import CHUNK, Blobs, media_prefix
from storage.models import Blob, Segment, Transcript, Word
from tests.log_format import use_plain_tracebacks
from tests.object_server import ObjectServer

SHA = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture(params=["folder", "moto"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    if request.param == "folder":
        return Blobs(tmp_path / "blobs")
    server: ObjectServer = request.getfixturevalue(request.param)
    access = server.access(tmp_path / "locks")
    return Blobs.open(access.url, access)


@pytest.fixture(autouse=True)
def _plain_logs() -> Iterator[None]:
    use_plain_tracebacks()
    yield
    use_plain_tracebacks()


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
    data = bytes(range(256)) * (9 * CHUNK // 256) + b"end"
    (tmp_path / "in").write_bytes(data)
    blob = blobs.put_file("media/x/files/1/out.bin", tmp_path / "in")
    assert blob.size == len(data)
    assert blob.sha256 == hashlib.sha256(data).hexdigest()
    blobs.get_file(blob, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out", "blobs"}


def test_missing_blob_raises_key_error(blobs: Blobs, tmp_path: Path) -> None:
    assert not blobs.exists("media/x/source")
    with pytest.raises(KeyError):
        blobs.get_bytes("media/x/source")
    with pytest.raises(KeyError):
        blobs.get_file(Blob("media/x/source", SHA, 5), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert blobs.load("media/x/source", Transcript) is None
    assert blobs.delete("media/x/source") == 0
    assert blobs.delete("media/x/") == 0
    assert blobs.keys("media/x/") == []


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
        lambda: blobs.get_file(Blob(key, SHA, 5), tmp_path / "out"),
        lambda: blobs.get_range(key, 0, 1),
        lambda: blobs.size(key),
        lambda: blobs.exists(key),
        lambda: blobs.save(key, "x"),
        lambda: blobs.load(key, str),
        lambda: blobs.delete(f"{key}/"),
        lambda: blobs.measure(f"{key}/"),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="not a key"):
            call()
    assert {path.name for path in tmp_path.iterdir()} <= {"file", "blobs"}
    assert not (tmp_path / "blobs").exists() or not any((tmp_path / "blobs").iterdir())
    assert list(blobs.store.list("")) == []


def test_delete_removes_only_blobs_below_the_prefix(blobs: Blobs) -> None:
    for key in ("media/aa/source", "media/aa/windows-1/0.json", "media/aab/source"):
        blobs.put_bytes(key, b"123")
    assert blobs.measure(media_prefix("aa")) == (2, 6)
    assert blobs.delete(media_prefix("aa")) == 2
    assert blobs.exists("media/aab/source")
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


def test_beginning_of_an_object_is_read_alone(blobs: Blobs) -> None:
    blobs.put_bytes("media/x/files/1/text.txt", b"0123456789")
    assert blobs.get_bytes("media/x/files/1/text.txt", 4) == b"0123"
    assert blobs.get_bytes("media/x/files/1/text.txt", 400) == b"0123456789"
    blobs.put_bytes("media/x/run", b"")
    assert blobs.get_bytes("media/x/run", 4) == b""
    assert blobs.get_bytes("media/x/run") == b""
    with pytest.raises(KeyError):
        blobs.get_bytes("media/x/none", 4)


def test_part_of_an_object_is_read_alone(blobs: Blobs) -> None:
    blobs.put_bytes("media/x/source", b"0123456789")
    assert blobs.size("media/x/source") == 10
    assert blobs.get_range("media/x/source", 0, 10) == b"0123456789"
    assert blobs.get_range("media/x/source", 3, 4) == b"3456"
    assert blobs.get_range("media/x/source", 9, 1) == b"9"
    assert blobs.size("media/x/none") is None
    with pytest.raises(KeyError):
        blobs.get_range("media/x/none", 0, 1)


def test_empty_file_is_stored_and_fetched(blobs: Blobs, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"")
    blobs.get_file(blobs.put_file("media/x/files/1/empty", tmp_path / "in"), tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b""


def test_media_written_before_a_moment_are_found(blobs: Blobs) -> None:
    blobs.put_bytes("media/aa/source", b"1")
    blobs.put_bytes("media/bb/run", b"")
    later, earlier = (datetime.now(UTC) + timedelta(hours=sign) for sign in (1, -1))
    assert blobs.media_untouched_since(later) == ["aa"]
    assert blobs.with_source(["aa", "bb", "cc"]) == ["aa"]
    assert blobs.media_untouched_since(earlier) == []
    assert blobs.runs_before(later) == ["bb"]
    assert blobs.runs_before(earlier) == []


def test_store_is_tried_out_without_a_trace(blobs: Blobs) -> None:
    assert 0 < blobs.try_out() < 60
    blobs.check_bucket()
    assert blobs.bytes_used() == 0
    assert list(blobs.store.list("")) == []
