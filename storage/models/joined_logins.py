"""Accounts elsewhere that sign in as a person here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account

GOOGLE = "google"
"""The service whose accounts people join."""


@dataclass(frozen=True, slots=True)
class JoinedLogin:
    """An account at a provider that signs in as `account`. `key` is a digest of its id there.
    `name` is that of `account` on its platform when it was joined, "" when unknown."""

    key: str
    account: Account
    name: str
    joined: datetime


@dataclass(frozen=True, slots=True)
class LoginNotice:
    """Notice that `account` is yet to get: an account at a provider was joined to its person, or
    parted from."""

    id: str
    account: Account
    provider: str
    joined: bool
