"""A bucket that fails until it is put right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from storage.blob_store.protocol import ObjectStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs

TROUBLE = BlobStoreTrouble("busy", "s3://bucket at server: it asks for fewer requests", "wait")


class FailingStore:
    """Fails in every method, and counts the calls."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> None:
            self.calls += 1
            raise TROUBLE

        return fail


@contextmanager
def failing(blobs: Blobs) -> Iterator[FailingStore]:
    """Let the store of these blobs fail for the length of the block."""
    store = blobs.store
    broken = FailingStore(store.place)
    blobs.store = cast("ObjectStore", broken)
    try:
        yield broken
    finally:
        blobs.store = store
