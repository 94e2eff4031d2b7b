"""Daily totals of ended jobs: anonymous numbers for the operator's statistics.

They are written in the transaction in which a job ends. A year of them is therefore quick to read,
with any number of jobs. They outlive the jobs, which their owners may delete.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from storage.tables.columns import day_of
from storage.tables.jobs import DayRow, JobRow

_KEYS = ("date", "state", "language", "code")
_SUMS = ("jobs", "seconds")


async def count(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> None:
    """Add jobs that have just ended, selected by these conditions, to the totals of their day."""
    day = day_of(JobRow.finished)
    ended = (
        select(
            day,
            JobRow.state,
            func.coalesce(JobRow.language, ""),
            func.coalesce(JobRow.failed_with, ""),
            func.count(),
            func.coalesce(func.sum(JobRow.seconds), 0.0),
        )
        .where(*conditions)
        .group_by(day, JobRow.state, JobRow.language, JobRow.failed_with)
        # The totals are locked in one order, against deadlocks.
        .order_by(day, JobRow.state, JobRow.language, JobRow.failed_with)
    )
    days = DayRow.metadata.tables[DayRow.__tablename__]
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    new = insert(days).from_select([*_KEYS, *_SUMS], ended)
    more = {name: days.c[name] + new.excluded[name] for name in _SUMS}
    await connection.execute(new.on_conflict_do_update(index_elements=_KEYS, set_=more))
