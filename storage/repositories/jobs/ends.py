"""Notes about jobs in the transaction in which they end: daily totals, metrics, webhooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.repositories import daily_totals
from storage.repositories.webhooks.events import record_ends
from storage.tables.jobs import JobRow
from storage.watch.catalogue import JOBS_ENDED, NONE


async def note_ends(
    connection: AsyncConnection, jobs: Sequence[str], values: Mapping[str, Any]
) -> None:
    """Note that these jobs have just ended with these columns."""
    await daily_totals.count(connection, JobRow.id.in_(jobs))
    if state := values.get("state"):
        JOBS_ENDED.add(len(jobs), state, values.get("failed_with") or NONE)
        await record_ends(connection, jobs, state)
