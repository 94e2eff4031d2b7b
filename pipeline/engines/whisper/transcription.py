"""Hears one recording: all windows in order, those that went wrong once more."""

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
from pipeline.engines.whisper.decoder import FULL_ROOM
from pipeline.engines.whisper.gaps import find_gaps
from pipeline.engines.whisper.hallucinations import doubled, fault, without_loops
from pipeline.engines.whisper.requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.segments import placed
from pipeline.engines.whisper.segments import segments as segments_of
from pipeline.engines.whisper.windows import Window
from storage.models import Removed, Segment, Transcript, Word

AHEAD = 32
"""Windows of one job that wait in its lane at most: features are kept in memory."""
ROOM = 6.0
"""Seconds of silence that a short window gets after it: with less it is apt to say things twice."""
SCOUTS = 5
"""Windows, spread over the recording, that its language is detected from."""
DEEPEST = 2
"""How often a part of a part is heard again."""
TEMPERATURES = (0.2, 0.6)
"""How a window is tried again that comes out wrong twice."""
POLL = 0.5
"""Seconds between looks at whether the job was stopped."""


Features = Callable[[Samples, float], NDArray[np.float32]]
"""Makes features of samples with silence after them, so many seconds in all."""
Pending = dict[str, Future[DecodeResult]]
"""Windows that the recognizer was asked for, by name."""


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
    """Of the search; 0: as many as the settings say."""

    def transcript(self, windows: tuple[Window, ...]) -> Transcript:
        """Return the words of all windows, in order. Raises Stopped."""
        finished = self._finished(windows)
        missing = deque(window for window in windows if window.name not in finished)
        language, pending = self._language(finished, missing)
        segments: list[Segment] = []
        removed: list[Removed] = []
        total = sum(window.spoken for window in windows) or 1.0
        done = 0.0
        for window in windows:
            self._ask_ahead(missing, pending, language)
            piece = finished.get(window.name) or self._finish(window, pending, language)
            segments += piece.segments
            removed += piece.removed
            done += window.spoken
            self.report(done / total, " ".join(segment.text for segment in piece.segments))
        found = language if segments else ""
        return Transcript(found, self.audio.seconds, tuple(segments), tuple(removed))

    def _finished(self, windows: Sequence[Window]) -> dict[str, TranscribedWindow]:
        """Return the windows that an earlier run or another job has finished, by name."""
        found = {window.name: self.cache.find(window.name) for window in windows}
        return {name: piece for name, piece in found.items() if piece is not None}

    def _language(
        self, finished: Mapping[str, TranscribedWindow], missing: Sequence[Window]
    ) -> tuple[str, Pending]:
        """Return the recording's language, and the windows already decoded in finding it."""
        if self.options.language:
            return self.options.language, {}
        known = next((piece.language for piece in finished.values() if piece.language), None)
        return (known, {}) if known else self._detect_language(missing)

    def _detect_language(self, windows: Sequence[Window]) -> tuple[str, Pending]:
        """Return the likeliest language of some windows, and those of them decoded in it."""
        step = max(1.0, len(windows) / SCOUTS)
        scouts = [windows[int(step * at + step / 2)] for at in range(min(SCOUTS, len(windows)))]
        begun = {one.name: self.lane.ask(self._clip(one, None)) for one in scouts}
        odds: dict[str, float] = {}
        for scout in scouts:
            heard = self._wait(begun[scout.name])
            weight = min(scout.spoken, 10.0) * (1.0 - heard.no_speech)
            for language, chance in heard.languages.items():
                odds[language] = odds.get(language, 0.0) + chance * weight
        language = max(odds, key=odds.__getitem__, default="en")
        fit = {name: one for name, one in begun.items() if one.result().language == language}
        return language, fit

    def _ask_ahead(self, missing: deque[Window], pending: Pending, language: str) -> None:
        """Ask for the next windows, so that AHEAD of them are pending. Takes them off `missing`."""
        while missing and len(pending) < AHEAD:
            window = missing.popleft()
            if window.name not in pending:
                pending[window.name] = self.lane.ask(self._clip(window, language))

    def _finish(self, window: Window, pending: Pending, language: str) -> TranscribedWindow:
        """Return a window's result and keep it. The answer that is used is the one pending under
        its name; it is dropped when another job finished the window meanwhile."""
        answer = pending.pop(window.name)
        found = self.cache.find(window.name)
        if found is not None:
            answer.cancel()
            return found
        words, removed = self._words(window, self._wait(answer), language)
        made = TranscribedWindow(segments_of(words), removed, language)
        self.cache.keep(window.name, made)
        return made

    def _words(
        self, window: Window, heard: DecodeResult, language: str, depth: int = 0
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """The words of a window, after hearing it or parts of it again where that was needed."""
        wrong = fault(heard, window.spoken) or ("repeated" if doubled(heard.words) else None)
        if wrong:
            heard, wrong = self._again(window, heard, wrong, language)
        if wrong in ("no_speech", "stock_phrase") or (wrong == "repeated" and depth):
            return (), (Removed(window.start, window.end, wrong),)
        kept, loops = without_loops(heard.words)
        removed = [
            Removed(window.start + start, window.start + end, "repeated") for start, end in loops
        ]
        words = list(placed(kept, window.start, window.end))
        for hole in reversed(find_gaps(words, window) if depth < DEEPEST else []):
            takes = [self._part(part, language, depth) for part in hole.parts]
            found = [word for take, _ in takes for word in take]
            if len(found) > hole.last - hole.first:
                words[hole.first : hole.last] = found
                removed += [one for _, lost in takes for one in lost]
        return tuple(words), tuple(removed)

    def _part(
        self, part: Window, language: str, depth: int
    ) -> tuple[tuple[Word, ...], tuple[Removed, ...]]:
        """The words of a part of a window, heard by itself."""
        heard = self._wait(self.lane.ask(self._clip(part, language)))
        return self._words(part, heard, language, depth + 1)

    def _again(
        self, window: Window, heard: DecodeResult, wrong: str, language: str
    ) -> tuple[DecodeResult, str | None]:
        """Hears a suspect window again: with the room it was trained on and without hints, then at
        higher temperatures. The first that is right, or surely nothing, else the likeliest."""
        tried = [(heard, wrong)]
        for temperature in (0.0, *TEMPERATURES):
            clip = replace(
                self._clip(window, language, FULL_ROOM), hints=(), temperature=temperature
            )
            another = self._wait(self.lane.ask(clip))
            fault_now = fault(another, window.spoken)
            if fault_now in (None, "no_speech", "stock_phrase"):
                return another, fault_now
            tried.append((another, fault_now))
        return max(tried, key=lambda one: (one[1] != "repeated", one[0].logprob))

    def _clip(self, window: Window, language: str | None, room: float = 0.0) -> DecodeRequest:
        samples = self.audio.read(window.start, window.end)
        seconds = window.end - window.start
        features = self.features(samples, room or seconds + ROOM)
        return DecodeRequest(features, seconds, language, self.options.hints, beams=self.beams)

    def _wait(self, answer: Future[DecodeResult]) -> DecodeResult:
        """The answer, looking up now and then whether the job was stopped meanwhile."""
        while True:
            try:
                return answer.result(timeout=POLL)
            except NotYet:
                self.report(0.0)
