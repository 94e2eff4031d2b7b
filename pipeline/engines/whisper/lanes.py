"""Lanes of jobs, and the order in which their windows are decoded.

A lane has the waiting windows of one job. Lanes take turns, window by window.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

RequestT = TypeVar("RequestT")
ResultT = TypeVar("ResultT")

NEW = 8
"""Windows of a lane for which an additional thread decodes while all others are busy. A note of ten
seconds has one, and parts and retries of it."""


@dataclass(eq=False)
class Lane(Generic[RequestT, ResultT]):
    """Waiting windows of one job. Created by `BatchScheduler.lane`."""

    _condition: threading.Condition
    _batch_key: Callable[[RequestT], Hashable]
    _start_threads: Callable[[], None]
    waiting: deque[tuple[RequestT, Hashable, Future[ResultT]]] = field(default_factory=deque)
    taken: int = 0
    """Windows that were taken so far."""

    @property
    def is_new(self) -> bool:
        """Return whether one of its first windows waits."""
        return bool(self.waiting) and self.taken < NEW

    def submit(self, window: RequestT) -> Future[ResultT]:
        """Append a window to this lane. The future gets its result or its error.

        Raises errors of `batch_key` here, in the caller's thread, not in the shared one.
        """
        future: Future[ResultT] = Future()
        kind = self._batch_key(window)
        with self._condition:
            self.waiting.append((window, kind, future))
            self._start_threads()  # a bug may have ended one
            self._condition.notify_all()
        return future


def take_batch(
    lanes: deque[Lane[RequestT, ResultT]], among: Iterable[Lane[RequestT, ResultT]], most: int
) -> list[tuple[RequestT, Future[ResultT]]]:
    """Return the next batch of at most `most` windows of the same kind, from the lanes `among`
    those. Lanes take turns: a served lane moves to the end of `lanes`."""
    batch: list[tuple[RequestT, Future[ResultT]]] = []
    kind: Hashable = None
    served: list[Lane[RequestT, ResultT]] = []
    chosen, progress = list(among), True
    while progress and len(batch) < most:
        progress = False
        for lane in chosen:
            if len(batch) == most or not lane.waiting:
                continue
            if batch and lane.waiting[0][1] != kind:
                continue
            request, kind, future = lane.waiting.popleft()
            lane.taken += 1
            batch.append((request, future))
            progress = True
            served.append(lane)
    for lane in dict.fromkeys(served):
        lanes.remove(lane)
        lanes.append(lane)
    return batch
