"""Proofs of identity that signed a browser in, of which each works once.

Only digests are stored, until the proof is too old anyway. The caller passes the time, so that a
whole transaction uses the same moment.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.dialect import insert_new, lock_rows
from storage.tables.people import UsedProofRow


class UsedProofs:
    """Used proofs."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def use(self, kind: str, proof: str, expires: datetime) -> bool:
        """Use a proof, which is too old from `expires` on. Returns False for one that was used.
        Safe against concurrent use."""
        key = hashlib.sha256(f"{kind}:{proof}".encode()).hexdigest()
        return await insert_new(self._connection, UsedProofRow, key=key, expires=expires)

    async def delete_expired(self, now: datetime) -> None:
        """Delete proofs that are too old to be used again."""
        locked = await lock_rows(self._connection, UsedProofRow, UsedProofRow.expires <= now)
        await self._connection.execute(delete(UsedProofRow).where(locked))
