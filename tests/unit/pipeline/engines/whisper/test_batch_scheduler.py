"""Fair order, common batches, and isolation of failing jobs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from pipeline.engines.whisper.batch_scheduler import BatchScheduler

WAIT = 10


class Ear:
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


def make(batch: int) -> tuple[Ear, BatchScheduler[str, str]]:
    ear = Ear()
    return ear, BatchScheduler(ear.decode, batch=batch, batch_key=lambda word: word[0])


def answers(futures: Sequence[Future[str]]) -> list[str]:
    return [future.result(WAIT) for future in futures]


def test_a_note_waits_for_the_batch_under_way_and_not_for_the_long_file() -> None:
    ear, recognizer = make(batch=1)
    with recognizer.lane() as long, recognizer.lane() as note:
        first = [long.submit(f"a{at}") for at in range(5)]
        assert ear.began.wait(WAIT)
        late = note.submit("note")
        ear.go_on.set()
        assert late.result(WAIT) == "NOTE"
        assert answers(first) == ["A0", "A1", "A2", "A3", "A4"]
    assert ear.batches[1] == ["note"]


def test_windows_of_several_jobs_share_a_batch_when_they_are_alike() -> None:
    ear, recognizer = make(batch=4)
    with recognizer.lane() as one, recognizer.lane() as two, recognizer.lane() as other:
        begun = one.submit("x")
        assert ear.began.wait(WAIT)
        waiting = [one.submit("a1"), one.submit("a2"), two.submit("a3"), other.submit("b")]
        ear.go_on.set()
        answers([begun, *waiting])
    assert sorted(ear.batches[1:]) in ([["a3", "a1", "a2"], ["b"]], [["a1", "a3", "a2"], ["b"]])


def test_a_lone_window_does_not_wait_for_company() -> None:
    ear, recognizer = make(batch=8)
    ear.go_on.set()
    with recognizer.lane() as lane:
        assert lane.submit("a").result(WAIT) == "A"
    assert ear.batches == [["a"]]


def test_what_fails_in_company_fails_alone() -> None:
    ear, recognizer = make(batch=4)
    with recognizer.lane() as one, recognizer.lane() as two:
        begun = one.submit("x")
        assert ear.began.wait(WAIT)
        bad, good = one.submit("a bad"), two.submit("a good")
        ear.go_on.set()
        assert good.result(WAIT) == "A GOOD"
        with pytest.raises(ValueError, match="can't hear a bad"):
            bad.result(WAIT)
        assert begun.result(WAIT) == "X"
        assert two.submit("a again").result(WAIT) == "A AGAIN"  # the thread lives


def test_leaving_drops_what_waits() -> None:
    ear, recognizer = make(batch=1)
    with recognizer.lane() as other:
        with recognizer.lane() as stopped:
            stopped.submit("x")
            assert ear.began.wait(WAIT)
            dropped = [stopped.submit(f"a{at}") for at in range(3)]
        ear.go_on.set()
        assert other.submit("b").result(WAIT) == "B"
    assert all(future.cancelled() for future in dropped)
    assert ear.batches == [["x"], ["b"]]


def test_every_lane_has_its_turn() -> None:
    ear, recognizer = make(batch=1)
    with recognizer.lane() as one, recognizer.lane() as two, recognizer.lane() as three:
        lanes = {"a": one, "b": two, "c": three}
        futures = [one.submit("x")]
        assert ear.began.wait(WAIT)
        for at in range(3):
            futures += [lane.submit(f"{name}{at}") for name, lane in lanes.items()]
        ear.go_on.set()
        answers(futures)
    order = [batch[0] for batch in ear.batches[1:]]
    assert {word[0] for word in order[:3]} == {word[0] for word in order[3:6]} == {"a", "b", "c"}


def test_closing_waits_for_the_batch_under_way() -> None:
    ear, recognizer = make(batch=1)
    with recognizer.lane() as lane:
        begun, never = lane.submit("a"), lane.submit("b")
        assert ear.began.wait(WAIT)
        closing = threading.Thread(target=recognizer.close)
        closing.start()
        ear.go_on.set()
        closing.join(WAIT)
        assert begun.result(WAIT) == "A"
    assert never.cancelled()


def test_what_can_not_be_compared_fails_who_asks_and_nobody_else() -> None:
    ear, recognizer = make(batch=2)
    ear.go_on.set()
    with recognizer.lane() as one, recognizer.lane() as two:
        with pytest.raises(IndexError):
            one.submit("")  # `batch_key` looks at its first letter
        assert two.submit("a").result(WAIT) == "A"


def test_too_few_answers_fail_the_windows_and_not_the_thread() -> None:
    recognizer: BatchScheduler[str, str] = BatchScheduler(
        lambda words: [word for word in words if word != "lost"], batch=2, batch_key=len
    )
    with recognizer.lane() as lane:
        with pytest.raises(RuntimeError, match="0 answers to 1 windows"):
            lane.submit("lost").result(WAIT)
        assert lane.submit("a").result(WAIT) == "a"
