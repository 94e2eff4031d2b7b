"""`/join`: finished recordings of one chat become one job, which counts no minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from storage.models import Job, MessageRef, Options, SpeakerCount
from tests.unit.bot.answered_jobs import answered_job, jobs, newest
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fakes import BEN, BotHarness


async def answered(harness: BotHarness, *captions: str) -> list[Job]:
    return [await answered_job(harness, caption=caption) for caption in captions or ("", "", "")]


async def join(
    harness: BotHarness, line: str = "join", to: MessageRef | None = None, **where: Any
) -> str:
    """Send the command and return the newest text of the bot."""
    await handle(harness, replace(harness.command(line, **where), reply_to=to))
    return harness.chat.last.text


def handles(job: Job) -> list[str]:
    return [part.handle for part in job.media.parts]


async def test_last_recordings_become_one_job(harness: BotHarness) -> None:
    done = await answered(harness)
    await join(harness, "join 2")
    joined = await newest(harness)
    assert handles(joined) == [job.media.handle for job in done[1:]]
    assert joined.media.name == "talk + 1.mp4"
    assert joined.media.seconds == 120.0
    assert joined.media.blob is not None
    assert harness.services.blobs.get_bytes(joined.media.blob.key) == b"filmfilm"
    assert [part.blob for part in joined.media.parts] == [job.media.blob for job in done[1:]]
    assert harness.queue.notified[-1] == (joined.id, 0)
    await join(harness, "join 3 lang=de")
    assert handles(await newest(harness)) == [job.media.handle for job in done]
    assert (await newest(harness)).options == Options("de")


@pytest.mark.parametrize(
    ("line", "target", "wanted"),
    [
        ("join", 0, (0, 1)),
        ("join", 1, (1, 2)),
        ("join", 2, (1, 2)),
        ("join 3", 1, (0, 1, 2)),
        ("join 9", 0, (0, 1, 2)),
    ],
)
async def test_reply_joins_that_recording_with_its_neighbours(
    harness: BotHarness, line: str, target: int, wanted: tuple[int, ...]
) -> None:
    done = await answered(harness)
    await join(harness, line, done[target].card)
    assert handles(await newest(harness)) == [done[number].media.handle for number in wanted]
    await join(harness, line, done[target].reply_to)
    assert handles(await newest(harness)) == [done[number].media.handle for number in wanted]


async def test_joined_recordings_count_no_minutes_again(harness: BotHarness) -> None:
    await answered(harness)
    await join(harness, "join 3")
    async with harness.services.database.read() as unit:
        assert await unit.usage.find((await newest(harness)).id) is None


async def test_joined_recording_is_fetched_again_when_it_is_not_kept(harness: BotHarness) -> None:
    for job in await answered(harness, "", ""):
        assert job.media.blob is not None
        harness.services.blobs.delete(job.media.blob.key)
    await join(harness)
    joined = await newest(harness)
    assert joined.media.blob is not None
    assert harness.services.blobs.get_bytes(joined.media.blob.key) == b"filmfilm"


@pytest.mark.parametrize(
    ("captions", "line", "options"),
    [
        (
            ("lang=tr hints=Aachen speakers=2 formats=srt", "lang=tr speakers=3"),
            "join",
            Options("tr", hints=("Aachen",), speakers=SpeakerCount(3, 5)),
        ),
        (("speakers=2-4", ""), "join", Options(speakers=SpeakerCount(2, 99))),
        (
            ("speakers=4", "speakers=4 replace=a→b"),
            "join speech=no",
            Options(speakers=SpeakerCount(4, 4), speech=False),
        ),
        (("speakers=channels",) * 2, "join", Options(speakers=SpeakerCount(channels=True))),
        (("", "speakers=channels"), "join", Options(speakers=SpeakerCount(channels=True))),
        (("", ""), "join speakers=channels", Options(speakers=SpeakerCount(channels=True))),
    ],
)
async def test_joined_recording_keeps_the_options_for_hearing(
    harness: BotHarness, captions: tuple[str, ...], line: str, options: Options
) -> None:
    await answered(harness, *captions)
    await join(harness, line)
    assert (await newest(harness)).options == options


async def test_redo_and_joined_recording_are_joined_once(harness: BotHarness) -> None:
    first, second, third = await answered(harness)
    await join(harness, "join 2", first.card)
    joined = await newest(harness)
    assert handles(joined) == [first.media.handle, second.media.handle]
    await join(harness, "join 2")
    assert handles(await newest(harness)) == [second.media.handle, third.media.handle]


async def test_join_needs_two_finished_recordings_of_the_sender(harness: BotHarness) -> None:
    assert "it takes two" in await join(harness)
    (job,) = await answered(harness, "")
    assert "it takes two" in await join(harness)
    assert "it takes two" in await join(harness, "join 5", job.card)
    await answered_job(harness, who=BEN)
    assert "it takes two" in await join(harness)
    assert "it takes two" in await join(harness, who=BEN)
    assert "it takes two" in await join(harness, chat="c2")
    assert "it takes two" in await join(harness, "join", harness.upload().origin.message)
    assert len(await jobs(harness)) == 1


@pytest.mark.parametrize("line", ["join 1", "join 0", "join 21", "join 9999"])
async def test_join_takes_two_to_twenty_recordings(harness: BotHarness, line: str) -> None:
    await answered(harness)
    assert "2-20" in await join(harness, line)
    assert len(await jobs(harness)) == 3


async def test_parts_of_recordings_are_not_joined(harness: BotHarness) -> None:
    await answered(harness, "", "from=0:10 to=0:20")
    assert "as a whole" in await join(harness)
    await answered(harness, "", "")
    assert "as a whole" in await join(harness, "join 2 from=0:10")
    assert len(await jobs(harness)) == 4


async def test_joined_recordings_are_not_longer_than_the_quota(tmp_path: Any) -> None:
    async with build_harness(tmp_path / "x") as harness:
        harness.services.pipeline.max_minutes = 2
        await answered(harness)
        await join(harness, "join 2")
        assert len(await jobs(harness)) == 4
        assert "3" in await join(harness, "join 3")
        assert len(await jobs(harness)) == 4
