"""Messages that ask for a reply are stored as long as their job."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from storage.models import Address, MessageRef, Platform
from tests.unit.storage.conftest import ANNA, add, make_job

ASKED = MessageRef(Address(Platform.TELEGRAM, "-100", "7"), "42")


async def test_pending_reply_finds_its_job_with_or_without_the_thread(database: Database) -> None:
    await add(database, make_job())
    async with database.begin() as unit:
        assert await unit.pending_replies.add(make_job().id, ASKED)
        assert not await unit.pending_replies.add(make_job().id, ASKED)
        without_thread = replace(ASKED, address=Address(Platform.TELEGRAM, "-100"))
        assert await unit.pending_replies.find_job(without_thread) == make_job().id
        assert await unit.pending_replies.find_job(replace(ASKED, message="43")) is None
        elsewhere = replace(ASKED, address=Address(Platform.TELEGRAM, "1"))
        assert await unit.pending_replies.find_job(elsewhere) is None


async def test_pending_reply_is_deleted_with_its_job(database: Database) -> None:
    await add(database, make_job())
    async with database.begin() as unit:
        await unit.pending_replies.add(make_job().id, ASKED)
        await unit.jobs.delete_for(ANNA)
        assert await unit.pending_replies.find_job(ASKED) is None
        assert not await unit.pending_replies.add(make_job().id, ASKED)


async def test_pending_reply_of_another_bot_is_not_found(database: Database) -> None:
    await add(database, make_job())
    async with database.begin() as unit:
        await unit.pending_replies.add(make_job().id, replace(ASKED, box="42"))
        assert await unit.pending_replies.find_job(replace(ASKED, box="43")) is None
        assert await unit.pending_replies.find_job(replace(ASKED, box="42")) == make_job().id
        await unit.pending_replies.add(make_job().id, replace(ASKED, message="9"))
        # Stored by a version that did not know the box.
        assert await unit.pending_replies.find_job(replace(ASKED, message="9", box="42"))
