"""What an operator wants to know of the last days."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.models.jobs import JobState


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds: half took no longer than `median`, 95 of 100 no longer than `p95`; None when there
    was nothing to measure."""

    median: float | None = None
    p95: float | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What ended on one day (UTC, `2026-01-31`): jobs, and the seconds of media in those done."""

    date: str
    done: int = 0
    failed: int = 0
    cancelled: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """The service over some days; `states` counts all jobs there ever were.

    `days` has an entry for each day, oldest first. `waited` is from the wish to the work, `worked`
    from there to the end, `realtime` seconds of work per second of media: all three of the newest
    jobs that were done. `failures` and `languages` count by code, the most frequent first.
    """

    people: int
    active: int
    states: dict[JobState, int]
    days: tuple[Day, ...]
    failures: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    waited: Spread = Spread()
    worked: Spread = Spread()
    realtime: float | None = None

    @property
    def hours(self) -> float:
        """Hours of media that were processed."""
        return sum(day.seconds for day in self.days) / 3600

    @property
    def success(self) -> float | None:
        """The share (0..1) of jobs that were done, of those that were not cancelled."""
        done = sum(day.done for day in self.days)
        ended = done + sum(day.failed for day in self.days)
        return done / ended if ended else None
