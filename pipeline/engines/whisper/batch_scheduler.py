"""Scheduler that shares one device among all running jobs, in fair order and common batches.

Each job has a lane. The scheduler takes one window of each lane in turn, so a voice message of ten
seconds waits for one of the current batches only, not for a three-hour file. Windows of several
jobs with the same key share a batch. A single window never waits for others. Several threads
decode a batch each where the device computes several calls at the same time. While all of them are
busy, one more thread may decode the first windows of a new job.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Generic

from pipeline.engines.whisper.lanes import Lane, RequestT, ResultT, take_batch
from storage import logs
from storage.watch.catalogue import BATCH_FILL, BATCH_SECONDS, WINDOWS, WINDOWS_IN_FLIGHT
from storage.watch.health import HEALTH

log = logs.get(__name__)

HUNG_SECONDS = 600.0
"""Seconds of one call after which the recognizer counts as dead: a window has at most 30 s of
speech, so that would be a twentieth of its speed."""

Decode = Callable[[Sequence[RequestT]], Sequence[ResultT]]


class BatchScheduler(Generic[RequestT, ResultT]):
    """Queue of one engine, and the threads that serve it. Safe to use from several threads."""

    def __init__(
        self,
        decode: Decode[RequestT, ResultT],
        *,
        batch: int,
        batch_key: Callable[[RequestT], Hashable],
        threads: int = 1,
        extra: int = 0,
    ) -> None:
        """Call `decode` with batches of at most `batch` windows with the same `batch_key`.

        `threads` calls run at the same time, and `extra` more for new jobs.
        """
        self._decode = decode
        self._batch = batch
        self._batch_key = batch_key
        self._condition = threading.Condition()
        self._lanes: deque[Lane[RequestT, ResultT]] = deque()
        self._wanted_threads, self._extra = threads, extra
        self._busy: set[int] = set()  # threads that have taken a batch
        self._threads: dict[int, threading.Thread] = {}
        self._closed = False
        self._began: dict[int, float] = {}  # by thread: the start of its call

    def set_batch_size(self, batch: int) -> None:
        """Limit the number of windows per call, from the next batch on."""
        self._batch = max(1, batch)

    def set_threads(self, threads: int, extra: int = 0) -> None:
        """Set the number of batches at the same time. Those that run are finished."""
        with self._condition:
            self._wanted_threads, self._extra = threads, extra
            if self._lanes:
                self._start_threads()
            self._condition.notify_all()

    @property
    def is_idle(self) -> bool:
        """Return whether no job has a lane."""
        with self._condition:
            return not self._lanes

    def trouble(self) -> str:
        """Return a sentence when windows wait that nothing will ever decode, else ""."""
        with self._condition:
            alive = any(thread.is_alive() for thread in self._threads.values())
            if any(lane.waiting for lane in self._lanes) and not alive and not self._closed:
                return "windows wait and no thread decodes"
        longest = time.monotonic() - min(list(self._began.values()), default=time.monotonic())
        return f"has decoded one batch for {longest:.0f} s" if longest > HUNG_SECONDS else ""

    @contextmanager
    def lane(self) -> Iterator[Lane[RequestT, ResultT]]:
        """Open a lane for one job. Windows that still wait at its end are dropped."""
        lane: Lane[RequestT, ResultT] = Lane(self._condition, self._batch_key, self._start_threads)
        with self._condition:
            self._lanes.append(lane)
            self._start_threads()
        try:
            with HEALTH.probe("recognizer", self.trouble):
                yield lane
        finally:
            with self._condition:
                self._lanes.remove(lane)
                dropped = [future for _, _, future in lane.waiting]
                lane.waiting.clear()
            for future in dropped:
                future.cancel()

    def _start_threads(self) -> None:
        if not self._threads:
            atexit.register(self.close)
        for number in set(range(self._wanted_threads + self._extra)) - self._threads.keys():
            name = f"recognizer-{number}"
            thread = threading.Thread(target=self._run, args=(number,), name=name, daemon=True)
            self._threads[number] = thread
            thread.start()

    def close(self) -> None:
        """End the threads after their current batches.

        Called at exit: an interpreter that ends while native code runs crashes the process.
        """
        with self._condition:
            self._closed = True
            threads = list(self._threads.values())
            self._condition.notify_all()
        for thread in threads:
            thread.join()

    def _run(self, number: int) -> None:
        """Serve. A bug that ends the thread fails the waiting windows: no job waits for ever. The
        next window starts the thread again."""
        try:
            self._serve(number)
        except Exception as error:
            with self._condition:
                self._threads.pop(number, None)
                lost = [future for lane in self._lanes for _, _, future in lane.waiting]
                for lane in self._lanes:
                    lane.waiting.clear()
            _fail(filter(_start, lost), error)
            log.exception("recognizer thread ended by a bug, the next window starts it again")

    def _serve(self, number: int) -> None:
        """Decode batches until the scheduler is closed or has fewer threads."""
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._is_surplus(number) or self._work_of(number))
                if self._is_surplus(number):
                    self._threads.pop(number, None)
                    return
                batch = take_batch(self._lanes, self._work_of(number), self._batch)
                self._busy.add(number)
                self._condition.notify_all()  # an additional thread may be allowed to work now
            try:
                with self._measured(number, len(batch)):
                    self._decode_batch([it for it in batch if _start(it[1])])
            except Exception as error:
                _fail([future for _, future in batch], error)
                raise
            finally:
                del batch  # the words in its requests may be deleted while this thread waits
                with self._condition:
                    self._busy.discard(number)

    @contextmanager
    def _measured(self, number: int, windows: int) -> Iterator[None]:
        began = self._began[number] = time.monotonic()
        WINDOWS_IN_FLIGHT.add(windows)
        try:
            yield
        finally:
            del self._began[number]
            WINDOWS_IN_FLIGHT.add(-windows)
        WINDOWS.add(windows)
        BATCH_FILL.observe(windows / self._batch)
        BATCH_SECONDS.observe(time.monotonic() - began)

    def _is_surplus(self, number: int) -> bool:
        return self._closed or number >= self._wanted_threads + self._extra

    def _work_of(self, number: int) -> list[Lane[RequestT, ResultT]]:
        """Return the lanes with windows for this thread, in the order of their turns."""
        if number < self._wanted_threads:
            return [lane for lane in self._lanes if lane.waiting]
        if not self._busy.issuperset(range(self._wanted_threads)):
            return []
        return [lane for lane in self._lanes if lane.is_new]

    def _decode_batch(self, batch: list[tuple[RequestT, Future[ResultT]]]) -> None:
        """Decode a batch; after a failure each window alone, so that only the bad one fails."""
        if not batch:
            return
        try:
            answers = self._decode([request for request, _ in batch])
            if len(answers) != len(batch):
                raise RuntimeError(f"{len(answers)} answers to {len(batch)} windows")
        except Exception as error:  # noqa: BLE001 - belongs to the job of the window, not to this thread
            if len(batch) == 1:
                batch[0][1].set_exception(error)
            else:
                for one in batch:
                    self._decode_batch([one])
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            future.set_result(answer)


def _fail(futures: Iterable[Future[ResultT]], error: Exception) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(error)


def _start(future: Future[ResultT]) -> bool:
    """Mark a future as running. Returns False when it was cancelled meanwhile."""
    return future.set_running_or_notify_cancel()
