"""Links that share a result with whoever has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class Share:
    """Link to one result, read only, until `expires`. `key` is the digest of its code, `job_id` a
    job of the answer that it shows, `files` whether its files can be downloaded."""

    key: str
    job_id: str
    account: Account
    files: bool
    created: datetime
    expires: datetime
