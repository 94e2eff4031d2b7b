"""Repair of headers, and what is missing behind right ones."""

from __future__ import annotations

from pathlib import Path

from pipeline.media.headers.aiff_sound import repaired_aiff, repaired_au
from pipeline.media.headers.assembled_file import AssembledFile
from pipeline.media.headers.mp3_length import missing_of_last_piece, promised_mp3_seconds
from pipeline.media.headers.mp3_pieces import repaired_mp3
from pipeline.media.headers.wav_sound import find_wav_sound, repaired_wav


def repaired(path: Path) -> AssembledFile | None:
    """Return the file with headers by which decoders find all of its sound; None where its own
    do."""
    found = repaired_wav(path) or repaired_aiff(path) or repaired_au(path)
    return found or repaired_mp3(path)


def missing_seconds(path: Path, seconds: float) -> float:
    """Return how many seconds a WAV or MP3 file promises beyond those that were decoded; 0 for
    others, and for headers that promise nothing."""
    if sound := find_wav_sound(path):
        return sound.missing_seconds
    promised = promised_mp3_seconds(path) or 0.0
    return max(promised - seconds, missing_of_last_piece(path))
