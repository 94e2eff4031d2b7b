"""Files of a joined album that come late."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Command
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs.starts import resume
from storage.models import Platform
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.jobs.albums import finish, handle_together, oldest_first, parts_of

pytestmark = pytest.mark.usefixtures("no_pauses")

LATE = "are not in one transcript"


async def test_late_file_of_a_joined_album_is_told_how_to_join_it(harness: BotHarness) -> None:
    """Telegram sends an album as separate updates and never says that it is complete:
    https://github.com/tdlib/telegram-bot-api/issues/339."""
    pieces = [harness.upload(caption="join lang=de", album="a") for _ in range(2)]
    await handle_together(harness, *pieces)
    assert LATE not in harness.chat.last.text
    piece = harness.upload(album="a")
    await handle(harness, piece)
    late, joined = await jobs(harness)
    assert len(parts_of(joined)) == 2
    assert parts_of(late) == []
    assert late.options.language == "de"
    assert LATE in harness.chat.last.text
    assert "/join 2 " in harness.chat.last.text
    assert list(harness.chat.replies.values())[-1] == piece.origin.message
    for job in (late, joined):
        await finish(harness, job)
    assert joined.card is not None
    await handle(harness, replace(harness.command("join 2"), reply_to=joined.card))
    everything, *_ = await jobs(harness)
    assert len(parts_of(everything)) == 3
    assert everything.media.seconds == 180.0


async def test_late_file_is_taken_in_before_the_others_are_fetched(harness: BotHarness) -> None:
    await handle_together(harness, *(harness.upload(caption="join", album="a") for _ in range(2)))
    (joined,) = await jobs(harness)
    async with harness.services.database.begin() as unit:
        assert joined.media.blob is not None
        assert await unit.jobs.media_gone(joined.id, joined.media)
    await handle(harness, harness.upload(album="a", name="late.mp3"))
    (job,) = await jobs(harness)
    assert len(parts_of(job)) == 3
    assert parts_of(job)[-1] == "late.mp3"
    assert job.card == joined.card
    assert LATE not in " ".join(harness.chat.texts)


async def test_late_caption_is_told_how_to_join_what_was_begun(harness: BotHarness) -> None:
    await handle(harness, *(harness.upload(album="a") for _ in range(2)))
    await handle(harness, harness.upload(caption="join", album="a"))
    rows = await oldest_first(harness)
    assert [parts_of(job) for job in rows] == [[], [], []]
    assert LATE in harness.chat.last.text
    assert "/join 3 " in harness.chat.last.text
    for job in rows:
        await finish(harness, job)
    await handle(harness, replace(harness.command("join 3"), reply_to=rows[0].reply_to))
    everything, *_ = await jobs(harness)
    assert len(parts_of(everything)) == 3


async def test_late_files_of_a_group_are_not_lost(harness: BotHarness) -> None:
    group: dict[str, Any] = {"chat": "g1", "private": False}
    first = harness.upload(album="a", **group)
    command = Command(first.origin, "transcribe", "join", first.media, album="a")
    with harness.services.first_cards.hold():
        listen = make_dispatcher(harness.services)
        for event in (command, harness.upload(album="a", **group)):
            await listen(event)
    await harness.services.tasks.wait_idle()
    await handle(harness, harness.upload(album="a", **group))
    late, joined = await jobs(harness)
    assert (len(parts_of(joined)), len(parts_of(late))) == (2, 0)
    assert LATE in harness.chat.last.text


async def test_late_file_is_told_once(harness: BotHarness) -> None:
    await handle_together(harness, *(harness.upload(caption="join", album="a") for _ in range(2)))
    await handle(harness, harness.upload(album="a"))
    late, _ = await jobs(harness)
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.media_gone(late.id, late.media)
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert sum(LATE in text for text in harness.chat.texts) == 1
