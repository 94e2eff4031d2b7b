"""Groups and their settings: automatic transcription and rules for words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Address
from storage.repositories.chat_moves import MovingRows, find_rows, move_rows
from storage.tables.dialect import insert_new
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

    async def set_automatic(self, address: Address, account: Account | None, *, on: bool) -> None:
        """Set automatic transcription.

        `account` is the administrator of the group who decided it.
        """
        await self._set(address, account, automatic=on)

    async def replacements(self, address: Address) -> tuple[tuple[str, str], ...]:
        """Return the group's rules for words: pairs of what was heard and how it is written."""
        found = await self._connection.scalar(
            select(ChatRow.replacements).where(
                ChatRow.platform == address.platform, ChatRow.id == address.chat
            )
        )
        return found or ()

    async def set_replacements(
        self, address: Address, account: Account | None, rules: tuple[tuple[str, str], ...]
    ) -> None:
        """Replace the group's rules for words.

        `account` is the administrator of the group who decided it.
        """
        await self._set(address, account, replacements=rules)

    async def find_rows(self, old: Address) -> MovingRows:
        """Return the rows that name a chat inside of JSON. Reads whole tables, so call it outside
        of write transactions."""
        return await find_rows(self._connection, old)

    async def move(self, moving: MovingRows, new: Address) -> None:
        """Give the chat of these rows, and of all rows that name it in a column, a new address."""
        await move_rows(self._connection, moving, new)

    async def _set(self, address: Address, account: Account | None, **settings: Any) -> None:
        """Change some settings of a group; a new row has the defaults of the others."""
        values = {
            "changed_by": account.id if account else "",
            "changed": datetime.now(UTC),
            **settings,
        }
        new = await insert_new(
            self._connection,
            ChatRow,
            platform=address.platform,
            id=address.chat,
            **{"automatic": False, "replacements": (), **values},
        )
        if not new:
            await self._connection.execute(
                update(ChatRow)
                .where(ChatRow.platform == address.platform, ChatRow.id == address.chat)
                .values(**values)
            )

    async def forget(self, account: Account) -> None:
        """Blank the account; the settings belong to the group and stay."""
        await self._connection.execute(
            update(ChatRow)
            .where(ChatRow.platform == account.platform, ChatRow.changed_by == account.id)
            .values(changed_by="")
        )
