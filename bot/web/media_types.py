"""Types of recordings and files for browsers: from a list, never from a name or a sender."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pipeline.media.signatures import mpeg_frame_size
from storage.models import FileKind

UNKNOWN = "application/octet-stream"
_TEXT = "text/plain; charset=utf-8"
_SOUND_BRANDS = (b"M4A ", b"M4B ")
"""Of files without a picture: https://mp4ra.org/registered-types/brands"""
_KINDS = {
    FileKind.JSON: "application/json",
    FileKind.VOICE: "audio/ogg",
    FileKind.AUDIO: "audio/mpeg",
    FileKind.VTT: "text/vtt; charset=utf-8",
}
_TEXTS = (
    *(FileKind.TXT, FileKind.SRT, FileKind.MD, FileKind.ASS, FileKind.LRC, FileKind.TSV),
    *(FileKind.LABELS, FileKind.TEXTGRID, FileKind.SRT_BOM, FileKind.SUMMARY),
)


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


def download_type(kind: FileKind) -> str:
    """Return the type of a file to be saved."""
    return _TEXT if kind in _TEXTS else _KINDS.get(kind, UNKNOWN)


def attachment(name: str) -> str:
    """Return a Content-Disposition that saves a file under its name, whatever that is: RFC 6266,
    with the name for old clients in plain letters."""
    plain = "".join(it if it.isascii() and (it.isalnum() or it in " .-_") else "_" for it in name)
    exact = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain[:200]}\"; filename*=UTF-8''{exact}"
