"""Accounts at providers, such as Google, that sign in as an account here.

Only a digest of the id at the provider is stored. One such account signs in as one account here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, false, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, JoinedLogin
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.people import JoinedLoginRow


class JoinedLogins:
    """Joined accounts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def join(
        self, provider: str, login: str, account: Account, name: str, now: datetime
    ) -> bool:
        """Let an account at a provider sign in as an account here. Returns False when it signs in
        as one already. Safe against concurrent use."""
        return await insert_new(
            self._connection,
            JoinedLoginRow,
            key=_key(provider, login),
            provider=provider,
            platform=account.platform,
            account=account.id,
            name=name,
            joined=now,
        )

    async def find(self, provider: str, login: str) -> JoinedLogin | None:
        """Return what an account at a provider is joined to."""
        found = await self._read(JoinedLoginRow.key == _key(provider, login))
        return found[0] if found else None

    async def list_for(self, accounts: Sequence[Account]) -> list[JoinedLogin]:
        """Return what signs in as one of these accounts, newest first."""
        return await self._read(_of(accounts))

    async def end(self, accounts: Sequence[Account], key: str) -> bool:
        """End that an account at a provider signs in as one of these. Return whether it did."""
        return await self._delete(JoinedLoginRow.key == key, _of(accounts)) > 0

    async def forget(self, account: Account) -> None:
        """Delete what signs in as an account."""
        await self._delete(_of([account]))

    async def _read(self, *conditions: ColumnElement[bool]) -> list[JoinedLogin]:
        rows = await self._connection.execute(
            select(JoinedLoginRow)
            .where(*conditions)
            .order_by(JoinedLoginRow.joined.desc(), JoinedLoginRow.key)
        )
        return [
            JoinedLogin(row.key, Account(row.platform, row.account), row.name, row.joined)
            for row in rows
        ]

    async def _delete(self, *conditions: ColumnElement[bool]) -> int:
        locked = await lock_rows(self._connection, JoinedLoginRow, *conditions)
        deleted = delete(JoinedLoginRow).where(locked).returning(JoinedLoginRow.key)
        return len((await self._connection.scalars(deleted)).all())


def _key(provider: str, login: str) -> str:
    return hashlib.sha256(f"login:{provider}:{login}".encode()).hexdigest()


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        false(),
        *(
            and_(JoinedLoginRow.platform == each.platform, JoinedLoginRow.account == each.id)
            for each in accounts
        ),
    )
