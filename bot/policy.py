"""The rules, pure: who may use the bot, how large, how long, how much; each raises a refusal."""

from __future__ import annotations

import math

from bot.settings import BotSettings
from storage.errors import NoAccess, QuotaUsedUp, TooLarge, TooLong, TooManyJobs
from storage.models import Account, Person, Role

MEGABYTE = 1 << 20


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


def check_size(size: int | None, *limits: float) -> None:
    """`size` and `limits` are bytes, the smallest limit counts. Raises TooLarge."""
    limit = min(limits)
    if size is not None and size > limit:
        raise TooLarge(megabytes=_upwards(size / MEGABYTE), limit=f"{limit / MEGABYTE:g}")


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
