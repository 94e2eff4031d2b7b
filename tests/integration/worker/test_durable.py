"""Each job ends once and no work is repeated, whatever is killed, flushed or cancelled."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import update

from pipeline.queue.embedded_server import EmbeddedServer
from storage.models import JobState, Quota, Stage
from storage.retention import forget_account
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from tests.integration.polling import until
from tests.integration.worker.worker_env import (
    LEASE_AND_SWEEP,
    WorkerEnv,
    done_once,
    open_worker_env,
)
from tests.paths import DATA


async def test_job_resumes_after_its_worker_was_killed(worker_env: WorkerEnv) -> None:
    first = await worker_env.start(WINDOW_SECONDS="0.4")
    job = await worker_env.add("1")
    await worker_env.running(job, windows=2)
    first.kill()
    await first.wait()
    async with worker_env.database.begin() as unit:  # the lock of its folder tells, not the lease
        held = update(JobRow).where(JobRow.id == job).values(lease_until=db_time(3600))
        await unit.jobs._connection.execute(held)
    await worker_env.start()
    [ended] = await worker_env.ended(job, seconds=60)
    assert done_once(ended)
    assert (ended.attempt, ended.crashes) == (2, 1)
    assert set(worker_env.done_windows().values()) == {1}
    await until(lambda: not list((worker_env.folder / "scratch").glob("*/*")))


async def test_waiting_jobs_survive_flushall(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOW_SECONDS="0.2", JOBS_AT_ONCE="1")
    jobs = [await worker_env.add(str(number)) for number in range(4)]
    await worker_env.running(jobs[0])
    await worker_env.queue.redis.flushall()
    for ended in await worker_env.ended(*jobs):
        assert done_once(ended)
        assert (ended.attempt, ended.crashes) == (1, 0)
    assert set(worker_env.done_windows().values()) == {1}


async def test_jobs_continue_after_valkey_was_killed(
    worker_env: WorkerEnv, server: EmbeddedServer
) -> None:
    await worker_env.start(WINDOW_SECONDS="0.3", JOBS_AT_ONCE="1")
    jobs = [await worker_env.add("1"), await worker_env.add("2")]
    await worker_env.running(jobs[0])
    assert server.pid
    os.kill(server.pid, signal.SIGKILL)
    jobs.append(await worker_env.add("3"))
    for ended in await worker_env.ended(*jobs):
        assert done_once(ended)
        assert (ended.attempt, ended.crashes) == (1, 0)
    await until(worker_env.queue.ping)
    await until(lambda: _signs(worker_env, 1))


async def _signs(worker_env: WorkerEnv, count: int) -> bool:
    return len(await worker_env.queue.workers()) == count


async def test_jobs_are_found_without_redis(tmp_path: Path) -> None:
    async with open_worker_env(tmp_path, f"unix://{tmp_path}/nobody.sock") as worker_env:
        await worker_env.start(WINDOW_SECONDS="0.01")
        [ended] = await worker_env.ended(await worker_env.add("1"))
        assert done_once(ended)
        late = await worker_env.add("2")
        [ended] = await worker_env.ended(late, seconds=60)
        assert done_once(ended)


@pytest.mark.parametrize("redis", [True, False])
async def test_cancelled_job_stops(worker_env: WorkerEnv, *, redis: bool) -> None:
    await worker_env.start(WINDOWS="1000")
    job = await worker_env.add("1")
    await worker_env.running(job)
    scratch = worker_env.folder / "scratch"
    assert list(scratch.glob("*/*"))
    async with worker_env.database.begin() as unit:
        assert await unit.jobs.cancel(job)
    if redis:
        await worker_env.queue.cancel(job)
    await until(lambda: not list(scratch.glob("*/*")))
    done = len(worker_env.done_windows())
    await until(lambda: not _has_source(worker_env))
    ended = await worker_env.get(job)
    assert (ended.state, ended.result) == (JobState.CANCELLED, None)
    assert len(worker_env.done_windows()) == done


def _has_source(worker_env: WorkerEnv) -> bool:
    return bool(list((worker_env.folder / "blobs").glob("media/*/source")))


async def test_two_workers_share_jobs_and_run_each_once(worker_env: WorkerEnv) -> None:
    for _ in range(2):
        await worker_env.start(WINDOW_SECONDS="0.05", JOBS_AT_ONCE="2")
    jobs = [await worker_env.add(str(number)) for number in range(8)]
    for _ in range(3):
        for job in jobs:  # more notifications than needed
            await worker_env.queue.notify(job, 0)
    for ended in await worker_env.ended(*jobs):
        assert done_once(ended)
        assert (ended.attempt, ended.crashes) == (1, 0)


async def test_worker_with_a_lost_lease_changes_nothing(worker_env: WorkerEnv) -> None:
    suspended = await worker_env.start(WINDOW_SECONDS="0.3")
    job = await worker_env.add("1")
    await worker_env.running(job, windows=2)
    suspended.send_signal(signal.SIGSTOP)
    await worker_env.start(STEP_SILENCE="5")
    [ended] = await worker_env.ended(job, seconds=LEASE_AND_SWEEP + 60)
    assert done_once(ended)
    assert (ended.attempt, ended.crashes) == (2, 0), "a stopped process is no crash"
    suspended.send_signal(signal.SIGCONT)
    await until(lambda: not list((worker_env.folder / "scratch").glob("*/*")))
    assert await worker_env.get(job) == ended


async def test_duplicate_update_is_one_job(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOW_SECONDS="0.05")
    job = await worker_env.add("1")
    async with worker_env.database.begin() as unit:
        assert not await unit.jobs.add(worker_env.job("1"))
    await worker_env.queue.notify(job, 0)
    [ended] = await worker_env.ended(job)
    assert done_once(ended)
    async with worker_env.database.begin() as unit:
        assert not await unit.jobs.add(worker_env.job("1"))
    await worker_env.queue.notify(job, 0)
    await asyncio.sleep(1)
    assert await worker_env.get(job) == ended
    assert set(worker_env.done_windows().values()) == {1}


async def test_repeated_recording_uses_stored_results(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOW_SECONDS="0.05")
    await worker_env.ended(await worker_env.add("1"))
    [again] = await worker_env.ended(await worker_env.add("2"))
    assert done_once(again)
    assert set(worker_env.done_windows().values()) == {1}


async def test_speeds_are_measured_after_the_first_job(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOW_SECONDS="0.05")
    await worker_env.ended(await worker_env.add("1"))
    async with worker_env.database.begin() as unit:
        assert await unit.stage_speeds.factors() == {}
    other = DATA / "asr" / "en" / "fleurs_en_000.ogg"
    await worker_env.ended(await worker_env.add("2", other))
    async with worker_env.database.begin() as unit:
        factors = await unit.stage_speeds.factors()
    assert set(factors) == {Stage.AUDIO, Stage.TRANSCRIPT, Stage.FILES}
    assert 0.3 / 60 < factors[Stage.TRANSCRIPT] < 1


async def test_job_forgotten_while_it_runs_leaves_no_files(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOWS="1000")
    job = await worker_env.add("1")
    await worker_env.running(job, windows=2)
    account = worker_env.job("1").account
    await forget_account(worker_env.database, worker_env.blobs, account)
    await worker_env.queue.cancel(job)
    await until(lambda: not list((worker_env.folder / "scratch").glob("*/*")))
    await until(lambda: worker_env.blobs.bytes_used() == 0)


async def test_worker_without_settings_starts_its_own_queue(tmp_path: Path) -> None:
    url = f"unix://{tmp_path}/queue/valkey.sock"
    async with open_worker_env(tmp_path, url) as worker_env:
        worker = await worker_env.start(REDIS_URL="", WINDOW_SECONDS="0.01")
        await until(worker_env.queue.ping)
        [ended] = await worker_env.ended(await worker_env.add("1"))
        assert done_once(ended)
        worker.terminate()
        assert await asyncio.wait_for(worker.wait(), 10) == 0
        assert not await worker_env.queue.ping()


async def test_job_refused_by_its_measured_length_is_not_transcribed(worker_env: WorkerEnv) -> None:
    """Eleven seconds each, a length that was unknown before."""
    await worker_env.start(WINDOW_SECONDS="0")
    quotas = {
        "too long": Quota(minutes=9, longest=0.1),
        "never": Quota(minutes=0.1),
        "fits": Quota(minutes=0.3, longest=0.3),
        "used up": Quota(minutes=0.3),
    }
    codes = {}
    for name, quota in quotas.items():
        job = await worker_env.add(name, quota=quota)
        [ended] = await worker_env.ended(job)
        codes[name] = ended.failure.code if ended.failure else ended.state
        async with worker_env.database.read() as unit:
            assert (await unit.usage.find(job) is None) == (ended.failure is not None)
    assert codes == {
        "too long": "too_long",
        "never": "longer_than_a_day",
        "fits": JobState.DONE,
        "used up": "quota_used_up",
    }
    jobs = {line.split()[0] for line in worker_env.done_windows()}
    assert jobs == {worker_env.job("fits").id}
