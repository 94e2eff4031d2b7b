"""Statistics of the last days, in a few statements that read indexes and parse no JSON.

Counts of ended jobs come from the daily totals (`daily_totals.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from storage.models import Day, JobState, Spread, Statistics
from storage.repositories.jobs.queries import UNFINISHED
from storage.tables.jobs import DayRow, JobRow, UsageRow
from storage.tables.people import AccountRow
from storage.user_mistakes import mistake_codes

MEASURED = 1000
"""Number of newest jobs that times are measured on: enough for a p95."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """Daily total of jobs with the same end, and `seconds` of their media."""

    date: str
    state: JobState
    language: str
    code: str
    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class UnfinishedJobs:
    """Number of unfinished jobs of one kind, and the time of the oldest one. An administrator put
    those that are `first` to the front."""

    state: JobState
    is_first: bool
    is_short: bool
    count: int
    oldest: datetime


class StatisticsQueries:
    """Read-only queries of statistics."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def collect(self, days: int, now: datetime | None = None) -> Statistics:
        """Return the statistics of the last `days` days (UTC), including today."""
        today = (now or datetime.now(UTC)).astimezone(UTC)
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=days - 1)
        dates = [f"{since + timedelta(days=number):%Y-%m-%d}" for number in range(days)]
        ended = await self._ended(dates[0])
        times = await self._times(since)
        worked = sum(end - begin for _, begin, end, _ in times)
        media = sum(seconds for *_, seconds in times)
        mistakes = mistake_codes()
        return Statistics(
            people=await self._people(),
            active=await self._active(since),
            states=await self.count_states(),
            days=tuple(_by_day(ended, dates)),
            failures=_count_by((each.code, each.count) for each in ended),
            languages=_count_by((each.language, each.count) for each in ended),
            waited=_spread([begin - created for created, begin, _, _ in times]),
            worked=_spread([end - begin for _, begin, end, _ in times]),
            realtime=worked / media if media else None,
            mistakes=sum(each.count for each in ended if each.code in mistakes),
        )

    async def count_states(self) -> dict[JobState, int]:
        """Return the number of jobs ever, by state."""
        under_way = (
            select(JobRow.state, func.count())
            .where(JobRow.state.in_(UNFINISHED))
            .group_by(JobRow.state)
        )
        over = select(DayRow.state, func.sum(DayRow.jobs)).group_by(DayRow.state)
        counted = dict.fromkeys(JobState, 0)
        for statement in (under_way, over):
            counted |= dict((await self._connection.execute(statement)).all())
        return counted

    async def queue(self, short_seconds: float) -> list[UnfinishedJobs]:
        """Return the numbers of unfinished jobs; recordings up to `short_seconds` are short, and
        those of unknown length are not. One statement, on the index of the queue."""
        is_first = JobRow.turn < 0
        is_short = func.coalesce(JobRow.seconds <= short_seconds, false())
        rows = await self._connection.execute(
            select(JobRow.state, is_first, is_short, func.count(), func.min(JobRow.created))
            .where(JobRow.state.in_(UNFINISHED))
            .group_by(JobRow.state, is_first, is_short)
        )
        return [
            UnfinishedJobs(state, bool(first), bool(short), count, oldest)
            for state, first, short, count, oldest in rows
        ]

    async def active_today(self, now: datetime) -> int:
        """Count the accounts that sent a recording since midnight (UTC), by the index of usage."""
        today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        active = select(func.count(UsageRow.owner.distinct())).where(UsageRow.moment >= today)
        return await self._connection.scalar(active) or 0

    async def _active(self, since: datetime) -> int:
        """Count active people: one index lookup for each account."""
        sent = (
            select(JobRow.created)
            .where(
                JobRow.platform == AccountRow.platform,
                JobRow.account == AccountRow.id,
                JobRow.created >= since,
            )
            .exists()
        )
        return await self._people(sent)

    async def _people(self, *conditions: ColumnElement[bool]) -> int:
        """Count people with such an account: rows of people are large, accounts are indexed."""
        people = select(func.count(AccountRow.person_id.distinct())).where(*conditions)
        return await self._connection.scalar(people) or 0

    async def _ended(self, first: str) -> list[_Ended]:
        """Return the daily totals since `first`."""
        rows = await self._connection.execute(select(DayRow).where(DayRow.date >= first))
        return [
            _Ended(row.date, row.state, row.language, row.code, row.jobs, row.seconds)
            for row in rows
        ]

    async def _times(self, since: datetime) -> list[tuple[float, float, float, float]]:
        """Return values of the newest done jobs.

        These are created, started and finished times (Unix seconds), and the length in seconds.
        """
        rows = await self._connection.execute(
            select(JobRow.created, JobRow.started, JobRow.finished, JobRow.seconds)
            # Only done jobs have a language. By state, SQLite would sort all jobs of that state.
            .where(JobRow.finished >= since, JobRow.language.is_not(None))
            .order_by(JobRow.finished.desc())
            .limit(MEASURED)
        )
        return [
            (created.timestamp(), started.timestamp(), ended.timestamp(), seconds or 0.0)
            for created, started, ended, seconds in rows
            if started is not None and ended is not None
        ]


def _by_day(
    ended: Iterable[_Ended],
    dates: Sequence[str],
) -> Iterable[Day]:
    days = {date: Day(date) for date in dates}
    for each in ended:
        if (day := days.get(each.date)) is None:
            continue  # the clock of the database is ahead
        match each.state:
            case JobState.DONE:
                seconds = day.seconds + (each.seconds)
                day = replace(day, done=day.done + each.count, seconds=seconds)
            case JobState.FAILED:
                day = replace(day, failed=day.failed + each.count)
            case _:
                day = replace(day, cancelled=day.cancelled + each.count)
        days[each.date] = day
    return days.values()


def _count_by(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    counter: Counter[str] = Counter()
    for key, count in pairs:
        if key:
            counter[key] += count
    return dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _spread(seconds: list[float]) -> Spread:
    """Return median and 95th percentile by nearest rank, which is always a measured value.

    https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method
    """
    if not seconds:
        return Spread()
    ranked = sorted(max(0.0, each) for each in seconds)
    rank = -(-95 * len(ranked) // 100)
    return Spread(ranked[(len(ranked) - 1) // 2], ranked[rank - 1])
