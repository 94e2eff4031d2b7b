"""The figures of the last days, in a few statements that read indexes and parse nothing.

How jobs ended is read from rows for each day (`days.py`), not counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from storage.models import Day, JobState, Spread, Statistics
from storage.repositories.job_queries import UNFINISHED
from storage.tables.core import AccountRow, DayRow, JobRow

MEASURED = 1000
"""Times are measured on that many of the newest jobs: enough for a p95, whatever the period."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """So many jobs of one day ended alike; `seconds` of media in them."""

    date: str
    state: JobState
    language: str
    code: str
    count: int
    seconds: float


class StatisticsQueries:
    """Reading only."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def collect(self, days: int, now: datetime | None = None) -> Statistics:
        """The last `days` days (UTC), today among them."""
        today = (now or datetime.now(UTC)).astimezone(UTC)
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=days - 1)
        dates = [f"{since + timedelta(days=number):%Y-%m-%d}" for number in range(days)]
        ended = await self._ended(dates[0])
        times = await self._times(since)
        worked = sum(end - begin for _, begin, end, _ in times)
        media = sum(seconds for *_, seconds in times)
        return Statistics(
            people=await self._people(),
            active=await self._active(since),
            states=await self.count_states(),
            days=tuple(_by_day(ended, dates)),
            failures=_counted((each.code, each.count) for each in ended),
            languages=_counted((each.language, each.count) for each in ended),
            waited=_spread([begin - made for made, begin, _, _ in times]),
            worked=_spread([end - begin for _, begin, end, _ in times]),
            realtime=worked / media if media else None,
        )

    async def count_states(self) -> dict[JobState, int]:
        """All jobs: those that ended, however long ago, and those that did not."""
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

    async def _active(self, since: datetime) -> int:
        """One look into an index for each account."""
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
        """Who has such an account: the rows of people are large, and accounts are indexed."""
        people = select(func.count(AccountRow.person_id.distinct())).where(*conditions)
        return await self._connection.scalar(people) or 0

    async def _ended(self, first: str) -> list[_Ended]:
        """All that is counted by how jobs ended."""
        rows = await self._connection.execute(select(DayRow).where(DayRow.date >= first))
        return [
            _Ended(row.date, row.state, row.language, row.code, row.jobs, row.seconds)
            for row in rows
        ]

    async def _times(self, since: datetime) -> list[tuple[float, float, float, float]]:
        """When the newest ones were wished for, begun and done (Unix seconds), and their length."""
        rows = await self._connection.execute(
            select(JobRow.created, JobRow.started, JobRow.finished, JobRow.seconds)
            # What has a language was done. Asked for by state, SQLite would sort all of that state.
            .where(JobRow.finished >= since, JobRow.language.is_not(None))
            .order_by(JobRow.finished.desc())
            .limit(MEASURED)
        )
        return [
            (made.timestamp(), begun.timestamp(), ended.timestamp(), seconds or 0.0)
            for made, begun, ended, seconds in rows
            if begun is not None and ended is not None
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


def _counted(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    counter: Counter[str] = Counter()
    for key, count in pairs:
        if key:
            counter[key] += count
    return dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _spread(seconds: list[float]) -> Spread:
    """The nearest rank: a figure that was really measured.
    https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method"""
    if not seconds:
        return Spread()
    ranked = sorted(max(0.0, each) for each in seconds)
    rank = -(-95 * len(ranked) // 100)
    return Spread(ranked[(len(ranked) - 1) // 2], ranked[rank - 1])
