"""Two real worker processes that can do different things share one queue."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from storage.models import JobState, Lane
from tests.integration.polling import until
from tests.integration.worker.worker_env import TEXT_ONLY, WorkerEnv
from tests.paths import DATA

GERMAN, ENGLISH = replace(TEXT_ONLY, language="de"), replace(TEXT_ONLY, language="en")
BRIEF = DATA / "asr/en/lj_LJ001-0002.flac"
"""Another recording than the usual one: jobs on the same one wait for each other's words."""
QUICK = {"WINDOWS": "2", "WINDOW_SECONDS": "0.05", "JOBS_AT_ONCE": "1", "VOICE": "none"}


def there(worker_env: WorkerEnv, count: int) -> Callable[[], Awaitable[bool]]:
    async def all_tell() -> bool:
        return len(await worker_env.queue.workers()) == count

    return all_tell


async def state(worker_env: WorkerEnv, job: str) -> JobState:
    return (await worker_env.get(job)).state


async def test_job_waits_for_a_worker_of_its_language_and_blocks_nobody(
    worker_env: WorkerEnv,
) -> None:
    await worker_env.start(KNOWN="en", **QUICK)
    await until(there(worker_env, 1), 60)
    [status] = await worker_env.queue.workers()
    assert status.abilities.languages == ("en",)
    german = [await worker_env.add(f"de{number}", options=GERMAN) for number in range(3)]
    others = [
        await worker_env.add("en", options=ENGLISH),
        await worker_env.add("any"),
        await worker_env.add("both", options=replace(TEXT_ONLY, language="de,en")),
    ]
    ended = await worker_env.ended(*others)
    assert {job.state for job in ended} == {JobState.DONE}
    await asyncio.sleep(5)  # two sweeps
    assert [await state(worker_env, job) for job in german] == [JobState.QUEUED] * 3
    assert not any(line.startswith(tuple(german)) for line in worker_env.done_windows())
    await worker_env.start(**QUICK)
    ended = await worker_env.ended(*german)
    assert [(job.state, job.attempt, job.crashes) for job in ended] == [(JobState.DONE, 1, 0)] * 3


async def test_notes_have_a_worker_while_long_recordings_keep_the_others_busy(
    worker_env: WorkerEnv,
) -> None:
    slow = {"WINDOWS": "1000", "WINDOW_SECONDS": "0.1", "JOBS_AT_ONCE": "1", "VOICE": "none"}
    await worker_env.start(WORKER_JOBS="long", SHORT_MINUTES="1", **slow)
    await until(there(worker_env, 1), 60)
    early = await worker_env.add("early note", BRIEF, seconds=11)
    film = await worker_env.add("film", seconds=3600)
    second = await worker_env.add("second film", seconds=3600)
    unknown = await worker_env.add("unknown length")
    await worker_env.running(film)
    assert await state(worker_env, early) is JobState.QUEUED
    await worker_env.start(WORKER_JOBS="short", SHORT_MINUTES="1", **QUICK)
    notes = [early] + [await worker_env.add(f"note {each}", BRIEF, seconds=11) for each in range(3)]
    ended = await worker_env.ended(*notes)
    assert {job.state for job in ended} == {JobState.DONE}
    assert await state(worker_env, film) is JobState.RUNNING
    assert await state(worker_env, second) is JobState.QUEUED
    assert await state(worker_env, unknown) is JobState.QUEUED
    lanes = {each.abilities.lane for each in await worker_env.queue.workers()}
    assert lanes == {Lane.LONG, Lane.SHORT}


async def test_note_behind_long_recordings_starts_where_a_slot_is_free(
    worker_env: WorkerEnv,
) -> None:
    """Without lanes, too: nobody waits for a worker that is busy while another one is not."""
    slow = {"WINDOWS": "1000", "WINDOW_SECONDS": "0.1", "JOBS_AT_ONCE": "1", "VOICE": "none"}
    await worker_env.start(**slow)
    film = await worker_env.add("film", seconds=3600)
    await worker_env.running(film)
    await worker_env.start(**QUICK)
    await until(there(worker_env, 2), 60)
    note = await worker_env.add("note", BRIEF, seconds=11)
    [ended] = await worker_env.ended(note)
    assert ended.state is JobState.DONE
    assert await state(worker_env, film) is JobState.RUNNING
