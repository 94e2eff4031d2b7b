"""Corrections of transcripts, numbered within the jobs that share an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Text, func, insert, literal, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Change, Corrected, Correction
from storage.serialization import from_json, to_json
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.pages import CorrectionRow

MOST = 10_000
"""Corrections of one answer."""
MOST_BYTES = 50_000_000
"""Bytes of all of them: each holds the sentence before and after it."""

_LARGE = 32_768
"""Bytes that are read in a thread: others would wait meanwhile."""
_COLUMNS = (
    CorrectionRow.version,
    CorrectionRow.base,
    CorrectionRow.author,
    CorrectionRow.created,
    type_coerce(CorrectionRow.change, Text).label("change"),
)
_WITHOUT_SENTENCES = '{"kind":"%","at":%,"removed":[],"added":[],"speaker":"%'
"""Changes as they are stored, in the order of their fields; a quotation mark of somebody's text has
a backslash before it."""


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
        """Return the corrections of one text behind a version, in their order. Many bytes are read
        in a thread, so a transaction that writes asks for `names` instead."""
        return await self._read(_behind(root, base, after).order_by(CorrectionRow.version))

    async def names(self, root: str, base: str, after: int) -> list[Change]:
        """Return the changes of speakers' names in one text behind a version, in their order, among
        those without sentences."""
        named = type_coerce(CorrectionRow.change, Text).like(_WITHOUT_SENTENCES)
        rows = _behind(root, base, after).where(named).order_by(CorrectionRow.version)
        return [each.change for each in _parsed((await self._connection.execute(rows)).all())]

    async def latest(self, root: str, limit: int, before: int | None = None) -> list[Correction]:
        """Return the newest corrections, of any text of this recording, newest first; those before
        a version. Many bytes are read in a thread."""
        older = [] if before is None else [CorrectionRow.version < before]
        newest = select(*_COLUMNS).where(CorrectionRow.root == root, *older)
        return await self._read(newest.order_by(CorrectionRow.version.desc()).limit(limit))

    async def newest_base(self, root: str) -> str:
        """Return the digest of the text that the newest correction is of; "" for none."""
        newest = select(CorrectionRow.base).where(CorrectionRow.root == root)
        newest = newest.order_by(CorrectionRow.version.desc()).limit(1)
        return await self._connection.scalar(newest) or ""

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
        kept = ("version", "base", "author", "created", "size", "change")
        columns = [getattr(CorrectionRow, name) for name in kept]
        ids = [literal(new_root), literal(new_root), literal(False)]
        rows = select(*columns, *ids).where(CorrectionRow.root == root)
        into = insert(CorrectionRow).from_select([*kept, "root", "job_id", "pending"], rows)
        await self._connection.execute(into)

    async def _read(self, query: Select[*tuple[Any, ...]]) -> list[Correction]:
        rows = (await self._connection.execute(query)).all()
        if sum(len(row.change) for row in rows) < _LARGE:
            return _parsed(rows)
        return await asyncio.to_thread(_parsed, rows)


def _behind(root: str, base: str, after: int) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(
        CorrectionRow.root == root, CorrectionRow.version > after, CorrectionRow.base == base
    )


def _parsed(rows: Sequence[Row[Any]]) -> list[Correction]:
    return [
        Correction(row.version, row.base, from_json(row.change, Change), row.author, row.created)
        for row in rows
    ]
