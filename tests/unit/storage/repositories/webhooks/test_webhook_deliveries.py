"""Deliveries to webhooks: shared by processes, retried, listed, deleted."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    WebhookError,
)
from storage.retention import forget_older_than
from storage.tables.webhooks import WebhookDeliveryRow
from tests.unit.storage.repositories.webhooks.hooks import (
    FAILURES,
    HOOK,
    HOOK_OF_BEN,
    OK,
    TIMEOUT,
    add_test,
    claim_next,
    due,
    make_due,
    prepare,
    stored,
)


async def test_claim_is_one_process_s_until_its_lease_ends(database: Database) -> None:
    await prepare(database, HOOK, HOOK_OF_BEN)
    await add_test(database)
    await add_test(database, "e" * 32, HOOK_OF_BEN)
    assert await due(database) == [HOOK.id, HOOK_OF_BEN.id]
    assert await due(database, HOOK.id) == [HOOK_OF_BEN.id]
    first = await claim_next(database)
    assert first is not None
    assert first.tries == 1
    assert await claim_next(database) is None
    assert await due(database) == [HOOK_OF_BEN.id]
    await make_due(database)  # its process was killed, and the lease has ended
    second = await claim_next(database)
    assert second is not None
    assert (second.id, second.tries) == (first.id, 2)
    async with database.begin() as unit:
        assert not await unit.webhook_deliveries.finish(first, TIMEOUT, 5)
        assert await unit.webhook_deliveries.finish(second, OK, None)
        assert not await unit.webhook_deliveries.finish(second, OK, None)
    (ended,) = await stored(database)
    assert (ended.state, ended.status, ended.milliseconds) == ("delivered", 204, 12)
    assert ended.next_try is None


async def test_failed_try_is_due_after_its_pause(database: Database) -> None:
    await prepare(database, HOOK)
    await add_test(database)
    claimed = await claim_next(database)
    assert claimed is not None
    async with database.begin() as unit:
        assert await unit.webhook_deliveries.finish(claimed, TIMEOUT, 300)
    assert await due(database) == []
    (waiting,) = await stored(database)
    assert (waiting.state, waiting.error) == ("pending", WebhookError.TIMEOUT)
    assert waiting.next_try is not None
    assert 290 < (waiting.next_try - datetime.now(UTC)).total_seconds() <= 301


async def test_delivery_is_sent_again_with_its_id(database: Database) -> None:
    await prepare(database, HOOK)
    await add_test(database)
    claimed = await claim_next(database)
    assert claimed is not None
    async with database.begin() as unit:
        repeat = unit.webhook_deliveries.send_again
        assert not await repeat(HOOK.id, claimed.id)  # it is being tried
        assert await unit.webhook_deliveries.finish(claimed, TIMEOUT, 5)
        assert not await repeat(HOOK.id, claimed.id)  # it will be at once
    await make_due(database)
    for pause in (300, None):
        tried = await claim_next(database)
        assert tried is not None
        async with database.begin() as unit:
            repeat = unit.webhook_deliveries.send_again
            assert await unit.webhook_deliveries.finish(tried, TIMEOUT, pause)
            assert not await repeat(FAILURES.id, tried.id)
            assert await repeat(HOOK.id, tried.id)
            assert not await repeat(HOOK.id, tried.id)
    again = await claim_next(database)
    assert again is not None
    assert (again.id, again.tries) == (claimed.id, 1)


async def test_bots_that_claim_at_once_share_the_deliveries(database: Database) -> None:
    await prepare(database, HOOK, HOOK_OF_BEN)
    await add_test(database)
    await add_test(database, "e" * 32, HOOK_OF_BEN)
    claimed = await asyncio.gather(*(claim_next(database, it) for it in (HOOK, HOOK_OF_BEN) * 4))
    assert sorted(it.id for it in claimed if it) == ["d" * 32, "e" * 32]


async def test_deliveries_are_listed_in_pages_newest_first(database: Database) -> None:
    await prepare(database, HOOK)
    names = [f"{number:032x}" for number in range(5)]
    for name in names:
        await add_test(database, name)
    async with database.read() as unit:
        page = await unit.webhook_deliveries.list_for(HOOK.id, 3)
        before = (page[-1].created, page[-1].id)
        rest = await unit.webhook_deliveries.list_for(HOOK.id, 9, before)
    assert sorted(it.id for it in page + rest) == names
    assert [it.created for it in page + rest] == sorted(
        (it.created for it in page + rest), reverse=True
    )


async def test_old_deliveries_are_deleted(database: Database, blobs: Blobs) -> None:
    await prepare(database, HOOK)
    await add_test(database)
    await add_test(database, "e" * 32)
    async with database.begin() as unit:
        await unit.webhook_deliveries._connection.execute(
            update(WebhookDeliveryRow)
            .where(WebhookDeliveryRow.id == "e" * 32)
            .values(created=datetime.now(UTC) - timedelta(days=31))
        )
    await forget_older_than(database, blobs, 0)
    assert [it.id for it in await stored(database)] == ["d" * 32]
