"""Notices about accounts at providers: pending until a chat has taken them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, LoginNotice, Platform
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.people import LoginNoticeRow

PERIOD = timedelta(days=30)
"""Time after which an account is told no more."""


class LoginNotices:
    """Pending notices, one for each account of a person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, accounts: Sequence[Account], provider: str, now: datetime, *, joined: bool
    ) -> None:
        """Let all these accounts be told."""
        for account in accounts:
            await insert_new(
                self._connection,
                LoginNoticeRow,
                id=uuid.uuid4().hex,
                platform=account.platform,
                account=account.id,
                provider=provider,
                joined=joined,
                moment=now,
            )

    async def pending(self, platform: Platform) -> list[LoginNotice]:
        """Return the notices to accounts of a platform, oldest first."""
        rows = await self._connection.execute(
            select(LoginNoticeRow)
            .where(LoginNoticeRow.platform == platform)
            .order_by(LoginNoticeRow.moment, LoginNoticeRow.id)
        )
        return [
            LoginNotice(row.id, Account(row.platform, row.account), row.provider, row.joined)
            for row in rows
        ]

    async def mark_told(self, notice_id: str) -> None:
        """Delete a notice that a chat has taken, or never will."""
        await self._delete(LoginNoticeRow.id == notice_id)

    async def forget(self, account: Account) -> None:
        """Delete the notices to an account."""
        await self._delete(
            LoginNoticeRow.platform == account.platform, LoginNoticeRow.account == account.id
        )

    async def delete_expired(self, now: datetime) -> None:
        """Delete old notices."""
        await self._delete(LoginNoticeRow.moment <= now - PERIOD)

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, LoginNoticeRow, *conditions)
        await self._connection.execute(delete(LoginNoticeRow).where(locked))
