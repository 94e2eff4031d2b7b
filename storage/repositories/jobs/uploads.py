"""Files that are being uploaded. The bytes of their parts are in the blob store.

The caller passes the time, so that a whole transaction uses the same moment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from storage.models import Account, IncomingFile
from storage.tables.dialect import lock_rows
from storage.tables.uploads import UploadPartRow, UploadRow


class Uploads:
    """Rows of uploads and their parts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, file: IncomingFile) -> None:
        """Store a new upload."""
        await self._connection.execute(
            insert(UploadRow).values(
                id=file.id,
                platform=file.account.platform,
                account=file.account.id,
                name=file.name,
                options=file.options,
                details=file.metadata,
                size=file.size,
                received=file.received,
                expires=file.expires,
                job=file.job or None,
            )
        )

    async def find(self, upload_id: str, now: datetime) -> IncomingFile | None:
        """Return an upload; None when there is none, or it has expired."""
        found = await self._read(UploadRow.id == upload_id, UploadRow.expires > now)
        return found[0] if found else None

    async def append(
        self, upload_id: str, start: int, end: int, key: str, expires: datetime
    ) -> bool:
        """Add a part with the bytes from `start` to `end`. Returns False when the upload has other
        bytes there already, or is gone: of two requests at once only one goes on."""
        changed = await self._connection.scalars(
            update(UploadRow)
            .where(UploadRow.id == upload_id, UploadRow.received == start, UploadRow.size >= end)
            .values(received=end, expires=expires)
            .returning(UploadRow.id)
        )
        if not changed.all():
            return False
        await self._connection.execute(
            insert(UploadPartRow).values(upload_id=upload_id, start=start, key=key)
        )
        return True

    async def parts(self, upload_id: str) -> list[str]:
        """Return the keys of the parts, in their order."""
        found = await self._connection.scalars(
            select(UploadPartRow.key)
            .where(UploadPartRow.upload_id == upload_id)
            .order_by(UploadPartRow.start)
        )
        return list(found)

    async def set_job(self, upload_id: str, job_id: str) -> None:
        """Note the job of an upload, which no longer needs its parts."""
        await self._connection.execute(
            update(UploadRow).where(UploadRow.id == upload_id).values(job=job_id)
        )
        await self._connection.execute(
            delete(UploadPartRow).where(UploadPartRow.upload_id == upload_id)
        )

    async def remove(self, upload_id: str) -> None:
        """Delete an upload and its parts."""
        await self._connection.execute(delete(UploadRow).where(UploadRow.id == upload_id))

    async def count_coming(self, accounts: Sequence[Account], now: datetime) -> int:
        """Return the number of uploads of these accounts whose bytes are still coming."""
        return (
            await self._connection.scalar(
                select(func.count(UploadRow.id)).where(
                    or_(*map(_of, accounts)),
                    UploadRow.received < UploadRow.size,
                    UploadRow.expires > now,
                )
            )
            or 0
        )

    async def list_for(self, account: Account) -> list[str]:
        """Return the ids of the account's uploads."""
        found = await self._connection.scalars(select(UploadRow.id).where(_of(account)))
        return list(found)

    async def delete_for(self, account: Account) -> list[str]:
        """Delete the account's uploads; return their ids. The caller has locked `people` alone, so
        that none begins meanwhile."""
        rows = await lock_rows(self._connection, UploadRow, _of(account))
        deleted = await self._connection.scalars(
            delete(UploadRow).where(rows).returning(UploadRow.id)
        )
        return list(deleted)

    async def whole(self, now: datetime) -> list[IncomingFile]:
        """Return the uploads of everybody that have all their bytes and no job."""
        return await self._read(
            UploadRow.expires > now, UploadRow.received == UploadRow.size, UploadRow.job.is_(None)
        )

    async def known(self, ids: Collection[str]) -> set[str]:
        """Return those of the ids, at most some thousand, that uploads have."""
        return set(
            await self._connection.scalars(select(UploadRow.id).where(UploadRow.id.in_(ids)))
        )

    async def delete_expired(self, now: datetime) -> list[str]:
        """Delete what has expired; return the ids."""
        expired = await lock_rows(self._connection, UploadRow, UploadRow.expires <= now)
        deleted = await self._connection.scalars(
            delete(UploadRow).where(expired).returning(UploadRow.id)
        )
        return list(deleted)

    async def _read(self, *conditions: ColumnElement[bool]) -> list[IncomingFile]:
        rows = await self._connection.execute(select(UploadRow).where(*conditions))
        return [_file(row) for row in rows]


def _of(account: Account) -> ColumnElement[bool]:
    return (UploadRow.platform == account.platform) & (UploadRow.account == account.id)


def _file(row: Row[Any]) -> IncomingFile:
    return IncomingFile(
        id=row.id,
        account=Account(row.platform, row.account),
        name=row.name,
        options=row.options,
        metadata=row.details,
        size=row.size,
        received=row.received,
        expires=row.expires,
        job=row.job or "",
    )
