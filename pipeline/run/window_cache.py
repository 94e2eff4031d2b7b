"""Finished windows of a transcription, kept in the blob store for a later run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.engines.protocols import TranscribedWindow
from storage import logs
from storage.blobs import Blobs
from storage.serialization import from_json, to_json

log = logs.get(__name__)


@dataclass(slots=True)
class BlobWindowCache:
    """WindowCache in the blob store: a later run of the same step finds finished windows again.

    `found` counts those of an earlier run. `progressed` is set when one is stored. `resumed` is
    called when the first one is made after some were found.
    """

    blobs: Blobs
    prefix: str
    progressed: threading.Event = field(default_factory=threading.Event)
    resumed: Callable[[], None] = lambda: None
    found: int = field(default=0, init=False)
    _stored: set[str] = field(default_factory=set, init=False)

    def find(self, name: str) -> TranscribedWindow | None:
        """Return the window with this name; None when there is none, or it can't be read.

        An older version of the program stored other JSON.
        """
        try:
            raw = self.blobs.get_bytes(f"{self.prefix}{name}.json")
        except KeyError:
            return None
        try:
            window = from_json(raw, TranscribedWindow)
        except ValueError:
            log.warning("stored window can't be read, transcribing it again", window=name)
            return None
        self.found += name not in self._stored
        return window

    def keep(self, name: str, window: TranscribedWindow) -> None:
        """Store a finished window; `name` becomes part of a file name."""
        if self.found and not self._stored:
            self.resumed()
        self._stored.add(name)
        self.blobs.put_bytes(f"{self.prefix}{name}.json", to_json(window).encode())
        self.progressed.set()

    def clear(self) -> None:
        """Delete the windows. A failure leaves them to the retention of the media."""
        try:
            self.blobs.delete(self.prefix)
        except Exception:  # the transcript is stored: nothing is lost
            log.exception("finished windows not deleted")
