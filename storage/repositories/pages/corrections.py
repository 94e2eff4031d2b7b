"""Corrections of transcripts, numbered within the jobs that share an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Corrected, Correction
from storage.serialization import to_json
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.pages import CorrectionRow

MOST = 10_000
"""Corrections of one answer."""
MOST_BYTES = 50_000_000
"""Bytes of all of them: each holds the sentence before and after it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Answer with corrections that its files do not have, up to `version`."""

    root: str
    job_id: str
    version: int


class Corrections:
    """Corrections of transcripts. Their rows go with the job whose answer has them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, root: str, job_id: str, correction: Correction) -> bool:
        """Store a correction. Returns False when there is one with its number already."""
        before = await self._connection.scalar(
            select(func.coalesce(func.max(CorrectionRow.size), 0)).where(CorrectionRow.root == root)
        )
        return await insert_new(
            self._connection,
            CorrectionRow,
            root=root,
            version=correction.version,
            job_id=job_id,
            base=correction.base,
            author=correction.author,
            created=correction.created,
            size=(before or 0) + len(to_json(correction.change)),
            pending=True,
            change=correction.change,
        )

    async def is_full(self, root: str) -> bool:
        """Return whether an answer has as many corrections as it may."""
        found = await self._connection.execute(
            select(func.count(), func.max(CorrectionRow.size)).where(CorrectionRow.root == root)
        )
        count, size = found.one()
        return count >= MOST or (size or 0) >= MOST_BYTES

    async def newest(self, root: str) -> int:
        """Return the number of the newest correction, of any text of this recording; 0 for none."""
        newest = select(func.max(CorrectionRow.version)).where(CorrectionRow.root == root)
        return await self._connection.scalar(newest) or 0

    async def list_for(self, root: str, base: str, after: int = 0) -> list[Correction]:
        """Return the corrections of one text behind a version, in their order."""
        found = await self._connection.execute(
            select(CorrectionRow)
            .where(
                CorrectionRow.root == root,
                CorrectionRow.version > after,
                CorrectionRow.base == base,
            )
            .order_by(CorrectionRow.version)
        )
        return [_correction(row) for row in found]

    async def latest(self, root: str, limit: int) -> list[Correction]:
        """Return the newest corrections, of any text of this recording, newest first."""
        found = await self._connection.execute(
            select(CorrectionRow)
            .where(CorrectionRow.root == root)
            .order_by(CorrectionRow.version.desc())
            .limit(limit)
        )
        return [_correction(row) for row in found]

    async def pending(self, quiet_since: datetime, oldest: datetime) -> list[Pending]:
        """Return the answers whose files lack corrections: the last one was made before
        `quiet_since`, or the first one before `oldest`."""
        newest = func.max(CorrectionRow.created)
        found = await self._connection.execute(
            select(CorrectionRow.root, CorrectionRow.job_id, func.max(CorrectionRow.version))
            .where(CorrectionRow.pending)
            .group_by(CorrectionRow.root, CorrectionRow.job_id)
            .having(or_(newest < quiet_since, func.min(CorrectionRow.created) < oldest))
            .order_by(newest)
            .limit(100)
        )
        return [Pending(*row) for row in found]

    async def follow(self, root: str, job_id: str, state: Corrected | None) -> None:
        """Let the corrections go with the job that has the newest answer. Its files have those of
        `state`; those of other texts are not for them."""
        own = await lock_rows(self._connection, CorrectionRow, CorrectionRow.root == root)
        await self._connection.execute(update(CorrectionRow).where(own).values(job_id=job_id))
        done = [CorrectionRow.root == root, CorrectionRow.pending]
        if state is not None:
            is_in = CorrectionRow.version <= state.version
            done.append(or_(CorrectionRow.base != state.base, is_in))
        await self._connection.execute(update(CorrectionRow).where(*done).values(pending=False))

    async def copy(self, root: str, new_root: str) -> None:
        """Give another answer of the same recording these corrections, too."""
        columns = ("version", "base", "author", "created", "size", "change")
        rows: Sequence[dict[str, object]] = [
            {**{name: getattr(row, name) for name in columns}, "pending": False}
            for row in await self._connection.execute(
                select(CorrectionRow).where(CorrectionRow.root == root)
            )
        ]
        if rows:
            await self._connection.execute(
                insert(CorrectionRow),
                [{**row, "root": new_root, "job_id": new_root} for row in rows],
            )


def _correction(row: Row[Any]) -> Correction:
    return Correction(row.version, row.base, row.change, row.author, row.created)
