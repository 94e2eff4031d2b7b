"""The blob store as one file of a joined recording sees it."""

from __future__ import annotations

from storage.blobs import Blobs
from storage.models import Blob


class PartBlobs(Blobs):
    """View of the store for one file of a joined recording.

    Objects of the file, under the prefix `alone`, are written under the prefix `own`. They are read
    from there, else from where the same file alone has them.
    """

    def __init__(self, blobs: Blobs, alone: str, own: str) -> None:
        super().__init__(blobs.store, blobs.locks)
        self._alone = alone
        self._own = own

    def put_bytes(self, key: str, data: bytes) -> Blob:
        """Store bytes with the joined recording."""
        return super().put_bytes(self._moved(key), data)

    def get_bytes(self, key: str, most: int | None = None) -> bytes:
        """Return the bytes of an object, or the first `most`. Raises KeyError."""
        try:
            return super().get_bytes(self._moved(key), most)
        except KeyError:
            data = super().get_bytes(key)
        self.put_bytes(key, data)  # what the file alone has may be deleted earlier
        return data[:most]

    def delete(self, prefix: str) -> int:
        """Delete objects that are stored with the joined recording; those of the file alone stay.

        Returns the number of deleted objects.
        """
        return super().delete(self._moved(prefix))

    def _moved(self, key: str) -> str:
        return f"{self._own}{key.removeprefix(self._alone)}"
