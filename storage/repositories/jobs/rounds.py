"""Rounds of the queue: people take turns, however much one of them sends.

Jobs of a round are claimed before those of the next one. A new job gets the round after the
account's last queued one: one job of everybody is in each round, so somebody who sends a single
recording waits for one of each other person, not for all of theirs (round-robin scheduling:
https://en.wikipedia.org/wiki/Round-robin_scheduling).

The first job of an account gets the round after the newest one that is being worked on. It joins no
earlier round: a round that others can join does not end while they come, and whoever has two jobs
would wait for ever.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, func, literal, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, JobState
from storage.tables.dialect import insert_computed
from storage.tables.jobs import JobRow

_IS_QUEUED = text(f"state = '{JobState.QUEUED.value}'")
"""As in the index `ix_jobs_rounds`: a value of the statement would not choose a partial index."""
_AFTER_OWN = select((func.max(JobRow.round) + 1).label("round")).where(
    JobRow.platform == bindparam("sender_platform", type_=JobRow.platform.type),
    JobRow.account == bindparam("sender"),
    _IS_QUEUED,
)
_AFTER_RUNNING = select(func.max(JobRow.round) + 1).where(JobRow.state == JobState.RUNNING)
_FIRST_QUEUED = select(func.min(JobRow.round)).where(
    JobRow.state == JobState.QUEUED, JobRow.turn == 0
)
_ROUNDS = union_all(_AFTER_OWN, _AFTER_RUNNING, _FIRST_QUEUED, select(literal(0))).subquery()
_NEXT = ("round", select(func.max(_ROUNDS.c.round)).scalar_subquery())


async def insert_in_next_round(
    connection: AsyncConnection, account: Account, values: Mapping[str, object]
) -> bool:
    """Insert a job's columns unless its id exists. Returns True when it is new."""
    sender = {"sender_platform": account.platform, "sender": account.id}
    return await insert_computed(connection, JobRow, _NEXT, {**values, **sender})
