"""The audit log, and its entries after an account was forgotten."""

from __future__ import annotations

import pytest

from storage.blobs import Blobs
from storage.database import Database
from storage.repositories import audit
from storage.retention import forget_account, forget_older_than
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


async def test_oldest_of_too_many_entries_are_deleted(
    database: Database, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "ENTRIES", 3)
    await forget_older_than(database, blobs, days=0)
    for number in range(5):
        async with database.begin() as unit:
            await unit.audit.record(ANNA, "block", f"telegram:{number}")
    await forget_older_than(database, blobs, days=0)
    async with database.read() as unit:
        kept = [it.target for it in await unit.audit.latest(9)]
    assert kept == ["telegram:4", "telegram:3", "telegram:2"]
