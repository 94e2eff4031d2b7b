"""How much a person may ask for: pure rules."""

from __future__ import annotations

import math

from bot.policy import is_admin
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import TooManyJobs
from storage.models import Person, Quota


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
