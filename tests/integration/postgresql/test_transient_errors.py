"""Updates while the server restarts, ends sessions or breaks deadlocks: each is answered once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

from bot.chat import Event, EventHandler, HandlerUnavailable
from bot.dispatch import dispatcher
from bot.dispatch.dispatcher import make_dispatcher
from storage.database import Database
from storage.database_errors.transient import TransientDatabaseError
from storage.models import JobState
from tests.postgresql_server import PostgresqlServer, postgresql_server
from tests.unit.bot.fakes import ANNA, BotHarness

UPDATES = 120


@asynccontextmanager
async def build_harness(folder: Path, url: str) -> AsyncIterator[BotHarness]:
    harness = await BotHarness.build(folder)
    await harness.services.database.close()
    harness.services = replace(harness.services, database=await Database.open(url))
    try:
        yield harness
    finally:
        await harness.close()


@pytest.fixture
async def harness(tmp_path: Path, url: str) -> AsyncIterator[BotHarness]:
    async with build_harness(tmp_path, url) as built:
        yield built


def answers(harness: BotHarness) -> Counter[str]:
    """Return the number of answers by message that they reply to."""
    return Counter(ref.message for ref in harness.chat.replies.values() if ref)


async def deliver(handle: EventHandler, event: Event) -> None:
    """Deliver an event as Telegram does: until it is taken."""
    while True:
        try:
            await handle(event)
        except HandlerUnavailable:
            await asyncio.sleep(0.02)
        else:
            return


async def deliver_many(harness: BotHarness) -> list[Event]:
    """Deliver commands of some chats, a few milliseconds apart."""
    handle = make_dispatcher(harness.services)
    events: list[Event] = [
        harness.command("settings lang=de", chat=f"c{number % 8}") for number in range(UPDATES)
    ]
    tasks = []
    for event in events:
        tasks.append(asyncio.create_task(deliver(handle, event)))
        await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)
    await harness.services.tasks.wait_idle()
    return events


def take_notices(harness: BotHarness) -> list[str]:
    """Remove the messages that the database is away. Return their ids. Who waits for long is told
    so, also on a busy machine."""
    words = harness.services.translations.for_locale("en")("database-away")
    told = [ref for ref, text in harness.chat.shown.items() if text[-1].text == words]
    for ref in told:
        del harness.chat.shown[ref], harness.chat.replies[ref]
    return told


def answered_once(harness: BotHarness, events: list[Event]) -> None:
    take_notices(harness)
    assert answers(harness) == Counter(event.origin.message.message for event in events)
    assert not any("my side" in text for text in harness.chat.texts)


@asynccontextmanager
async def ended_sessions(server: PostgresqlServer, url: str) -> AsyncIterator[None]:
    """End all sessions of a database, five times a second."""
    name = url.rsplit("/", maxsplit=1)[-1].partition("?")[0]
    admin = await asyncpg.connect(host=server.folder, user="postgres", database="postgres")
    every = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"

    async def end() -> None:
        while True:
            await admin.execute(every, name)
            await asyncio.sleep(0.2)

    ending = asyncio.create_task(end())
    try:
        yield
    finally:
        ending.cancel()
        with suppress(asyncio.CancelledError):
            await ending
        await admin.close()


async def test_updates_are_answered_once_while_sessions_are_ended(
    harness: BotHarness, server: PostgresqlServer, url: str
) -> None:
    async with ended_sessions(server, url), asyncio.timeout(120):
        events = await deliver_many(harness)
    answered_once(harness, events)


@asynccontextmanager
async def read_only_now_and_then(server: PostgresqlServer, url: str) -> AsyncIterator[None]:
    """Let a database only read for a while, again and again, as after a failover. Sessions that
    began meanwhile stay read-only: the old primary keeps its connections."""
    name = url.rsplit("/", maxsplit=1)[-1].partition("?")[0]
    admin = await asyncpg.connect(host=server.folder, user="postgres", database="postgres")
    every = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"

    async def flip() -> None:
        while True:
            await admin.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
            await admin.execute(every, name)
            await asyncio.sleep(0.3)
            await admin.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
            await asyncio.sleep(0.3)

    flipping = asyncio.create_task(flip())
    try:
        yield
    finally:
        flipping.cancel()
        with suppress(asyncio.CancelledError):
            await flipping
        await admin.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
        await admin.close()


async def test_updates_are_answered_once_while_the_database_only_reads_now_and_then(
    harness: BotHarness, server: PostgresqlServer, url: str
) -> None:
    async with read_only_now_and_then(server, url), asyncio.timeout(120):
        events = await deliver_many(harness)
    answered_once(harness, events)


async def test_updates_are_answered_once_while_the_server_restarts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatcher, "PATIENCE", 0.3)
    with postgresql_server() as server:
        url = await asyncio.to_thread(server.create, "restarted")
        async with build_harness(tmp_path, url) as harness:
            # Each chat that waits is told so, once.
            delivering = asyncio.create_task(deliver_many(harness))
            await asyncio.sleep(0.5)
            async with server.stopped():
                await asyncio.sleep(1.0)
            async with asyncio.timeout(120):
                events = await delivering
            assert take_notices(harness)
            answered_once(harness, events)


async def test_victim_of_a_deadlock_is_tried_again(
    harness: BotHarness, server: PostgresqlServer, url: str
) -> None:
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    name = url.rsplit("/", maxsplit=1)[-1].partition("?")[0]
    other = await asyncpg.connect(host=server.folder, user="postgres", database=name)
    await other.execute("SET deadlock_timeout = '600s'")  # the bot's transaction is the victim
    event = harness.command("settings lang=de")
    transaction = other.transaction()
    await transaction.start()
    await other.execute("SELECT * FROM people FOR UPDATE")
    handling = asyncio.ensure_future(make_dispatcher(harness.services)(event))
    await asyncio.sleep(0.3)
    async with asyncio.timeout(60):
        await other.execute(
            "INSERT INTO inbox (platform, key, seen) VALUES ('telegram', $1, now())",
            event.origin.key,
        )
        await transaction.rollback()
        await handling
    await other.close()
    await harness.services.tasks.wait_idle()
    answered_once(harness, [event])
    person = await harness.services.database.query(lambda unit: unit.people.find(ANNA))
    assert person
    assert person.options.language == "de"


async def test_uploads_become_jobs_while_sessions_are_ended(
    harness: BotHarness, server: PostgresqlServer, url: str
) -> None:
    """The work after the commit survives it, too: download, card and media are stored."""
    handle = make_dispatcher(harness.services)
    people = [replace(ANNA, id=f"{number}") for number in range(10, 40)]
    async with ended_sessions(server, url), asyncio.timeout(120):
        await asyncio.gather(
            *(deliver(handle, harness.upload(who=who, chat=who.id)) for who in people)
        )
        await harness.services.tasks.wait_idle()
    for who in people:
        async with harness.services.database.read() as unit:
            (job,) = await unit.jobs.list_for(who)
        assert (job.state, job.failure) == (JobState.QUEUED, None)
        assert job.media.blob
        assert job.card
    take_notices(harness)
    assert len(harness.chat.shown) == len(people)


async def test_dropped_database_is_waited_for_until_it_is_restored(
    harness: BotHarness, server: PostgresqlServer, url: str
) -> None:
    name = url.rsplit("/", maxsplit=1)[-1].partition("?")[0]
    admin = await asyncpg.connect(host=server.folder, user="postgres", database="postgres")
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    event = harness.command("settings lang=de")
    await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    handling = asyncio.create_task(deliver(make_dispatcher(harness.services), event))
    await asyncio.sleep(1.0)
    assert not handling.done()
    await asyncio.to_thread(server.create, name, "migrated")
    async with asyncio.timeout(60):
        await handling
    await admin.close()
    await harness.services.tasks.wait_idle()
    answered_once(harness, [event])


async def test_failing_disk_of_the_server_is_waited_for(harness: BotHarness) -> None:
    database = harness.services.database  # it says io_error
    fails = "DO $$ BEGIN RAISE EXCEPTION 'could not write block' USING ERRCODE = '58030'; END $$"
    with pytest.raises(TransientDatabaseError, match="the disk gives errors"):
        async with database.begin() as unit:
            await unit.jobs._connection.exec_driver_sql(fails)
    assert database.trouble == "the disk gives errors of input and output"
    assert not await database.query(lambda unit: unit.people.find(ANNA))
