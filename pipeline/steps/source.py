"""What was sent, as a file and as sound: brought and decoded when a step first needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.engines.protocols import Audio, Report, SpeechDetector
from pipeline.media.decode import Decoded, decode
from pipeline.run.checkpoint import Run
from storage.models import Note, SpeechMap


@dataclass(frozen=True, slots=True)
class Recording:
    """What there is to know about a recording once it was heard through: see `Decoded`."""

    seconds: float
    has_video: bool
    notes: tuple[Note, ...]
    speech: SpeechMap


class Source:
    """The media file of one run. Its methods block, and are called by one step at a time."""

    def __init__(self, media: Path, run: Run, max_seconds: float) -> None:
        self._media = media
        self._run = run
        self._max_seconds = max_seconds
        self._decoded: Decoded | None = None

    def file(self) -> Path:
        """The file as it was sent. Raises MediaGone."""
        if not self._media.exists():
            self._run.fetch(self._media)
        return self._media

    def audio(self, report: Report) -> Audio:
        """Its sound, in the scratch folder. Raises BadMedia.

        A step that finds it decoded pays nothing; one that does not, in a later attempt, makes no
        progress meanwhile.
        """
        return self._decode(lambda _fraction, newest="": report(0.0, newest)).audio

    def listen(self, detector: SpeechDetector, report: Report) -> Recording:
        """Decode it and find the speech in it."""
        decoded = self._decode(lambda fraction, newest="": report(fraction / 2, newest))
        speech = detector.detect(
            decoded.audio, lambda fraction, newest="": report(0.5 + fraction / 2, newest)
        )
        return Recording(decoded.seconds, decoded.has_video, decoded.notes, speech)

    def _decode(self, report: Report) -> Decoded:
        if self._decoded is None:
            self._run.scratch.mkdir(parents=True, exist_ok=True)
            self._decoded = decode(self.file(), self._run.scratch, self._max_seconds, report)
        return self._decoded
