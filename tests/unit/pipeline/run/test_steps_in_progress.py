"""Jobs on one recording share a step: one runs it, the others wait, and none depends on another."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.engines.protocols import Report, report_note
from pipeline.run import reporter
from pipeline.run.checkpoint import Run
from pipeline.run.steps_in_progress import StepsInProgress
from storage.blobs import Blobs
from storage.errors import Stopped
from storage.models import Fetching, Note, Progress, Stage

DONE = Note("done")


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporter, "REPORT_SECONDS", 0.01)


@pytest.fixture
def make_run(tmp_path: Path) -> Callable[..., Run]:
    """Runs of different jobs on one recording."""
    blobs, shared = Blobs.open(f"file://{tmp_path}/blobs"), StepsInProgress()

    def make(job: str, updates: list[Progress] | None = None) -> Run:
        sink = (lambda _: None) if updates is None else updates.append
        return Run(job, "ab" * 32, blobs, tmp_path / job, sink=sink, steps_in_progress=shared)

    return make


class Work:
    """A step that runs until it is released, and knows its job."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.times = 0
        self.trouble: list[Exception] = []

    def __call__(self, report: Report) -> Note:
        self.times += 1
        report(0.25, "first words")
        self.begun.set()
        while not self.go_on.wait(0.005):
            report(0.5)
        if self.trouble:
            raise self.trouble.pop()
        return DONE


async def begin(run: Run, work: Work, keep: Callable[[Note], bool] = bool) -> asyncio.Task[Note]:
    """Begin the step of a job; return when it works on it or waits."""
    step = run.step(Stage.TRANSCRIPT, Note, ("basis",), work, keep=keep)
    task = asyncio.create_task(step)
    await asyncio.to_thread(work.begun.wait, 10)
    await asyncio.sleep(0.1)
    return task


async def test_four_jobs_share_one_step_and_its_progress(
    make_run: Callable[..., Run],
) -> None:
    work, updates = Work(), [list[Progress]() for _ in range(4)]
    tasks = [await begin(make_run(f"job {one}", updates[one]), work) for one in range(4)]
    work.go_on.set()
    assert await asyncio.gather(*tasks) == [DONE] * 4
    assert work.times == 1
    for progress in updates:
        assert "first words" in {each.newest for each in progress}
        assert len({each.job for each in progress}) == 1
        fractions = [each.fraction for each in progress]
        assert fractions == sorted(fractions)


async def test_cancelled_job_does_not_stop_the_others(make_run: Callable[..., Run]) -> None:
    work, runs = Work(), [make_run(f"job {one}") for one in range(3)]
    leads, waits, stays = [await begin(run, work) for run in runs]
    runs[1].stop.set()
    with pytest.raises(Stopped, match="job 1"):
        await waits
    work.begun.clear()
    runs[0].stop.set()
    with pytest.raises(Stopped, match="job 0"):
        await leads
    assert await asyncio.to_thread(work.begun.wait, 10), "the next job goes on with it"
    work.go_on.set()
    assert await stays == DONE
    assert work.times == 2


async def test_failure_of_one_job_does_not_fail_the_others(make_run: Callable[..., Run]) -> None:
    work = Work()
    work.trouble = [MemoryError("too large")]
    fails, works = [await begin(make_run(name), work) for name in ("a", "b")]
    work.go_on.set()
    with pytest.raises(MemoryError):
        await fails
    assert await works == DONE


async def test_fallback_result_is_not_shared(make_run: Callable[..., Run]) -> None:
    work = Work()
    tasks = [await begin(make_run(name), work, keep=lambda _: False) for name in ("a", "b")]
    work.go_on.set()
    assert await asyncio.gather(*tasks) == [DONE] * 2
    assert work.times == 2


async def test_downloads_and_notes_of_a_step_are_shown_to_all_jobs(
    make_run: Callable[..., Run],
) -> None:
    updates: list[Progress] = []
    started, go_on = threading.Event(), threading.Event()

    def fetch(report: Report) -> Note:
        assert isinstance(report, reporter.Reporter)
        report_note(report, Note("model_fetched"))
        while not go_on.wait(0.005):
            report.fetching(Fetching("large-v3", 1, 2))
            started.set()
        return DONE

    first, second = make_run("a"), make_run("b", updates)
    leads = asyncio.create_task(first.step(Stage.TRANSCRIPT, Note, (), fetch))
    await asyncio.to_thread(started.wait, 10)
    waits = asyncio.create_task(second.step(Stage.TRANSCRIPT, Note, (), fetch))
    deadline = time.monotonic() + 10
    while not any(it.fetching for it in updates) and time.monotonic() < deadline:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    go_on.set()
    assert list(await asyncio.gather(leads, waits)) == [DONE] * 2
    assert Fetching("large-v3", 1, 2) in {each.fetching for each in updates}
    assert first.notes == second.notes == [Note("model_fetched")]
