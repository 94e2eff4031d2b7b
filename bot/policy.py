"""The rules, pure: who may use the bot, how large, how long, how much; each raises a refusal."""

from __future__ import annotations

import math

from bot.settings import BotSettings
from storage.errors import (
    NoAccess,
    NotMedia,
    QuotaUsedUp,
    TooLarge,
    TooLargeHere,
    TooLong,
    TooManyJobs,
)
from storage.models import Account, Person, Role

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
    """Administrators are always in, the blocked never. Raises NoAccess."""
    if is_admin(person, settings):
        return
    allowed = {
        "open": True,
        "allowlist": any(map(settings.is_allowed, person.accounts)),
        "invite": person.invited or any(map(settings.is_allowed, person.accounts)),
    }
    if person.role is Role.BLOCKED or not allowed[settings.access]:
        raise NoAccess(account=f"{account.platform}:{account.id}")


def check_not_blocked(person: Person, account: Account, settings: BotSettings) -> None:
    """For what strangers may do to get in. Raises NoAccess."""
    if person.role is Role.BLOCKED and not is_admin(person, settings):
        raise NoAccess(account=f"{account.platform}:{account.id}")


def check_size(size: int | None, platform: float, own: float) -> None:
    """All in bytes: what the platform hands to bots, and what the operator allows; the smaller
    one counts, and is named. Raises TooLarge."""
    limit = min(platform, own)
    if size is not None and size > limit:
        refusal = TooLargeHere if limit == platform else TooLarge
        raise refusal(megabytes=_upwards(size / MEGABYTE), limit=f"{limit / MEGABYTE:g}")


def check_kind(beginning: bytes) -> None:
    """Names and declared types are often wrong, so whatever was sent as a file is taken, and its
    content tells: what plainly is something else need not wait for a worker to say so. Raises
    NotMedia."""
    if beginning.startswith(_OTHER_KINDS):
        raise NotMedia


def check_length(seconds: float | None, max_minutes: float) -> None:
    """Raises TooLong."""
    if seconds is not None and seconds > max_minutes * 60:
        raise TooLong(minutes=_upwards(seconds / 60), limit=f"{max_minutes:g}")


def check_jobs(under_way: int, person: Person, settings: BotSettings) -> None:
    """`under_way` counts the person's unfinished jobs. Raises TooManyJobs."""
    limit = settings.jobs_per_person
    if limit and under_way >= limit and not is_admin(person, settings):
        raise TooManyJobs(limit=limit)


def check_minutes(
    used: float, seconds: float | None, person: Person, settings: BotSettings
) -> None:
    """`used` are the minutes of the last 24 hours. Raises QuotaUsedUp when nothing is left or
    the recording is longer than what is left."""
    limit = settings.minutes_per_day
    if not limit or is_admin(person, settings):
        return
    left = limit - used
    if left <= 0 or (seconds or 0) / 60 > left:
        raise QuotaUsedUp(minutes=f"{max(0, math.floor(left))}", limit=f"{limit:g}")


def _upwards(amount: float) -> str:
    """One decimal, rounded up, so that what is over a limit also looks it."""
    return f"{math.ceil(amount * 10) / 10:g}"
