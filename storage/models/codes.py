"""Link codes, invite codes and codes that sign a browser in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account, MessageRef


class CodeKind(StrEnum):
    """Purpose of a code: linking another account to one's own, giving access to the bot, or signing
    a browser in."""

    LINK = "link"
    INVITE = "invite"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Code:
    """Record of a code, without the code itself.

    `key` identifies the code, `label` is its first letters. `owner` is the account that made it,
    None when that account was forgotten; `place` is the message that showed it. It can be used
    `remaining` more times of `uses`, until it `expires`. `name` is that of the owner of a sign-in
    code on the platform.
    """

    kind: CodeKind
    key: str
    label: str
    owner: Account | None
    place: MessageRef | None
    uses: int
    remaining: int
    created: datetime
    expires: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
class AccountLink:
    """Use of a link code of `owner` by the account `joined`.

    `place` is the message that showed it.
    """

    key: str
    owner: Account
    place: MessageRef
    joined: Account
