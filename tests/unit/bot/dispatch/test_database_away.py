"""Events while the database fails for now: kept, handled once, and answered once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.exc import OperationalError

from bot.chat import Event, HandlerUnavailable
from bot.chat.leases import LEASES
from bot.dispatch import dispatcher
from bot.dispatch.dispatcher import make_dispatcher
from storage.database import Database, Unit
from storage.database_errors.transient import TransientDatabaseError
from storage.models import Account, Platform
from storage.repositories import ReceivedUpdates
from tests.unit.bot.dispatch.test_dispatcher import jobs
from tests.unit.bot.fake_chat import LIMITS
from tests.unit.bot.fakes import ANNA, BotHarness

ANN = Account(Platform.DISCORD, "9")


class FailingDatabase:
    """Database whose next transactions fail, some after their commit."""

    def __init__(self, inner: Database, *, before: int = 0, after: int = 0) -> None:
        """`before` and `after` are the numbers of transactions that fail before and after it."""
        self._inner, self.before, self.after = inner, before, after
        self._write_engine = inner._write_engine  # whose pool the harness looks at

    @asynccontextmanager
    async def begin(self, **options: Any) -> AsyncIterator[Unit]:
        if self.before:
            self.before -= 1
            raise TransientDatabaseError("no connection")
        async with self._inner.begin(**options) as unit:
            yield unit
        if self.after:
            self.after -= 1
            raise TransientDatabaseError("connection lost", is_uncertain=True)

    async def close(self) -> None:
        await self._inner.close()


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatcher, "PATIENCE", 0.0)


def failing(harness: BotHarness, **failures: int) -> FailingDatabase:
    harness.chat.capabilities = replace(LIMITS, redelivers=True)
    database = FailingDatabase(harness.services.database, **failures)
    harness.services = replace(harness.services, database=cast("Database", database))
    return database


async def test_event_is_taken_when_the_database_is_back(harness: BotHarness) -> None:
    database = failing(harness, before=3)
    handle = make_dispatcher(harness.services)
    event = harness.command("help")
    for _ in range(3):
        with pytest.raises(HandlerUnavailable):
            await handle(event)
        await harness.services.tasks.wait_idle()
    assert harness.chat.texts == [harness.services.translations.for_locale("en")("database-away")]
    assert not database.before
    await handle(event)
    await handle(event)
    await harness.services.tasks.wait_idle()
    assert len(harness.chat.shown) == 2
    assert "/help:" in harness.chat.last.text


async def test_event_is_not_taken_in_while_another_process_may_serve(harness: BotHarness) -> None:
    harness.chat.capabilities = replace(LIMITS, redelivers=True)
    handle = make_dispatcher(harness.services)
    event = harness.upload(b"note")
    LEASES.hold(Platform.TELEGRAM, 0)
    try:
        with pytest.raises(HandlerUnavailable):
            await handle(event)
        await harness.services.tasks.wait_idle()
        assert await jobs(harness) == []
        LEASES.hold(Platform.TELEGRAM, LEASES.clock() + 60)
        await handle(event)
    finally:
        LEASES.forget(Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert len(await jobs(harness)) == 1


def disk_full() -> Exception:
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    error = OperationalError("INSERT", {}, cause)
    error.__cause__ = cause
    return error


def full_disk(
    monkeypatch: pytest.MonkeyPatch, times: int, error: Callable[[], Exception] = disk_full
) -> None:
    """Let the first so many transactions of events find a full disk, or another error."""
    add, errors = ReceivedUpdates.add, [error() for _ in range(times)]

    async def fail(self: ReceivedUpdates, *key: Any) -> bool:
        if errors:
            raise errors.pop()
        return await add(self, *key)

    monkeypatch.setattr(ReceivedUpdates, "add", fail)


@pytest.mark.parametrize("error", [disk_full, MemoryError])
async def test_event_is_taken_when_there_is_room_on_the_disk_and_in_memory(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch, error: Callable[[], Exception]
) -> None:
    harness.chat.capabilities = replace(LIMITS, redelivers=True)
    full_disk(monkeypatch, 1, error)
    handle = make_dispatcher(harness.services)
    event = harness.command("help")
    with pytest.raises(HandlerUnavailable):
        await handle(event)
    await handle(event)
    await harness.services.tasks.wait_idle()
    assert not any("my side" in text for text in harness.chat.texts)
    assert "/help:" in harness.chat.last.text


async def test_event_waits_for_room_where_nobody_delivers_it_again(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk(monkeypatch, 3)
    await make_dispatcher(harness.services)(harness.command("help", who=ANN))
    await harness.services.tasks.wait_idle()
    assert not any("my side" in text for text in harness.elsewhere.texts)
    assert "/help" in harness.elsewhere.last.text


@pytest.mark.parametrize("losses", [1, 2])
async def test_reply_is_sent_when_the_confirmation_of_the_commit_was_lost(
    harness: BotHarness, losses: int
) -> None:
    failing(harness, after=losses)
    handle = make_dispatcher(harness.services)
    event = harness.command("settings lang=de")
    for _ in range(losses):
        with pytest.raises(HandlerUnavailable):
            await handle(event)
    await handle(event)
    await handle(event)
    await harness.services.tasks.wait_idle()
    assert len([text for text in harness.chat.texts if "database" not in text]) == 1


async def test_platform_that_does_not_deliver_again_waits_in_order(harness: BotHarness) -> None:
    failing(harness, before=5)
    handle = make_dispatcher(harness.services)
    events: list[Event] = [
        harness.command(f"settings lang={code}", who=ANN) for code in ("de", "fr", "it")
    ]
    await asyncio.gather(*map(handle, events))
    await harness.services.tasks.wait_idle()
    texts = harness.elsewhere.texts
    assert sum("database" in text for text in texts) == 1  # the one that met the failure
    assert len(texts) == 4
    async with harness.services.database.begin() as unit:
        person = await unit.people.find(ANN)
    assert person
    assert person.options.language == "it"


async def test_event_survives_a_write_lock_that_is_held_for_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may hold the lock of SQLite for longer than a transaction waits."""
    monkeypatch.setattr("storage.sqlite.engine.BUSY_SECONDS", 0.2)
    harness = await BotHarness.build(tmp_path)
    handle = make_dispatcher(harness.services)
    harness.chat.capabilities = replace(LIMITS, redelivers=True)
    event = harness.command("settings lang=de")
    with closing(sqlite3.connect(tmp_path / "rows.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HandlerUnavailable):
            await handle(event)
        waiting = asyncio.ensure_future(handle(harness.command("help", who=ANN)))
        await asyncio.sleep(1.0)
        assert not waiting.done()
        other.execute("COMMIT")
    await waiting
    await handle(event)
    await harness.services.tasks.wait_idle()
    texts = [*harness.chat.texts, *harness.elsewhere.texts]
    assert len(texts) == 4
    assert not any("my side" in text for text in texts)
    person = await harness.services.database.query(lambda unit: unit.people.find(ANNA))
    assert person
    assert person.options.language == "de"
    await harness.close()
