"""Fair order, common batches, and isolation of failing jobs."""

from __future__ import annotations

import threading
import time
import weakref

import pytest

from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from tests.unit.pipeline.engines.whisper.batch_scheduler.capitals import WAIT, answers, make


def test_short_job_waits_only_for_the_current_batch() -> None:
    decoder, recognizer = make(batch=1)
    with recognizer.lane() as long, recognizer.lane() as note:
        first = [long.submit(f"a{at}") for at in range(5)]
        assert decoder.began.wait(WAIT)
        late = note.submit("note")
        decoder.go_on.set()
        assert late.result(WAIT) == "NOTE"
        assert answers(first) == ["A0", "A1", "A2", "A3", "A4"]
    assert decoder.batches[1] == ["note"]


def test_windows_of_several_jobs_share_a_batch() -> None:
    decoder, recognizer = make(batch=4)
    with recognizer.lane() as one, recognizer.lane() as two, recognizer.lane() as other:
        running = one.submit("x")
        assert decoder.began.wait(WAIT)
        waiting = [one.submit("a1"), one.submit("a2"), two.submit("a3"), other.submit("b")]
        decoder.go_on.set()
        answers([running, *waiting])
    assert sorted(decoder.batches[1:]) in ([["a3", "a1", "a2"], ["b"]], [["a1", "a3", "a2"], ["b"]])


def test_single_window_is_decoded_without_waiting() -> None:
    decoder, recognizer = make(batch=8)
    decoder.go_on.set()
    with recognizer.lane() as lane:
        assert lane.submit("a").result(WAIT) == "A"
    assert decoder.batches == [["a"]]


def test_failing_window_fails_alone() -> None:
    decoder, recognizer = make(batch=4)
    with recognizer.lane() as one, recognizer.lane() as two:
        running = one.submit("x")
        assert decoder.began.wait(WAIT)
        bad, good = one.submit("a bad"), two.submit("a good")
        decoder.go_on.set()
        assert good.result(WAIT) == "A GOOD"
        with pytest.raises(ValueError, match="can't hear a bad"):
            bad.result(WAIT)
        assert running.result(WAIT) == "X"
        assert two.submit("a again").result(WAIT) == "A AGAIN"  # the thread lives


def test_leaving_a_lane_drops_its_waiting_windows() -> None:
    decoder, recognizer = make(batch=1)
    with recognizer.lane() as other:
        with recognizer.lane() as stopped:
            stopped.submit("x")
            assert decoder.began.wait(WAIT)
            dropped = [stopped.submit(f"a{at}") for at in range(3)]
        decoder.go_on.set()
        assert other.submit("b").result(WAIT) == "B"
    assert all(future.cancelled() for future in dropped)
    assert decoder.batches == [["x"], ["b"]]


def test_lanes_take_turns() -> None:
    decoder, recognizer = make(batch=1)
    with recognizer.lane() as one, recognizer.lane() as two, recognizer.lane() as three:
        lanes = {"a": one, "b": two, "c": three}
        futures = [one.submit("x")]
        assert decoder.began.wait(WAIT)
        for at in range(3):
            futures += [lane.submit(f"{name}{at}") for name, lane in lanes.items()]
        decoder.go_on.set()
        answers(futures)
    order = [batch[0] for batch in decoder.batches[1:]]
    assert {word[0] for word in order[:3]} == {word[0] for word in order[3:6]} == {"a", "b", "c"}


def test_close_waits_for_the_current_batch() -> None:
    decoder, recognizer = make(batch=1)
    with recognizer.lane() as lane:
        running, never = lane.submit("a"), lane.submit("b")
        assert decoder.began.wait(WAIT)
        closing = threading.Thread(target=recognizer.close)
        closing.start()
        decoder.go_on.set()
        closing.join(WAIT)
        assert running.result(WAIT) == "A"
    assert never.cancelled()


def test_window_without_a_batch_key_fails_alone() -> None:
    decoder, recognizer = make(batch=2)
    decoder.go_on.set()
    with recognizer.lane() as one, recognizer.lane() as two:
        with pytest.raises(IndexError):
            one.submit("")  # `batch_key` looks at its first letter
        assert two.submit("a").result(WAIT) == "A"


def test_missing_answers_fail_their_windows_and_not_the_thread() -> None:
    recognizer: BatchScheduler[str, str] = BatchScheduler(
        lambda words: [word for word in words if word != "lost"], batch=2, batch_key=len
    )
    with recognizer.lane() as lane:
        with pytest.raises(RuntimeError, match="0 answers to 1 windows"):
            lane.submit("lost").result(WAIT)
        assert lane.submit("a").result(WAIT) == "a"


class Words:
    """A request, of which a weak reference can be made."""


def test_waiting_thread_keeps_no_request() -> None:
    """A request has words that a person typed, who may delete them."""
    scheduler: BatchScheduler[Words, int] = BatchScheduler(
        lambda requests: [1] * len(requests), batch=1, batch_key=type
    )
    request = Words()
    kept = weakref.ref(request)
    with scheduler.lane() as lane:
        assert lane.submit(request).result(WAIT) == 1
        del request
    deadline = time.monotonic() + WAIT
    while kept() is not None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    scheduler.close()
