"""How much a person may ask for, and what they used of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import inf

MEGABYTE = 1 << 20
"""Bytes of a megabyte, as all limits count it."""


@dataclass(frozen=True, slots=True)
class Quota:
    """`minutes` of recordings in 24 hours, `jobs` at once, the `longest` recording in minutes, the
    `largest` file in megabytes. None means: as their role has it; 0: no limit."""

    minutes: float | None = None
    jobs: int | None = None
    longest: float | None = None
    largest: float | None = None


AS_THEIR_ROLE = Quota()
"""Nothing set."""


@dataclass(frozen=True, slots=True)
class UsageEntry:
    """What one job counts for: the seconds of its recording (0 while its length is unknown), at
    the moment when it was sent. `job` is None when that was forgotten."""

    job: str | None
    moment: datetime
    seconds: float


def stricter(one: Quota, other: Quota) -> Quota:
    """The smaller one of each limit; what is set in one only stays."""

    def least(*limits: float | None) -> float | None:
        return min((it for it in limits if it is not None), key=lambda it: it or inf, default=None)

    jobs = least(one.jobs, other.jobs)
    return Quota(
        minutes=least(one.minutes, other.minutes),
        jobs=None if jobs is None else int(jobs),
        longest=least(one.longest, other.longest),
        largest=least(one.largest, other.largest),
    )
