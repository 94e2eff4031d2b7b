from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Announcement,
    AnnouncementState,
    MessageRef,
    Platform,
    ReceiverState,
    Role,
)
from storage.retention import forget_account, forget_older_than
from storage.tables.people import AccountRow
from tests.unit.storage.conftest import ANNA, BEN

EVE = Account(Platform.DISCORD, "3")
BOTH = {Platform.TELEGRAM, Platform.DISCORD}
NOW = datetime.now(UTC).replace(microsecond=0)
NEWS = Announcement("n", "New!", Platform.TELEGRAM, ANNA, "en", AnnouncementState.DRAFT, NOW)
CARD = MessageRef(Address(Platform.TELEGRAM, "1"), "7")


async def subscribe(database: Database, *accounts: Account) -> None:
    async with database.begin() as unit:
        for account in accounts:
            await unit.people.get_or_create(account, "en")
            await unit.people.set_news(account, wanted=True)


async def join(database: Database, account: Account, other: Account) -> None:
    """Make `other` an account of the person of `account`."""
    async with database.begin() as unit:
        person = await unit.people.find(account)
        assert person
        await unit.people._connection.execute(
            update(AccountRow)
            .where(AccountRow.platform == other.platform, AccountRow.id == other.id)
            .values(person_id=person.id)
        )


async def start_sending(database: Database, news: Announcement = NEWS) -> Announcement:
    async with database.begin() as unit:
        assert await unit.announcements.add_draft(news)
        announcement = await unit.announcements.start(news.id, CARD, BOTH)
    assert announcement is not None
    return announcement


async def test_accounts_with_news_get_a_receiver_row_when_sending_starts(
    database: Database,
) -> None:
    await subscribe(database, ANNA, BEN, EVE)
    async with database.begin() as unit:
        await unit.people.get_or_create(Account(Platform.TELEGRAM, "silent"), "en")
        await unit.people.set_role(BEN, Role.BLOCKED)
        assert await unit.announcements.count_recipients(BOTH) == 2
        assert await unit.announcements.count_recipients({Platform.TELEGRAM}) == 1
        assert await unit.announcements.add_draft(NEWS)
        assert not await unit.announcements.add_draft(NEWS)
        assert await unit.announcements.get("n") == NEWS
        assert await unit.announcements.active() == []
        assert not await unit.announcements.stop("n")
        announcement = await unit.announcements.start("n", CARD, BOTH)
        assert announcement == replace(NEWS, state=AnnouncementState.SENDING, card=CARD, waiting=2)
        assert await unit.announcements.start("n", CARD, BOTH) is None
        assert not await unit.announcements.delete_draft("n")
        assert await unit.announcements.active() == [announcement]
        assert await unit.announcements.waiting_receivers("n", Platform.TELEGRAM, 9) == [ANNA]
        assert await unit.announcements.waiting_receivers("n", Platform.DISCORD, 9) == [EVE]


async def test_draft_announcement_can_be_deleted(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.announcements.add_draft(NEWS)
        assert await unit.announcements.delete_draft("n")
        assert not await unit.announcements.delete_draft("n")
        assert await unit.announcements.get("n") is None


async def test_linked_accounts_share_one_receiver_row(database: Database) -> None:
    await subscribe(database, ANNA, EVE)
    await join(database, ANNA, EVE)
    announcement = await start_sending(database)
    assert announcement.waiting == 1
    async with database.begin() as unit:
        assert await unit.announcements.count_recipients({Platform.TELEGRAM}) == 1
        assert await unit.announcements.waiting_receivers("n", Platform.TELEGRAM, 9) == []
        assert await unit.announcements.waiting_receivers("n", Platform.DISCORD, 9) == [EVE]
        await unit.announcements.replace_receiver("n", EVE, ANNA)
        await unit.announcements.replace_receiver("n", EVE, ANNA)
        assert await unit.announcements.waiting_receivers("n", Platform.DISCORD, 9) == []
        assert await unit.announcements.waiting_receivers("n", Platform.TELEGRAM, 9) == [ANNA]


async def test_counts_remain_after_receiver_rows_are_deleted(database: Database) -> None:
    await subscribe(database, ANNA, BEN, EVE)
    announcement = await start_sending(database)
    async with database.begin() as unit:
        await unit.announcements.set_receiver_state("n", ANNA, ReceiverState.TOLD)
        await unit.announcements.set_receiver_state("n", EVE, ReceiverState.GONE)
        assert await unit.announcements.is_told("n", [BEN, ANNA])
        assert not await unit.announcements.is_told("n", [BEN, EVE])
        (now,) = await unit.announcements.active()
        assert (now.told, now.gone, now.spared, now.waiting) == (1, 1, 0, 1)
        assert await unit.announcements.stop("n")
        assert not await unit.announcements.finish(
            announcement, AnnouncementState.SENT
        )  # it was stopped since
        (now,) = await unit.announcements.active()
        assert await unit.announcements.finish(now, AnnouncementState.STOPPED)
        assert not await unit.announcements.finish(now, AnnouncementState.STOPPED)
        assert await unit.announcements.active() == []
        over = await unit.announcements.get("n")
        assert over == replace(NEWS, state=AnnouncementState.STOPPED, card=CARD, told=1, gone=1)
        assert not await unit.announcements.is_told("n", [ANNA])  # all rows are deleted


async def test_forgotten_account_is_removed_from_announcements(
    database: Database, blobs: Blobs
) -> None:
    await subscribe(database, ANNA, BEN)
    await start_sending(database)
    await forget_account(database, blobs, ANNA)
    async with database.read() as unit:
        (now,) = await unit.announcements.active()
        assert (now.author, now.card, now.waiting) == (None, None, 1)
        assert await unit.announcements.waiting_receivers("n", Platform.TELEGRAM, 9) == [BEN]


async def test_blocked_and_forgotten_account_gets_no_news(database: Database, blobs: Blobs) -> None:
    await subscribe(database, ANNA)
    async with database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
    await forget_account(database, blobs, ANNA)
    async with database.read() as unit:
        person = await unit.people.find(ANNA)
    assert person is not None
    assert not person.news


async def test_old_announcements_are_deleted(database: Database, blobs: Blobs) -> None:
    old = NOW - timedelta(days=8)
    await subscribe(database, BEN)
    over = await start_sending(database, replace(NEWS, id="over", created=old))
    await start_sending(database, replace(NEWS, id="under-way", created=old))
    async with database.begin() as unit:
        await unit.announcements.finish(over, AnnouncementState.SENT)
        await unit.announcements.add_draft(replace(NEWS, id="old-draft", created=old))
        await unit.announcements.add_draft(replace(NEWS, id="draft"))

    async def left() -> set[str]:
        async with database.read() as unit:
            names = ("over", "under-way", "old-draft", "draft")
            return {name for name in names if await unit.announcements.get(name)}

    await forget_older_than(database, blobs, 0)
    assert await left() == {"over", "under-way", "draft"}
    await forget_older_than(database, blobs, 5)
    assert await left() == {"under-way", "draft"}
