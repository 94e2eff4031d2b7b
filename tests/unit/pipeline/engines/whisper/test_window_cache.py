"""Finished windows are loaded from the cache when a recording goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.protocols import TranscribedWindow, TranscribeOptions
from pipeline.engines.whisper.windows import cut_windows
from storage.errors import Stopped
from storage.models import Segment, SpeechMap
from tests.unit.pipeline.engines.whisper.scripted_decoder import (
    TWO,
    WORDS,
    FakeDecoder,
    MemoryCache,
    decode_result,
    transcribe,
)


def test_finished_windows_are_loaded_from_the_cache(tmp_path: Path) -> None:
    cache = MemoryCache()
    decoder = FakeDecoder(lambda clip: decode_result("and so " * 20, clip))
    first = transcribe(decoder, TWO, tmp_path, cache=cache)
    second = transcribe(
        FakeDecoder(lambda clip: decode_result("other", clip)), TWO, tmp_path, cache=cache
    )
    assert second == first
    assert second.removed


def test_stopping_ends_the_transcription_at_once(tmp_path: Path) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    cache = MemoryCache()
    with pytest.raises(Stopped):
        transcribe(
            FakeDecoder(lambda clip: decode_result("one", clip)),
            TWO,
            tmp_path,
            cache=cache,
            report=stop,
        )
    (window,) = cache.windows.values()  # the first window, with the language that was found
    assert ([segment.text for segment in window.segments], window.language) == (["one"], "de")


def test_resumed_recording_keeps_the_language_of_finished_windows(
    tmp_path: Path,
) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    cache = MemoryCache()
    with pytest.raises(Stopped):
        transcribe(
            FakeDecoder(lambda clip: decode_result("Eins zwei drei.", clip)),
            TWO,
            tmp_path,
            cache=cache,
            report=stop,
        )
    decoder = FakeDecoder(lambda clip: decode_result("Vier fünf sechs.", clip))
    transcript = transcribe(decoder, TWO, tmp_path, cache=cache)
    assert [segment.text for segment in transcript.segments] == [
        "Eins zwei drei.",
        "Vier fünf sechs.",
    ]
    assert [clip.language for clip in decoder.requests] == ["de"]


def test_results_stay_with_their_windows_when_jobs_share_a_cache(tmp_path: Path) -> None:
    """By position, every window after that one would have the text of the one before it."""
    speech = SpeechMap(((0.0, 4.0), (10.0, 15.0), (20.0, 26.0), (30.0, 37.0)))
    windows = cut_windows(speech, 38.0)
    cache = MemoryCache()

    def another_job(fraction: float, newest: str = "") -> None:
        start, end = windows[1].start, windows[1].end
        window = TranscribedWindow((Segment(start, end, "another"),), (), "en")
        cache.windows.setdefault(windows[1].name, window)

    lengths = {round(window.end - window.start, 3): at for at, window in enumerate(windows)}
    assert len(lengths) == 4
    decoder = FakeDecoder(
        lambda clip: decode_result(f"{lengths[round(clip.seconds, 3)]} {WORDS}", clip)
    )
    transcript = transcribe(
        decoder, speech, tmp_path, options=TranscribeOptions("en"), cache=cache, report=another_job
    )
    texts = [segment.text for segment in transcript.segments]
    assert texts == [f"0 {WORDS}", "another", f"2 {WORDS}", f"3 {WORDS}"]
    texts_by_window = {name: piece.segments[0].text for name, piece in cache.windows.items()}
    assert [texts_by_window[window.name] for window in windows] == texts
