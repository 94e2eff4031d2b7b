"""Access tokens of programs. Only a digest of each is stored.

The caller passes the time, so that a whole transaction uses the same moment.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, ApiToken, TokenScope
from storage.tables.dialect import lock_rows
from storage.tables.people import ApiTokenRow

PREFIX = "mp4t_"
"""First letters of a token, by which scanners of secrets and people know one."""
MOST = 20
"""Tokens of one person. A further one is refused: a program that has the oldest may run."""
MOST_DAYS = 366
USUAL_DAYS = 90
LONGEST_NAME = 40
SHORT_KEY = 16
"""Letters of a key that name a token of a known person."""
_USED_EVERY = timedelta(minutes=5)
"""Requests write their moment only that often: on SQLite every writer waits for the others."""
_TOKEN = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


def new_token() -> str:
    """Return a random token of 256 bits."""
    return PREFIX + secrets.token_urlsafe(32)


def token_key(token: str) -> str:
    """Return what is stored of a token; "" for what is none."""
    if not _TOKEN.fullmatch(token):
        return ""
    return hashlib.sha256(f"token:{token}".encode()).hexdigest()


class ApiTokens:
    """Access tokens."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, token: ApiToken) -> None:
        """Store a token that was made now."""
        await self._connection.execute(
            insert(ApiTokenRow).values(
                key=token.key,
                platform=token.account.platform,
                account=token.account.id,
                name=token.name,
                scopes=" ".join(token.scopes),
                created=token.created,
                used=token.used,
                ended=None,
                expires=token.expires,
            )
        )

    async def find(self, key: str, now: datetime) -> ApiToken | None:
        """Return the token with this key, if it has not ended."""
        found = await self._read(ApiTokenRow.key == key, now=now)
        return found[0] if found else None

    async def note_use(self, token: ApiToken, now: datetime) -> None:
        """Note that a token was used."""
        await self._connection.execute(
            update(ApiTokenRow).where(ApiTokenRow.key == token.key, _is_valid(now)).values(used=now)
        )

    async def list_for(self, accounts: Sequence[Account], now: datetime) -> list[ApiToken]:
        """Return the tokens of these accounts that have not ended, newest first."""
        return await self._read(_of(accounts), now=now)

    async def end_for(self, accounts: Sequence[Account], now: datetime, short_key: str = "") -> int:
        """End the token of these accounts with this short key, or all. Return their number."""
        named = func.substr(ApiTokenRow.key, 1, SHORT_KEY) == short_key
        locked = await lock_rows(
            self._connection,
            ApiTokenRow,
            *(_of(accounts), ApiTokenRow.ended.is_(None)),
            *([named] if short_key else []),
        )
        ended = await self._connection.scalars(
            update(ApiTokenRow)
            .where(locked)
            .values(ended=now, expires=now)
            .returning(ApiTokenRow.key)
        )
        return len(ended.all())

    async def forget(self, account: Account) -> None:
        """Delete the tokens of an account."""
        await self._delete(_of([account]))

    async def delete_expired(self, now: datetime) -> None:
        """Delete tokens that have ended."""
        await self._delete(ApiTokenRow.expires <= now)

    async def _read(self, *conditions: ColumnElement[bool], now: datetime) -> list[ApiToken]:
        rows = await self._connection.execute(
            select(ApiTokenRow)
            .where(*conditions, _is_valid(now))
            .order_by(ApiTokenRow.created.desc(), ApiTokenRow.key)
        )
        return [
            ApiToken(
                row.key,
                Account(row.platform, row.account),
                row.name,
                tuple(map(TokenScope, row.scopes.split())),
                row.created,
                row.used,
                row.expires,
            )
            for row in rows
        ]

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, ApiTokenRow, *conditions)
        await self._connection.execute(delete(ApiTokenRow).where(locked))


def is_use_due(token: ApiToken, now: datetime) -> bool:
    """Return whether the moment of a request is worth a write."""
    return token.used is None or now - token.used >= _USED_EVERY


def _is_valid(now: datetime) -> ColumnElement[bool]:
    # An end counts whatever the time: the clock of another machine may be ahead of this one.
    return and_(ApiTokenRow.ended.is_(None), ApiTokenRow.expires > now)


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(ApiTokenRow.platform == each.platform, ApiTokenRow.account == each.id)
            for each in accounts
        )
    )
