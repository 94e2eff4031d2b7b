"""The media of a job as file and as audio, downloaded and decoded at the first use."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report, SpeechDetector
from pipeline.media.decode import Decoded, decode
from pipeline.media.foreign_formats import check_foreign
from pipeline.media.signatures import HEAD_BYTES
from pipeline.media.tracks.archived_tracks import decode_archive
from pipeline.media.tracks.parallel_tracks import with_other_tracks
from pipeline.media.tracks.zip_heads import is_zip
from pipeline.run.checkpoint import Run
from pipeline.stages.crosstalk import has_speech, levels_of, own_speech, write_own_sound
from storage.errors import MediaGone, NotMedia
from storage.models import WHOLE, Note, Part, SpeechMap

_POLL_SECONDS = 0.5
"""Seconds between checks for a stop while another step decodes."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Properties of a recording after decoding, see `Decoded`, and its speech.

    `seconds` and the times of `speech` are those of the decoded part, which begins at `start` of
    the recording; `length` is that of the whole recording.
    """

    seconds: float
    has_video: bool
    notes: tuple[Note, ...]
    speech: SpeechMap
    start: float = 0.0
    length: float | None = None
    created: str = ""
    channels: tuple[SpeechMap, ...] = ()
    """Own speech of every channel of a call, or of every track; empty for other recordings."""
    tracks: tuple[str, ...] = ()
    """Name of the track of every channel, "" for one without; empty for channels of one track."""


class Source:
    """Media file of one run. Its methods block. Two steps at a time may call them.

    `part` is the part that is decoded, `name` the user's name for the recording. With `by_channel`
    channels are heard alone even if they have much in common.
    """

    def __init__(
        self,
        media: Path,
        run: Run,
        max_seconds: float,
        part: Part = WHOLE,
        name: str = "",
        by_channel: bool = False,
    ) -> None:
        self.part = part
        self.by_channel = by_channel
        self._name = name
        self._media = media
        self._run = run
        self._max_seconds = max_seconds
        self._decoded: Decoded | None = None
        self._decoding = threading.Lock()
        self._channels: tuple[Audio, ...] = ()

    def file(self) -> Path:
        """Return the original file. Raises MediaGone."""
        if not self._media.exists():
            self._run.fetch(self._media)
        return self._media

    def file_up_to(self, size: int) -> Path | None:
        """Return the original file if it has at most `size` bytes and can be had. A longer one is
        not fetched for it."""
        if not self._media.exists():
            if self._run.media_bytes is None or self._run.media_bytes > size:
                return None
            try:
                self._run.fetch(self._media)
            except MediaGone:
                return None
        return self._media if self._media.stat().st_size <= size else None

    def audio(self, report: Report) -> Audio:
        """Return the audio in the scratch folder. Raises BadMedia.

        Decoded audio is reused. In a later attempt a step may have to decode again; it reports no
        progress meanwhile.
        """
        return self._decode(lambda _fraction, newest="": report(0.0, newest)).audio

    def listen(self, detector: SpeechDetector, report: Report) -> Recording:
        """Decode the media and detect its speech."""
        decoded = self._decode(lambda fraction, newest="": report(fraction / 2, newest))
        passes = [decoded.audio, *decoded.channels]

        def detect(number: int) -> SpeechMap:
            def progress(fraction: float, newest: str = "") -> None:
                report(0.5 + (number + fraction) / len(passes) / 2, newest)

            return detector.detect(passes[number], progress)

        speech, *channels = map(detect, range(len(passes)))
        if channels:
            channels = list(_own_speech(channels, decoded))
        apart = decoded.tracks_apart
        least = 1 if apart and apart.certain else 2
        used = sum(map(has_speech, channels)) >= least
        return Recording(
            decoded.seconds,
            decoded.has_video,
            decoded.notes,
            speech,
            decoded.start,
            decoded.length,
            decoded.created,
            channels=tuple(channels) if used else (),
            tracks=apart.names if used and apart else (),
        )

    def channels(self, recording: Recording, report: Report) -> tuple[Audio, ...]:
        """Return the audio of every channel, with silence outside its own speech."""
        self.audio(report)
        decoded = self._decoded
        if decoded is None or self._channels:
            return self._channels
        self._channels = tuple(
            write_own_sound(audio, speech, self._run.scratch / f"channel-{number}.s16le")
            for number, (audio, speech) in enumerate(
                zip(decoded.channels, recording.channels, strict=True), 1
            )
        )
        return self._channels

    def _decode(self, report: Report) -> Decoded:
        """Return the decoded media. A second step waits for the first one that needs it."""
        while not self._decoding.acquire(timeout=_POLL_SECONDS):
            report(0.0)
        try:
            if self._decoded is None:
                self._decoded = self._decode_first(report)
            return self._decoded
        finally:
            self._decoding.release()

    def _decode_first(self, report: Report) -> Decoded:
        self._run.scratch.mkdir(parents=True, exist_ok=True)
        media = self.file()
        try:
            return self._decode_media(media, report)
        except NotMedia:
            with media.open("rb") as file:
                check_foreign(file.read(HEAD_BYTES), self._name)
            raise

    def _decode_media(self, media: Path, report: Report) -> Decoded:
        scratch, limit = self._run.scratch, self._max_seconds
        more = {"apart": True} if self.by_channel else {}
        with media.open("rb") as file:
            archive = is_zip(file.read(HEAD_BYTES))
        if archive:
            most = self._run.unpacked_bytes
            return decode_archive(media, scratch, limit, report, self.part, most, **more)
        decoded = decode(media, scratch, limit, report, self.part, **more)
        if not decoded.others or decoded.channels:
            return decoded
        return with_other_tracks(media, decoded, scratch, limit, report, self.part)


def _own_speech(speech: Sequence[SpeechMap], decoded: Decoded) -> tuple[SpeechMap, ...]:
    """Return the own speech of each channel, by the levels before tracks were raised."""
    apart = decoded.tracks_apart
    raised = apart.raised if apart else [1.0] * len(speech)
    levels = [
        levels_of(audio) - np.float32(20 * math.log10(factor))
        for audio, factor in zip(decoded.channels, raised, strict=True)
    ]
    return own_speech(speech, levels, keep_all=apart is not None)
