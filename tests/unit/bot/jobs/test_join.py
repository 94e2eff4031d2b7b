"""Albums that are joined to one recording, with one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.chat import Message, Upload
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs import intake
from bot.jobs.album import message_key, shares_card
from bot.jobs.starts import resume
from storage.models import Address, MessageRef, Options, Platform, SpeakerCount
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.jobs.albums import (
    finish,
    handle_together,
    oldest_first,
    parts_of,
    wait_for_deliveries,
)

pytestmark = pytest.mark.usefixtures("no_pauses")


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
