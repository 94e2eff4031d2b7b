"""Progress of one recording over its windows, which are finished in order and decoded in any."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field

from pipeline.engines.whisper.decode_requests import DecodeResult
from pipeline.engines.whisper.windows import Window


@dataclass(slots=True)
class WindowProgress:
    """Seconds of speech that are finished, or decoded before their turn."""

    total: float = 1.0
    finished: float = 0.0
    _ahead: dict[str, tuple[float, Future[DecodeResult]]] = field(default_factory=dict)

    def submit(self, window: Window, future: Future[DecodeResult]) -> Future[DecodeResult]:
        """Watch a window that is decoded ahead. Returns its future."""
        self._ahead[window.name] = window.speech_seconds, future
        return future

    def finish(self, window: Window) -> float:
        """Return the progress (0..1) over finished windows, with this one."""
        self._ahead.pop(window.name, None)
        self.finished += window.speech_seconds
        return self.finished / self.total

    def decoded(self) -> float:
        """Return the progress (0..1), with windows that are decoded and wait for their turn."""
        ahead = sum(seconds for seconds, future in self._ahead.values() if future.done())
        return min(1.0, (self.finished + ahead) / self.total)
