"""Pseudonyms of accounts and chats: digests of letters and digits."""

from __future__ import annotations

import hashlib

from storage.models import Account, Platform


def owner(account: Account) -> str:
    """Return the digest of an account."""
    return _word(account.platform, account.id)


def place(platform: Platform, chat: str) -> str:
    """Return the digest of a chat."""
    return _word(platform, "chat", chat)


def _word(*parts: str) -> str:
    return "w" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]
