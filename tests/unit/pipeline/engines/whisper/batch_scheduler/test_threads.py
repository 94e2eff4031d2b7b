"""Several threads decode batches side by side, and their number changes with the jobs."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence

from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.lanes import NEW, Lane
from tests.unit.pipeline.engines.whisper.batch_scheduler.capitals import WAIT, FakeDecoder, answers


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
