"""Progress over windows that are decoded before their turn."""

from __future__ import annotations

from concurrent.futures import Future

from pipeline.engines.whisper.decode_requests import DecodeResult
from pipeline.engines.whisper.window_progress import WindowProgress
from pipeline.engines.whisper.windows import Window


def window(start: float, end: float) -> Window:
    return Window(start, end, ((start, end),))


def test_windows_decoded_ahead_count_once() -> None:
    first, second, third = window(0, 10), window(10, 20), window(20, 40)
    progress = WindowProgress(40.0)
    futures: list[Future[DecodeResult]] = [Future() for _ in range(2)]
    progress.submit(second, futures[0])
    progress.submit(third, futures[1])
    assert progress.decoded() == 0.0
    futures[1].cancel()
    assert progress.decoded() == 0.5
    assert progress.finish(first) == 0.25
    assert progress.decoded() == 0.75
    assert progress.finish(second) == 0.5
    assert progress.finish(third) == 1.0
    assert progress.decoded() == 1.0
