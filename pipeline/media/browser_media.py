"""Types of recordings that browsers may play: by their first bytes, never by a name or a sender."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.media.signatures import mpeg_frame_size

_SOUND_BRANDS = (b"M4A ", b"M4B ")
"""Of files without a picture: https://mp4ra.org/registered-types/brands"""


@dataclass(frozen=True, slots=True)
class MediaType:
    """Type of a recording that browsers may play."""

    mime: str
    has_picture: bool


def media_type(head: bytes) -> MediaType | None:
    """Return the type of a recording by its first bytes; None for what browsers don't play."""
    if head[4:8] == b"ftyp":
        is_sound = head[8:12] in _SOUND_BRANDS
        return MediaType("audio/mp4", False) if is_sound else MediaType("video/mp4", True)
    if head[:4] == b"\x1aE\xdf\xa3":
        return MediaType("video/webm", True)
    is_wav = head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    is_mp3 = head[:3] == b"ID3" or mpeg_frame_size(head) > 0
    is_aac = len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0
    kinds = {
        "audio/wav": is_wav,
        "audio/mpeg": is_mp3,
        "audio/ogg": head[:4] == b"OggS",
        "audio/flac": head[:4] == b"fLaC",
        "audio/aac": is_aac,
    }
    return next((MediaType(mime, False) for mime, fits in kinds.items() if fits), None)
