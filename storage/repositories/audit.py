"""What administrators did: only ever added to, and blanked where people are forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, AuditEntry, Platform
from storage.tables.core import AuditRow


class Audit:
    """Deeds, newest first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, actor: Account, action: str, target: str, detail: str = "") -> None:
        """Write down a deed, in the transaction that does it."""
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

    async def latest(self, limit: int) -> list[AuditEntry]:
        """The last deeds."""
        rows = await self._connection.execute(
            select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
        )
        return [
            AuditEntry(
                Account(Platform(row.actor_platform), row.actor) if row.actor else None,
                row.action,
                row.target,
                row.moment,
                row.detail,
            )
            for row in rows
        ]

    async def forget(self, account: Account) -> None:
        """Leave the deeds, without the account that did them or that they were done to."""
        for mine, blank in (
            (
                (AuditRow.actor_platform == account.platform.value, AuditRow.actor == account.id),
                {"actor_platform": "", "actor": ""},
            ),
            ((AuditRow.target == f"{account.platform}:{account.id}",), {"target": ""}),
        ):
            await self._connection.execute(
                update(AuditRow)
                .where(*mine)
                .values(**blank)
                .execution_options(synchronize_connection=False)
            )
