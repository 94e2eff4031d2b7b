"""Access tokens of programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account


class TokenScope(StrEnum):
    """Right of a token: `write` sends, changes and deletes, `read` only looks, `admin` does what
    administrators may and nothing with a recording of the person."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class ApiToken:
    """Token that an account made for a program. `key` is the digest of its secret; `name` is the
    person's. `used` is the moment of a request, to some minutes; None before the first one."""

    key: str
    account: Account
    name: str
    scopes: tuple[TokenScope, ...]
    created: datetime
    used: datetime | None
    expires: datetime
