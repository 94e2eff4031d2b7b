"""Fair order, common batches, and isolation of failing jobs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from pipeline.engines.whisper.batch_scheduler import BatchScheduler

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
        begun = one.submit("x")
        assert decoder.began.wait(WAIT)
        waiting = [one.submit("a1"), one.submit("a2"), two.submit("a3"), other.submit("b")]
        decoder.go_on.set()
        answers([begun, *waiting])
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
        begun = one.submit("x")
        assert decoder.began.wait(WAIT)
        bad, good = one.submit("a bad"), two.submit("a good")
        decoder.go_on.set()
        assert good.result(WAIT) == "A GOOD"
        with pytest.raises(ValueError, match="can't hear a bad"):
            bad.result(WAIT)
        assert begun.result(WAIT) == "X"
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
        begun, never = lane.submit("a"), lane.submit("b")
        assert decoder.began.wait(WAIT)
        closing = threading.Thread(target=recognizer.close)
        closing.start()
        decoder.go_on.set()
        closing.join(WAIT)
        assert begun.result(WAIT) == "A"
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
