"""A long queue: the work for a note, and for a look at the cards, is that of a short one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from storage.models import Account, Address, Blob, Job, Media, MessageRef, Options, Platform, Stage
from storage.repositories.jobs.rows import values_of
from storage.tables.jobs import JobRow
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.job_states import Clock, rounds
from tests.unit.storage.repositories.work import Meter, Work

SHORT, LONG = 10, 1000
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def waiting_job(number: int) -> Job:
    """Return a job that waits for a worker, one of each person, with a card."""
    account = Account(Platform.TELEGRAM, f"p{number}")
    chat = Address(Platform.TELEGRAM, f"p{number}")
    return Job(
        id=f"waiting-{number}",
        account=account,
        reply_to=MessageRef(chat, "1"),
        media=Media("h", f"talk-{number}.mp4", 4, 60.0, Blob("media/abc/source", "abc", 4)),
        options=Options(),
        created=YESTERDAY + timedelta(seconds=number),
        card=MessageRef(chat, f"card-{number}"),
    )


async def fill_queue(harness: BotHarness, first: int, count: int) -> None:
    jobs = [waiting_job(number) for number in range(first, first + count)]
    async with harness.services.database.begin() as unit:
        await unit.jobs._connection.execute(insert(JobRow), [values_of(job) for job in jobs])


@pytest.fixture
async def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    return Meter(monkeypatch)


@pytest.fixture
async def harness(tmp_path: Path, meter: Meter) -> AsyncIterator[BotHarness]:
    harness = await BotHarness.build(tmp_path)
    yield harness
    await harness.close()


async def work_with(
    harness: BotHarness, meter: Meter, work: Callable[[], Awaitable[None]], *lengths: int
) -> list[Work]:
    """Return the work of the third call at each length of the queue; others read what is kept."""
    found, length = [], 0
    for more in lengths:
        await fill_queue(harness, length, more - length)
        length = more
        for _ in range(2):
            await work()
        with meter.count() as counted:
            await work()
        found.append(counted)
    return found


@pytest.mark.parametrize("private", [True, False])
async def test_accepted_note_reads_no_more_rows_when_many_jobs_wait(
    harness: BotHarness, meter: Meter, private: bool
) -> None:
    """From the update to the notification of the workers: row, card, download, stored media."""
    handle = make_dispatcher(harness.services)
    sender = iter(range(10_000))

    async def accept() -> None:
        who = Account(Platform.TELEGRAM, f"new-{next(sender)}")
        caption = "" if private else "/transcribe"
        await handle(harness.upload(b"note", caption, who=who, chat=who.id, private=private))
        await harness.services.tasks.wait_idle()

    short, long = await work_with(harness, meter, accept, SHORT, LONG)
    assert len(harness.queue.notified) == 6
    assert 10 <= short.statements == long.statements
    assert 5 <= short.rows == long.rows
    assert long.steps <= 1.1 * short.steps


async def test_note_of_somebody_with_a_long_history_reads_no_more_rows(
    harness: BotHarness, meter: Meter
) -> None:
    handle = make_dispatcher(harness.services)

    async def accept() -> None:
        await handle(harness.upload(b"note", who=BEN, chat="ben"))
        await harness.services.tasks.wait_idle()
        async with harness.services.database.begin() as unit:
            for job in await unit.jobs.list_for(BEN, 1):
                await unit.jobs.cancel(job.id)

    await accept()
    with meter.count() as first:
        await accept()
    for _ in range(30):
        await accept()
    with meter.count() as last:
        await accept()
    assert last.statements == first.statements
    assert last.rows == first.rows


async def test_look_at_the_cards_reads_no_more_rows_when_many_jobs_wait(
    harness: BotHarness, meter: Meter, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with harness.services.database.begin() as unit:
        await unit.stage_speeds.record(Stage.TRANSCRIPT, "engine", 60.0, 60.0)
    relay = OutboxRelay(harness.services, harness.chat, clock)
    monkeypatch.setattr("bot.delivery.waiting_cards.AT_ONCE", 5)
    monkeypatch.setattr("bot.delivery.waiting_cards._AT_LEAST", 5)

    async def look() -> None:
        await rounds(relay)
        clock.now += 10

    short, long = await work_with(harness, meter, look, SHORT, LONG)
    assert long.statements == short.statements
    others = LONG - SHORT  # ids that the index of the queue gives, for the places
    assert long.rows == short.rows + others
    assert long.steps <= short.steps + 5 * others


async def test_end_of_a_job_reads_no_rows_of_others(harness: BotHarness, meter: Meter) -> None:
    relay = OutboxRelay(harness.services, harness.chat)
    short, long = await work_with(harness, meter, relay._deliver_only, SHORT, LONG)
    assert short == long
    assert long.rows == 0
