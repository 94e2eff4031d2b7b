"""Cards and downloads give way to updates, and nobody's is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Priority
from bot.context import job_starts
from bot.context.job_starts import AT_ONCE, JobStarts
from bot.context.tasks import TaskLanes
from bot.delivery import outbox
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs import starts
from bot.jobs.starts import keep_adopting, resume
from storage.models import Account, Job, Platform
from tests.unit.bot.dispatch.test_dispatcher import jobs
from tests.unit.bot.fakes import BotHarness


class Sends:
    """Sends of a chat: their ranks, and how many were on their way at once."""

    def __init__(self, harness: BotHarness, patch: pytest.MonkeyPatch, seconds: float = 0) -> None:
        self.ranks: list[Priority] = []
        self.now = self.most = 0
        send = harness.chat.send

        async def watched(*arguments: Any) -> Any:
            self.ranks.append(arguments[4] if len(arguments) > 4 else Priority.REPLY)
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(seconds)
            self.now -= 1
            return await send(*arguments)

        patch.setattr(harness.chat, "send", watched)


async def send_notes(harness: BotHarness, count: int) -> list[Job]:
    """Let so many people send a note at once. Return the jobs when their rows are committed."""
    handle = make_dispatcher(harness.services)
    people = [Account(Platform.TELEGRAM, f"person-{number}") for number in range(count)]
    await asyncio.gather(*(handle(harness.upload(b"note", who=who, chat=who.id)) for who in people))
    async with harness.services.database.read() as unit:
        return await unit.jobs.active(Platform.TELEGRAM)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.001)


async def test_note_alone_is_started_at_once_with_the_rank_of_a_reply(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    sends = Sends(harness, monkeypatch)
    await send_notes(harness, 1)
    await harness.services.tasks.wait_idle()
    assert sends.ranks == [Priority.REPLY]


async def test_rows_are_committed_before_any_card_while_updates_wait(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starts, "PATIENCE", 60)
    monkeypatch.setattr(job_starts, "HELD", 60)
    with harness.services.updates.hold():
        assert len(await send_notes(harness, 100)) == 100
        await asyncio.sleep(0.05)
        assert harness.chat.shown == {}
        assert len(harness.services.starts) == 100 - AT_ONCE
        assert len(harness.services.tasks._all) == AT_ONCE + 1  # one task for all that are put off
    await harness.services.tasks.wait_idle()
    found = await jobs(harness)
    assert all(job.card and job.media.blob for job in found)
    assert len(harness.chat.shown) == len(harness.queue.notified) == 100


async def test_reply_in_a_chat_stays_behind_the_card_before_it(harness: BotHarness) -> None:
    handle = make_dispatcher(harness.services)
    with harness.services.updates.hold():
        await handle(harness.upload(b"note"))
        await handle(harness.command("/help"))
    await harness.services.tasks.wait_idle()
    card, answer = harness.chat.texts
    assert "talk.mp4" in card
    assert "talk.mp4" not in answer


async def test_cards_appear_while_updates_come_without_a_pause(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starts, "PATIENCE", 0.01)
    monkeypatch.setattr("bot.jobs.intake._CARD_HEAD_START", 0.01)
    with harness.services.updates.hold():
        await send_notes(harness, 5)
        await harness.services.tasks.wait_idle()
        assert len(harness.chat.shown) == len(harness.queue.notified) == 5


async def test_few_cards_are_on_their_way_at_once(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Replies overtake those that were put off: these have the rank of answers."""
    sends = Sends(harness, monkeypatch, seconds=0.002)
    monkeypatch.setattr(starts, "PATIENCE", 60)
    monkeypatch.setattr(job_starts, "HELD", 60)
    with harness.services.updates.hold():
        await send_notes(harness, 100)
    await harness.services.tasks.wait_idle()
    assert len(harness.chat.shown) == 100
    assert 1 < sends.most <= AT_ONCE
    assert sends.ranks.count(Priority.ANSWER) == 100 - AT_ONCE


async def test_chats_that_have_to_pause_stop_no_other_card(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_starts, "HELD", 0.01)
    gate, send = asyncio.Event(), harness.chat.send

    async def paused(to: Any, *arguments: Any) -> Any:
        if int(to.chat.removeprefix("person-")) < 2 * AT_ONCE:
            await gate.wait()
        return await send(to, *arguments)

    monkeypatch.setattr(harness.chat, "send", paused)
    await send_notes(harness, 3 * AT_ONCE)
    await until(lambda: len(harness.chat.shown) == AT_ONCE)
    gate.set()
    await harness.services.tasks.wait_idle()
    assert len(harness.chat.shown) == 3 * AT_ONCE


async def test_places_are_given_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_starts, "HELD", 0.01)
    places = JobStarts()
    for pause in (0.0, 0.03):
        for _ in range(AT_ONCE):
            await places.wait_for_place()
            with places.in_place():
                await asyncio.sleep(pause)
    assert places._free._value == AT_ONCE


async def test_oldest_and_newest_take_turns() -> None:
    places = JobStarts()
    places.put_off("abcde")
    assert [places.take() for _ in range(5)] == ["a", "e", "b", "d", "c"]


async def test_jobs_of_a_stopped_process_are_started_once(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starts, "PATIENCE", 60)
    with harness.services.updates.hold():
        first, *others = await send_notes(harness, 20)
        await harness.services.tasks.close()
        async with harness.services.database.begin() as unit:
            await unit.jobs.cancel(first.id)
    harness.services = replace(harness.services, starts=JobStarts(), tasks=TaskLanes())
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert {job for job, _ in harness.queue.notified} == {job.id for job in others}
    assert len(harness.chat.shown) == 19


@pytest.fixture
async def adopting(harness: BotHarness, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A process that took over, and looks for jobs that the one before commits late."""
    monkeypatch.setattr(starts, "ADOPT_SECONDS", 0.05)
    task = asyncio.create_task(keep_adopting(harness.services, Platform.TELEGRAM))
    await asyncio.sleep(0)
    yield
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.usefixtures("adopting")
async def test_jobs_that_a_stalled_process_commits_late_are_started_once(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = harness.services
    harness.services = replace(serving, starts=JobStarts(), tasks=TaskLanes())  # of the other one
    monkeypatch.setattr(starts, "PATIENCE", 60)
    with harness.services.updates.hold():
        late = await send_notes(harness, 5)
        await harness.services.tasks.close()
    harness.services = serving
    await until(lambda: len(harness.queue.notified) == 5)
    await asyncio.sleep(0.2)
    assert sorted(job for job, _ in harness.queue.notified) == sorted(job.id for job in late)
    assert len(harness.chat.shown) == 5


@pytest.mark.usefixtures("adopting")
async def test_own_jobs_are_not_started_again_while_they_are_fetched(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    download, may_end, downloads = harness.chat.download, asyncio.Event(), list[str]()

    async def slow(media: Any, into: Any) -> None:
        downloads.append(media.handle)
        await may_end.wait()
        await download(media, into)

    monkeypatch.setattr(harness.chat, "download", slow)
    await send_notes(harness, 2)
    await until(lambda: len(downloads) == 2)
    await asyncio.sleep(0.4)
    may_end.set()
    await harness.services.tasks.wait_idle()
    assert len(downloads) == len(harness.queue.notified) == len(harness.chat.shown) == 2


async def test_outbox_gives_way_to_updates_for_a_pass_at_most(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes: list[float] = []
    clock = asyncio.get_running_loop().time

    async def noting() -> None:
        passes.append(clock())

    monkeypatch.setattr(relay, "run_once", noting)
    monkeypatch.setattr(outbox, "POLL", 0.2)
    with harness.services.updates.hold():
        started = clock()
        running = asyncio.create_task(relay.run())
        await until(lambda: bool(passes))
        assert passes[0] - started >= 0.19
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
