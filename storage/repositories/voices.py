"""Remembered voices: each belongs to one person, in one chat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, false, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Address, NamedVoice, Voiceprint
from storage.tables.dialect import lock_rows
from storage.tables.voices import VoiceRow


class Voices:
    """Named voices; every method takes the accounts of one person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_for(
        self, accounts: Sequence[Account], address: Address | None = None
    ) -> list[NamedVoice]:
        """Return the voices of these accounts in the chat of the address, or in all chats; oldest
        first."""
        rows = await self._connection.execute(
            select(VoiceRow).where(_owned_by(accounts), *_in(address)).order_by(VoiceRow.id)
        )
        return [_voice(row) for row in rows]

    async def lock(self, accounts: Sequence[Account]) -> None:
        """Lock the voices of these accounts, before several statements that write some of them."""
        await lock_rows(self._connection, VoiceRow, _owned_by(accounts))

    async def save(
        self,
        account: Account,
        address: Address,
        source: str,
        named: Sequence[tuple[str, Voiceprint]],
        now: datetime,
    ) -> None:
        """Store the voices named in a recording, replacing those stored from it before."""
        place = {"platform": account.platform, "account": account.id, "chat": address.chat}
        await self._delete(_owned_by([account]), *_in(address), VoiceRow.source == source)
        rows = [
            {**place, "name": name, "source": source, "voiceprint": voiceprint}
            | {"created": now, "heard": now}
            for name, voiceprint in named
        ]
        if rows:
            await self._connection.execute(insert(VoiceRow), rows)

    async def mark_heard(
        self,
        accounts: Sequence[Account],
        address: Address,
        names: Collection[str],
        now: datetime,
    ) -> None:
        """Set the moment at which these names were last recognized."""
        heard = await lock_rows(
            self._connection,
            VoiceRow,
            _owned_by(accounts),
            *_in(address),
            VoiceRow.name.in_(names),
        )
        await self._connection.execute(
            update(VoiceRow)
            .where(heard)
            .values(heard=now)
            .execution_options(synchronize_session=False)
        )

    async def delete(self, accounts: Sequence[Account], ids: Collection[int]) -> None:
        """Delete voices by id, as far as they belong to these accounts."""
        await self._delete(_owned_by(accounts), VoiceRow.id.in_(ids))

    async def forget(self, account: Account) -> None:
        """Delete all voices of an account."""
        await self._delete(_owned_by([account]))

    async def forget_source(self, account: Account, source: str) -> None:
        """Delete the voices from one recording of an account, by its first job."""
        await self._delete(_owned_by([account]), VoiceRow.source == source)

    async def delete_unheard_since(self, moment: datetime) -> None:
        """Delete voices that were neither named nor recognized since `moment`."""
        await self._delete(VoiceRow.heard < moment)

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, VoiceRow, *conditions)
        await self._connection.execute(delete(VoiceRow).where(locked))


def _owned_by(accounts: Sequence[Account]) -> Any:
    return or_(
        false(),
        *(and_(VoiceRow.platform == it.platform, VoiceRow.account == it.id) for it in accounts),
    )


def _in(address: Address | None) -> list[Any]:
    if address is None:
        return []
    return [VoiceRow.platform == address.platform, VoiceRow.chat == address.chat]


def _voice(row: Any) -> NamedVoice:
    return NamedVoice(
        id=row.id,
        account=Account(row.platform, row.account),
        chat=row.chat,
        name=row.name,
        source=row.source,
        voiceprint=row.voiceprint,
        heard=row.heard,
    )
