"""Announcements, and a row for each receiver until all of them are through."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from storage.models import (
    Account,
    Announcement,
    MessageRef,
    Platform,
    Role,
)
from storage.models import (
    AnnouncementState as State,
)
from storage.models import (
    ReceiverState as Reach,
)
from storage.repositories.dialect import insert_new
from storage.tables.core import AccountRow, PersonRow
from storage.tables.service import AnnouncementRow, ReceiverRow

_UNDER_WAY = (State.SENDING, State.STOPPING)


class Announcements:
    """A person with several accounts is told once, at the account that comes first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def draft(self, news: Announcement) -> bool:
        """Keep it, to be looked at; False when it is there already."""
        return await insert_new(
            self._connection,
            AnnouncementRow,
            id=news.id,
            text=news.text,
            platform=news.platform,
            author=news.author.id if news.author else "",
            locale=news.locale,
            state=State.DRAFT,
            created=news.created,
            card=None,
            told=0,
            gone=0,
            spared=0,
        )

    async def get(self, news_id: str) -> Announcement | None:
        """One of them, with what became of its receivers."""
        row = (
            await self._connection.execute(
                select(AnnouncementRow).where(AnnouncementRow.id == news_id)
            )
        ).one_or_none()
        return None if row is None else await self._counted(_news(row))

    async def drop(self, news_id: str) -> bool:
        """Forget a draft; False when it is none (any more)."""
        gone = await self._connection.scalars(
            delete(AnnouncementRow)
            .where(AnnouncementRow.id == news_id, AnnouncementRow.state == State.DRAFT)
            .returning(AnnouncementRow.id)
        )
        return bool(gone.all())

    async def wanted(self, platforms: Collection[Platform]) -> int:
        """How many people would be told."""
        found = select(func.count()).select_from(AccountRow).join(PersonRow)
        return await self._connection.scalar(found.where(*_wanting(platforms))) or 0

    async def send(
        self, news_id: str, card: MessageRef, platforms: Collection[Platform]
    ) -> Announcement | None:
        """Begin, with those who want news now; None when it is no draft (any more)."""
        if not await self._turn(news_id, State.DRAFT, State.SENDING, card=card):
            return None
        await self._connection.execute(
            insert(ReceiverRow).from_select(
                ["announcement_id", "platform", "account", "state"],
                select(
                    literal(news_id),
                    AccountRow.platform,
                    AccountRow.id,
                    literal(Reach.WAITING.value),
                )
                .join(PersonRow)
                .where(*_wanting(platforms)),
            )
        )
        return await self.get(news_id)

    async def stop(self, news_id: str) -> bool:
        """Tell nobody more; False when it is not under way."""
        return await self._turn(news_id, State.SENDING, State.STOPPING)

    async def under_way(self) -> list[Announcement]:
        """Those with receivers or a last card to come, oldest first."""
        rows = await self._connection.execute(
            select(AnnouncementRow)
            .where(AnnouncementRow.state.in_(_UNDER_WAY))
            .order_by(AnnouncementRow.created)
        )
        return [await self._counted(_news(row)) for row in rows.all()]

    async def waiting(self, news_id: str, platform: Platform, limit: int) -> list[Account]:
        """Receivers on this platform who were not told yet."""
        found = await self._connection.scalars(
            select(ReceiverRow.account)
            .where(
                ReceiverRow.announcement_id == news_id,
                ReceiverRow.platform == platform,
                ReceiverRow.state == Reach.WAITING,
            )
            .order_by(ReceiverRow.account)
            .limit(limit)
        )
        return [Account(platform, account) for account in found]

    async def told_one_of(self, news_id: str, accounts: Sequence[Account]) -> bool:
        """Whether one of these accounts was told already."""
        found = select(ReceiverRow.account).where(
            ReceiverRow.announcement_id == news_id,
            ReceiverRow.state == Reach.TOLD,
            or_(*map(_is, accounts)),
        )
        return (await self._connection.execute(found.limit(1))).first() is not None

    async def reached(self, news_id: str, account: Account, reach: Reach) -> None:
        """Note what became of a receiver."""
        await self._connection.execute(
            update(ReceiverRow)
            .where(ReceiverRow.announcement_id == news_id, _is(account))
            .values(state=reach)
        )

    async def instead(self, news_id: str, account: Account, other: Account) -> None:
        """Tell that person at another of their accounts."""
        await insert_new(
            self._connection,
            ReceiverRow,
            announcement_id=news_id,
            platform=other.platform,
            account=other.id,
            state=Reach.WAITING,
        )
        await self._connection.execute(
            delete(ReceiverRow).where(ReceiverRow.announcement_id == news_id, _is(account))
        )

    async def finish(self, news: Announcement, state: State) -> bool:
        """All are through, or it was stopped: keep the counts alone. False when it was finished."""
        counts = {"told": news.told, "gone": news.gone, "spared": news.spared}
        if not await self._turn(news.id, news.state, state, **counts):
            return False
        await self._connection.execute(
            delete(ReceiverRow).where(ReceiverRow.announcement_id == news.id)
        )
        return True

    async def forget(self, account: Account) -> None:
        """Who is forgotten is told nothing more; what they announced stays, without them."""
        await self._connection.execute(delete(ReceiverRow).where(_is(account)))
        await self._connection.execute(
            update(AnnouncementRow)
            .where(
                AnnouncementRow.platform == account.platform, AnnouncementRow.author == account.id
            )
            .values(author="", card=None)
        )

    async def forget_before(self, moment: datetime, *, drafts: bool) -> None:
        """Delete drafts, or what is over, made before then."""
        states = (State.DRAFT,) if drafts else (State.SENT, State.STOPPED)
        await self._connection.execute(
            delete(AnnouncementRow).where(
                AnnouncementRow.state.in_(states), AnnouncementRow.created < moment
            )
        )

    async def _turn(self, news_id: str, before: State, after: State, **more: Any) -> bool:
        changed = await self._connection.scalars(
            update(AnnouncementRow)
            .where(AnnouncementRow.id == news_id, AnnouncementRow.state == before)
            .values(state=after, **more)
            .returning(AnnouncementRow.id)
        )
        return bool(changed.all())

    async def _counted(self, news: Announcement) -> Announcement:
        if news.state not in _UNDER_WAY:
            return news
        rows = await self._connection.execute(
            select(ReceiverRow.state, func.count())
            .where(ReceiverRow.announcement_id == news.id)
            .group_by(ReceiverRow.state)
        )
        counts: dict[Reach, int] = {reach: count for reach, count in rows}  # noqa: C416 - typed rows
        return replace(
            news,
            told=counts.get(Reach.TOLD, 0),
            gone=counts.get(Reach.GONE, 0),
            spared=counts.get(Reach.SPARED, 0),
            waiting=counts.get(Reach.WAITING, 0),
        )


def _is(account: Account) -> ColumnElement[bool]:
    return and_(ReceiverRow.platform == account.platform, ReceiverRow.account == account.id)


def _wanting(platforms: Collection[Platform]) -> tuple[ColumnElement[bool], ...]:
    """The first account, on these platforms, of each person who wants news and is not blocked."""
    other = aliased(AccountRow)
    is_first = ~exists().where(
        other.person_id == AccountRow.person_id,
        other.platform.in_(platforms),
        tuple_(other.platform, other.id) < tuple_(AccountRow.platform, AccountRow.id),
    )
    wants = and_(PersonRow.news, PersonRow.role != Role.BLOCKED)
    return wants, AccountRow.platform.in_(platforms), is_first


def _news(row: Row[Any]) -> Announcement:
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
