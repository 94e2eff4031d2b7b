"""Codes that open something to who types them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account, MessageRef


class CodeKind(StrEnum):
    """What a code is for: to join another account to one's own, or to let people in."""

    LINK = "link"
    INVITE = "invite"


@dataclass(frozen=True, slots=True)
class Code:
    """What is known of a code, which is not the code itself: `key` stands for it, `label` is its
    first letters. `owner` made it (None when that account was forgotten), and `place` is where
    it was shown. It can be used `remaining` more times of `uses`, until it `expires`."""

    kind: CodeKind
    key: str
    label: str
    owner: Account | None
    place: MessageRef | None
    uses: int
    remaining: int
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class AccountLink:
    """A link code of `owner` was used by the account `joined`; `place` is where it was shown."""

    key: str
    owner: Account
    place: MessageRef
    joined: Account
