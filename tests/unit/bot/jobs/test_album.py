"""Albums: recordings sent together have one card and separate answers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.chat import ChatDown, Command
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs.starts import resume
from bot.views.album_card import album_card
from storage.models import JobState, Options, Platform, Progress, Result, Stage
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.jobs.albums import oldest_first, wait_for_deliveries

pytestmark = pytest.mark.usefixtures("no_pauses")


async def test_album_shares_one_card(harness: BotHarness) -> None:
    await handle(harness, *(harness.upload(name=f"{name}.mp3", album="a") for name in "xyz"))
    x, y, z = await oldest_first(harness)
    assert x.card is not None
    assert x.card == y.card == z.card
    assert len(harness.chat.shown) == 1
    assert len({x.reply_to, y.reply_to, z.reply_to}) == 3
    await handle(harness, harness.upload(album="b"), harness.upload(album="a", chat="c2"))
    assert len(harness.chat.shown) == 3  # another album, and an album of another chat


async def test_files_after_a_restart_join_the_album(harness: BotHarness) -> None:
    await handle(harness, harness.upload(album="a"))
    await resume(harness.services, Platform.TELEGRAM)
    await handle(harness, harness.upload(album="a"))
    assert len(harness.chat.shown) == 1


async def test_missing_album_card_is_sent_after_a_restart(harness: BotHarness) -> None:
    for chat in ("c1", "c2"):
        harness.chat.fails("send", ChatDown(), ChatDown(), chat=chat)
    listen = make_dispatcher(harness.services)
    for _ in range(2):
        await listen(harness.upload(album="a"))
        await listen(harness.upload(chat="c2", who=BEN))
    async with asyncio.timeout(60):
        while len(harness.queue.notified) < 4:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.01)
    await harness.services.tasks.close()  # the process ends before the card is retried
    assert harness.chat.shown == {}
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert len(harness.chat.shown) == 3
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert len(harness.chat.shown) == 3


@pytest.mark.parametrize("spoken", [0, 1, 2])
async def test_caption_of_any_file_applies_to_the_album(harness: BotHarness, spoken: int) -> None:
    pieces = [harness.upload(album="a", caption="lang=de" * (it == spoken)) for it in range(3)]
    await handle(harness, *pieces)
    assert [job.options.language for job in await jobs(harness)] == ["de"] * 3


async def test_own_caption_is_kept_and_running_jobs_are_unchanged(harness: BotHarness) -> None:
    await handle(harness, harness.upload(album="a"), harness.upload(album="a", caption="lang=fr"))
    first, second = await oldest_first(harness)
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.claim(first.id, "worker")
    await handle(harness, harness.upload(album="a", caption="lang=de"), harness.upload(album="a"))
    assert [job.options.language for job in await oldest_first(harness)] == ["fr", "fr", "de", "de"]
    async with harness.services.database.begin() as unit:
        assert not await unit.jobs.set_options(first.id, Options())
        assert await unit.jobs.set_options(second.id, Options())


async def test_album_in_a_group_continues_after_the_requested_file(harness: BotHarness) -> None:
    group: dict[str, Any] = {"chat": "g1", "private": False}
    first = harness.upload(**group)
    command = Command(first.origin, "transcribe", "lang=de", first.media, album="a")
    await handle(
        harness, harness.upload(album="a", **group), command
    )  # earlier files were not requested
    await handle(harness, harness.upload(album="a", **group), harness.upload(album="b", **group))
    await handle(harness, harness.upload(album="a", who=BEN, **group))
    assert [job.options.language for job in await jobs(harness)] == ["de", "de"]
    assert len(harness.chat.shown) == 1


async def test_album_counts_as_one_job(harness: BotHarness) -> None:
    await handle(harness, *(harness.upload(album="a") for _ in range(5)))
    await handle(harness, harness.upload(), harness.upload())
    assert len(await jobs(harness)) == 7
    await handle(harness, harness.upload())  # the fourth, above the limit of three
    assert len(await jobs(harness)) == 7


async def test_album_card_shows_the_state_of_each_file(harness: BotHarness) -> None:
    await handle(harness, *(harness.upload(name=f"{name}.mp3", album="a") for name in "wxyz"))
    w, x, y, _ = await oldest_first(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.claim(w.id, "worker")
        await unit.jobs.claim(x.id, "worker")
        await unit.jobs.finish(x.id, 1, Result("X", "en", 1.0, "", None, (), (), (), {}))
        await unit.jobs.cancel(y.id)
    rows = await oldest_first(harness)
    hints = {w.id: Progress(w.id, Stage.TRANSCRIPT, 0.43)}
    message = album_card(
        rows, {rows[3].id: 2}, hints, harness.services.translations.for_locale("en")
    )
    assert message.text == (
        "4 recordings · 1 of 4 done\n1. w.mp3: Transcribing, 43 %\n2. x.mp3: done\n"
        "3. y.mp3: cancelled\n4. z.mp3: In the queue: 2 jobs ahead"
    )


async def test_album_button_cancels_all_files_for_the_owner_only(harness: BotHarness) -> None:
    await handle(harness, *(harness.upload(album="a") for _ in range(3)))
    ((button,),) = harness.chat.last.buttons
    await handle(harness, harness.press(button.action, button.argument, who=BEN))
    assert {job.state for job in await jobs(harness)} == {JobState.QUEUED}
    await handle(harness, harness.press(button.action, button.argument))
    assert {job.state for job in await jobs(harness)} == {JobState.CANCELLED}


async def test_cancel_all_affects_only_own_jobs_of_the_album(harness: BotHarness) -> None:
    await handle(harness, harness.upload(album="a"), harness.upload(album="a", who=BEN))
    async with harness.services.database.read() as unit:
        (ben_job,) = await unit.jobs.list_for(BEN)
    await handle(harness, harness.press("cancel", f"{ben_job.id}:all", who=BEN))
    assert [job.state for job in await jobs(harness)] == [JobState.QUEUED]
    assert harness.queue.cancelled == [ben_job.id]


async def test_every_file_of_an_album_is_answered_and_the_card_ends(harness: BotHarness) -> None:
    missing, good = (
        harness.upload(name="gone.mp3", album="a"),
        harness.upload(name="x.mp3", album="a"),
    )
    harness.chat.contents.pop(missing.media.handle)
    await handle(harness, missing, good)
    relay = OutboxRelay(harness.services, harness.chat)
    await relay.run_once()
    await wait_for_deliveries(relay)
    _, job = await oldest_first(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.claim(job.id, "worker")
        await unit.jobs.finish(job.id, 1, Result("X", "en", 1.0, "Hi", None, (), (), (), {}))
    await relay.run_once()
    await wait_for_deliveries(relay)
    card, failed, answer = harness.chat.shown.values()
    assert card[-1].text.endswith("1. gone.mp3: failed\n2. x.mp3: done")
    assert card[-1].buttons == ()
    assert "could not get the file" in failed[-1].text
    assert "X" in answer[-1].text
    assert list(harness.chat.replies.values())[1:] == [missing.origin.message, good.origin.message]
    assert all(job.delivered for job in await jobs(harness))
