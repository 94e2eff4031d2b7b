"""The rules, pure: who may use the bot, how large, how long, how much; each raises a refusal."""

from __future__ import annotations

import math

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import NoAccess, NotInvited, NotMedia, TooLarge, TooLargeHere, TooManyJobs
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


def service_quota(pipeline: PipelineSettings) -> Quota:
    """What the service as a whole takes, from anybody."""
    return Quota(longest=pipeline.max_minutes, largest=pipeline.max_megabytes)


def quota_of(person: Person, settings: BotSettings, pipeline: PipelineSettings) -> Quota:
    """The quota that holds for a person, with nothing left open: what an administrator set for
    them, else what their role has; and never more than the service as a whole takes."""
    service = service_quota(pipeline)
    role = settings.admin_quota if is_admin(person, settings) else settings.quota
    return Quota(
        minutes=_first(person.quota.minutes, role.minutes),
        jobs=int(_first(person.quota.jobs, role.jobs)),
        longest=_within(_first(person.quota.longest, role.longest), service.longest),
        largest=_within(_first(person.quota.largest, role.largest), service.largest),
    )


def quota_of_parted(person: Person, settings: BotSettings) -> Quota:
    """What stays set for an account that leaves this person: limits below those of their role. What
    was granted beyond them is one person's, and is not multiplied by joining and parting."""
    role = settings.admin_quota if is_admin(person, settings) else settings.quota

    def below(limit: float | None, usual: float | None) -> bool:
        return (limit or math.inf) < (usual or math.inf)

    own = person.quota
    return Quota(
        minutes=own.minutes if below(own.minutes, role.minutes) else None,
        jobs=own.jobs if below(own.jobs, role.jobs) else None,
        longest=own.longest if below(own.longest, role.longest) else None,
        largest=own.largest if below(own.largest, role.largest) else None,
    )


def _first(*limits: float | None) -> float:
    return next((limit for limit in limits if limit is not None), 0)


def _within(limit: float, most: float | None) -> float:
    """The smaller one; 0 is no limit."""
    return min(each for each in (limit, most) if each) if limit or most else 0


def check_jobs(quota: Quota, under_way: int, names: str = "") -> None:
    """`under_way` counts the person's unfinished jobs, which are called `names`. Raises
    TooManyJobs."""
    if quota.jobs and under_way >= quota.jobs:
        raise TooManyJobs(limit=quota.jobs, names=names)
