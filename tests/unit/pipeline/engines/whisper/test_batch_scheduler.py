"""Fair order, common batches, and isolation of failing jobs."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import pytest

from pipeline.engines.whisper import batch_scheduler
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.lanes import NEW, Lane
from storage.watch.health import HEALTH

WAIT = 10


class FakeDecoder:
    """Fake decoder that returns words in capitals; the first batch waits for a signal."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.began = threading.Event()
        self.go_on = threading.Event()

    def decode(self, words: Sequence[str]) -> list[str]:
        self.batches.append(list(words))
        self.began.set()
        assert self.go_on.wait(WAIT)
        if any("bad" in word for word in words):
            raise ValueError("can't hear " + " ".join(words))
        return [word.upper() for word in words]


def make(batch: int) -> tuple[FakeDecoder, BatchScheduler[str, str]]:
    decoder = FakeDecoder()
    return decoder, BatchScheduler(decoder.decode, batch=batch, batch_key=lambda word: word[0])


def answers(futures: Sequence[Future[str]]) -> list[str]:
    return [future.result(WAIT) for future in futures]


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


class Together:
    """Decoder whose calls end only when `calls` of them run at the same time."""

    def __init__(self, calls: int) -> None:
        self.barrier = threading.Barrier(calls)
        self.threads: set[str] = set()

    def decode(self, words: Sequence[str]) -> list[str]:
        self.barrier.wait(WAIT)
        self.threads.add(threading.current_thread().name)
        return [word.upper() for word in words]


def test_windows_of_one_job_are_decoded_at_the_same_time() -> None:
    together = Together(3)
    scheduler = BatchScheduler(together.decode, batch=1, batch_key=len, threads=3)
    with scheduler.lane() as lane:
        futures = [lane.submit(word) for word in "abcdef"]
        assert answers(futures) == list("ABCDEF")
    assert together.threads == {"recognizer-0", "recognizer-1", "recognizer-2"}


def test_short_job_gets_the_next_free_thread() -> None:
    decoder = FakeDecoder()
    scheduler = BatchScheduler(decoder.decode, batch=1, batch_key=len, threads=2)
    with scheduler.lane() as long, scheduler.lane() as note:
        first = [long.submit(f"a{at}") for at in range(6)]
        while len(decoder.batches) < 2:
            assert decoder.began.wait(WAIT)
        late = note.submit("note")
        decoder.go_on.set()
        assert late.result(WAIT) == "NOTE"
        assert answers(first) == [f"A{at}" for at in range(6)]
    assert decoder.batches[2] == ["note"]


class Held:
    """Decoder that holds each word until it is released."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.running: set[str] = set()
        self.released: set[str] = set()
        self.most: Counter[str] = Counter()

    def decode(self, words: Sequence[str]) -> list[str]:
        (word,) = words
        with self.condition:
            self.running.add(word)
            of_job = sum(each[0] == word[0] for each in self.running)
            self.most[word[0]] = max(self.most[word[0]], of_job)
            self.condition.notify_all()
            assert self.condition.wait_for(lambda: word in self.released, WAIT)
            self.running.discard(word)
        return [word.upper()]

    def wait_for(self, *words: str) -> None:
        with self.condition:
            assert self.condition.wait_for(lambda: self.running == set(words), WAIT), self.running

    def release(self, *words: str) -> None:
        with self.condition:
            self.released.update(words)
            self.condition.notify_all()


def hear_first(held: Held, lane: Lane[str, str]) -> None:
    """Let a lane have its first windows, after which it is no new one."""
    first = [f"f{at}" for at in range(NEW)]
    held.release(*first)
    assert answers([lane.submit(it) for it in first]) == [it.upper() for it in first]


def test_new_job_is_decoded_while_all_threads_are_busy() -> None:
    held = Held()
    scheduler = BatchScheduler(held.decode, batch=1, batch_key=len, threads=2, extra=1)
    with scheduler.lane() as long:
        hear_first(held, long)
        rest = [long.submit(f"a{at}") for at in range(4)]
        held.wait_for("a0", "a1")
        with scheduler.lane() as note:
            late = note.submit("note")
            held.wait_for("a0", "a1", "note")
            held.release("note")
            assert late.result(WAIT) == "NOTE"
        held.release("a0", "a1", "a2", "a3")
        assert answers(rest) == ["A0", "A1", "A2", "A3"]
    assert held.most["a"] == 2, "the additional thread is for new jobs"
    scheduler.close()


def test_waiting_window_of_an_old_job_is_no_work_for_the_additional_thread() -> None:
    held = Held()
    scheduler = BatchScheduler(held.decode, batch=1, batch_key=len, threads=1, extra=1)
    with scheduler.lane() as lane:
        hear_first(held, lane)
        rest = [lane.submit(it) for it in ("a0", "a1")]
        held.wait_for("a0")
        time.sleep(0.05)
        assert held.running == {"a0"}
        held.release("a0", "a1")
        assert answers(rest) == ["A0", "A1"]
    scheduler.close()


def test_number_of_threads_changes_while_jobs_run() -> None:
    running, most = 0, 0
    lock = threading.Lock()

    def decode(words: Sequence[str]) -> list[str]:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.002)
        with lock:
            running -= 1
        return list(words)

    scheduler = BatchScheduler(decode, batch=1, batch_key=len, threads=1)
    with scheduler.lane() as lane:
        answers([lane.submit(f"{at}") for at in range(20)])
        assert most == 1
        scheduler.set_threads(4)
        answers([lane.submit(f"{at}") for at in range(40)])
        assert most == 4
        scheduler.set_threads(1)
        answers([lane.submit("last one of many")])
        most = 0
        answers([lane.submit(f"{at}") for at in range(20)])
        assert most == 1
    scheduler.close()


def test_bug_in_a_thread_fails_the_waiting_windows_and_later_jobs_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scheduler: BatchScheduler[str, str] = BatchScheduler(list, batch=1, batch_key=len)

    def broken(*_: object) -> Any:
        raise LookupError("a bug of the scheduler")

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

    def broken(*_: object) -> Any:
        raise LookupError("a bug of the scheduler")

    with scheduler.lane() as lane:
        with monkeypatch.context() as patch:
            patch.setattr(batch_scheduler, "take_batch", broken)
            with pytest.raises(LookupError, match="a bug"):
                lane.submit("a").result(WAIT)
        assert lane.submit("b").result(WAIT) == "b"


def test_bug_around_a_batch_fails_its_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler: BatchScheduler[str, str] = BatchScheduler(list, batch=2, batch_key=len)

    def broken(_number: int, _windows: int) -> Any:
        raise LookupError("a bug of the figures")

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
