"""A running bot holds no text of a job that was deleted."""

from __future__ import annotations

import asyncio
import gc
import types
from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.outbox import OutboxRelay
from storage.models import Ended, Job, Progress
from tests.unit.bot.fake_chat import LIMITS
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import Clock, hint, rounds, running

SECRET = "quokkazebrine"


def holds(*roots: object, without: object) -> bool:
    """Return whether the word is in a text that can be reached from these objects.

    Modules, classes and code are left out: they reach all objects of the test. So is the platform,
    whose chats have what was sent there.
    """
    seen, waiting = {id(without)}, list(roots)
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, types.ModuleType | type | types.FrameType):
            continue
        seen.add(id(each))
        if isinstance(each, str | bytes) and SECRET.encode() in _bytes(each):
            return True
        if isinstance(each, types.FunctionType):
            waiting += [cell.cell_contents for cell in each.__closure__ or ()]
        elif not isinstance(each, asyncio.AbstractEventLoop):
            waiting += gc.get_referents(each)
    return False


def _bytes(text: str | bytes) -> bytes:
    return text.encode(errors="replace") if isinstance(text, str) else text


def says(job: Job) -> Progress:
    return replace(hint(job, 0.5, SECRET), text=SECRET)


@pytest.fixture
async def beside(harness: BotHarness) -> Job:
    """A job of the same chat that goes on: what belongs to the chat stays in memory."""
    return await running(harness, 2)


async def test_texts_of_a_deleted_job_leave_the_memory(
    harness: BotHarness, clock: Clock, beside: Job
) -> None:
    harness.chat.capabilities = replace(LIMITS, edit_every=3.0)
    relay = OutboxRelay(harness.services, harness.chat, clock)
    job = await running(harness, 1)
    await relay.run_once()
    for each in (job, beside):
        relay._handle(says(each) if each is job else hint(each, 0.5))
    clock.now += 10
    await relay.run_once()
    assert holds(relay, harness.services, without=harness.chat), "the test looks at the right place"
    async with harness.services.database.begin() as unit:
        await unit.jobs.delete_chain(job.id)
    relay._handle(says(job))  # its worker does not know yet
    await relay.run_once()
    await asyncio.sleep(0)
    assert not holds(relay, harness.services, without=harness.chat)
    assert beside.id in harness.services.hints


async def test_card_of_a_deleted_job_keeps_no_words(
    harness: BotHarness, clock: Clock, beside: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when an edit with words is on its way while the row is deleted."""
    relay = OutboxRelay(harness.services, harness.chat, clock)
    job = await running(harness, 1, "c2")
    assert job.card is not None
    assert beside.card is not None
    await rounds(relay)
    edit, may_edit = harness.chat.edit, asyncio.Event()

    async def edit_slowly(*args: Any, **options: Any) -> None:
        await may_edit.wait()
        await edit(*args, **options)

    monkeypatch.setattr(harness.chat, "edit", edit_slowly)
    clock.now += 10
    relay._handle(says(job))
    await asyncio.sleep(0.05)
    async with harness.services.database.begin() as unit:
        await unit.jobs.delete_chain(job.id)
    await relay.run_once()
    may_edit.set()
    await harness.services.tasks.wait_idle()
    await relay.run_once()
    shown = [it.text for it in harness.chat.shown[job.card.message]]
    assert any(SECRET in text for text in shown[:-1])
    assert shown[-1] == "Cancelled."
    assert not any("Cancelled" in it.text for it in harness.chat.shown.get(beside.card.message, []))


async def test_texts_of_jobs_of_other_processes_leave_the_memory(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness, 1)
    async with harness.services.database.begin() as unit:
        await unit.jobs.cancel(job.id)
    relay._handle(says(job))
    relay._handle(Ended(job.id))
    await relay.run_once()
    assert harness.services.hints == {}


async def test_bot_that_loses_its_platform_holds_no_texts(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness, 1)
    task = asyncio.create_task(relay.run())
    await asyncio.sleep(0.2)
    relay._handle(says(job))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert harness.services.hints == {}
