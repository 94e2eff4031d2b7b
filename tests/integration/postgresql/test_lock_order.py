"""Transactions that write several rows lock them in one order: none is the victim of another."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.chat import Event
from bot.dispatch.dispatcher import make_dispatcher
from storage.database import Database, Unit
from storage.models import (
    Account,
    Address,
    CodeKind,
    MessageRef,
    Platform,
    Voiceprint,
    Webhook,
    WebhookEvent,
)
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.storage.conftest import NOON, add, make_job

ROUNDS = 40
JOBS = 12
EVENTS = (WebhookEvent.CANCELLED, WebhookEvent.COMPLETED)


@pytest.fixture
async def others(url: str) -> AsyncIterator[Sequence[Database]]:
    """Connections of several processes."""
    opened = [await Database.open(url) for _ in range(4)]
    yield opened
    for database in opened:
        await database.close()


async def test_cancelling_several_jobs_at_once_is_no_deadlock(
    tmp_path: Path, others: Sequence[Database], capsys: pytest.CaptureFixture[str]
) -> None:
    """`/cancel`, the button of an album and those of single jobs, in several processes."""
    harness = await BotHarness.build(tmp_path)
    await harness.services.database.close()
    handlers = [
        make_dispatcher(replace(harness.services, database=database)) for database in others
    ]
    for round_ in range(ROUNDS):
        jobs = [
            replace(
                make_job(round_ * JOBS + number),
                account=ANNA,
                album=f"c1:{round_}",
                created=NOON + timedelta(seconds=number),
            )
            for number in range(JOBS)
        ]
        for job in jobs:
            await add(others[0], job)
        events: list[Event] = [
            harness.command("cancel", chat="c1"),
            harness.press("cancel", f"{jobs[0].id}:all", chat="c2"),
            *(harness.press("cancel", job.id, chat=f"c{job.id}") for job in jobs[::4]),
        ]
        await asyncio.gather(
            *(handlers[number % len(handlers)](event) for number, event in enumerate(events))
        )
        counts = await others[0].query(lambda unit: unit.jobs.counts())
        assert not any(counts.values())
    await harness.services.tasks.wait_idle()
    assert "deadlock" not in capsys.readouterr().out


async def test_statements_about_several_rows_are_no_deadlock(
    others: Sequence[Database], capsys: pytest.CaptureFixture[str]
) -> None:
    """Bots, workers and the retention of several processes do anything at once."""
    rng = random.Random(7)  # noqa: S311 - a test
    accounts = [Account(Platform.TELEGRAM, f"{number}") for number in range(3)]
    place = Address(Platform.TELEGRAM, "c")
    ids = [make_job(number).id for number in range(JOBS)]

    async def refill(unit: Unit) -> None:
        for number in range(JOBS):
            await unit.jobs.add(
                replace(
                    make_job(number),
                    account=accounts[number % 3],
                    created=NOON - timedelta(seconds=number),
                )
            )

    async def learn(unit: Unit) -> None:
        account = rng.choice(accounts)
        await unit.voices.lock([account])
        known = await unit.voices.list_for([account])
        name = rng.choice("abc")
        voice = (name, Voiceprint("net", 9.0, "v"))
        await unit.voices.save(account, place, name, [voice], NOON)
        await unit.voices.delete([account], [it.id for it in known if it.source != name])

    def shuffled() -> list[str]:
        return rng.sample(ids, len(ids))

    actions: list[Callable[[Unit], Awaitable[Any]]] = [
        lambda unit: unit.jobs.cancel_several(shuffled()[:6]),
        lambda unit: unit.jobs.share_card(shuffled()[:6], MessageRef(place, "1")),
        lambda unit: unit.jobs.recover_expired(),
        lambda unit: unit.jobs.forgive_crashes(["w"]),
        lambda unit: unit.jobs.delete_for(rng.choice(accounts)),
        lambda unit: unit.jobs.delete_for(rng.choice(accounts), 2),
        lambda unit: unit.jobs.delete_ended_before(NOON + timedelta(days=9999), 3),
        lambda unit: unit.jobs.join(make_job(rng.randrange(JOBS)), shuffled()[:3]),
        lambda unit: unit.jobs.claim_next("w"),
        lambda unit: unit.usage.delete_before(NOON + timedelta(days=1)),
        lambda unit: unit.received_updates.delete_before(NOON),
        lambda unit: unit.codes.delete_expired(NOON + timedelta(days=1)),
        lambda unit: unit.codes.create_single(
            rng.choice([CodeKind.LINK, CodeKind.WEB]),
            rng.choice(accounts),
            MessageRef(place, "1"),
            NOON,
            timedelta(minutes=1),
        ),
        lambda unit: unit.codes.forget(rng.choice(accounts)),
        lambda unit: unit.web_sessions.start(
            f"{rng.getrandbits(128):032x}", rng.choice(accounts), "", NOON
        ),
        lambda unit: unit.web_sessions.end_for(accounts, NOON),
        lambda unit: unit.web_sessions.forget(rng.choice(accounts)),
        lambda unit: unit.web_sessions.delete_expired(NOON + timedelta(days=1)),
        lambda unit: unit.webhooks.forget(rng.choice(accounts)),
        lambda unit: unit.webhooks.add(
            Webhook(uuid4().hex, rng.choice(accounts), "https://a.example", EVENTS, "", NOON)
        ),
        lambda unit: unit.webhook_deliveries.delete_before(NOON + timedelta(days=9999)),
        lambda unit: unit.api_tokens.end_for(accounts, NOON),
        lambda unit: unit.api_tokens.forget(rng.choice(accounts)),
        lambda unit: unit.api_tokens.delete_expired(NOON + timedelta(days=1)),
        lambda unit: unit.voices.forget(rng.choice(accounts)),
        lambda unit: unit.voices.mark_heard(accounts, place, ["b", "a"], NOON),
        lambda unit: unit.voices.delete_unheard_since(NOON + timedelta(days=1)),
        lambda unit: unit.announcements.forget(rng.choice(accounts)),
        learn,
        refill,
    ]

    async def work(database: Database) -> None:
        for _ in range(ROUNDS * 2):
            await database.transact(rng.choice(actions))

    await others[0].transact(refill)
    async with asyncio.timeout(240):
        await asyncio.gather(*(work(database) for database in others for _ in range(3)))
    assert "deadlock" not in capsys.readouterr().out
