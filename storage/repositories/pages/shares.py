"""Links that share results. A link has a code, of which only a digest is stored.

The caller passes the time, so that a whole transaction uses the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Share
from storage.tables.dialect import lock_rows
from storage.tables.pages import ShareRow

MOST = 20
"""Links to one result."""
SHORT_KEY = 16
"""Letters of a key that name a link to a known result."""


class Shares:
    """Links to results. They go with the job that has the answer."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, root: str, share: Share, now: datetime) -> bool:
        """Store a link. Returns False when the result has as many as it may."""
        if len(await self.list_for(root, now)) >= MOST:
            return False
        await self._connection.execute(
            insert(ShareRow).values(
                key=share.key,
                root=root,
                job_id=share.job_id,
                platform=share.account.platform,
                account=share.account.id,
                files=share.files,
                created=share.created,
                expires=share.expires,
            )
        )
        return True

    async def find(self, key: str, now: datetime) -> Share | None:
        """Return the link with this key, if it has not ended."""
        found = await self._read(ShareRow.key == key, ShareRow.expires > now)
        return found[0] if found else None

    async def list_for(self, root: str, now: datetime) -> list[Share]:
        """Return the links to a result that have not ended, newest first."""
        return await self._read(ShareRow.root == root, ShareRow.expires > now)

    async def revoke(self, root: str, short_key: str) -> int:
        """End the link to a result with this short key. Return their number."""
        named = func.substr(ShareRow.key, 1, SHORT_KEY) == short_key
        return await self._delete(ShareRow.root == root, named)

    async def follow(self, root: str, job_id: str) -> None:
        """Let the links to a result go with the job that has its newest answer."""
        own = await lock_rows(self._connection, ShareRow, ShareRow.root == root)
        await self._connection.execute(update(ShareRow).where(own).values(job_id=job_id))

    async def of_accounts(
        self,
        accounts: Sequence[Account],
        now: datetime,
        limit: int | None = None,
        before: Share | None = None,
    ) -> list[Share]:
        """Return the links of these accounts that have not ended, newest first, of those that come
        after `before` in this order."""
        conditions = [_of(accounts), ShareRow.expires > now]
        if before:
            same = and_(ShareRow.created == before.created, ShareRow.key > before.key)
            conditions.append(or_(ShareRow.created < before.created, same))
        return await self._read(*conditions, limit=limit)

    async def find_own(self, accounts: Sequence[Account], short_key: str) -> Share | None:
        """Return the link of these accounts with this short key, also one that has ended."""
        named = func.substr(ShareRow.key, 1, SHORT_KEY) == short_key
        found = await self._read(_of(accounts), named)
        return found[0] if found else None

    async def end_for(self, accounts: Sequence[Account], short_key: str = "") -> int:
        """End the link of these accounts with this short key, or all. Return their number."""
        named = [func.substr(ShareRow.key, 1, SHORT_KEY) == short_key] if short_key else []
        return await self._delete(_of(accounts), *named)

    async def delete_expired(self, now: datetime) -> None:
        """Delete links that have ended."""
        await self._delete(ShareRow.expires <= now)

    async def _read(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> list[Share]:
        rows = await self._connection.execute(
            select(ShareRow)
            .where(*conditions)
            .order_by(ShareRow.created.desc(), ShareRow.key)
            .limit(limit)
        )
        return [
            Share(
                row.key,
                row.job_id,
                Account(row.platform, row.account),
                row.files,
                row.created,
                row.expires,
            )
            for row in rows
        ]

    async def _delete(self, *conditions: ColumnElement[bool]) -> int:
        locked = await lock_rows(self._connection, ShareRow, *conditions)
        gone = await self._connection.scalars(
            delete(ShareRow).where(locked).returning(ShareRow.key)
        )
        return len(gone.all())


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(ShareRow.platform == each.platform, ShareRow.account == each.id)
            for each in accounts
        )
    )
