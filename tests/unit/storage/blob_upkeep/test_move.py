from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.blob_store.protocol import ObjectStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blob_upkeep.move import Moved, move_blobs
from storage.blobs import Blobs
from storage.errors import BadSetting
from tests.object_server import ObjectServer
from tests.unit.failing_store import TROUBLE


@pytest.fixture
def folder(tmp_path: Path) -> ObjectStore:
    return Blobs(tmp_path / "blobs").store


@pytest.fixture
def bucket(moto: ObjectServer, tmp_path: Path) -> ObjectStore:
    access = moto.access(tmp_path / "locks")
    return Blobs.open(access.url, access).store


def contents(store: ObjectStore) -> dict[str, bytes]:
    return {key: store.read(key) for key, _ in store.list("") if not key.startswith("locks/")}


@pytest.mark.parametrize("back", [False, True])
def test_all_objects_are_moved_both_ways(
    folder: ObjectStore, bucket: ObjectStore, tmp_path: Path, back: bool
) -> None:
    source, target = (bucket, folder) if back else (folder, bucket)
    source.put("media/aa/source", os.urandom(1000) * 2500, durable=True)
    source.put("media/aa/run", b"", durable=True)
    source.put("users/aa/job/files-1", b"", durable=True)
    source.put("locks/aa", b"", durable=True)
    before = contents(source)
    assert move_blobs(source, target, tmp_path) == Moved(3, 2_500_000, 0, 0)
    assert contents(target) == before
    assert contents(source) == before


def test_interrupted_move_goes_on(
    folder: ObjectStore, bucket: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        folder.put(f"media/a{number}/source", bytes([number]), durable=True)
    put = type(bucket).put
    left = [3]  # the mark of the move, and two objects

    def failing(self: ObjectStore, key: str, source: bytes, *, durable: bool) -> None:
        if not left[0]:
            raise TROUBLE
        left[0] -= 1
        put(self, key, source, durable=durable)

    with monkeypatch.context() as patch:
        patch.setattr(type(bucket), "put", failing)
        with pytest.raises(BlobStoreTrouble):
            move_blobs(folder, bucket, tmp_path)
    moved = [key for key, _ in bucket.list("media/")]
    assert len(moved) == 2
    folder.delete(moved[:1])  # somebody deleted their data meanwhile
    assert move_blobs(folder, bucket, tmp_path) == Moved(3, 3, 1, 1)
    assert contents(bucket) == contents(folder)


def test_place_with_other_objects_is_refused(
    folder: ObjectStore, bucket: ObjectStore, tmp_path: Path
) -> None:
    folder.put("media/aa/source", b"1", durable=True)
    bucket.put("media/bb/source", b"of another installation", durable=True)
    with pytest.raises(BadSetting, match="not empty"):
        move_blobs(folder, bucket, tmp_path)
    assert contents(bucket) == {"media/bb/source": b"of another installation"}
