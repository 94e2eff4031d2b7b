"""Steps are loaded, stopped and reported."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from pipeline.engines.protocols import Report, TranscribeOptions
from pipeline.run import memory, reporter
from pipeline.run.checkpoint import Run, digest
from pipeline.run.steps_in_progress import StepsInProgress
from storage.blobs import Blobs, media_prefix
from storage.errors import Stopped
from storage.models import Note, Progress, Stage, SummaryStyle
from tests.unit.pipeline.run.runs import EMPTY, SHA, Work


async def test_step_runs_once_for_the_same_media_and_basis(
    make_run: Callable[..., Run],
) -> None:
    work = Work(Note("found", {"a": "\udcff é"}))
    basis = ("engine 1", TranscribeOptions("de", ("Anna",)), SummaryStyle.FULL)
    for _ in range(3):
        run = make_run()
        assert await run.step(Stage.TRANSCRIPT, Note, basis, work) == work.outcome
    assert work.times == 1
    await make_run().step(Stage.TRANSCRIPT, Note, ("engine 2", *basis[1:]), work)
    await make_run().step(Stage.SPEAKERS, Note, basis, work)
    await make_run("cd" * 32).step(Stage.TRANSCRIPT, Note, basis, work)
    assert work.times == 4


async def test_stored_steps_and_windows_lie_under_the_media_prefix(
    make_run: Callable[..., Run], blobs: Blobs
) -> None:
    run = make_run()
    await run.step(Stage.AUDIO, Note, (), Work(Note("a")))
    run.window_cache("windows", ()).keep("0-30", EMPTY)
    assert blobs.delete(media_prefix(SHA)) == 2
    assert blobs.bytes_used() == 0


async def test_fallback_result_is_not_stored(make_run: Callable[..., Run]) -> None:
    work = Work(Note("fell_back"))
    for _ in range(2):
        await make_run().step(
            Stage.SUMMARY, Note, (), work, keep=lambda note: note.code != "fell_back"
        )
    assert work.times == 2


async def test_failed_step_stores_nothing_and_runs_again(make_run: Callable[..., Run]) -> None:
    def fail(_: Report) -> Note:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        await make_run().step(Stage.AUDIO, Note, (), fail)
    work = Work(Note("a"))
    await make_run().step(Stage.AUDIO, Note, (), work)
    assert work.times == 1


async def test_last_report_of_a_step_reaches_no_other_file(
    make_run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is opened as the step ends gets the number of the descriptor of its claim."""
    run, rows = make_run(), tmp_path / "rows.db"
    rows.write_bytes(b"SQLite format 3\0")
    with ExitStack() as opened:

        def open_rows(_key: str) -> None:
            opened.enter_context(rows.open("r+b"))

        monkeypatch.setattr(StepsInProgress, "end", lambda _, key: open_rows(key))
        await run.step(Stage.AUDIO, Note, (), Work(Note("a")))
    assert rows.read_bytes() == b"SQLite format 3\0"


async def test_stop_ends_the_step_at_its_next_report(make_run: Callable[..., Run]) -> None:
    run = make_run()
    started = threading.Event()

    def work(report: Report) -> Note:
        started.set()
        while True:
            report(0.1)
            time.sleep(0.01)

    def stop() -> None:
        started.wait()
        run.stop.set()

    threading.Thread(target=stop).start()
    with pytest.raises(Stopped):
        await run.step(Stage.AUDIO, Note, (), work)
    with pytest.raises(Stopped):  # and no further step starts
        await run.step(Stage.FILES, Note, (), Work(Note("a")))


async def test_progress_rises_over_the_planned_stages_and_is_throttled(
    make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress: list[Progress] = []
    run = make_run(progress=progress)
    run.estimate.plan([Stage.AUDIO, Stage.TRANSCRIPT])

    def work(report: Report) -> Note:
        for turn in range(1000):
            report(turn / 1000, f"sentence {turn}")
        return Note("done")

    await run.step(Stage.AUDIO, Note, (), work)
    assert len(progress) == 2
    monkeypatch.setattr(reporter, "REPORT_SECONDS", 0.0)
    run.estimate.media_seconds = 60.0
    await run.step(Stage.TRANSCRIPT, Note, (), work)
    fractions = [each.fraction for each in progress]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == pytest.approx(1.0)
    assert progress[1].fraction == pytest.approx(0.01 / 0.11)
    assert progress[-1].newest == "sentence 999"
    assert progress[5].text == " sentence 0 sentence 1 sentence 2"
    assert progress[-1].text.endswith("sentence 998 sentence 999")
    assert len(progress[-1].text) == reporter.TEXT_LENGTH
    assert progress[0].left is None
    assert all(each.left is not None and each.left >= 0 for each in progress[2:])


async def test_waiting_does_not_reduce_the_progress(
    make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work that waits reports 0.0, to learn of a stop."""
    monkeypatch.setattr(reporter, "REPORT_SECONDS", 0.0)
    progress: list[Progress] = []
    run = make_run(progress=progress)
    run.estimate.plan([Stage.TRANSCRIPT])

    def work(report: Report) -> Note:
        for fraction in (0.5, 0.0, 0.25, 0.75, 0.0):
            report(fraction)
        return Note("done")

    await run.step(Stage.TRANSCRIPT, Note, (), work)
    assert [each.fraction for each in progress] == pytest.approx(
        [0.0, 0.5, 0.5, 0.5, 0.75, 0.75, 1.0]
    )


async def test_speed_is_measured_only_over_complete_steps(make_run: Callable[..., Run]) -> None:
    run = make_run()
    await run.step(Stage.AUDIO, Note, (), Work(Note("a")), engine="ear")
    await run.step(Stage.AUDIO, Note, (), Work(Note("a")), engine="ear")  # found: not measured
    run.window_cache("windows", 1).keep("0", EMPTY)

    def resumed(_: Report) -> Note:
        assert run.window_cache("windows", 1).find("0") == EMPTY
        return Note("b")

    await run.step(Stage.TRANSCRIPT, Note, (), resumed, engine="asr")

    def whole(_: Report) -> Note:
        cache = run.window_cache("windows", 2)
        cache.keep("0", EMPTY)
        assert cache.find("0") == EMPTY
        return Note("c")

    await run.step(Stage.TRANSCRIPT, Note, 2, whole, engine="asr 2")
    assert [(each.stage, each.engine) for each in run.timings] == [
        (Stage.AUDIO, "ear"),
        (Stage.TRANSCRIPT, "asr 2"),
    ]


def test_digests_are_equal_only_for_equal_values() -> None:
    assert digest(("a", TranscribeOptions("de"))) == digest(["a", TranscribeOptions("de")])
    assert digest(("a", TranscribeOptions("de"))) != digest(("a", TranscribeOptions("en")))
    assert digest("\udcff") != digest("?")


async def test_freed_memory_is_returned_during_and_after_a_step(
    make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []
    monkeypatch.setattr(reporter, "TRIM_SECONDS", 0.0)
    monkeypatch.setattr(memory, "trim_memory", lambda: times.append(len(times)))
    during: list[int] = []

    def work(report: Report) -> Note:
        before = len(times)
        report(0.5)
        during.append(len(times) - before)
        return Note("made")

    await make_run().step(Stage.SUMMARY, Note, "basis", work)
    assert during == [1]
    assert len(times) > 2
