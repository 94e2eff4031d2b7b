"""Groups and their setting for automatic transcription."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Address
from storage.repositories.dialect import insert_new
from storage.tables.people import ChatRow


class Chats:
    """Settings of groups; all topics of a group share them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def is_automatic(self, address: Address) -> bool:
        """Return whether an administrator of the group switched automatic transcription on."""
        found = await self._connection.scalar(
            select(ChatRow.automatic).where(
                ChatRow.platform == address.platform, ChatRow.id == address.chat
            )
        )
        return bool(found)

    async def set_automatic(self, address: Address, account: Account, *, on: bool) -> None:
        """Set automatic transcription.

        `account` is the administrator of the group who decided it.
        """
        values = {"automatic": on, "changed_by": account.id, "changed": datetime.now(UTC)}
        new = await insert_new(
            self._connection, ChatRow, platform=address.platform, id=address.chat, **values
        )
        if not new:
            await self._connection.execute(
                update(ChatRow)
                .where(ChatRow.platform == address.platform, ChatRow.id == address.chat)
                .values(**values)
            )

    async def forget(self, account: Account) -> None:
        """Blank the account; the setting belongs to the group and stays."""
        await self._connection.execute(
            update(ChatRow)
            .where(ChatRow.platform == account.platform, ChatRow.changed_by == account.id)
            .values(changed_by="")
        )
