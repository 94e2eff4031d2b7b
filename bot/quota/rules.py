"""Quota rules. Pure functions."""

from __future__ import annotations

import math

from bot.access import is_admin
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.models import Person, Quota


def service_quota(pipeline: PipelineSettings) -> Quota:
    """Return the limits of the service, which apply to every user."""
    return Quota(longest=pipeline.max_minutes, largest=pipeline.max_megabytes)


def effective_quota(person: Person, settings: BotSettings, pipeline: PipelineSettings) -> Quota:
    """Return the quota that applies to a person, with every limit set.

    A limit that an admin set comes before the limit of the role; length and size never exceed
    those of the service.
    """
    service = service_quota(pipeline)
    role = settings.admin_quota if is_admin(person, settings) else settings.quota
    return Quota(
        minutes=_first(person.quota.minutes, role.minutes),
        jobs=int(_first(person.quota.jobs, role.jobs)),
        longest=_smaller(_first(person.quota.longest, role.longest), service.longest),
        largest=_smaller(_first(person.quota.largest, role.largest), service.largest),
    )


def quota_after_unlink(person: Person, settings: BotSettings) -> Quota:
    """Return the quota that an unlinked account keeps: only limits below those of the role.

    A higher limit was granted to one person and must not multiply by linking and unlinking.
    """
    role = settings.admin_quota if is_admin(person, settings) else settings.quota

    def is_below(limit: float | None, default: float | None) -> bool:
        return (limit or math.inf) < (default or math.inf)

    own = person.quota
    return Quota(
        minutes=own.minutes if is_below(own.minutes, role.minutes) else None,
        jobs=own.jobs if is_below(own.jobs, role.jobs) else None,
        longest=own.longest if is_below(own.longest, role.longest) else None,
        largest=own.largest if is_below(own.largest, role.largest) else None,
    )


def _first(*limits: float | None) -> float:
    return next((limit for limit in limits if limit is not None), 0)


def _smaller(limit: float, most: float | None) -> float:
    """Return the smaller limit; 0 means no limit."""
    return min(each for each in (limit, most) if each) if limit or most else 0


def has_room_for_job(quota: Quota, unfinished: int) -> bool:
    """Return whether a person with so many unfinished jobs may have one more."""
    return not quota.jobs or unfinished < quota.jobs
