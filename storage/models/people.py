"""Who talks to us, and where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from storage.models.options import Options
from storage.models.quota import AS_THEIR_ROLE, Quota, stricter


class Platform(StrEnum):
    """Where a person talks to us."""

    TELEGRAM = "telegram"
    DISCORD = "discord"
    CONSOLE = "console"


class Role(StrEnum):
    """What a person may do."""

    USER = "user"
    ADMIN = "admin"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody, as one platform knows them. Several accounts may belong to one person."""

    platform: Platform
    id: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer goes."""

    platform: Platform
    chat: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class MessageRef:
    """One message on a platform: a person's, to reply to, or ours, to edit. `way` is how its
    platform gets at it where the number does not do; it is no part of which message it is."""

    address: Address
    message: str
    way: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, known by their accounts, with the preferences they set. `invited` says
    that one of their accounts came with an invite code; `tongue` is the locale that they chose to
    be spoken to in, "" when they leave it to their platform; `quota` is what an administrator set
    for them; `news` that they want to hear what the operator announces."""

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


def joined(giver: Person, comer: Person) -> Person:
    """Who they are as one human being: the one who gave the code, with all accounts. Nobody gets
    out of a block or a quota by joining."""
    roles = {giver.role, comer.role}
    return replace(
        giver,
        role=next((it for it in (Role.BLOCKED, Role.ADMIN) if it in roles), Role.USER),
        accounts=giver.accounts + comer.accounts,
        created=min(giver.created, comer.created),
        invited=giver.invited or comer.invited,
        quota=stricter(giver.quota, comer.quota),
    )
