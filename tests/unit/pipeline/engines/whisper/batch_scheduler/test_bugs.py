"""Bugs around a batch and threads that end: waiting windows fail, later jobs work."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.engines.whisper import batch_scheduler
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from storage.watch.health import HEALTH
from tests.unit.pipeline.engines.whisper.batch_scheduler.capitals import WAIT, make


def broken(*_: object) -> Any:
    raise LookupError("a bug of the scheduler")


def test_bug_in_a_thread_fails_the_waiting_windows_and_later_jobs_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scheduler: BatchScheduler[str, str] = BatchScheduler(list, batch=1, batch_key=len)

    with scheduler.lane() as lane:
        with monkeypatch.context() as patch:
            patch.setattr(batch_scheduler, "take_batch", broken)
            with pytest.raises(LookupError, match="a bug"):
                lane.submit("a").result(WAIT)
        with scheduler.lane() as other:
            assert other.submit("b").result(WAIT) == "b"


def test_lane_whose_thread_ended_by_a_bug_gets_another_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scheduler: BatchScheduler[str, str] = BatchScheduler(list, batch=1, batch_key=len)

    with scheduler.lane() as lane:
        with monkeypatch.context() as patch:
            patch.setattr(batch_scheduler, "take_batch", broken)
            with pytest.raises(LookupError, match="a bug"):
                lane.submit("a").result(WAIT)
        assert lane.submit("b").result(WAIT) == "b"


def test_bug_around_a_batch_fails_its_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler: BatchScheduler[str, str] = BatchScheduler(list, batch=2, batch_key=len)

    with scheduler.lane() as lane:
        with monkeypatch.context() as patch:
            patch.setattr(scheduler, "_measured", broken)
            with pytest.raises(LookupError, match="a bug"):
                lane.submit("a").result(WAIT)
        assert lane.submit("b").result(WAIT) == "b"


def test_recognizer_without_a_thread_is_dead_until_one_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A machine that has no thread left can't start one."""
    decoder, recognizer = make(batch=1)
    decoder.go_on.set()
    with monkeypatch.context() as patched:
        patched.setattr(recognizer, "_start_threads", lambda: None)
        with recognizer.lane() as lane:
            waits = lane.submit("c")
            assert HEALTH.stuck()["recognizer"] == "windows wait and no thread decodes"
            patched.undo()
            with recognizer.lane():  # the next job
                assert waits.result(WAIT) == "C"
            assert "recognizer" not in HEALTH.stuck()


def test_batch_that_never_ends_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder, recognizer = make(batch=1)
    with recognizer.lane() as lane:
        running = lane.submit("a")
        assert decoder.began.wait(WAIT)
        assert recognizer.trouble() == ""
        monkeypatch.setattr(batch_scheduler, "HUNG_SECONDS", -1.0)
        assert "has decoded one batch for 0 s" in HEALTH.stuck()["recognizer"]
        decoder.go_on.set()
        assert running.result(WAIT) == "A"
