"""Stored bytes, files for users, and received media."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """Kind of an artifact. Platforms choose the form of the message by it."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    ASS = "ass"
    LRC = "lrc"
    TSV = "tsv"
    LABELS = "labels"  # of Audacity
    TEXTGRID = "textgrid"  # of Praat
    SRT_BOM = "srt-bom"  # srt that begins with a byte order mark, for players that need it
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    SUMMARY = "summary"
    VIDEO = "video"
    VOICE = "voice"  # ogg/opus, for a voice message
    AUDIO = "audio"  # the same speech as mp3
    PICTURE = "picture"  # png, shown in the chat
    CLIP = "clip"  # sample of one speaker's voice, to recognize the speaker; not part of the answer
    WORDS = "words"  # the transcript with its words, for the page; not part of the answer


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the blob store: their `key`, `sha256` (hex) and `size` (bytes)."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Artifact:
    """A named file made for a user. `seconds` is set for audio and video."""

    kind: FileKind
    name: str
    mime: str
    blob: Blob
    seconds: float | None = None

    @property
    def is_in_answer(self) -> bool:
        """Return whether people get the file with the answer."""
        return self.kind not in (FileKind.CLIP, FileKind.WORDS)


@dataclass(frozen=True, slots=True)
class Media:
    """Received media.

    `handle` is the platform's reference to it (a file id, a path). `blob` is None until the bytes
    have been fetched. `size` (bytes) and `seconds` are the platform's values, None when it gave
    none. `parts` are the files of a joined recording, in order: its bytes are theirs, one after the
    other.
    """

    handle: str
    name: str
    size: int | None = None
    seconds: float | None = None
    blob: Blob | None = None
    parts: tuple[Media, ...] = ()
