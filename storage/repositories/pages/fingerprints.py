"""Fingerprints of requests with a key of their own, for as long as their job is kept."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.pages import FingerprintRow


class Fingerprints:
    """Digests of what was asked for, by job. A job without one is of a request without a key."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, job_id: str, digest: str) -> None:
        """Store the digest of a new job; "" for none."""
        if digest:
            await self._connection.execute(
                insert(FingerprintRow).values(job_id=job_id, digest=digest)
            )

    async def matches(self, job_id: str, digest: str) -> bool:
        """Return whether a job is of a request with this digest, as far as that is known."""
        found = await self._connection.scalar(
            select(FingerprintRow.digest).where(FingerprintRow.job_id == job_id)
        )
        return found is None or found == digest
