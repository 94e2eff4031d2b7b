"""Announcements, from draft to finish."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Row,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from storage.models import (
    Account,
    Announcement,
    AnnouncementState,
    MessageRef,
    Platform,
    ReceiverState,
)
from storage.repositories.announcement_receivers import (
    AnnouncementReceivers,
    is_account,
    is_recipient,
)
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.people import AccountRow, PersonRow
from storage.tables.service import AnnouncementRow, ReceiverRow

_ACTIVE = (AnnouncementState.SENDING, AnnouncementState.STOPPING)


class Announcements(AnnouncementReceivers):
    """Announcements.

    A person with several accounts gets each of them once, at the first account.
    """

    async def add_draft(self, news: Announcement) -> bool:
        """Store a draft. Returns False when the id exists already."""
        return await insert_new(
            self._connection,
            AnnouncementRow,
            id=news.id,
            text=news.text,
            platform=news.platform,
            author=news.author.id if news.author else "",
            locale=news.locale,
            state=AnnouncementState.DRAFT,
            created=news.created,
            card=None,
            told=0,
            gone=0,
            spared=0,
        )

    async def get(self, news_id: str) -> Announcement | None:
        """Return one announcement with the counts of its receivers; None when there is none."""
        row = (
            await self._connection.execute(
                select(AnnouncementRow).where(AnnouncementRow.id == news_id)
            )
        ).one_or_none()
        return None if row is None else await self._with_counts(_announcement(row))

    async def delete_draft(self, news_id: str) -> bool:
        """Delete a draft. Returns False when it is not a draft (any more)."""
        deleted = await self._connection.scalars(
            delete(AnnouncementRow)
            .where(AnnouncementRow.id == news_id, AnnouncementRow.state == AnnouncementState.DRAFT)
            .returning(AnnouncementRow.id)
        )
        return bool(deleted.all())

    async def start(
        self, news_id: str, card: MessageRef, platforms: Collection[Platform]
    ) -> Announcement | None:
        """Start sending to the people who want news now. Returns None when it is not a draft."""
        if not await self._change_state(
            news_id, AnnouncementState.DRAFT, AnnouncementState.SENDING, card=card
        ):
            return None
        await self._connection.execute(
            insert(ReceiverRow).from_select(
                ["announcement_id", "platform", "account", "state"],
                select(
                    literal(news_id),
                    AccountRow.platform,
                    AccountRow.id,
                    literal(ReceiverState.WAITING.value),
                )
                .join(PersonRow)
                .where(*is_recipient(platforms)),
            )
        )
        return await self.get(news_id)

    async def stop(self, news_id: str) -> bool:
        """Stop sending. Returns False when it is not being sent."""
        return await self._change_state(
            news_id, AnnouncementState.SENDING, AnnouncementState.STOPPING
        )

    async def active(self) -> list[Announcement]:
        """Return announcements that still have receivers or a final card to send, oldest first."""
        rows = await self._connection.execute(
            select(AnnouncementRow)
            .where(AnnouncementRow.state.in_(_ACTIVE))
            .order_by(AnnouncementRow.created)
        )
        return [await self._with_counts(_announcement(row)) for row in rows.all()]

    async def finish(self, news: Announcement, state: AnnouncementState) -> bool:
        """Store the final state and counts, and delete the receivers.

        Returns False when it was finished before.
        """
        counts = {"told": news.told, "gone": news.gone, "spared": news.spared}
        if not await self._change_state(news.id, news.state, state, **counts):
            return False
        await self._connection.execute(
            delete(ReceiverRow).where(ReceiverRow.announcement_id == news.id)
        )
        return True

    async def forget(self, account: Account) -> None:
        """Delete the account as a receiver. Its own announcements stay, without an author."""
        # Announcements before receivers: the end of an announcement locks them in this order.
        own = await lock_rows(
            self._connection,
            AnnouncementRow,
            AnnouncementRow.platform == account.platform,
            AnnouncementRow.author == account.id,
        )
        await self._connection.execute(
            update(AnnouncementRow).where(own).values(author="", card=None)
        )
        received = await lock_rows(self._connection, ReceiverRow, is_account(account))
        await self._connection.execute(delete(ReceiverRow).where(received))

    async def delete_before(self, moment: datetime, *, drafts: bool) -> None:
        """Delete drafts, or else finished announcements, created before `moment`."""
        states = (
            (AnnouncementState.DRAFT,)
            if drafts
            else (AnnouncementState.SENT, AnnouncementState.STOPPED)
        )
        old = await lock_rows(
            self._connection,
            AnnouncementRow,
            AnnouncementRow.state.in_(states),
            AnnouncementRow.created < moment,
        )
        await self._connection.execute(delete(AnnouncementRow).where(old))

    async def _change_state(
        self, news_id: str, before: AnnouncementState, after: AnnouncementState, **more: Any
    ) -> bool:
        changed = await self._connection.scalars(
            update(AnnouncementRow)
            .where(AnnouncementRow.id == news_id, AnnouncementRow.state == before)
            .values(state=after, **more)
            .returning(AnnouncementRow.id)
        )
        return bool(changed.all())

    async def _with_counts(self, news: Announcement) -> Announcement:
        if news.state not in _ACTIVE:
            return news
        rows = await self._connection.execute(
            select(ReceiverRow.state, func.count())
            .where(ReceiverRow.announcement_id == news.id)
            .group_by(ReceiverRow.state)
        )
        counts: dict[ReceiverState, int] = {state: count for state, count in rows}  # noqa: C416 - typed rows
        return replace(
            news,
            told=counts.get(ReceiverState.TOLD, 0),
            gone=counts.get(ReceiverState.GONE, 0),
            spared=counts.get(ReceiverState.SPARED, 0),
            waiting=counts.get(ReceiverState.WAITING, 0),
        )


def _announcement(row: Row[Any]) -> Announcement:
    return Announcement(
        id=row.id,
        text=row.text,
        platform=row.platform,
        author=Account(row.platform, row.author) if row.author else None,
        locale=row.locale,
        state=row.state,
        created=row.created,
        card=row.card,
        told=row.told,
        gone=row.gone,
        spared=row.spared,
    )
