"""Statistics of the last days, for the operator."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.models.jobs import JobState


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 95th percentile in seconds; None without measurements."""

    median: float | None = None
    p95: float | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """Jobs that ended on one day (UTC, `2026-01-31`), and the seconds of media of the done ones."""

    date: str
    done: int = 0
    failed: int = 0
    cancelled: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """Statistics of the service over some days; `states` counts all jobs ever.

    `days` has an entry for each day, oldest first. `waited` is from request to start, `worked` from
    start to end, `realtime` seconds of work per second of media: all three of the newest done jobs.
    `failures` and `languages` count by code, most frequent first. `mistakes` are the failures that
    people caused: a wrong file, a recording that is too long.
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
    mistakes: int = 0

    @property
    def hours(self) -> float:
        """Hours of processed media."""
        return sum(day.seconds for day in self.days) / 3600

    @property
    def success(self) -> float | None:
        """Share (0..1) of done jobs among those neither cancelled nor ended by a mistake of the
        person; None without jobs."""
        done = sum(day.done for day in self.days)
        ended = done + sum(day.failed for day in self.days) - self.mistakes
        return done / ended if ended else None
