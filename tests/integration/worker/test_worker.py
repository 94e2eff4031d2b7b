"""A real worker process with the default engines."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.recordings import talk
from storage.models import FileKind, JobState, Options
from tests.integration.polling import until
from tests.integration.worker.worker_env import FINAL, WorkerEnv
from tests.paths import DATA

REAL = "pipeline.worker"
TALK = DATA / "diar" / "sample.wav"


@pytest.mark.timeout(600)
async def test_recording_becomes_text_speakers_summary_and_files(worker_env: WorkerEnv) -> None:
    await worker_env.start(REAL, SUMMARIZER="offline", VOICE="none")
    job = await worker_env.add("1", TALK, Options())
    [ended] = await worker_env.ended(job, seconds=300)
    assert ended.state is JobState.DONE, worker_env.log
    result = ended.result
    assert result
    assert result.language == "en"
    assert len(result.speakers) == 2
    assert result.summary
    assert {file.kind for file in result.files} == {
        FileKind.TXT,
        FileKind.SRT,
        FileKind.SUMMARY,
        FileKind.CLIP,  # a sample of each voice, for naming
    }


@pytest.mark.timeout(600)
async def test_killed_worker_with_real_engines_keeps_finished_windows(
    worker_env: WorkerEnv, tmp_path: Path
) -> None:
    recording = talk(120, tmp_path)  # long enough to be killed in the middle
    first = await worker_env.start(REAL)
    job = await worker_env.add("1", recording)
    await until(lambda: len(worker_env.windows()) >= 1, 200)
    first.kill()
    await first.wait()
    windows_before = worker_env.windows()
    assert (await worker_env.get(job)).state is JobState.RUNNING, "it was over before it was killed"
    restarted = time.time_ns()
    await worker_env.start(REAL)
    written: dict[Path, set[int]] = defaultdict(set)

    async def is_final() -> bool:
        for path, moment in worker_env.windows().items():
            written[path].add(moment)
        return (await worker_env.get(job)).state in FINAL

    await until(is_final, 300)
    ended = await worker_env.get(job)
    assert ended.state is JobState.DONE, worker_env.log
    assert (ended.attempt, ended.crashes) == (2, 1)
    assert set(windows_before) < set(written)
    assert {path: written[path] for path in windows_before} == {
        path: {moment} for path, moment in windows_before.items()
    }
    assert all(
        min(moments) > restarted for path, moments in written.items() if path not in windows_before
    )
    assert not worker_env.windows()  # the stored transcript has them all
