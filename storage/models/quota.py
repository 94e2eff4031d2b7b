"""Quotas and their usage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import inf

MEGABYTE = 1 << 20
"""Bytes of a megabyte, as all limits count it."""


@dataclass(frozen=True, slots=True)
class Quota:
    """Quota of one person.

    `minutes` of recordings in 24 hours, `jobs` at once, the `longest` recording in minutes, the
    `largest` file in megabytes. None means the limit of the role, 0 means no limit.
    """

    minutes: float | None = None
    jobs: int | None = None
    longest: float | None = None
    largest: float | None = None


AS_THEIR_ROLE = Quota()
"""Nothing set: the limits of the role."""


@dataclass(frozen=True, slots=True)
class UsageEntry:
    """Usage of one job: the seconds of its recording (0 while unknown) at the moment of sending.

    `job` is None when the job was deleted.
    """

    job: str | None
    moment: datetime
    seconds: float


def stricter(one: Quota, other: Quota) -> Quota:
    """Return the smaller of each limit; a limit set in only one quota stays."""

    def smaller(*limits: float | None) -> float | None:
        return min((it for it in limits if it is not None), key=lambda it: it or inf, default=None)

    jobs = smaller(one.jobs, other.jobs)
    return Quota(
        minutes=smaller(one.minutes, other.minutes),
        jobs=None if jobs is None else int(jobs),
        longest=smaller(one.longest, other.longest),
        largest=smaller(one.largest, other.largest),
    )
