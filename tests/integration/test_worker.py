"""A real worker process with the engines that are chosen when nothing is configured."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.recordings import talk
from storage.models import FileKind, JobState, Options
from tests.integration.polling import until
from tests.integration.worker_env import DATA, Workplace

REAL = "pipeline.worker"
TALK = DATA / "diar" / "sample.wav"


@pytest.mark.timeout(600)
async def test_a_recording_becomes_text_speakers_summary_and_files(workplace: Workplace) -> None:
    await workplace.start(REAL, SUMMARIZER="sumy", VOICE="none")
    job = await workplace.add("1", TALK, Options())
    [ended] = await workplace.ended(job, seconds=300)
    assert ended.state is JobState.DONE, workplace.log
    result = ended.result
    assert result
    assert result.language == "en"
    assert len(result.speakers) == 2
    assert result.summary
    assert {file.kind for file in result.files} == {
        FileKind.TXT,
        FileKind.SRT,
        FileKind.SUMMARY,
        FileKind.CLIP,  # of each voice, to be named by
    }


@pytest.mark.timeout(600)
async def test_kill_9_with_real_engines_keeps_finished_windows(
    workplace: Workplace, tmp_path: Path
) -> None:
    recording = talk(120, tmp_path)  # long enough to be killed in the midst of it
    first = await workplace.start(REAL)
    job = await workplace.add("1", recording)
    await until(lambda: len(_windows(workplace)) >= 1, 200)
    first.kill()
    await first.wait()
    kept = {path: path.stat().st_mtime_ns for path in _windows(workplace)}
    assert (await workplace.get(job)).state is JobState.RUNNING, "it was over before it was killed"
    restarted = time.time_ns()
    await workplace.start(REAL)
    [ended] = await workplace.ended(job, seconds=300)
    assert ended.state is JobState.DONE, workplace.log
    assert (ended.attempt, ended.crashes) == (2, 1)
    windows = {path: path.stat().st_mtime_ns for path in _windows(workplace)}
    assert set(kept) < set(windows)
    assert {path: windows[path] for path in kept} == kept
    assert all(written > restarted for path, written in windows.items() if path not in kept)


def _windows(workplace: Workplace) -> list[Path]:
    return [
        path
        for path in (workplace.folder / "blobs" / "media").glob("*/windows-*/*.json")
        if path.is_file()
    ]
