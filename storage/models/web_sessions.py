"""Browsers that are signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class WebSession:
    """A browser that an account signed in. `key` is the digest of its secret; `browser` is the kind
    of browser, "" when unknown. `seen` is the moment of a request, to some minutes. `name` is the
    account's on its platform, "" when unknown."""

    key: str
    account: Account
    browser: str
    created: datetime
    seen: datetime
    name: str = ""
