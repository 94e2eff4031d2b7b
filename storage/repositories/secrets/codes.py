"""Link codes, invite codes and sign-in codes, and the count of wrong attempts.

A code is stored as a digest only. The caller passes the time, so that a whole transaction uses the
same moment.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.code_format import digest, format_code, new_code, parse_code
from storage.models import Account, AccountLink, Code, CodeKind, MessageRef, Platform
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.people import CodeRow, TryRow

LENGTHS = {CodeKind.LINK: 8, CodeKind.INVITE: 12, CodeKind.WEB: 26}
"""Number of letters, 5 bits each. An invite code is valid for days, the others for minutes."""
MOST_WRONG = 5
"""Wrong codes, less than LOCKOUT apart, after which an account is locked for LOCKOUT."""
LOCKOUT = timedelta(hours=1)
NOTICE_PERIOD = timedelta(days=30)
LABEL = 4
"""Number of first letters that identify a code to administrators."""


class Codes:
    """Codes. Typed text may have small letters, other dashes, and O for 0."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def create_single(
        self,
        kind: CodeKind,
        owner: Account,
        place: MessageRef,
        now: datetime,
        lifetime: timedelta,
        name: str = "",
    ) -> str:
        """Create a code that is used once: to link an account to its owner's person, or to sign a
        browser in. Earlier codes of this kind and owner become invalid."""
        await self._delete(*_owned_by(owner), CodeRow.kind == kind, CodeRow.joined.is_(None))
        return await self._make(kind, owner, 1, now, lifetime, place, name)

    async def create_invite(
        self, owner: Account, uses: int, now: datetime, lifetime: timedelta
    ) -> str:
        """Create an invite code for `uses` people."""
        return await self._make(CodeKind.INVITE, owner, uses, now, lifetime)

    async def find(self, kind: CodeKind, typed: str, now: datetime) -> Code | None:
        """Return the code if it can be used now, else None."""
        row = (
            await self._connection.execute(select(CodeRow).where(*_usable(kind, typed, now)))
        ).one_or_none()
        return _code(row) if row else None

    async def use(
        self, kind: CodeKind, typed: str, now: datetime, joined: Account | None = None
    ) -> bool:
        """Use a code once. Safe against concurrent use.

        `joined` is the account that used a link code: its owner is notified.
        """
        used = await self._connection.scalars(
            update(CodeRow)
            .where(*_usable(kind, typed, now))
            .values(remaining=CodeRow.remaining - 1, joined=str(joined) if joined else None)
            .returning(CodeRow.key)
        )
        return bool(used.all())

    async def invalidate(self, kind: CodeKind, typed: str) -> None:
        """Invalidate a code, for example because others saw it."""
        await self._connection.execute(
            delete(CodeRow).where(CodeRow.key == _key(kind, typed), CodeRow.joined.is_(None))
        )

    async def active_invites(self, now: datetime, limit: int) -> list[Code]:
        """Return the usable invite codes, latest expiry first."""
        rows = await self._connection.execute(
            select(CodeRow)
            .where(CodeRow.kind == CodeKind.INVITE, CodeRow.expires > now, CodeRow.remaining > 0)
            .order_by(CodeRow.expires.desc())
            .limit(limit)
        )
        return [_code(row) for row in rows]

    async def revoke(self, key: str) -> Code | None:
        """Delete an invite code and return it. Returns None when there is none."""
        row = (
            await self._connection.execute(
                delete(CodeRow)
                .where(CodeRow.key == key, CodeRow.kind == CodeKind.INVITE)
                .returning(CodeRow)
            )
        ).one_or_none()
        return _code(row) if row else None

    # --- used link codes whose owner is not notified yet -----------------------------------------

    async def account_links(self, platform: Platform) -> list[AccountLink]:
        """Return the used link codes whose owner is on this platform."""
        rows = await self._connection.execute(
            select(CodeRow).where(
                CodeRow.joined.is_not(None), CodeRow.owner_platform == platform.value
            )
        )
        return [
            AccountLink(row.key, Account(platform, row.owner), row.place, _account(row.joined))
            for row in rows
        ]

    async def mark_told(self, key: str) -> None:
        """Delete a used link code after its owner was notified."""
        await self._connection.execute(delete(CodeRow).where(CodeRow.key == key))

    # --- wrong codes -------------------------------------------------------------------------

    async def locked_until(self, account: Account, now: datetime) -> datetime | None:
        """Return the end of the account's lockout; None when it is not locked out.

        Locks the row until the transaction ends.
        """
        who = _digest_of(account)
        await insert_new(self._connection, TryRow, who=who, wrong=0, last=now)
        row = (
            await self._connection.execute(
                select(TryRow).where(TryRow.who == who).with_for_update()
            )
        ).one()
        until: datetime = row.last + LOCKOUT
        return until if row.wrong >= MOST_WRONG and until > now else None

    async def count_failure(self, account: Account, now: datetime) -> int:
        """Count a wrong, used or expired code. Returns the remaining tries.

        A correct code resets nothing: otherwise a second account could be used to go on guessing.
        """
        who = _digest_of(account)
        recent = await self._connection.scalar(
            select(TryRow.wrong).where(TryRow.who == who, TryRow.last > now - LOCKOUT)
        )
        wrong: int = (recent or 0) + 1
        values: dict[str, Any] = {"wrong": wrong, "last": now}
        if not await insert_new(self._connection, TryRow, who=who, **values):
            await self._connection.execute(update(TryRow).where(TryRow.who == who).values(**values))
        return max(0, MOST_WRONG - wrong)

    # --- deletion ----------------------------------------------------------------------------

    async def forget(self, account: Account) -> None:
        """Delete the account's codes of one use. Its invite codes stay, without an owner.

        The count of wrong codes stays for its hour: otherwise deletion would give new tries.
        """
        owned = and_(*_owned_by(account))
        named = or_(owned, CodeRow.joined == str(account))
        locked = await lock_rows(self._connection, CodeRow, named)
        is_single = CodeRow.kind != CodeKind.INVITE
        await self._connection.execute(delete(CodeRow).where(locked, is_single))
        await self._connection.execute(
            update(CodeRow).where(locked, owned).values(owner_platform="", owner="")
        )

    async def delete_expired(self, now: datetime) -> None:
        """Delete expired codes and outdated counts of wrong codes.

        A used link code stays for NOTICE_PERIOD, until its owner is notified.
        """
        # Counts before codes: somebody who enters a code locks them in this order.
        counts = await lock_rows(self._connection, TryRow, TryRow.last <= now - LOCKOUT)
        await self._connection.execute(delete(TryRow).where(counts))
        outdated = or_(CodeRow.joined.is_(None), CodeRow.expires <= now - NOTICE_PERIOD)
        await self._delete(CodeRow.expires <= now, outdated)

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, CodeRow, *conditions)
        await self._connection.execute(delete(CodeRow).where(locked))

    async def _make(
        self,
        kind: CodeKind,
        owner: Account,
        uses: int,
        now: datetime,
        lifetime: timedelta,
        place: MessageRef | None = None,
        name: str = "",
    ) -> str:
        code = new_code(LENGTHS[kind])
        is_new = await insert_new(
            self._connection,
            CodeRow,
            key=digest(kind, code),
            kind=kind,
            label=code[:LABEL],
            owner_platform=owner.platform.value,
            owner=owner.id,
            place=place,
            uses=uses,
            remaining=uses,
            joined=None,
            created=now,
            expires=now + lifetime,
            name=name,
        )
        # A collision among at least 2^40 codes is practically impossible. It would be tried again.
        return (
            format_code(code)
            if is_new
            else await self._make(kind, owner, uses, now, lifetime, place)
        )


def _key(kind: CodeKind, typed: str) -> str:
    return digest(kind, parse_code(typed, LENGTHS[kind]))


def _usable(kind: CodeKind, typed: str, now: datetime) -> tuple[Any, ...]:
    return (CodeRow.key == _key(kind, typed), CodeRow.remaining > 0, CodeRow.expires > now)


def _owned_by(owner: Account) -> tuple[Any, ...]:
    return (CodeRow.owner_platform == owner.platform.value, CodeRow.owner == owner.id)


def _digest_of(account: Account) -> str:
    return hashlib.sha256(f"tries:{account}".encode()).hexdigest()


def _account(name: str) -> Account:
    platform, _, number = name.partition(":")
    return Account(Platform(platform), number)


def _code(row: Any) -> Code:
    owner = Account(Platform(row.owner_platform), row.owner) if row.owner else None
    return Code(
        CodeKind(row.kind), row.key, row.label, owner, row.place, row.uses, row.remaining,
        row.created, row.expires, row.name,
    )  # fmt: skip
