"""Links from users, from the message to the notification of the queue."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat import Command
from bot.jobs import download
from bot.jobs.starts import resume
from bot.parsing import options
from storage.models import Address, JobState, Media, MessageRef, Options, Platform, job_id
from storage.retention import release_media
from tests.unit.bot.answered_jobs import ALL, end_job, newest, press_event, result
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.jobs.linked_files import TALK, FakeFetcher, link, until


@pytest.fixture
def web(harness: BotHarness) -> FakeFetcher:
    web = FakeFetcher(**{"talk.mp3?key=1": b"ID3 talk"})
    harness.services = replace(harness.services, links=web)
    return web


async def test_link_becomes_a_job_like_a_file(harness: BotHarness, web: FakeFetcher) -> None:
    event = link(harness, TALK, text=f"{TALK} lang=de formats=txt")
    await handle(harness, event, event)
    (job,) = await jobs(harness)
    assert job.id == job_id(Platform.TELEGRAM, "c1", event.origin.message.message)
    assert (job.state, job.options.language) == (JobState.QUEUED, "de")
    assert (job.media.name, job.media.size) == ("The talk.mp3", 8)
    assert job.media.blob is not None
    assert harness.queue.notified == [(job.id, 0)]
    assert "talk.mp3" in harness.chat.last.text
    assert web.limits == [harness.services.pipeline.max_megabytes]  # not the limit of the platform
    assert not list(harness.services.scratch.iterdir())


async def test_link_in_a_group_requires_a_command(harness: BotHarness, web: FakeFetcher) -> None:
    where: dict[str, Any] = {"chat": "g", "private": False}
    command = replace(harness.command(f"transcribe {TALK} lang=fr", **where), urls=(TALK,))
    message = harness.origin(**where).message
    theirs = Command(harness.origin(**where), "transcribe", "", None, message, reply_urls=(TALK,))
    await handle(harness, command, theirs, link(harness, TALK, **where))
    second, first = await jobs(harness)
    assert (first.options.language, first.reply_to) == ("fr", command.origin.message)
    assert second.reply_to == message
    assert first.media.blob == second.media.blob


async def test_recording_in_the_replied_message_precedes_its_links(
    harness: BotHarness, web: FakeFetcher
) -> None:
    upload = harness.upload()
    asking = Command(
        harness.origin(), "transcribe", "", upload.media, upload.origin.message, reply_urls=(TALK,)
    )
    await handle(harness, asking)
    assert not web.requests


async def test_first_recording_of_several_links_is_used(
    harness: BotHarness, web: FakeFetcher
) -> None:
    await handle(harness, link(harness, "https://example.org/", TALK))
    assert len(harness.chat.shown) == 1
    await handle(harness, link(harness, TALK, "https://example.org/b.mp3"))
    assert web.requests == [TALK, TALK]
    assert "first of the 2 links" in harness.chat.texts[1]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://anna:secret@example.org/a.mp3", "password"),
        ("ftp://example.org/a.mp3", "https://"),
        ("https://t.me/c/123/4", "forward"),
        ("https://discord.com/channels/1/2/3", "Discord"),
    ],
)
async def test_unusable_link_is_refused_at_once(
    harness: BotHarness, web: FakeFetcher, url: str, words: str
) -> None:
    await handle(harness, link(harness, url))
    assert words in harness.chat.last.text
    assert "secret" not in harness.chat.last.text
    assert (await jobs(harness), web.requests) == ([], [])


async def test_links_can_be_disabled(harness: BotHarness, web: FakeFetcher) -> None:
    web.enabled = False
    await handle(harness, link(harness, TALK))
    assert "switched off" in harness.chat.last.text
    assert await jobs(harness) == []


async def test_failed_download_is_a_failed_job(harness: BotHarness, web: FakeFetcher) -> None:
    await handle(harness, link(harness, "https://example.org/gone.mp3?key=SECRET"))
    (job,) = await jobs(harness)
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert (job.failure.code, job.failure.values) == ("link_gone", {})


async def test_transcribe_without_a_recording_is_answered(harness: BotHarness) -> None:
    await handle(harness, harness.command("transcribe lang=de"))
    assert "link" in harness.chat.last.text


async def test_interrupted_download_starts_again_after_a_crash(
    harness: BotHarness, web: FakeFetcher
) -> None:
    web.open.clear()
    listening = asyncio.create_task(handle(harness, link(harness, TALK)))
    await until(lambda: bool(web.requests))
    await harness.services.tasks.close()
    await listening
    web.open.set()
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    (job,) = await jobs(harness)
    assert job.media.blob is not None
    assert web.requests == [TALK, TALK]


async def test_cancelling_stops_the_download(
    harness: BotHarness, web: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "_CHECK_INTERVAL", 0.02)
    web.open.clear()
    listening = asyncio.create_task(handle(harness, link(harness, TALK)))
    await until(lambda: bool(web.requests))
    (job,) = await jobs(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.cancel(job.id)
    await listening  # returns although the server never answers
    (job,) = await jobs(harness)
    assert (job.state, job.media.blob) == (JobState.CANCELLED, None)
    assert not list(harness.services.scratch.iterdir())


async def test_slow_download_delays_only_its_own_user(
    harness: BotHarness, web: FakeFetcher
) -> None:
    web.open.clear()
    anna_links = [link(harness, TALK), link(harness, TALK)]
    ben_link = link(harness, TALK, who=BEN, chat="c2")
    listening = asyncio.create_task(handle(harness, *anna_links, ben_link, harness.upload()))
    await until(
        lambda: len(web.requests) == 2 and bool(harness.queue.notified)
    )  # one download of each user, and the file
    web.open.set()
    await listening
    assert len(web.requests) == 3
    assert len(await jobs(harness)) == 3


async def test_link_to_a_message_gives_its_recording_to_its_readers(
    harness: BotHarness,
) -> None:
    message = MessageRef(Address(Platform.DISCORD, "2"), "3")
    harness.chat.platform = Platform.DISCORD
    harness.services = replace(harness.services, chats={Platform.DISCORD: harness.chat})
    media = Media(harness.upload(b"talk").media.handle, "talk.ogg", 4, 5.0)
    anna, ben = (replace(it, platform=Platform.DISCORD) for it in (ANNA, BEN))
    harness.chat.linked[message, anna] = media
    for who, chat in ((anna, "c1"), (ben, "c2")):
        event = link(harness, "https://discord.com/channels/1/2/3", who=who, chat=chat)
        address = Address(Platform.DISCORD, chat)
        ref = replace(event.origin.message, address=address)
        await handle(harness, replace(event, origin=replace(event.origin, message=ref)))
    async with harness.services.database.read() as unit:
        (job,), (refused,) = await unit.jobs.list_for(anna), await unit.jobs.list_for(ben)
    assert (job.media.name, job.media.seconds) == ("talk.ogg", 5.0)
    assert (
        job.media.handle == "link:https://discord.com/channels/1/2/3"
    )  # requested again on each attempt
    assert refused.failure is not None
    assert refused.failure.code == "link_message"


def test_options_are_not_read_from_the_url_of_a_link() -> None:
    assert options.read("https://a.example/?x=1&speakers=many speech=no", Options()).speech is False


async def test_redo_downloads_a_deleted_recording_from_its_link(
    harness: BotHarness, web: FakeFetcher
) -> None:
    await handle(harness, link(harness, TALK))
    (job,) = await jobs(harness)
    done = await end_job(harness, job.id, result(harness, ALL))
    await release_media(harness.services.database, harness.services.blobs, done)
    assert done.media.blob is not None
    assert not harness.services.blobs.exists(done.media.blob.key)
    await handle(harness, press_event(harness, done, f"do:{done.id}:lang=de"))
    again = await newest(harness)
    assert again.media == done.media
    assert harness.services.blobs.exists(done.media.blob.key)
    assert web.requests == [TALK, TALK]


async def test_link_of_a_user_without_access_is_not_downloaded(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "closed", access="allowlist") as closed:
        web = FakeFetcher(**{"talk.mp3?key=1": b"ID3 talk"})
        closed.services = replace(closed.services, links=web)
        command = replace(closed.command(f"transcribe {TALK}"), urls=(TALK,))
        await handle(closed, link(closed, TALK), command)
        assert all("private" in text for text in closed.chat.texts)
        assert (await jobs(closed), web.requests) == ([], [])


async def test_job_limit_applies_to_links(harness: BotHarness, web: FakeFetcher) -> None:
    harness.services.settings.jobs_per_person = 1
    web.open.clear()
    listening = asyncio.create_task(handle(harness, link(harness, TALK), link(harness, TALK)))
    await until(lambda: "jobs in progress" in " ".join(harness.chat.texts))
    web.open.set()
    await listening
    assert web.requests == [TALK]
