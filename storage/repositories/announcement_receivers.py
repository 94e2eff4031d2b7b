"""The receivers of announcements and their delivery state."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from storage.models import Account, Platform, ReceiverState, Role
from storage.tables.dialect import insert_new
from storage.tables.people import AccountRow, PersonRow
from storage.tables.service import ReceiverRow


class AnnouncementReceivers:
    """Receivers of announcements: one row for each until the announcement is finished."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count_recipients(self, platforms: Collection[Platform]) -> int:
        """Return how many people would get an announcement on these platforms."""
        found = select(func.count()).select_from(AccountRow).join(PersonRow)
        return await self._connection.scalar(found.where(*is_recipient(platforms))) or 0

    async def waiting_receivers(
        self, news_id: str, platform: Platform, limit: int
    ) -> list[Account]:
        """Return at most `limit` receivers on this platform that have not got it yet."""
        found = await self._connection.scalars(
            select(ReceiverRow.account)
            .where(
                ReceiverRow.announcement_id == news_id,
                ReceiverRow.platform == platform,
                ReceiverRow.state == ReceiverState.WAITING,
            )
            .order_by(ReceiverRow.account)
            .limit(limit)
        )
        return [Account(platform, account) for account in found]

    async def is_told(self, news_id: str, accounts: Sequence[Account]) -> bool:
        """Return whether one of these accounts has already got it."""
        found = select(ReceiverRow.account).where(
            ReceiverRow.announcement_id == news_id,
            ReceiverRow.state == ReceiverState.TOLD,
            or_(*map(is_account, accounts)),
        )
        return (await self._connection.execute(found.limit(1))).first() is not None

    async def set_receiver_state(
        self, news_id: str, account: Account, state: ReceiverState
    ) -> None:
        """Set the delivery state of a receiver."""
        await self._connection.execute(
            update(ReceiverRow)
            .where(ReceiverRow.announcement_id == news_id, is_account(account))
            .values(state=state)
        )

    async def replace_receiver(self, news_id: str, account: Account, other: Account) -> None:
        """Replace a receiver by another account of the same person."""
        await insert_new(
            self._connection,
            ReceiverRow,
            announcement_id=news_id,
            platform=other.platform,
            account=other.id,
            state=ReceiverState.WAITING,
        )
        await self._connection.execute(
            delete(ReceiverRow).where(ReceiverRow.announcement_id == news_id, is_account(account))
        )


def is_account(account: Account) -> ColumnElement[bool]:
    """Return the condition that a receiver is this account."""
    return and_(ReceiverRow.platform == account.platform, ReceiverRow.account == account.id)


def is_recipient(platforms: Collection[Platform]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for an account that gets announcements.

    It is the first account, on these platforms, of a person who wants news and is not blocked.
    """
    other = aliased(AccountRow)
    is_first = ~exists().where(
        other.person_id == AccountRow.person_id,
        other.platform.in_(platforms),
        tuple_(other.platform, other.id) < tuple_(AccountRow.platform, AccountRow.id),
    )
    wants = and_(PersonRow.news, PersonRow.role != Role.BLOCKED)
    return wants, AccountRow.platform.in_(platforms), is_first
