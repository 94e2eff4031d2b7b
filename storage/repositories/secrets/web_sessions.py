"""Browsers that are signed in. A session has a secret, of which only a digest is stored.

The caller passes the time, so that a whole transaction uses the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, WebSession
from storage.tables.dialect import lock_rows
from storage.tables.people import WebSessionRow

LIFETIME = timedelta(days=30)
IDLE = timedelta(days=7)
"""A session ends that long after its start, or after its last request."""
MOST = 10
"""Sessions of one account; a further one ends the oldest."""
SHORT_KEY = 16
"""Letters of a key that name a session of a known person."""
_SEEN_EVERY = timedelta(minutes=5)
"""Requests write their moment only that often: on SQLite every writer waits for the others."""


class WebSessions:
    """Sessions of browsers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def start(
        self, key: str, account: Account, browser: str, now: datetime, name: str = ""
    ) -> None:
        """Start a session."""
        await self._connection.execute(
            insert(WebSessionRow).values(
                key=key,
                platform=account.platform,
                account=account.id,
                browser=browser,
                name=name,
                created=now,
                seen=now,
                ended=None,
                expires=now + min(IDLE, LIFETIME),
            )
        )
        for session in (await self.list_for([account], now))[MOST:]:
            await self._end(now, WebSessionRow.key == session.key)

    async def find(self, key: str, now: datetime) -> WebSession | None:
        """Return the session with this key, if it has not ended."""
        found = await self._read(WebSessionRow.key == key, now=now)
        return found[0] if found else None

    async def touch(self, session: WebSession, now: datetime) -> None:
        """Note that a session was used."""
        expires = min(now + IDLE, session.created + LIFETIME)
        await self._connection.execute(
            update(WebSessionRow)
            .where(WebSessionRow.key == session.key, _is_valid(now))
            .values(seen=now, expires=expires)
        )

    async def list_for(self, accounts: Sequence[Account], now: datetime) -> list[WebSession]:
        """Return the sessions of these accounts that have not ended, newest first."""
        return await self._read(_of(accounts), now=now)

    async def end(self, key: str, now: datetime) -> None:
        """End a session."""
        await self._end(now, WebSessionRow.key == key)

    async def end_for(self, accounts: Sequence[Account], now: datetime, short_key: str = "") -> int:
        """End the session of these accounts with this short key, or all. Return their number."""
        named = func.substr(WebSessionRow.key, 1, SHORT_KEY) == short_key
        return await self._end(now, _of(accounts), *([named] if short_key else []))

    async def forget(self, account: Account) -> None:
        """Delete the sessions of an account."""
        await self._delete(_of([account]))

    async def delete_expired(self, now: datetime) -> None:
        """Delete sessions that have ended."""
        await self._delete(WebSessionRow.expires <= now)

    async def _read(self, *conditions: ColumnElement[bool], now: datetime) -> list[WebSession]:
        rows = await self._connection.execute(
            select(WebSessionRow)
            .where(*conditions, _is_valid(now))
            .order_by(WebSessionRow.created.desc(), WebSessionRow.key)
        )
        return [
            WebSession(
                row.key,
                Account(row.platform, row.account),
                row.browser,
                row.created,
                row.seen,
                row.name,
            )
            for row in rows
        ]

    async def _end(self, now: datetime, *conditions: ColumnElement[bool]) -> int:
        locked = await lock_rows(
            self._connection, WebSessionRow, *conditions, WebSessionRow.ended.is_(None)
        )
        ended = await self._connection.scalars(
            update(WebSessionRow)
            .where(locked)
            .values(ended=now, expires=now)
            .returning(WebSessionRow.key)
        )
        return len(ended.all())

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, WebSessionRow, *conditions)
        await self._connection.execute(delete(WebSessionRow).where(locked))


def is_touch_due(session: WebSession, now: datetime) -> bool:
    """Return whether the moment of a request is worth a write."""
    return now - session.seen >= _SEEN_EVERY


def _is_valid(now: datetime) -> ColumnElement[bool]:
    # An end counts whatever the time: the clock of another machine may be ahead of this one.
    return and_(WebSessionRow.ended.is_(None), WebSessionRow.expires > now)


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(WebSessionRow.platform == each.platform, WebSessionRow.account == each.id)
            for each in accounts
        )
    )
