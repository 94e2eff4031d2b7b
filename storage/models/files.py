"""What is kept: bytes, and what they are to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """What an artifact is, so that a front end knows how to send it."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    SUMMARY = "summary"
    VIDEO = "video"
    VOICE = "voice"  # ogg/opus, to be sent as a voice note
    AUDIO = "audio"  # the same voice as mp3
    PICTURE = "picture"  # png, to be seen in the chat
    CLIP = "clip"  # a moment of one speaker's voice, to tell who it is; no part of the answer


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the blob store: `key` says where, `sha256` (hex) and `size` (bytes) what."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Artifact:
    """A named file made for a person. `seconds` is set for sound and video."""

    kind: FileKind
    name: str
    mime: str
    blob: Blob
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """What somebody sent. `handle` is how the platform finds it again (a file id, a path).

    `blob` is None until the bytes have been fetched; `size` (bytes) and `seconds` are what the
    platform claimed, None when it said nothing.
    """

    handle: str
    name: str
    size: int | None = None
    seconds: float | None = None
    blob: Blob | None = None
