"""The audit log, and its entries after an account was forgotten."""

from __future__ import annotations

from storage.blobs import Blobs
from storage.database import Database
from storage.retention import forget_account
from tests.unit.storage.conftest import ANNA, BEN


async def test_audit_entries_are_newest_first_and_omit_forgotten_people(
    database: Database, blobs: Blobs
) -> None:
    async with database.begin() as unit:
        await unit.audit.record(ANNA, "block", "telegram:2")
        await unit.audit.record(BEN, "cancel", "a job")
    async with database.read() as unit:
        newest, first = await unit.audit.latest(9)
        assert [newest.actor, newest.action, newest.target] == [BEN, "cancel", "a job"]
        assert [first.actor, first.action, first.target] == [ANNA, "block", "telegram:2"]
        assert first.moment <= newest.moment
        assert await unit.audit.latest(1) == [newest]
    await forget_account(database, blobs, BEN)
    async with database.read() as unit:
        newest, first = await unit.audit.latest(9)
    assert [newest.actor, newest.target] == [None, "a job"]
    assert [first.actor, first.target] == [ANNA, ""]
