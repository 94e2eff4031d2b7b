"""Entries of the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Action of an administrator.

    `actor` is None when that account was forgotten. `target` is an account (`telegram:1`), the id
    of a job, or "" when it was forgotten. `detail` is the decision, such as `minutes=600`.
    """

    actor: Account | None
    action: str
    target: str
    moment: datetime
    detail: str = ""
    id: int = 0
