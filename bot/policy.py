"""The rules, pure: who may use the bot, how large, how long, how much; each raises a refusal."""

from __future__ import annotations

import math

from bot.settings import BotSettings
from storage.errors import NoAccess, NotInvited, NotMedia, TooLarge, TooLargeHere
from storage.models import Account, Person, Quota, Role
from storage.quota_window import upwards

MEGABYTE = 1 << 20

_OTHER_KINDS = (
    b"%PDF-",
    b"PK\x03\x04",  # zip, and what is one: office documents, programs
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",  # gzip
)
"""How files begin that people send by mistake; no container with sound in it begins so."""


def is_admin(person: Person, settings: BotSettings) -> bool:
    """Whether the settings or the person's role make them an administrator."""
    return person.role is Role.ADMIN or any(map(settings.is_admin, person.accounts))


def check_access(person: Person, account: Account, settings: BotSettings) -> None:
    """Administrators are always in, the blocked never. Raises NoAccess, NotInvited."""
    if is_admin(person, settings):
        return
    allowed = {
        "open": True,
        "allowlist": any(map(settings.is_allowed, person.accounts)),
        "invite": person.invited or any(map(settings.is_allowed, person.accounts)),
    }
    check_not_blocked(person, account, settings)
    if not allowed[settings.access]:
        refusal = NotInvited if settings.access == "invite" else NoAccess
        raise refusal(account=f"{account.platform}:{account.id}")


def check_not_blocked(person: Person, account: Account, settings: BotSettings) -> None:
    """For what strangers may do to get in. Raises NoAccess."""
    if person.role is Role.BLOCKED and not is_admin(person, settings):
        raise NoAccess(account=f"{account.platform}:{account.id}")


def check_size(quota: Quota, size: int | None, platform: float) -> None:
    """`size` and what the platform hands to bots are in bytes. The smaller limit counts, and is
    named. Raises TooLarge."""
    own = quota.largest * MEGABYTE if quota.largest else math.inf
    limit = min(platform, own)
    if size is not None and size > limit:
        refusal = TooLargeHere if limit == platform else TooLarge
        raise refusal(megabytes=upwards(size / MEGABYTE), limit=f"{limit / MEGABYTE:g}")


def check_kind(beginning: bytes) -> None:
    """Names and declared types are often wrong, so whatever was sent as a file is taken, and its
    content tells: what plainly is something else need not wait for a worker to say so. Raises
    NotMedia."""
    if beginning.startswith(_OTHER_KINDS):
        raise NotMedia
