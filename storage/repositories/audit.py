"""Audit log of administrators. Entries are only added, and the oldest of too many are deleted. A
deleted account is blanked in them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, AuditEntry, Platform
from storage.tables.people import AuditRow

ENTRIES = 10_000
"""Actions that are kept: years of them, in two megabytes."""


class Audit:
    """Entries of the audit log."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, actor: Account, action: str, target: str, detail: str = "") -> None:
        """Record an action, in the transaction that performs it."""
        await self._connection.execute(
            insert(AuditRow).values(
                actor_platform=actor.platform.value,
                actor=actor.id,
                action=action,
                target=target,
                detail=detail,
                moment=datetime.now(UTC),
            )
        )

    async def latest(self, limit: int, before: int | None = None) -> list[AuditEntry]:
        """Return the newest entries, newest first; those before the one of this id."""
        older = [] if before is None else [AuditRow.id < before]
        rows = await self._connection.execute(
            select(AuditRow).where(*older).order_by(AuditRow.id.desc()).limit(limit)
        )
        return [
            AuditEntry(
                Account(Platform(row.actor_platform), row.actor) if row.actor else None,
                row.action,
                row.target,
                row.moment,
                row.detail,
                row.id,
            )
            for row in rows
        ]

    async def delete_oldest(self) -> None:
        """Delete all but the newest ENTRIES."""
        newest = await self._connection.scalar(select(func.max(AuditRow.id)))
        await self._connection.execute(
            delete(AuditRow).where(AuditRow.id <= (newest or 0) - ENTRIES)
        )

    async def forget(self, account: Account) -> None:
        """Blank the account, as actor and as target; the entries stay."""
        for conditions, blank in (
            (
                (AuditRow.actor_platform == account.platform.value, AuditRow.actor == account.id),
                {"actor_platform": "", "actor": ""},
            ),
            ((AuditRow.target == str(account),), {"target": ""}),
        ):
            await self._connection.execute(
                update(AuditRow)
                .where(*conditions)
                .values(**blank)
                .execution_options(synchronize_connection=False)
            )
