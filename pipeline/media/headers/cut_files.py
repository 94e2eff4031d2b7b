"""Files that have clearly less sound than their headers promise."""

from __future__ import annotations

from pathlib import Path

from av.audio.stream import AudioStream
from av.container import InputContainer

from pipeline.media.containers import track_length
from pipeline.media.headers.repair import missing_seconds

EXACT_LENGTH = {"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "flac", "wav", "avi", "ogg", "caf"}
"""Demuxers with an exact length of tracks; the others estimate it."""
_WRITTEN_LENGTH = {"wav", "mp3"}
"""Demuxers that give the length of what is there; the one that was written is in the header."""


def much_missing(
    container: InputContainer, stream: AudioStream, source: Path, seconds: float, end: float | None
) -> bool:
    """Return whether clearly less was decoded than the headers promise: a cut file.

    `seconds` were decoded, up to the `end` of a part.
    """
    if end is None and container.format.name in _WRITTEN_LENGTH:
        missing = missing_seconds(source, seconds)
        return missing > max(1.0, 0.02 * (seconds + missing))
    promised = track_length(container, stream)
    if container.format.name not in EXACT_LENGTH or promised is None:
        return False
    promised = min(promised, end or promised)
    return promised - seconds > max(1.0, 0.02 * promised)
