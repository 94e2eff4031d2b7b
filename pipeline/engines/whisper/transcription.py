"""Transcription of one recording: its windows in order, and retries of faulty ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.protocols import (
    Audio,
    Report,
    Samples,
    TranscribedWindow,
    TranscribeOptions,
    WindowCache,
)
from pipeline.engines.whisper.batch_scheduler import Lane
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.decoder import FULL_ROOM
from pipeline.engines.whisper.hallucinations import find_fault, remove_loops, repeats_its_end
from pipeline.engines.whisper.missed_speech import find_gaps
from pipeline.engines.whisper.segments import split_into_segments, to_recording_time
from pipeline.engines.whisper.windows import Window
from storage.models import Removed, Segment, Transcript, Word

AHEAD = 32
"""Maximum of waiting windows of one job: their features are in memory."""
ROOM = 6.0
"""Seconds of silence after a short window: with less, Whisper often repeats its end."""
SCOUTS = 5
"""Windows, spread over the recording, from which its language is detected."""
DEEPEST = 2
"""Levels of parts of parts that are decoded again."""
TEMPERATURES = (0.2, 0.6)
"""Temperatures of further retries, after two wrong results."""
POLL = 0.5
"""Seconds between checks for a stopped job."""


Features = Callable[[Samples, float], NDArray[np.float32]]
"""Computes features of samples, padded with silence to a length in seconds."""
Pending = dict[str, Future[DecodeResult]]
"""Submitted windows, by name."""


@dataclass(frozen=True, slots=True)
class RecordingTranscriber:
    """Transcribes one recording with the lane of its job and the cache of its windows."""

    features: Features
    lane: Lane[DecodeRequest, DecodeResult]
    audio: Audio
    options: TranscribeOptions
    cache: WindowCache
    report: Report
    beams: int = 0
    """Beams of the search; 0: as set."""

    def transcript(self, windows: tuple[Window, ...]) -> Transcript:
        """Return the words of all windows, in order. Raises Stopped."""
        finished = self._find_finished(windows)
        missing = deque(window for window in windows if window.name not in finished)
        language, pending = self._choose_language(finished, missing)
        segments: list[Segment] = []
        removed: list[Removed] = []
        total = sum(window.speech_seconds for window in windows) or 1.0
        done = 0.0
        for window in windows:
            self._ask_ahead(missing, pending, language)
            piece = finished.get(window.name) or self._finish(window, pending, language)
            segments += piece.segments
            removed += piece.removed
            done += window.speech_seconds
            self.report(done / total, " ".join(segment.text for segment in piece.segments))
        found = language if segments else ""
        return Transcript(found, self.audio.seconds, tuple(segments), tuple(removed))

    def _find_finished(self, windows: Sequence[Window]) -> dict[str, TranscribedWindow]:
        """Return the windows that an earlier run or another job has finished, by name."""
        found = {window.name: self.cache.find(window.name) for window in windows}
        return {name: piece for name, piece in found.items() if piece is not None}

    def _choose_language(
        self, finished: Mapping[str, TranscribedWindow], missing: Sequence[Window]
    ) -> tuple[str, Pending]:
        """Return the recording's language, and the windows already decoded in finding it."""
        if self.options.language:
            return self.options.language, {}
        known = next((piece.language for piece in finished.values() if piece.language), None)
        return (known, {}) if known else self._detect_language(missing)

    def _detect_language(self, windows: Sequence[Window]) -> tuple[str, Pending]:
        """Return the likeliest language of some windows, and the windows already decoded in it."""
        step = max(1.0, len(windows) / SCOUTS)
        scouts = [windows[int(step * at + step / 2)] for at in range(min(SCOUTS, len(windows)))]
        begun = {one.name: self.lane.submit(self._request(one, None)) for one in scouts}
        odds: dict[str, float] = {}
        for scout in scouts:
            heard = self._wait(begun[scout.name])
            weight = min(scout.speech_seconds, 10.0) * (1.0 - heard.no_speech_probability)
            for language, chance in heard.language_probabilities.items():
                odds[language] = odds.get(language, 0.0) + chance * weight
        language = max(odds, key=odds.__getitem__, default="en")
        fit = {name: one for name, one in begun.items() if one.result().language == language}
        return language, fit

    def _ask_ahead(self, missing: deque[Window], pending: Pending, language: str) -> None:
        """Submit the next windows, so that AHEAD of them are pending.

        Removes them from `missing`.
        """
        while missing and len(pending) < AHEAD:
            window = missing.popleft()
            if window.name not in pending:
                pending[window.name] = self.lane.submit(self._request(window, language))

    def _finish(self, window: Window, pending: Pending, language: str) -> TranscribedWindow:
        """Return a window's result and store it in the cache.

        The pending result is dropped when another job has finished the window meanwhile.
        """
        answer = pending.pop(window.name)
        found = self.cache.find(window.name)
        if found is not None:
            answer.cancel()
            return found
        words, removed = self._recover_words(window, self._wait(answer), language)
        made = TranscribedWindow(split_into_segments(words), removed, language)
        self.cache.keep(window.name, made)
        return made

    def _recover_words(
        self, window: Window, heard: DecodeResult, language: str, depth: int = 0
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """Return the words of a window and what was removed, after retries of it or of its gaps."""
        wrong = find_fault(heard, window.speech_seconds) or (
            "repeated" if repeats_its_end(heard.words) else None
        )
        if wrong:
            heard, wrong = self._retry(window, heard, wrong, language)
        if wrong in ("no_speech", "stock_phrase") or (wrong == "repeated" and depth):
            return (), (Removed(window.start, window.end, wrong),)
        kept, loops = remove_loops(heard.words)
        removed = [
            Removed(window.start + start, window.start + end, "repeated") for start, end in loops
        ]
        words = list(to_recording_time(kept, window.start, window.end))
        for hole in reversed(find_gaps(words, window) if depth < DEEPEST else []):
            takes = [self._decode_part(part, language, depth) for part in hole.parts]
            found = [word for take, _ in takes for word in take]
            if len(found) > hole.last - hole.first:
                words[hole.first : hole.last] = found
                removed += [one for _, lost in takes for one in lost]
        return tuple(words), tuple(removed)

    def _decode_part(
        self, part: Window, language: str, depth: int
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """Return the words of a part of a window, decoded by itself, and what was removed."""
        heard = self._wait(self.lane.submit(self._request(part, language)))
        return self._recover_words(part, heard, language, depth + 1)

    def _retry(
        self, window: Window, heard: DecodeResult, wrong: str, language: str
    ) -> tuple[DecodeResult, str | None]:
        """Decode a faulty window again: fully padded without hints, then at higher temperatures.

        Return the first result that is correct or surely invented, with its fault; otherwise the
        likeliest one.
        """
        tried = [(heard, wrong)]
        for temperature in (0.0, *TEMPERATURES):
            clip = replace(
                self._request(window, language, FULL_ROOM), hints=(), temperature=temperature
            )
            another = self._wait(self.lane.submit(clip))
            fault_now = find_fault(another, window.speech_seconds)
            if fault_now in (None, "no_speech", "stock_phrase"):
                return another, fault_now
            tried.append((another, fault_now))
        return max(tried, key=lambda one: (one[1] != "repeated", one[0].mean_logprob))

    def _request(self, window: Window, language: str | None, room: float = 0.0) -> DecodeRequest:
        samples = self.audio.read(window.start, window.end)
        seconds = window.end - window.start
        features = self.features(samples, room or seconds + ROOM)
        return DecodeRequest(features, seconds, language, self.options.hints, beams=self.beams)

    def _wait(self, answer: Future[DecodeResult]) -> DecodeResult:
        """Return the result. Reports while it waits, which raises Stopped."""
        while True:
            try:
                return answer.result(timeout=POLL)
            except NotYet:
                self.report(0.0)
