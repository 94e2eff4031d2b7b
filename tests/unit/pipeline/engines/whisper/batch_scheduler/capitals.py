"""A decoder that returns words in capitals, and a scheduler of its batches."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future

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
