"""Transcription of one recording: its windows in order, and retries of faulty ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import Audio, Samples
from pipeline.engines.levels import level_speech, within
from pipeline.engines.protocols import (
    Report,
    TranscribedWindow,
    TranscribeOptions,
    WindowCache,
)
from pipeline.engines.whisper import hallucinations as faults
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.decoder import TRAINED_SECONDS
from pipeline.engines.whisper.lanes import Lane
from pipeline.engines.whisper.language_switches import Odds, RecordingLanguages, spread
from pipeline.engines.whisper.missed_speech import find_gaps
from pipeline.engines.whisper.segments import in_order, split_into_segments, to_recording_time
from pipeline.engines.whisper.window_progress import WindowProgress
from pipeline.engines.whisper.windows import Window
from storage.models import Removed, Segment, Transcript, Word

LOOKAHEAD = 32
"""Maximum of waiting windows of one job: their features are in memory."""
PADDING_SECONDS = 6.0
"""Seconds of silence after a short window: with less, Whisper often repeats its end."""
LANGUAGE_SAMPLES = 5
"""Windows, spread over the recording, from which its language is detected."""
MIN_HALVED = 2.0
"""Seconds of speech whose text always fits into one decoding: windows are halved down to that."""
MAX_DEPTH = 2
"""Levels of parts of parts that are decoded again."""
TEMPERATURES = (0.2, 0.6)
"""Temperatures of further retries, after two wrong results."""
POLL_SECONDS = 0.5
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
    progress: WindowProgress = field(default_factory=WindowProgress)

    def transcript(self, windows: tuple[Window, ...]) -> Transcript:
        """Return the words of all windows, in order. Raises Stopped."""
        self.progress.total = sum(window.speech_seconds for window in windows) or 1.0
        finished = self._find_finished(windows)
        missing = deque(window for window in windows if window.name not in finished)
        languages, pending = self._choose_language(finished, missing)
        segments: list[Segment] = []
        removed: list[Removed] = []
        for window in windows:
            self._submit_ahead(missing, pending, languages)
            piece = finished.get(window.name) or self._finish(window, pending, languages)
            segments += piece.segments
            removed += piece.removed
            text = " ".join(each.text for each in piece.segments)
            self.report(self.progress.finish(window), text)
        found = languages.main if segments else ""
        return Transcript(found, self.audio.seconds, tuple(segments), tuple(removed))

    def _find_finished(self, windows: Sequence[Window]) -> dict[str, TranscribedWindow]:
        """Return the windows that an earlier run or another job has finished, by name."""
        found = {window.name: self.cache.find(window.name) for window in windows}
        return {name: piece for name, piece in found.items() if piece is not None}

    def _choose_language(
        self, finished: Mapping[str, TranscribedWindow], missing: Sequence[Window]
    ) -> tuple[RecordingLanguages, Pending]:
        """Return the recording's languages, and the windows already decoded in finding them."""
        if self.options.language:
            return RecordingLanguages(self.options.language, is_fixed=True), {}
        detected = next((piece.language for piece in finished.values() if piece.language), None)
        if detected is None:
            return self._detect_language(missing)
        mixed = any(segment.language for piece in finished.values() for segment in piece.segments)
        return RecordingLanguages(detected, self.options.languages, is_mixed=mixed), {}

    def _detect_language(self, windows: Sequence[Window]) -> tuple[RecordingLanguages, Pending]:
        """Return the likeliest language of some windows, and the windows already decoded in it."""
        samples = spread(windows, LANGUAGE_SAMPLES)
        futures = {one.name: self._submit(one, None) for one in samples}
        results = {one: self._wait(futures[one.name]) for one in samples}
        languages = RecordingLanguages.by_vote(results, self.options.languages)
        matching = {
            one.name: futures[one.name]
            for one, result in results.items()
            if result.language == languages.language_of(one, result.language_probabilities)
        }
        return languages, matching

    def _submit_ahead(
        self, missing: deque[Window], pending: Pending, languages: RecordingLanguages
    ) -> None:
        """Submit the next windows, so that LOOKAHEAD of them are pending.

        Removes them from `missing`.
        """
        while missing and len(pending) < LOOKAHEAD:
            window = missing.popleft()
            if window.name not in pending:
                pending[window.name] = self._submit(window, languages.main)

    def _submit(self, window: Window, language: str | None) -> Future[DecodeResult]:
        return self.progress.submit(window, self.lane.submit(self._request(window, language)))

    def _finish(
        self, window: Window, pending: Pending, languages: RecordingLanguages
    ) -> TranscribedWindow:
        """Return a window's result and store it in the cache.

        The pending result is dropped when another job has finished the window meanwhile.
        """
        future = pending.pop(window.name)
        finished = self.cache.find(window.name)
        if finished is not None:
            future.cancel()
            return finished
        result = self._wait(future)
        language = languages.language_of(window, result.language_probabilities)
        segments: list[Segment] = []
        removed: list[Removed] = []
        for part, own in languages.split(window, language, self._detect):
            if part == window and own == result.language:
                words, gone = self._recover_words(window, result, own)
            else:
                words, gone = self._decode_part(part, own, -1)
            languages.is_mixed = languages.is_mixed or own != languages.main
            other = own if own != languages.main else ""
            segments += (replace(each, language=other) for each in split_into_segments(words, own))
            removed += gone
        transcribed = TranscribedWindow(tuple(segments), tuple(removed), languages.main)
        self.cache.keep(window.name, transcribed)
        return transcribed

    def _detect(self, part: Window) -> Odds:
        """Return the probability of each language in a part of a window."""
        request = replace(self._request(part, None), detects_only=True, hints=())
        return self._wait(self.lane.submit(request)).language_probabilities

    def _recover_words(
        self, window: Window, result: DecodeResult, language: str, depth: int = 0
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """Return the words of a window and what was removed, after retries of it or of its gaps."""
        fault = faults.find_fault(result, window.speech_seconds) or (
            "repeated" if faults.repeats_its_end(result.words) else None
        )
        if result.is_cut_off and fault in (None, "unsure") and window.speech_seconds > MIN_HALVED:
            return self._decode_halves(window, language, depth)
        if fault:
            result, fault = self._retry(window, result, fault, language)
        if fault in ("no_speech", "stock_phrase") or (fault == "repeated" and depth):
            return (), (Removed(window.start, window.end, fault),)
        kept, loops = faults.remove_loops(result.words)
        removed = [
            Removed(window.start + start, window.start + end, "repeated") for start, end in loops
        ]
        words = list(to_recording_time(kept, window.start, window.end))
        for gap in reversed(find_gaps(words, window) if depth < MAX_DEPTH else []):
            decoded = [self._decode_part(part, language, depth) for part in gap.parts]
            found = [word for part_words, _ in decoded for word in part_words]
            if len(found) > gap.last - gap.first:
                words[gap.first : gap.last] = found
                removed += [one for _, part_removed in decoded for one in part_removed]
        return in_order(words), tuple(removed)

    def _decode_halves(
        self, window: Window, language: str, depth: int
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """Return the words of a window whose text needs two decodings, and what was removed."""
        halves = [self._decode_part(part, language, depth - 1) for part in window.halves()]
        (first, removed), (second, also) = halves
        return first + second, removed + also

    def _decode_part(
        self, part: Window, language: str, depth: int
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """Return the words of a part of a window, decoded by itself, and what was removed."""
        result = self._wait(self.lane.submit(self._request(part, language)))
        return self._recover_words(part, result, language, depth + 1)

    def _retry(
        self, window: Window, result: DecodeResult, fault: str, language: str
    ) -> tuple[DecodeResult, str | None]:
        """Decode a faulty window again: fully padded without hints, then at higher temperatures.

        Return the first result that is correct or surely invented, else the likeliest; its fault.
        """
        attempts = [(result, fault)]
        for temperature in (0.0, *TEMPERATURES):
            clip = replace(
                self._request(window, language, TRAINED_SECONDS), hints=(), temperature=temperature
            )
            retried = self._wait(self.lane.submit(clip))
            new_fault = faults.find_fault(retried, window.speech_seconds)
            if new_fault in (None, "no_speech", "stock_phrase"):
                return retried, new_fault
            attempts.append((retried, new_fault))
            if all(faults.is_guess(one) for one, _ in attempts):
                break
        return faults.likeliest(attempts)

    def _request(
        self, window: Window, language: str | None, total_seconds: float = 0.0
    ) -> DecodeRequest:
        spans = within(window.speech, window.start, window.end)
        heard = self.audio.read(window.start, window.end)
        samples = level_speech(heard, spans, louder=window.has_quiet_voice or self.options.louder)
        seconds = window.end - window.start
        features = self.features(samples, total_seconds or seconds + PADDING_SECONDS)
        return DecodeRequest(
            features,
            seconds,
            language,
            self.options.hints,
            beams=self.beams,
            choices=self.options.languages,
            detects=not self.options.language,
        )

    def _wait(self, future: Future[DecodeResult]) -> DecodeResult:
        """Return the result. Reports while it waits, which raises Stopped."""
        while True:
            try:
                return future.result(timeout=POLL_SECONDS)
            except TimeoutError:
                self.report(self.progress.decoded())
