"""Albums that are joined to one recording, with one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat import Command, Message, Upload
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs import intake
from bot.jobs.album import message_key, shares_card
from bot.jobs.starts import resume
from storage.models import (
    Address,
    Job,
    MessageRef,
    Options,
    Platform,
    Result,
    SpeakerCount,
)
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.jobs.test_album import (
    _no_pauses,  # noqa: F401  a fixture of these tests, too
    oldest_first,
    wait_for_deliveries,
)


async def handle_together(harness: BotHarness, *pieces: Upload) -> None:
    """Handle the files of one album; no download begins before the last file has come."""
    listen = make_dispatcher(harness.services)
    with harness.services.first_cards.hold():
        for piece in pieces:
            await listen(piece)
    async with asyncio.timeout(60):
        await harness.services.tasks.wait_idle()


def parts_of(job: Job) -> list[str]:
    return [part.name for part in job.media.parts]


@pytest.mark.parametrize("spoken", [0, 1, 2])
@pytest.mark.parametrize("caption", ["join", "Join lang=de", "join=yes lang=de"])
async def test_album_with_join_becomes_one_job(
    harness: BotHarness, spoken: int, caption: str
) -> None:
    pieces = [
        harness.upload(name.encode(), caption * (at == spoken), name=f"{name}.mp3", album="a")
        for at, name in enumerate("xyz")
    ]
    await handle_together(harness, *pieces)
    (job,) = await jobs(harness)
    assert parts_of(job) == ["x.mp3", "y.mp3", "z.mp3"]
    assert job.options.language == ("de" if "de" in caption else None)
    assert job.media.name == "x + 2.mp3"
    assert job.reply_to == pieces[0].origin.message
    assert not shares_card(job)
    assert job.media.blob is not None
    assert harness.services.blobs.get_bytes(job.media.blob.key) == b"xyz"
    assert len(harness.queue.notified) == 1
    assert len(harness.chat.shown) == 1
    async with harness.services.database.read() as unit:
        (use,) = await unit.usage.since([job.account], job.created - timedelta(hours=1))
    assert (use.job, use.seconds) == (job.id, 180.0)


@pytest.mark.parametrize(
    ("wish", "count"),
    [("channels", SpeakerCount(channels=True)), ("3", SpeakerCount(3, 3)), ("auto", None)],
)
async def test_number_of_speakers_is_that_of_the_joined_album(
    harness: BotHarness, wish: str, count: SpeakerCount | None
) -> None:
    captions = ("", f"join speakers={wish}")
    await handle_together(harness, *(harness.upload(caption=it, album="a") for it in captions))
    (job,) = await jobs(harness)
    assert job.options.speakers == (count or SpeakerCount())


@pytest.mark.parametrize("caption", ["please join us", "", "joint"])
async def test_album_without_the_option_is_not_joined(harness: BotHarness, caption: str) -> None:
    pieces = [harness.upload(caption=caption, album="a") for _ in range(2)]
    await handle(harness, *pieces)
    assert [parts_of(job) for job in await jobs(harness)] == [[], []]


async def test_join_without_an_album_changes_nothing(harness: BotHarness) -> None:
    await handle(harness, harness.upload(caption="join"))
    (job,) = await jobs(harness)
    assert job.options == Options()
    assert job.media.parts == ()


LATE = "are not in one transcript"


async def finish(harness: BotHarness, job: Job) -> None:
    async with harness.services.database.begin() as unit:
        await unit.jobs.claim(job.id, "worker")
        await unit.jobs.finish(job.id, 1, Result("X", "en", 1.0, "Hi", None, (), (), (), {}))


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


async def test_joined_album_is_one_of_the_last_recordings(harness: BotHarness) -> None:
    await handle_together(harness, *(harness.upload(caption="join", album="a") for _ in range(2)))
    await handle(harness, harness.upload())
    for job in await jobs(harness):
        await finish(harness, job)
    await handle(harness, harness.command("join 2"))
    everything, *_ = await jobs(harness)
    assert len(parts_of(everything)) == 3


async def test_album_is_joined_after_a_restart(harness: BotHarness) -> None:
    listen = make_dispatcher(harness.services)
    for caption in ("join", ""):
        await listen(harness.upload(caption=caption, album="a"))
    await harness.services.tasks.close()
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    (job,) = await jobs(harness)
    assert len(parts_of(job)) == 2


async def test_part_of_a_joined_album_is_refused(harness: BotHarness) -> None:
    await handle(harness, harness.upload(caption="join from=0:10", album="a"))
    assert "as a whole" in harness.chat.last.text
    assert await jobs(harness) == []


async def handle_with_card_on_its_way(
    harness: BotHarness,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[], Awaitable[None]],
    *pieces: Upload,
) -> None:
    """Handle uploads. The card of the first ones arrives when `meanwhile` has ended."""
    arrives, send = asyncio.Event(), harness.chat.send

    async def send_late(to: Address, message: Message, *rest: Any) -> MessageRef:
        await asyncio.wait_for(arrives.wait(), 20)
        return await send(to, message, *rest)

    listen = make_dispatcher(harness.services)
    monkeypatch.setattr(harness.chat, "send", send_late)
    monkeypatch.setattr(intake, "_CARD_HEAD_START", 0.0)
    for piece in pieces:
        await listen(piece)
    async with asyncio.timeout(20):
        await meanwhile()
    arrives.set()
    await harness.services.tasks.wait_idle()


async def test_card_on_its_way_while_the_album_is_joined_is_that_of_the_joined_job(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform may let the card wait for minutes, and recordings are joined after a second."""

    async def joined() -> None:
        while not any(parts_of(job) for job in await jobs(harness)):  # noqa: ASYNC110  a row
            await asyncio.sleep(0.01)

    pieces = [harness.upload(caption="join", album="a") for _ in range(2)]
    await handle_with_card_on_its_way(harness, monkeypatch, joined, *pieces)
    (job,) = await jobs(harness)
    assert job.card is not None
    assert list(harness.chat.shown) == [job.card.message]


@pytest.mark.parametrize("album", ["a", None])
async def test_card_on_its_way_while_its_jobs_are_deleted_says_so(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch, album: str | None
) -> None:
    async def deleted() -> None:
        await asyncio.sleep(0.1)  # the card is being sent
        account = (await jobs(harness))[0].account
        await harness.services.database.transact(lambda unit: unit.jobs.delete_for(account))

    pieces = [harness.upload(name=f"{name}.mp3", album=album) for name in "xy"[: 2 if album else 1]]
    await handle_with_card_on_its_way(harness, monkeypatch, deleted, *pieces)
    assert ["deleted" in shown[-1].text for shown in harness.chat.shown.values()] == [True]


async def test_recordings_joined_later_do_not_take_the_card_of_the_others(
    harness: BotHarness,
) -> None:
    await handle(harness, *(harness.upload(album="a") for _ in range(2)))
    await handle_together(harness, *(harness.upload(caption="join", album="a") for _ in range(2)))
    found = await oldest_first(harness)
    assert [len(parts_of(job)) for job in found] == [0, 0, 2]
    assert found[0].card == found[1].card
    assert None not in (found[0].card, found[2].card)
    assert found[0].card != found[2].card


async def test_each_card_of_an_album_has_a_key_of_its_own(harness: BotHarness) -> None:
    """A joined recording asks for the card that a killed bot may have sent for its album."""

    async def keys() -> list[str]:
        return [await message_key(harness.services, job) for job in await oldest_first(harness)]

    await handle_together(harness, *(harness.upload(caption="join", album="a") for _ in range(2)))
    assert await keys() == ["c1:a:card"]
    await handle(harness, harness.upload(album="a"))
    joined, late = await oldest_first(harness)
    assert await keys() == [f"{joined.id}:card", "c1:a:apart"]
    assert {joined.card, late.card} != {None, joined.card}


async def test_answer_of_a_joined_album_stays_when_its_other_jobs_are_missed(
    harness: BotHarness,
) -> None:
    """The relay looks once a second, and an answer that was stored before comes sooner."""
    relay, listen = OutboxRelay(harness.services, harness.chat), make_dispatcher(harness.services)
    with harness.services.first_cards.hold():
        for _ in range(2):
            await listen(harness.upload(caption="join", album="a"))
        async with asyncio.timeout(20):
            while any(job.card is None for job in await jobs(harness)):  # noqa: ASYNC110  a row
                await asyncio.sleep(0.01)
        await relay.run_once()
    await harness.services.tasks.wait_idle()
    (joined,) = await jobs(harness)
    await finish(harness, joined)
    await relay._deliver_only()
    await wait_for_deliveries(relay)
    await relay.run_once()
    await harness.services.tasks.wait_idle()
    assert joined.card is not None
    assert harness.chat.shown[joined.card.message][-1].text.startswith("X")
