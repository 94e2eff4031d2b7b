"""People, their accounts and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from storage.models.options import Options
from storage.models.quota import AS_THEIR_ROLE, Quota, stricter


class Platform(StrEnum):
    """Chat platform of an account."""

    TELEGRAM = "telegram"
    DISCORD = "discord"
    CONSOLE = "console"


class Role(StrEnum):
    """Role of a person."""

    USER = "user"
    ADMIN = "admin"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Account:
    """Account on one platform. Several accounts may belong to one person."""

    platform: Platform
    id: str

    def __str__(self) -> str:
        """Return the account as people type it: `telegram:1`."""
        return f"{self.platform}:{self.id}"


@dataclass(frozen=True, slots=True)
class Address:
    """Destination of an answer."""

    platform: Platform
    chat: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Reference to one message on a platform: a user's, to reply to, or the bot's, to edit.

    `way` is an extra handle where the platform needs more than the number; it is not part of the
    identity. `box` is the message box that gave the number, where a chat may have had several
    (another bot, another kind of group); "" when it is not known.
    """

    address: Address
    message: str
    way: str = field(default="", compare=False)
    box: str = field(default="", compare=False)

    def is_same(self, other: MessageRef) -> bool:
        """Return whether both are one message. The thread is ignored: a reply or a button press
        does not always contain it."""
        here, there = self.address, other.address
        return (here.platform, here.chat, self.message) == (
            there.platform,
            there.chat,
            other.message,
        ) and (self.box == other.box or not (self.box and other.box))


@dataclass(frozen=True, slots=True)
class Person:
    """One person with their accounts and preferences.

    `invited`: one of the accounts used an invite code. `ui_locale` is the chosen language of the
    bot, "" for that of the platform. An administrator sets `quota`. `news`: they want
    announcements.
    """

    id: int
    role: Role
    locale: str
    options: Options
    accounts: tuple[Account, ...]
    created: datetime
    invited: bool = False
    ui_locale: str = ""
    quota: Quota = AS_THEIR_ROLE
    news: bool = False


def merge_people(owner: Person, other: Person) -> Person:
    """Return two people merged into one: the owner of the link code, with all accounts.

    A block and the stricter quota always stay.
    """
    roles = {owner.role, other.role}
    return replace(
        owner,
        role=next((it for it in (Role.BLOCKED, Role.ADMIN) if it in roles), Role.USER),
        accounts=owner.accounts + other.accounts,
        created=min(owner.created, other.created),
        invited=owner.invited or other.invited,
        quota=stricter(owner.quota, other.quota),
    )


@dataclass(frozen=True, slots=True)
class Deletion:
    """Deletion of a person's data, or of one result, that they have confirmed, until it is done.

    `accounts` are still to be forgotten, and the blobs of `media` (hashes) may still be there.
    `quota` is the one that stays with each of several accounts: see `People.forget`. The outcome,
    `words` or the counts of what was deleted, takes the place of `message` if the bot `may_edit`
    it, else it is sent under `key` in reply to `reply_to`. It also takes the place of `shown`.
    """

    id: str
    message: MessageRef
    may_edit: bool
    key: str
    locale: str
    reply_to: MessageRef | None = None
    accounts: tuple[Account, ...] = ()
    quota: Quota = AS_THEIR_ROLE
    media: tuple[str, ...] = ()
    words: str = ""
    shown: MessageRef | None = None
