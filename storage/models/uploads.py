"""Files that are being uploaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that comes in parts, of which `received` bytes of `size` are stored.

    `options` are as in a caption, `metadata` is what its client wrote about it. It is removed when
    it `expires`. `job` is the id of its job, "" until then.
    """

    id: str
    account: Account
    name: str
    options: str
    metadata: str
    size: int
    received: int
    expires: datetime
    job: str = ""

    @property
    def is_whole(self) -> bool:
        """Return whether all bytes are stored."""
        return self.received == self.size
